import { outcomeSchema } from '../domain/entries.ts';
import { layerSchema } from '../domain/rules.ts';
import { causes, type Cause } from '../domain/time-spent.ts';
import { casesIn, together, withinDays, type MonthRollup, type Spread } from './month-rollup.ts';
import { fewestCases, isFew, safeCells, type Cell } from './small-cells.ts';

/** Working days. `undefined` where there are too few cases to say so. */
export type Pace = { readonly median: number; readonly slowest: number };

/** Working days of all cases together, by what they were spent on; `few` where fewer than five cases spent any. */
export type Spent = Readonly<Record<Cause, number | 'few'>>;

export type StageFigures = {
  readonly stage: string;
  readonly cases: Cell;
  readonly pace: Pace | undefined;
  /** `undefined` where there are too few cases. */
  readonly spent: Spent | undefined;
};

export type MonthFigures = Omit<StageFigures, 'stage'> & { readonly month: string };

export const outcomes = [...outcomeSchema.options, 'undecided'] as const;

/** How often each came of what was asked, in the order of `outcomes`. */
export type OutcomeRow<Name extends string> = { readonly name: Name; readonly counts: readonly Cell[] };

/** In euro, rounded to thousands: plans to which was said yes, together. */
export type CostFigures = {
  readonly cases: number;
  readonly planOnce: number;
  readonly planPerYear: number;
  readonly currentPerYear: number;
};

export type TimeFigures = {
  readonly cases: number;
  readonly pace: Pace | undefined;
  readonly months: readonly MonthFigures[];
  readonly stages: readonly StageFigures[];
  readonly domains: readonly OutcomeRow<string>[];
  readonly kinds: readonly OutcomeRow<MonthRollup['asks'][number]['layer']>[];
  /** How often an ask that departs from a rule was agreed to, the most often first. */
  readonly rules: readonly { readonly ruleId: string; readonly agreed: Cell; readonly asked: Cell }[];
  /** `undefined` where there are too few cases. */
  readonly costs: CostFigures | undefined;
};

/**
 * The figures of some months together; `months` in order, those without a rollup counting as empty. With `stage` the months
 * are about that step alone.
 */
export function figuresOf(
  rollups: readonly MonthRollup[],
  {
    months,
    stages,
    stage,
  }: { months: readonly string[]; stages: readonly string[]; stage?: string | undefined },
): TimeFigures {
  const whole = together(rollups.map((one) => one.whole));
  const cases = casesIn(whole);
  return {
    cases,
    pace: paceOf(whole),
    months: monthsOf(rollups, {
      months,
      stages: stage === undefined ? stages : [stage],
      isWhole: stage === undefined,
    }),
    stages: stages.map((one) => stageFigures(rollups, one, cases)),
    domains: outcomesBy(rollups, ({ domain }) => domain),
    kinds: outcomesBy(rollups, ({ layer }) => layer).toSorted(
      (a, b) => layerSchema.options.indexOf(a.name) - layerSchema.options.indexOf(b.name),
    ),
    rules: rulesOf(rollups),
    costs: costsOf(rollups),
  };
}

function paceOf(spread: Spread): Pace | undefined {
  if (casesIn(spread) < fewestCases) return undefined;
  const median = withinDays(spread, 0.5);
  const slowest = withinDays(spread, 0.9);
  return median === undefined || slowest === undefined ? undefined : { median, slowest };
}

/** The cases of a month, of which the total is known: of one that is few, another is held back as well. */
function monthsOf(
  rollups: readonly MonthRollup[],
  about: { months: readonly string[]; stages: readonly string[]; isWhole: boolean },
): MonthFigures[] {
  const spreads = about.months.map((month) => {
    const own = rollups.filter((one) => one.month === month);
    const spread = about.isWhole
      ? together(own.map(({ whole }) => whole))
      : spreadOf(own, { stages: about.stages, cause: 'all' });
    return { month, own, spread };
  });
  const [counts = []] = safeCells([spreads.map(({ spread }) => casesIn(spread))]);
  return spreads.map(({ month, own, spread }, index) => ({
    month,
    cases: counts[index] ?? 0,
    pace: paceOf(spread),
    spent: casesIn(spread) < fewestCases ? undefined : spentIn(own, about.stages),
  }));
}

