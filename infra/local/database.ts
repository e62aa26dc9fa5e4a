import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { namesOfTables, tables, type KeyAttribute, type TableName, type TableShape } from '../tables.ts';
import { EmbeddedDynamoDb, type Command } from './embedded-dynamodb.ts';

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
  const nameOf = (table: string): string => `${prefix}${table}`;
  return { ...namesOfTables(nameOf), mailbox: nameOf(mailboxTable.name) };
}

/** Embedded, or another DynamoDB at `endpoint`. Tables are made when they are not there; `prefix` keeps tests apart. */
export async function openDatabase(where: {
  path?: string;
  endpoint?: string;
  prefix?: string;
}): Promise<Database> {
  const embedded = where.endpoint === undefined ? await EmbeddedDynamoDb.open(where.path) : undefined;
  const dynamo = new DynamoDBClient({
    region: 'eu-central-1',
    ...(where.endpoint === undefined ? {} : { endpoint: where.endpoint }),
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
  if (embedded !== undefined) Object.assign(client, { send: (command: Command) => embedded.send(command) });
  await Promise.all([...tables, mailboxTable].map((table) => createTable(client, table, where.prefix ?? '')));
  return {
    client,
    close: async () => {
      client.destroy();
      await embedded?.close();
    },
  };
}

/** Has every command of a client pass by; `next` sends it on. */
export function passBy(
  client: DynamoDBDocumentClient,
  around: (command: Command, next: () => Promise<unknown>) => Promise<unknown>,
): void {
  const onward: unknown = Reflect.get(client, 'send');
  if (typeof onward !== 'function') throw new Error('a client that sends nothing');
  Object.assign(client, {
    send: (command: Command, ...rest: unknown[]) =>
      around(command, async (): Promise<unknown> => {
        const result: unknown = await Reflect.apply(onward, client, [command, ...rest]);
        return result;
      }),
  });
}

const putSchema = z.object({ TableName: z.string(), Item: z.record(z.string(), z.unknown()) });

/** Rings after every put of this client. */
export function noticePuts(client: DynamoDBDocumentClient, ring: Doorbell): void {
  passBy(client, async (command, next) => {
    const result = await next();
    const put = putSchema.safeParse(command.input);
    if (put.success) ring(put.data.TableName, put.data.Item);
    return result;
  });
}

type Creatable = Pick<TableShape, 'partition' | 'indexes'> & {
  readonly name: string;
  readonly sort?: KeyAttribute;
};

async function createTable(client: DynamoDBDocumentClient, table: Creatable, prefix: string): Promise<void> {
  const keys = [table.partition, ...(table.sort === undefined ? [] : [table.sort])];
  const attributes = new Map(
    [...keys, ...table.indexes.flatMap((index) => [index.partition, index.sort])].map((key) => [
      key.name,
      key.type,
    ]),
  );
  try {
    await client.send(
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
  const isActive = async (): Promise<boolean> => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: `${prefix}${table.name}` }));
    return Table?.TableStatus === 'ACTIVE';
  };
  for (let tries = 0; tries < 3000; tries += 1) {
    if (await isActive()) return;
    await pause(10);
  }
  throw new Error(`the table ${table.name} did not come up`);
}

function keySchema(keys: readonly KeyAttribute[]) {
  return keys.map(({ name }, index) => ({
    AttributeName: name,
    KeyType: index === 0 ? ('HASH' as const) : ('RANGE' as const),
  }));
}
