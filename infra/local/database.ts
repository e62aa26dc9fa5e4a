import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { tables, type KeyAttribute, type TableName, type TableShape } from '../tables.ts';
import { EmbeddedDynamoDb } from './embedded-dynamodb.ts';

/** Local only: the mails that were sent. */
const mailboxTable: Pick<TableShape, 'partition' | 'indexes'> & { name: 'mailbox'; sort?: KeyAttribute } = {
  name: 'mailbox',
  partition: { name: 'id', type: 'S' },
  indexes: [],
};

export type Database = {
  readonly client: DynamoDBDocumentClient;
  readonly close: () => Promise<void>;
};

/** Called after a put, with the table and the key of what was put: what DynamoDB Streams tell in the cloud. */
type Doorbell = (table: string, item: Readonly<Record<string, unknown>>) => void;

/** What the tables are called. */
export function tableNames(prefix: string): Record<TableName | 'mailbox', string> {
  const name = (table: string): string => `${prefix}${table}`;
  return {
    ledger: name('ledger'),
    seen: name('seen'),
    keys: name('keys'),
    views: name('views'),
    desk: name('desk'),
    mailbox: name('mailbox'),
  };
}

/** Embedded, or another DynamoDB at `endpoint`. Tables are made when they are not there; `prefix` keeps tests apart. */
export async function openDatabase(where: {
  path?: string;
  endpoint?: string;
  prefix?: string;
}): Promise<Database> {
  const embedded = where.endpoint === undefined ? new EmbeddedDynamoDb(where.path) : undefined;
  const dynamo = new DynamoDBClient({
    region: 'eu-central-1',
    endpoint: where.endpoint ?? 'http://embedded.localhost',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...(embedded === undefined
      ? {}
      : { requestHandler: embedded, signer: { sign: (request) => Promise.resolve(request) } }),
  });
  const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
  await Promise.all([...tables, mailboxTable].map((table) => createTable(dynamo, table, where.prefix ?? '')));
  return {
    client,
    close: async () => {
      client.destroy();
      await embedded?.close();
    },
  };
}

const putSchema = z.object({ TableName: z.string(), Item: z.record(z.string(), z.unknown()) });

/** Rings after every put of this client. */
export function noticePuts(client: DynamoDBDocumentClient, ring: Doorbell): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const put = putSchema.safeParse(args.input);
      if (put.success) ring(put.data.TableName, put.data.Item);
      return result;
    },
    { step: 'initialize', name: 'doorbell', priority: 'high' },
  );
}

type Creatable = Pick<TableShape, 'partition' | 'indexes'> & {
  readonly name: string;
  readonly sort?: KeyAttribute;
};

async function createTable(dynamo: DynamoDBClient, table: Creatable, prefix: string): Promise<void> {
  const keys = [table.partition, ...(table.sort === undefined ? [] : [table.sort])];
  const attributes = new Map(
    [...keys, ...table.indexes.flatMap((index) => [index.partition, index.sort])].map((key) => [
      key.name,
      key.type,
    ]),
  );
  try {
    await dynamo.send(
      new CreateTableCommand({
        TableName: `${prefix}${table.name}`,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({
          AttributeName,
          AttributeType,
        })),
        KeySchema: keySchema(keys),
        ...(table.indexes.length === 0
          ? {}
          : {
              GlobalSecondaryIndexes: table.indexes.map((index) => ({
                IndexName: index.name,
                KeySchema: keySchema([index.partition, index.sort]),
                Projection: { ProjectionType: index.projection },
              })),
            }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  // A table that was just made refuses everything for a moment.
  await waitUntilTableExists(
    { client: dynamo, maxWaitTime: 30, minDelay: 0.01, maxDelay: 0.1 },
    { TableName: `${prefix}${table.name}` },
  );
}

function keySchema(keys: readonly KeyAttribute[]) {
  return keys.map(({ name }, index) => ({
    AttributeName: name,
    KeyType: index === 0 ? ('HASH' as const) : ('RANGE' as const),
  }));
}
