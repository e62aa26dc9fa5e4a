import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rollupSchema, type MonthRollup } from './month-rollup.ts';

/** Which figures: of all cases that ended in a month, or of those that ask something of a domain. */
type Which = Pick<MonthRollup, 'month' | 'domain'>;

/** The figures of each month, beside the summaries they are made of. Reading them takes no longer when there are more cases. */
export class MonthRollups {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(from: { client: DynamoDBDocumentClient; table: string }) {
    this.#client = from.client;
    this.#table = from.table;
  }

  async put(rollup: MonthRollup): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#table, Item: storedRollup(rollup) }));
  }

  async delete(which: Which): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { caseId: keyOf(which) } }));
  }

  async get(which: Which): Promise<MonthRollup | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { caseId: keyOf(which) } }),
    );
    return Item === undefined ? undefined : rollupSchema.parse(Item['rollup']);
  }

  /** Those of several months that are there, in the order that was asked for. */
  async of(months: readonly string[], domain: string | undefined): Promise<MonthRollup[]> {
    const found = await Promise.all(months.map((month) => this.get({ month, domain })));
    return found.filter((one) => one !== undefined);
  }
}

/** The row as it is put. */
export function storedRollup(rollup: MonthRollup): { readonly caseId: string; readonly rollup: MonthRollup } {
  return { caseId: keyOf(rollup), rollup };
}

/** No case is called like this. */
const prefix = 'month#';

export function isOfMonth(row: Readonly<Record<string, unknown>>): boolean {
  return typeof row['caseId'] === 'string' && row['caseId'].startsWith(prefix);
}

function keyOf({ month, domain }: Which): string {
  return `${prefix}${month}${domain === undefined ? '' : `#${domain}`}`;
}
