import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  paginateQuery,
  PutCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { followUpKinds, type FollowUp, type FollowUpKind } from '../domain/follow-through.ts';
import { caseIdSchema, personIdSchema, type CaseId } from '../domain/identifiers.ts';

const followUpSchema = z.object({
  caseId: caseIdSchema,
  key: z.string(),
  n: z.number().int(),
  kind: z.enum(followUpKinds),
  dueOn: z.string(),
  isWaitedFor: z.boolean(),
  contactPerson: personIdSchema,
  domain: z.string().exactOptional(),
  ruleId: z.string().exactOptional(),
  doneOn: z.string().exactOptional(),
  word: z.number().int(),
});

/** Rows that are read at once for a file. */
const pageLength = 100;

/** Days from and until which something is due, both included. */
type Period = { readonly from: string; readonly until: string };

/**
 * The view of what is still to come after an agreement, a row for each thing, beside the rows of the cases themselves. What
 * is waited for no longer stays behind out of the index: reading takes no longer when there are more cases that ended.
 */
export class FollowUps {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(from: { client: DynamoDBDocumentClient; table: string }) {
    this.#client = from.client;
    this.#table = from.table;
  }

  /** Put only if newer than what is there: a slow writer never has waited for again what was done. */
  async put(followUp: FollowUp): Promise<void> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: storedFollowUp(followUp),
          ConditionExpression: 'attribute_not_exists(caseId) OR n < :n',
          ExpressionAttributeValues: { ':n': followUp.n },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async delete(followUp: Pick<FollowUp, 'caseId' | 'key'>): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { caseId: keyOf(followUp) } }));
  }

  /**
   * What is waited for of one kind and is due in a period, the earliest first, from an index that may lag; and whether there
   * may be more than was read.
   */
  async dueIn(
    kind: FollowUpKind,
    period: Period,
    atMost: number,
  ): Promise<{ readonly found: FollowUp[]; readonly mayBeMore: boolean }> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({ ...this.#due(kind, period), Limit: atMost }),
    );
    return { found: Items.map(followUpIn), mayBeMore: LastEvaluatedKey !== undefined };
  }

  /** All of it, page by page: for a file. */
  async *allDueIn(kind: FollowUpKind, period: Period): AsyncGenerator<readonly FollowUp[]> {
    const pages = paginateQuery({ client: this.#client, pageSize: pageLength }, this.#due(kind, period));
    for await (const page of pages) yield (page.Items ?? []).map(followUpIn);
  }

  #due(kind: FollowUpKind, { from, until }: Period) {
    return {
      TableName: this.#table,
      IndexName: 'waited',
      KeyConditionExpression: 'waitsFor = :kind AND dueOn BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':kind': kind, ':from': from, ':until': until },
    };
  }
}

function followUpIn(item: Readonly<Record<string, unknown>>): FollowUp {
  return followUpSchema.parse(item['followUp']);
}

/** As it is stored: what is waited for no longer is in no index. */
export function storedFollowUp(followUp: FollowUp) {
  const { kind: waitsFor, dueOn, isWaitedFor, n } = followUp;
  return { caseId: keyOf(followUp), n, followUp, ...(isWaitedFor ? { waitsFor, dueOn } : {}) };
}

const startOfKey = 'after#';

/** The case that a row of this view is about; `undefined` for any other row. */
export function caseOfFollowUp(row: Readonly<Record<string, unknown>>): CaseId | undefined {
  const key = String(row['caseId']);
  return key.startsWith(startOfKey) ? caseIdSchema.safeParse(key.split('#')[1]).data : undefined;
}

/** No case is called like this. */
function keyOf({ caseId, key }: Pick<FollowUp, 'caseId' | 'key'>): string {
  return `${startOfKey}${caseId}#${key}`;
}
