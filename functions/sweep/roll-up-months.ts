import { isDeepStrictEqual } from 'node:util';
import { plusDays, type CalendarDate } from '../../shared/domain/working-days.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { rollUp, type MonthRollup } from '../../shared/views/month-rollup.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'summaries' | 'rollups'>;

/**
 * The figures of this month and of the one before: a case that ended in the last minutes of a month reaches the index in the
 * next. Without it the managers would look at months that never fill.
 */
export async function rollUpMonths(system: Needs, today: CalendarDate): Promise<void> {
  const month = today.slice(0, 7);
  for (const one of [month, plusDays(`${month}-01`, -1).slice(0, 7)]) await rollUpMonth(system, one);
}

/** Puts only what changed: nearly always nothing did. */
export async function rollUpMonth({ summaries, rollups }: Needs, month: string): Promise<void> {
  const closed = await summaries.closedIn(month);
  for (const rollup of rollupsOf(closed, month)) {
    const kept = await rollups.get(rollup);
    const isNothing = kept === undefined && closed.length === 0;
    if (!isNothing && !isDeepStrictEqual(kept, rollup)) await rollups.put(rollup);
  }
}

/** Every row of a month: of all its cases, and of those of each domain. Pure. */
export function rollupsOf(closed: readonly CaseSummary[], month: string): MonthRollup[] {
  return [undefined, ...domainsOf(closed)].map((domain) => rollUp(closed, { month, domain }));
}

function domainsOf(summaries: readonly CaseSummary[]): string[] {
  const asks = summaries.flatMap(({ closing }) => closing?.asks ?? []);
  return [...new Set(asks.map(({ domain }) => domain))].sort();
}
