import type { Cause } from '../domain/time-spent.ts';
import { casesIn, together, withinDays, type MonthRollup, type Spread } from './month-rollup.ts';

/** Below so many cases a figure could tell of one family; it is then held back. */
export const fewestCases = 5;

/** Working days. `undefined` where there are too few cases to say so. */
export type Pace = { readonly median: number; readonly slowest: number };

export type StageFigures = {
  readonly stage: string;
  readonly cases: number;
  readonly pace: Pace | undefined;
  /** All working days of all cases together, by what they were spent on; `undefined` where there are too few cases. */
  readonly spent: Readonly<Record<Cause, number>> | undefined;
};

export type OutcomeCount = {
  readonly outcome: MonthRollup['asks'][number]['outcome'];
  readonly count: number;
};

export type TimeFigures = {
  readonly cases: number;
  readonly outcomes: MonthRollup['outcomes'];
  readonly pace: Pace | undefined;
  readonly months: readonly {
    readonly month: string;
    readonly cases: number;
    readonly pace: Pace | undefined;
  }[];
  readonly stages: readonly StageFigures[];
  readonly domains: readonly { readonly domain: string; readonly counts: readonly OutcomeCount[] }[];
  /** How often an ask that departs from a rule was agreed to, the most often first. */
  readonly rules: readonly { readonly ruleId: string; readonly agreed: number; readonly asked: number }[];
};

/** The figures of some months together; `months` in order, those without a rollup counting as empty. */
export function figuresOf(
  rollups: readonly MonthRollup[],
  { months, stages }: { months: readonly string[]; stages: readonly string[] },
): TimeFigures {
  const whole = together(rollups.map((one) => one.whole));
  const outcomes = { approved: 0, partly: 0, refused: 0, withdrawn: 0 };
  for (const rollup of rollups) {
    outcomes.approved += rollup.outcomes.approved;
    outcomes.partly += rollup.outcomes.partly;
    outcomes.refused += rollup.outcomes.refused;
    outcomes.withdrawn += rollup.outcomes.withdrawn;
  }
  return {
    cases: casesIn(whole),
    outcomes,
    pace: paceOf(whole),
    months: months.map((month) => {
      const spread = rollups.find((one) => one.month === month)?.whole ?? [];
      return { month, cases: casesIn(spread), pace: paceOf(spread) };
    }),
    stages: stages.map((stage) => stageFigures(rollups, stage)),
    domains: domainsOf(rollups),
    rules: rulesOf(rollups),
  };
}

function paceOf(spread: Spread): Pace | undefined {
  if (casesIn(spread) < fewestCases) return undefined;
  const median = withinDays(spread, 0.5);
  const slowest = withinDays(spread, 0.9);
  return median === undefined || slowest === undefined ? undefined : { median, slowest };
}

function stageFigures(rollups: readonly MonthRollup[], stage: string): StageFigures {
  const spreadOf = (cause: Cause | 'all'): Spread =>
    together(
      rollups.flatMap((rollup) =>
        rollup.stages.filter((one) => one.stage === stage && one.cause === cause).map(({ spread }) => spread),
      ),
    );
  const all = spreadOf('all');
  const spentOn = (cause: Cause): number => daysIn(spreadOf(cause));
  return {
    stage,
    cases: casesIn(all),
    pace: paceOf(all),
    spent:
      casesIn(all) < fewestCases
        ? undefined
        : {
            official: spentOn('official'),
            'contact-person': spentOn('contact-person'),
            family: spentOn('family'),
            suspension: spentOn('suspension'),
          },
  };
}

function daysIn(spread: Spread): number {
  return spread.reduce((sum, [days, cases]) => sum + days * cases, 0);
}

function domainsOf(rollups: readonly MonthRollup[]): TimeFigures['domains'] {
  const asks = rollups.flatMap((rollup) => rollup.asks);
  return [...Map.groupBy(asks, ({ domain }) => domain)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([domain, own]) => ({
      domain,
      counts: [...Map.groupBy(own, ({ outcome }) => outcome)].map(([outcome, alike]) => ({
        outcome,
        count: countOf(alike),
      })),
    }));
}

function rulesOf(rollups: readonly MonthRollup[]): TimeFigures['rules'] {
  const asks = rollups.flatMap((rollup) => rollup.asks).filter(({ ruleId }) => ruleId !== undefined);
  return [...Map.groupBy(asks, ({ ruleId }) => ruleId ?? '')]
    .map(([ruleId, own]) => ({
      ruleId,
      agreed: countOf(own.filter(({ outcome }) => outcome.startsWith('agree'))),
      asked: countOf(own),
    }))
    .sort((a, b) => b.agreed - a.agreed || (a.ruleId < b.ruleId ? -1 : 1));
}

function countOf(asks: readonly { readonly count: number }[]): number {
  return asks.reduce((sum, { count }) => sum + count, 0);
}
