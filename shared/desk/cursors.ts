import * as z from 'zod';
import type { CaseId } from '../domain/identifiers.ts';
import type { Desk } from './desk.ts';

const rowSchema = z.object({ n: z.number().int() });
/** No time limit that matters: cursors live as long as cases do. */
const never = 32_503_680_000;

/** How far `react` has come in each case: every effect of entry n has been done when the cursor stands at n. */
export class Cursors {
  readonly #desk: Desk;
  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async of(caseId: CaseId): Promise<number> {
    const row = await this.#desk.get(keyOf(caseId));
    return row === undefined ? 0 : rowSchema.parse(row).n;
  }

  /** Moves on from n to n+1, and only from there: of two that react side by side, one moves it. */
  async advance(caseId: CaseId, from: number): Promise<void> {
    await this.#desk.update(keyOf(caseId), {
      UpdateExpression: 'SET n = :to, #ttl = :never',
      ConditionExpression: from === 0 ? 'attribute_not_exists(n)' : 'n = :from',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: {
        ':to': from + 1,
        ':never': never,
        ...(from === 0 ? {} : { ':from': from }),
      },
    });
  }
}

function keyOf(caseId: CaseId) {
  return { pk: `cursor#${caseId}`, sk: 'cursor' };
}
