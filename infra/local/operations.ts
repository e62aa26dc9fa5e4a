import process from 'node:process';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Routes } from '../../functions/http-lambda.ts';
import { json } from '../../shared/http/http.ts';

/** How often the database was asked something, by what was asked. Scans are for proving only and are not counted. */
export type Operations = Record<'query' | 'get' | 'put' | 'update' | 'delete', number>;

const counted: Readonly<Record<string, keyof Operations>> = {
  QueryCommand: 'query',
  GetItemCommand: 'get',
  PutItemCommand: 'put',
  UpdateItemCommand: 'update',
  DeleteItemCommand: 'delete',
};

const inputSchema = z.object({ TableName: z.string() });

/** Counts what this client asks from now on. `except` is the table of the local mailbox, which the cloud has not. */
export function countOperations(client: DynamoDBDocumentClient, except: string): Readonly<Operations> {
  const operations: Operations = { query: 0, get: 0, put: 0, update: 0, delete: 0 };
  client.middlewareStack.add(
    (next, context) => (args) => {
      const name = counted[context.commandName ?? ''];
      if (name !== undefined && inputSchema.parse(args.input).TableName !== except) operations[name] += 1;
      return next(args);
    },
    { step: 'initialize', name: 'operations', priority: 'high' },
  );
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
