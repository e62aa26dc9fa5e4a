import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  paginateQuery,
  DeleteCommand,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  type QueryCommandInput,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

export type DeskKey = { readonly pk: string; readonly sk: string };
/** A row on the desk; `ttl` in seconds since 1970. DynamoDB deletes late: every reader checks the time itself. */
export type DeskRow = DeskKey & { readonly ttl: number } & Readonly<Record<string, unknown>>;

/** The table of what expires: sessions, codes, task tokens, outbox, cursors, limits. */
export class Desk {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(from: { client: DynamoDBDocumentClient; table: string }) {
    this.#client = from.client;
    this.#table = from.table;
  }

  async get(key: DeskKey): Promise<Record<string, unknown> | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
    );
    return Item;
  }

  async put(row: DeskRow): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#table, Item: row }));
  }

  /** Puts a row unless there is one already. */
  async putOnce(row: DeskRow): Promise<'put' | 'there'> {
    return this.#putWhere(row, {
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  }

  /** Puts a row unless there is one that lasts beyond `now`, in seconds since 1970. */
  async putOverOld(row: DeskRow, now: number): Promise<'put' | 'there'> {
    return this.#putWhere(row, {
      ConditionExpression: 'attribute_not_exists(pk) OR #ttl < :now',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':now': now },
    });
  }

  async #putWhere(
    row: DeskRow,
    condition: Omit<PutCommandInput, 'TableName' | 'Item'>,
  ): Promise<'put' | 'there'> {
    try {
      await this.#client.send(new PutCommand({ TableName: this.#table, Item: row, ...condition }));
      return 'put';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'there';
      throw error;
    }
  }

  /** Puts a row in the place of its version `before`; throws `ConditionalCheckFailedException` when another is there. */
  async replace(row: DeskRow & { readonly version: number }, before: number): Promise<void> {
    await this.#client.send(
      new PutCommand({
        TableName: this.#table,
        Item: row,
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': before },
      }),
    );
  }

  /** An update with its condition; `undefined` when the condition does not hold. Returns the row as it is after. */
  async update(
    key: DeskKey,
    change: Pick<
      UpdateCommandInput,
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
    >,
  ): Promise<Record<string, unknown> | undefined> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { pk: key.pk, sk: key.sk },
          ReturnValues: 'ALL_NEW',
          ...change,
        }),
      );
      return Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  async delete(key: DeskKey): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { pk: key.pk, sk: key.sk } }));
  }

  /** All rows under one partition key, strongly consistent. */
  async list(pk: string): Promise<Record<string, unknown>[]> {
    return this.#query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    });
  }

  /** The rows that wait under `pending`, oldest first, from an index that may lag. */
  async pending(pending: string): Promise<Record<string, unknown>[]> {
    return this.#query({
      IndexName: 'pending',
      KeyConditionExpression: 'pending = :pending',
      ExpressionAttributeValues: { ':pending': pending },
    });
  }

  async #query(query: Omit<QueryCommandInput, 'TableName'>): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    const pages = paginateQuery({ client: this.#client }, { TableName: this.#table, ...query });
    for await (const page of pages) {
      rows.push(...(page.Items ?? []));
    }
    return rows;
  }
}
