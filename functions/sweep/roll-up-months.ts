import { isDeepStrictEqual } from 'node:util';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { plusDays, type CalendarDate } from '../../shared/domain/working-days.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { rollUp, type MonthRollup } from '../../shared/views/month-rollup.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'summaries' | 'rollups'>;

/**
 * The figures of this month and of the one before: a case that ended in the last minutes of a month reaches the index in the
 * next. Without it the managers would look at months that never fill. `today` is a day in Amsterdam, as months are.
 */
export async function rollUpMonths(system: Needs, today: CalendarDate): Promise<void> {
  const month = today.slice(0, 7);
  for (const one of [month, plusDays(`${month}-01`, -1).slice(0, 7)]) await rollUpMonth(system, one);
}

/**
 * Puts only what changed: nearly always nothing did. What a domain or the month had before its last case was erased goes.
 * The row of the whole month names the domains that have one, so it goes along last: broken off, this can be done again.
 * `erased` is a case that the index may still hold.
 */
export async function rollUpMonth(
  { summaries, rollups }: Needs,
  month: string,
  erased?: CaseId,
): Promise<void> {
  const closed = await summaries.closedIn(month);
  const wanted = rollupsOf(
    closed.filter(({ caseId }) => caseId !== erased),
    month,
  );
  const kept = await rollups.get({ month });
  const isWanted = (domain: string): boolean => wanted.some((one) => one.domain === domain);
  for (const domain of new Set(kept?.asks.map((ask) => ask.domain)))
    if (!isWanted(domain)) await rollups.delete({ month, domain });
  for (const rollup of wanted.toReversed())
    if (!isDeepStrictEqual(await rollups.get(rollup), rollup)) await rollups.put(rollup);
  if (wanted.length === 0 && kept !== undefined) await rollups.delete({ month });
}

/** Every row of a month: of all its cases first, and of those of each domain. None where no case ended. Pure. */
export function rollupsOf(closed: readonly CaseSummary[], month: string): MonthRollup[] {
  if (closed.length === 0) return [];
  return [undefined, ...domainsOf(closed)].map((domain) => rollUp(closed, { month, domain }));
}

function domainsOf(summaries: readonly CaseSummary[]): string[] {
  const asks = summaries.flatMap(({ closing }) => closing?.asks ?? []);
  return [...new Set(asks.map(({ domain }) => domain))].sort();
}
