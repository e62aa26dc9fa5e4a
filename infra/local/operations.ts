import process from 'node:process';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Routes } from '../../functions/http-lambda.ts';
import { json } from '../../shared/http/http.ts';
import { passBy } from './database.ts';

/** How often the database was asked something, by what was asked. Scans are for proving only and are not counted. */
export type Operations = Record<'query' | 'get' | 'put' | 'update' | 'delete', number>;

const counted = [
  [QueryCommand, 'query'],
  [GetCommand, 'get'],
  [PutCommand, 'put'],
  [UpdateCommand, 'update'],
  [DeleteCommand, 'delete'],
] as const;

const inputSchema = z.object({ TableName: z.string() });

/** Counts what this client asks from now on. `except` is the table of the local mailbox, which the cloud has not. */
export function countOperations(client: DynamoDBDocumentClient, except: string): Readonly<Operations> {
  const operations: Operations = { query: 0, get: 0, put: 0, update: 0, delete: 0 };
  passBy(client, (command, next) => {
    const name = counted.find(([kind]) => command instanceof kind)?.[1];
    if (name !== undefined && inputSchema.parse(command.input).TableName !== except) operations[name] += 1;
    return next();
  });
  return operations;
}

/** What the process has used so far, for benchmarks. Only ever served by the local runtime. */
export function operationsRoutes(operations: Readonly<Operations>): Routes {
  return {
    '/operations.json': {
      GET: () => {
        const { user, system } = process.cpuUsage();
        const rssMiB = Math.round(process.memoryUsage.rss() / 1_048_576);
        return Promise.resolve(json(200, { operations, rssMiB, cpuMs: Math.round((user + system) / 1000) }));
      },
    },
  };
}
