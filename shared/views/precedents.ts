import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { paginateQuery, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { conditionKindSchema, outcomeSchema } from '../domain/entries.ts';
import { caseIdSchema, type CaseId } from '../domain/identifiers.ts';
import { inOrder, type Precedent, type PrecedentRow } from '../domain/precedents.ts';

const rowSchema = z.object({
  ruleId: z.string(),
  caseId: caseIdSchema,
  stage: z.string(),
  askId: z.string(),
  n: z.number().int(),
  precedent: z
    .object({
      outcome: outcomeSchema,
      kinds: z.array(conditionKindSchema),
      amountOnce: z.number().optional(),
      amountPerYear: z.number().optional(),
    })
    .optional(),
});

/** The row as it is put: under its rule, by the decision it tells of. */
export function storedPrecedent(row: PrecedentRow): PrecedentRow & { readonly decision: string } {
  return { ...row, decision: `${row.caseId}/${row.stage}/${row.askId}` };
}

/**
 * The view by rule: a row for each ask that was ever decided and departs from a rule of the catalogue. It holds what an
 * official of another case may see and nothing more; whose case it is, is there to leave that case itself out.
 */
export class Precedents {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(from: { client: DynamoDBDocumentClient; table: string }) {
    this.#client = from.client;
    this.#table = from.table;
  }

  /** Put only if newer than what is there: a slow writer never lets a decision count again that counts no more. */
  async put(row: PrecedentRow): Promise<void> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: storedPrecedent(row),
          ConditionExpression: 'attribute_not_exists(decision) OR n < :n',
          ExpressionAttributeValues: { ':n': row.n },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** The decisions that count on each rule in all cases but `own`; one query a rule. */
  async comparable(
    rules: readonly string[],
    own: CaseId,
  ): Promise<ReadonlyMap<string, readonly Precedent[]>> {
    const found = await Promise.all(
      [...new Set(rules)].map(async (ruleId) => {
        const others = (await this.ofRule(ruleId)).filter(({ caseId }) => caseId !== own);
        return [ruleId, inOrder(others.flatMap(({ precedent }) => precedent ?? []))] as const;
      }),
    );
    return new Map(found);
  }

  /** Every row of a rule, also of decisions that count no more. */
  async ofRule(ruleId: string): Promise<PrecedentRow[]> {
    const rows: PrecedentRow[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: 'ruleId = :rule',
        ExpressionAttributeValues: { ':rule': ruleId },
      },
    );
    for await (const page of pages) rows.push(...(page.Items ?? []).map((item) => rowSchema.parse(item)));
    return rows;
  }
}
