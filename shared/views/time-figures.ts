import { outcomeSchema } from '../domain/entries.ts';
import { layerSchema } from '../domain/rules.ts';
import { causes, type Cause } from '../domain/time-spent.ts';
import { countByFives, shownCount, type Count } from './by-fives.ts';
import { together, withinDays, casesIn, type MonthRollup, type Spread } from './month-rollup.ts';

/**
 * Working days within which half was done, and nine in ten: that in whole weeks, and left out where so few were done that it
 * would be the slowest of all.
 */
export type Pace = { readonly median: number; readonly nineTenths: number | undefined };

/** Percentages of the working days that are told of, in fives. `few` where too few cases spent any on it: those are not in. */
export type Shares = Readonly<Record<Cause, Count>>;

export type StageFigures = {
  readonly stage: string;
  readonly cases: Count;
  readonly pace: Pace | undefined;
  /** `undefined` where there are too few cases, or no days. */
  readonly shares: Shares | undefined;
};

export type MonthFigures = Omit<StageFigures, 'stage'> & { readonly month: string };

export const outcomes = [...outcomeSchema.options, 'undecided'] as const;

/** How often each came of what was asked, in the order of `outcomes`. */
export type OutcomeRow<Name extends string> = { readonly name: Name; readonly counts: readonly Count[] };

/** In euro, for a plan to which was said yes: means, rounded to five hundred. */
export type CostFigures = {
  readonly cases: number;
  readonly firstYear: number;
  readonly laterYears: number;
  readonly currentPerYear: number;
};

export type TimeFigures = {
  readonly cases: Count;
  readonly pace: Pace | undefined;
  readonly months: readonly MonthFigures[];
  readonly stages: readonly StageFigures[];
  /** Of the stages together. */
  readonly shares: Shares | undefined;
  readonly domains: readonly OutcomeRow<string>[];
  readonly kinds: readonly OutcomeRow<AskCount['layer']>[];
  /** How often an ask that departs from a rule was agreed to, the most often first as far as is shown. */
  readonly rules: readonly { readonly ruleId: string; readonly agreed: Count; readonly asked: Count }[];
  /** `undefined` where there are too few cases. */
  readonly costs: CostFigures | undefined;
};

type AskCount = MonthRollup['asks'][number];

type Chosen = {
  readonly months: readonly string[];
  readonly stages: readonly string[];
  readonly stage?: string | undefined;
};

/**
 * The figures of some months together; `months` in order and without gaps. The rollups are those from the January before:
 * one that is not there counts as empty. With `stage` the months are about that step alone. What is shown of a number, an
 * order and a row follows from counts by fives alone, never from a count that is held back.
 */
export function figuresOf(rollups: readonly MonthRollup[], { months, stages, stage }: Chosen): TimeFigures {
  const all = new Months(rollups, months);
  const told = stage === undefined ? stages : [stage];
  const spreadsOf = stage === undefined ? ({ whole }: MonthRollup) => [whole] : spreads([stage], 'all');
  const { count, spread } = all.cases(({ whole }) => [whole]);
  return {
    cases: count,
    pace: paceOf(spread, count),
    months: months.map((month) => {
      const one = all.only(month);
      return { month, ...pacedBy(one, spreadsOf), shares: sharesOf(one, told) };
    }),
    stages: stages.map((one) => ({
      stage: one,
      ...pacedBy(all, spreads([one], 'all')),
      shares: sharesOf(all, [one]),
    })),
    shares: sharesOf(all, stages),
    domains: outcomesBy(all, ({ domain }) => domain),
    kinds: outcomesBy(all, ({ layer }) => layer).toSorted(
      (a, b) => layerSchema.options.indexOf(a.name) - layerSchema.options.indexOf(b.name),
    ),
    rules: rulesOf(all),
    costs: costsOf(all),
  };
}

/** What there is of the months that were chosen, and of those before them in their year: these are counted with, not shown. */
class Months {
  readonly #byMonth: ReadonlyMap<string, MonthRollup>;
  readonly #chosen: readonly string[];

  constructor(rollups: Iterable<MonthRollup>, chosen: readonly string[]) {
    this.#byMonth = new Map([...rollups].map((one) => [one.month, one]));
    this.#chosen = chosen;
  }

