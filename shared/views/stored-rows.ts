import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  GetCommand,
  paginateScan,
  PutCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

export const storedRowSchema = z.record(z.string(), z.unknown());
/** A row as it is stored, whatever is in it. */
export type StoredRow = z.infer<typeof storedRowSchema>;

/** The rows of one view as they lie in their table, for whoever holds them against the ledger: no page reads them so. */
export class StoredRows {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #key: readonly string[];

  /** `key` names the attributes a row is known by. */
  constructor(from: { client: DynamoDBDocumentClient; table: string; key: readonly string[] }) {
    this.#client = from.client;
    this.#table = from.table;
    this.#key = from.key;
  }

  /** What tells a row from all others, as text. */
  nameOf(row: StoredRow): string {
    return this.#key.map((name) => String(row[name])).join(' ');
  }

  /** Every row: a scan of the whole table. */
  async *all(): AsyncGenerator<StoredRow> {
    const pages = paginateScan({ client: this.#client }, { TableName: this.#table, ConsistentRead: true });
    for await (const page of pages) yield* (page.Items ?? []).map((item) => storedRowSchema.parse(item));
  }

  /** The row that is there in the place of `like`; strongly consistent. */
  async get(like: StoredRow): Promise<StoredRow | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: this.#keyOf(like), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : storedRowSchema.parse(Item);
  }

  /** Puts it whatever is there, unless that tells of a later entry. */
  async put(row: StoredRow): Promise<void> {
    const { n } = row;
    const unlessNewer =
      n === undefined
        ? {}
        : {
            ConditionExpression: 'attribute_not_exists(n) OR n <= :n',
            ExpressionAttributeValues: { ':n': n },
          };
    try {
      await this.#client.send(new PutCommand({ TableName: this.#table, Item: row, ...unlessNewer }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async delete(row: StoredRow): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: this.#keyOf(row) }));
  }

  #keyOf(row: StoredRow): StoredRow {
    return Object.fromEntries(this.#key.map((name) => [name, row[name]]));
  }
}
