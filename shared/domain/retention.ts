import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { endedTurn } from './chain.ts';
import type { CaseState } from './case-state.ts';
import type { ErasureGround } from './course-entries.ts';
import { endedBy } from './ending.ts';
import type { Envelope } from './entries.ts';
import { slugSchema } from './identifiers.ts';
import { outcomeOfAsk, turnOf } from './turn.ts';
import { dateIn, plusDays, type CalendarDate } from './working-days.ts';

const yearsSchema = z.number().int().min(1).max(115);

/** How long a municipality keeps a case after it ended, where that differs from the defaults below. */
export const retentionSchema = z.strictObject({
  /** By the domain of what was agreed to. */
  years: z.record(slugSchema, yearsSchema).optional(),
  /** A domain that is not listed. */
  otherYears: yearsSchema.optional(),
  refusedYears: yearsSchema.optional(),
  /** A request taken back before anything was decided. */
  brokenOffDays: z.number().int().min(1).max(3660).optional(),
});
export type Retention = z.infer<typeof retentionSchema>;

/** Selectielijst gemeenten 2020; youth also Jeugdwet 7.3.8. What no list names is kept as long as the longest. */
const years: Readonly<Record<string, number>> = { youth: 20, wmo: 15, participatiewet: 10, 'debt-help': 5 };
const defaults = { otherYears: 20, refusedYears: 5, brokenOffDays: 42 };

/** `lastDay` is the last day on which a case is kept. */
export type Kept = {
  readonly ground: Exclude<ErasureGround, 'asked-by-family'>;
  readonly lastDay: CalendarDate;
};

/**
 * Until when a case that has ended is kept. Its words are sealed with one key, so the longest of its terms holds for all
 * of it. `undefined` while it runs, and once it was erased.
 */
export function keptUntil(
  state: CaseState,
  entries: readonly Envelope[],
  terms: Retention,
): Kept | undefined {
  const ending = endedBy(entries);
  if (ending === undefined || turnOf(state) !== endedTurn || state.erased !== undefined) return undefined;
  const endedOn = dateIn(ending.at);
  const { otherYears, refusedYears, brokenOffDays } = { ...defaults, ...definedOf(terms) };
  const byDomain: Readonly<Record<string, number>> = { ...years, ...terms.years };
  const kept = state.asks.flatMap(({ id, domain }) => {
    const outcome = outcomeOfAsk(state, id);
    if (outcome === undefined) return [];
    return outcome === 'not-agree' ? refusedYears : (byDomain[domain] ?? otherYears);
  });
  if (kept.length === 0) return { ground: 'broken-off', lastDay: plusDays(endedOn, brokenOffDays) };
  const lastDay = Temporal.PlainDate.from(endedOn).add({ years: Math.max(...kept) });
  return { ground: 'retention-ended', lastDay: lastDay.toString() };
}

function definedOf({ otherYears, refusedYears, brokenOffDays }: Retention) {
  return {
    ...(otherYears === undefined ? {} : { otherYears }),
    ...(refusedYears === undefined ? {} : { refusedYears }),
    ...(brokenOffDays === undefined ? {} : { brokenOffDays }),
  };
}
