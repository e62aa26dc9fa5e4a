import * as z from 'zod';
import type { CaseId } from '../domain/identifiers.ts';
import type { Desk } from './desk.ts';

const rowSchema = z.object({ n: z.number().int() });
/** No time limit that matters: cursors live as long as cases do. */
const never = 32_503_680_000;

/** Milliseconds that a place is remembered by who moved a cursor to it. */
const rememberedFor = 60_000;
const rememberedAtMost = 2_000;

/** How far `react` has come in each case: every effect of entry n has been done when the cursor stands at n. */
export class Cursors {
  readonly #desk: Desk;
  readonly #now: () => number;
  readonly #moved = new Map<CaseId, { readonly n: number; readonly until: number }>();

  /** `now` in milliseconds on the real clock. */
  constructor(desk: Desk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  async of(caseId: CaseId): Promise<number> {
    const row = await this.#desk.get(keyOf(caseId));
    return row === undefined ? 0 : rowSchema.parse(row).n;
  }

  /**
   * Where the cursor stands, for who is told of entry n. Not read again by who moved it just before n: cursors never go
   * back, and where another has moved it on since, what follows from n is done twice.
   */
  async before(caseId: CaseId, n: number): Promise<number> {
    const moved = this.#moved.get(caseId);
    const isJustBefore = moved !== undefined && moved.until > this.#now() && moved.n >= n - 1;
    return isJustBefore ? moved.n : this.of(caseId);
  }

  /**
   * Moves on to n, from wherever it stands before it: of two that react side by side, who came further stays. Whether it
   * moved.
   */
  async advance(caseId: CaseId, to: number): Promise<boolean> {
    const moved = await this.#desk.update(keyOf(caseId), {
      UpdateExpression: 'SET n = :to, #ttl = :never',
      ConditionExpression: 'attribute_not_exists(n) OR n < :to',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':to': to, ':never': never },
    });
    this.#moved.delete(caseId);
    this.#moved.set(caseId, { n: to, until: this.#now() + rememberedFor });
    const oldest = this.#moved.keys().next();
    if (this.#moved.size > rememberedAtMost && oldest.done !== true) this.#moved.delete(oldest.value);
    return moved !== undefined;
  }
}

function keyOf(caseId: CaseId) {
  return { pk: `cursor#${caseId}`, sk: 'cursor' };
}
