import type { MonthRollup } from '../../shared/views/month-rollup.ts';
import { daysOf, type RecountedCase } from './recounted.ts';

/** What the row of a month says, and what it must say of its cases. */

/** Every case for itself: `[[2, 3]]` is three cases of two days. */
function oneByOne(spread: MonthRollup['whole']): number[] {
  return spread.flatMap(([days, cases]) => Array.from({ length: cases }, () => days));
}

const sorted = (days: readonly number[]): number[] => days.toSorted((a, b) => a - b);

/** How often each is there. */
function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** What the row of a month says, in the words of the recount. */
export function said(rollup: MonthRollup | undefined) {
  const { outcomes, whole = [], stages = [], asks = [], costs } = rollup ?? {};
  return {
    outcomes: { approved: 0, partly: 0, refused: 0, withdrawn: 0, ...outcomes },
    whole: oneByOne(whole),
    stages: Object.fromEntries(
      stages.map(({ stage, cause, spread }) => [`${stage} ${cause}`, oneByOne(spread)]),
    ),
    costs,
    asks: Object.fromEntries(
      asks.map(({ domain, ruleId = '', outcome, count }) => [`${domain} ${ruleId} ${outcome}`, count]),
    ),
  };
}

/** The same of the cases themselves. */
export function counted(
  cases: readonly RecountedCase[],
  domain: string | undefined,
): ReturnType<typeof said> {
  const stages: Record<string, number[]> = {};
  for (const one of cases)
    for (const [stage, causes] of one.days)
      for (const [cause, days] of [...causes, ['all', daysOf(one, stage)] as const])
        stages[`${stage} ${cause}`] = sorted([...(stages[`${stage} ${cause}`] ?? []), days]);
  const asks = cases
    .flatMap((one) => one.asks)
    .filter((ask) => domain === undefined || ask.domain === domain)
    .map((ask) => `${ask.domain} ${ask.ruleId ?? ''} ${ask.outcome}`);
  const outcomes = tally(cases.flatMap(({ outcome }) => outcome ?? []));
  return {
    outcomes: { approved: 0, partly: 0, refused: 0, withdrawn: 0, ...outcomes },
    whole: sorted(cases.map((one) => daysOf(one))),
    stages,
    costs: costsOf(cases),
    asks: tally(asks),
  };
}

/** What the plans cost to which was said yes, together. */
function costsOf(cases: readonly RecountedCase[]): MonthRollup['costs'] {
  const known = cases.flatMap(({ costs, outcome }) =>
    costs !== undefined && (outcome === 'approved' || outcome === 'partly') ? [costs] : [],
  );
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);
  if (known.length === 0) return undefined;
  return {
    cases: known.length,
    planOnce: sum(known.map((one) => one.planOnce)),
    planPerYear: sum(known.map((one) => one.planPerYear)),
    currentPerYear: sum(known.map((one) => one.currentPerYear)),
  };
}