  only(month: string): Months {
    return new Months(this.#byMonth.values(), [month]);
  }

  get chosen(): readonly MonthRollup[] {
    return this.#chosen.flatMap((month) => this.#byMonth.get(month) ?? []);
  }

  /** All that was asked, whenever. */
  get asks(): readonly AskCount[] {
    return [...this.#byMonth.values()].flatMap(({ asks }) => asks);
  }

  count(of: (rollup: MonthRollup) => number): Count {
    return countByFives((month) => {
      const rollup = this.#byMonth.get(month);
      return rollup === undefined ? 0 : of(rollup);
    }, this.#chosen);
  }

  cases(spreadsOf: (rollup: MonthRollup) => readonly Spread[]): { count: Count; spread: Spread } {
    return {
      count: this.count((one) => casesIn(spreadsOf(one).flat())),
      spread: together(this.chosen.flatMap(spreadsOf)),
    };
  }
}

function spreads(stages: readonly string[], cause: Cause | 'all') {
  return (rollup: MonthRollup): Spread[] =>
    rollup.stages.flatMap((one) => (stages.includes(one.stage) && one.cause === cause ? [one.spread] : []));
}

function pacedBy(
  months: Months,
  spreadsOf: (rollup: MonthRollup) => readonly Spread[],
): { cases: Count; pace: Pace | undefined } {
  const { count, spread } = months.cases(spreadsOf);
  return { cases: count, pace: paceOf(spread, count) };
}

/** From fifteen, behind which there are eleven or more: of ten, nine are done before the slowest alone. */
const fewestForNineTenths = 15;
const week = 5;

function paceOf(spread: Spread, count: Count): Pace | undefined {
  const median = withinDays(spread, 0.5);
  const nineTenths = withinDays(spread, 0.9);
  if (count === 'few' || median === undefined || nineTenths === undefined) return undefined;
  return {
    median,
    nineTenths: count < fewestForNineTenths ? undefined : Math.ceil(nineTenths / week) * week,
  };
}

/** One case may come by at several steps: of each step only what enough cases spent is counted. */
function sharesOf(months: Months, stages: readonly string[]): Shares | undefined {
  const told = causes.map((cause) => {
    const enough = stages
      .map((stage) => months.cases(spreads([stage], cause)))
      .filter(({ count }) => count !== 'few');
    return {
      cause,
      isTold: enough.length > 0,
      days: enough.reduce((sum, { spread }) => sum + daysIn(spread), 0),
    };
  });
  const all = told.reduce((sum, { days }) => sum + days, 0);
  if (all === 0) return undefined;
  const shareOf = (cause: Cause): Count => {
    const one = told.find((other) => other.cause === cause);
    return one?.isTold === true ? Math.round((one.days / all) * 20) * 5 : 'few';
  };
  return {
    official: shareOf('official'),
    'contact-person': shareOf('contact-person'),
    family: shareOf('family'),
    suspension: shareOf('suspension'),
  };
}

function daysIn(spread: Spread): number {
  return spread.reduce((sum, [days, cases]) => sum + days * cases, 0);
}

/** A row of which nothing may be shown is not there: that something was asked once may be about one family. */
function outcomesBy<Name extends string>(
  months: Months,
  nameOf: (ask: AskCount) => Name,
): OutcomeRow<Name>[] {
  return [...new Set(months.asks.map(nameOf))]
    .sort()
    .map((name) => ({
      name,
      counts: outcomes.map((outcome) =>
        months.count(({ asks }) =>
          countOf(asks.filter((ask) => nameOf(ask) === name && ask.outcome === outcome)),
        ),
      ),
    }))
    .filter(({ counts }) => counts.some((count) => count !== 'few'));
}

function rulesOf(months: Months): TimeFigures['rules'] {
  return [...new Set(months.asks.flatMap(({ ruleId }) => ruleId ?? []))]
    .sort()
    .map((ruleId) => ({
      ruleId,
      agreed: months.count(({ asks }) =>
        countOf(asks.filter((ask) => ask.ruleId === ruleId && ask.outcome.startsWith('agree'))),
      ),
      asked: months.count(({ asks }) => countOf(asks.filter((ask) => ask.ruleId === ruleId))),
    }))
    .filter(({ agreed, asked }) => agreed !== 'few' || asked !== 'few')
    .sort((a, b) => shownCount(b.agreed) - shownCount(a.agreed) || shownCount(b.asked) - shownCount(a.asked));
}

/** Means rather than sums: with a sum of this month and one of last month what one plan costs could be worked out. */
function costsOf(months: Months): CostFigures | undefined {
  const count = months.count(({ costs }) => costs?.cases ?? 0);
  if (count === 'few') return undefined;
  const known = months.chosen.flatMap(({ costs }) => costs ?? []);
  const sumOf = (of: (one: (typeof known)[number]) => number): number =>
    known.reduce((sum, one) => sum + of(one), 0);
  const mean = (of: (one: (typeof known)[number]) => number): number =>
    Math.round(sumOf(of) / sumOf((one) => one.cases) / 500) * 500;
  return {
    cases: count,
    firstYear: mean(({ planOnce, planPerYear }) => planOnce + planPerYear),
    laterYears: mean(({ planPerYear }) => planPerYear),
    currentPerYear: mean(({ currentPerYear }) => currentPerYear),
  };
}

function countOf(asks: readonly { readonly count: number }[]): number {
  return asks.reduce((sum, { count }) => sum + count, 0);
}