function stageFigures(rollups: readonly MonthRollup[], stage: string, all: number): StageFigures {
  const spread = spreadOf(rollups, { stages: [stage], cause: 'all' });
  const cases = casesIn(spread);
  // How many passed a step by is as telling as how many did not.
  const [[own = 0] = []] = safeCells([[cases, Math.max(0, all - cases)]]);
  return {
    stage,
    cases: own,
    pace: paceOf(spread),
    spent: cases < fewestCases ? undefined : spentIn(rollups, [stage]),
  };
}

function spreadOf(
  rollups: readonly MonthRollup[],
  which: { stages: readonly string[]; cause: Cause | 'all' },
): Spread {
  const parts = rollups.flatMap((rollup) => rollup.stages);
  return together(
    parts.flatMap(({ stage, cause, spread }) =>
      which.stages.includes(stage) && cause === which.cause ? [spread] : [],
    ),
  );
}

/** One case may come by at several steps: of each step only what enough cases spent is counted. */
function spentIn(rollups: readonly MonthRollup[], stages: readonly string[]): Spent {
  const spentOn = (cause: Cause): number | 'few' => {
    const spreads = stages.map((stage) => spreadOf(rollups, { stages: [stage], cause }));
    const enough = spreads.filter((spread) => casesIn(spread) >= fewestCases);
    const isAny = spreads.some((spread) => casesIn(spread) > 0);
    return enough.length === 0 && isAny ? 'few' : enough.reduce((sum, spread) => sum + daysIn(spread), 0);
  };
  return {
    official: spentOn('official'),
    'contact-person': spentOn('contact-person'),
    family: spentOn('family'),
    suspension: spentOn('suspension'),
  };
}

/** The working days that may be shown. */
export function shownDays(spent: Spent): number {
  return causes.reduce((sum, cause) => sum + daysOf(spent, cause), 0);
}

export function daysOf(spent: Spent, cause: Cause): number {
  const days = spent[cause];
  return days === 'few' ? 0 : days;
}

function daysIn(spread: Spread): number {
  return spread.reduce((sum, [days, cases]) => sum + days * cases, 0);
}

type AskCount = MonthRollup['asks'][number];

function outcomesBy<Name extends string>(
  rollups: readonly MonthRollup[],
  nameOf: (ask: AskCount) => Name,
): OutcomeRow<Name>[] {
  const asks = rollups.flatMap((rollup) => rollup.asks);
  const rows = [...Map.groupBy(asks, nameOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const cells = safeCells(
    rows.map(([, own]) => outcomes.map((outcome) => countOf(own.filter((one) => one.outcome === outcome)))),
  );
  return rows.map(([name], index) => ({ name, counts: cells[index] ?? [] }));
}

function rulesOf(rollups: readonly MonthRollup[]): TimeFigures['rules'] {
  const asks = rollups.flatMap((rollup) => rollup.asks).filter(({ ruleId }) => ruleId !== undefined);
  const rows = [...Map.groupBy(asks, ({ ruleId }) => ruleId ?? '')]
    .map(([ruleId, own]) => {
      const agreed = countOf(own.filter(({ outcome }) => outcome.startsWith('agree')));
      return { ruleId, agreed, asked: countOf(own) };
    })
    .sort((a, b) => b.agreed - a.agreed || (a.ruleId < b.ruleId ? -1 : 1));
  // With how often was asked and how often was agreed it is known how often was not.
  const cells = safeCells(rows.map(({ agreed, asked }) => [agreed, asked - agreed]));
  return rows.map(({ ruleId, asked }, index) => ({
    ruleId,
    agreed: cells[index]?.[0] ?? 0,
    asked: isFew(asked) ? 'few' : asked,
  }));
}

function costsOf(rollups: readonly MonthRollup[]): CostFigures | undefined {
  const all = rollups.flatMap(({ costs }) => costs ?? []);
  const sumOf = (of: (one: NonNullable<MonthRollup['costs']>) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0);
  const cases = sumOf((one) => one.cases);
  if (cases < fewestCases) return undefined;
  const thousands = (euro: number): number => Math.round(euro / 1000) * 1000;
  return {
    cases,
    planOnce: thousands(sumOf(({ planOnce }) => planOnce)),
    planPerYear: thousands(sumOf(({ planPerYear }) => planPerYear)),
    currentPerYear: thousands(sumOf(({ currentPerYear }) => currentPerYear)),
  };
}

function countOf(asks: readonly { readonly count: number }[]): number {
  return asks.reduce((sum, { count }) => sum + count, 0);
}
