import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { MemoryDynamoDb } from './memory-dynamodb.ts';

type Command = object & { readonly input: unknown };

/** A document client whose every command `send` carries out; nothing of it ever touches a network. */
export function clientThat(send: (command: Command) => Promise<unknown>): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'simulated', secretAccessKey: 'simulated' };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1', credentials }));
  return Object.assign(client, { send });
}

/** Reads and writes at once and never fails: for who looks at the store from outside the simulated world. */
export function directClient(engine: MemoryDynamoDb): DynamoDBDocumentClient {
  return clientThat(async (command) => Promise.resolve(engine.execute(command)));
}

const rowSchema = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Item: z.record(z.string(), z.unknown()).optional(),
  Key: z.record(z.string(), z.unknown()).optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
});

/** What a command does to which row, for a trace that people read: keys only, never what a row holds. */
export function describeCommand(command: Command): string {
  const { TableName, IndexName, Item, Key, ExpressionAttributeValues } = rowSchema.parse(command.input);
  const verb = command.constructor.name.replace(/Command$/, '');
  const row = Item ?? Key ?? ExpressionAttributeValues ?? {};
  const names = Item === undefined ? Object.keys(row) : ['ledger', 'caseId', 'seenAt', 'pk', 'sk', 'n'];
  const keys = names.flatMap((name) => {
    const value = row[name];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
  return [verb, TableName, ...(IndexName === undefined ? [] : [IndexName]), ...keys].join(' ');
}
