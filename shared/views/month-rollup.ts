import * as z from 'zod';
import type { Costs } from '../domain/entry-parts.ts';
import { layerSchema } from '../domain/rules.ts';
import { outcomeSchema } from '../domain/entries.ts';
import { causes } from '../domain/time-spent.ts';
import { monthSchema, type CaseSummary } from './case-summaries.ts';

/** How many of the cases took how many working days: `[working days, cases]`, the fewest days first. */
const spreadSchema = z.array(z.tuple([z.number().int().min(0), z.number().int().min(1)]));
export type Spread = z.infer<typeof spreadSchema>;

/** The cases of a month that took any time at a stage: for each cause, and `all` together. */
const stageTimeSchema = z.object({
  stage: z.string(),
  cause: z.enum([...causes, 'all']),
  spread: spreadSchema,
});

const askCountSchema = z.object({
  domain: z.string(),
  layer: layerSchema,
  ruleId: z.string().optional(),
  outcome: outcomeSchema.or(z.literal('undecided')),
  count: z.number().int(),
});

export const rollupSchema = z.object({
  month: monthSchema,
  /** Only cases that ask something of this domain; left out for all cases. */
  domain: z.string().optional(),
  outcomes: z.record(z.enum(['approved', 'partly', 'refused', 'withdrawn']), z.number().int()),
  /** From the first entry to the last word. */
  whole: spreadSchema,
  stages: z.array(stageTimeSchema),
  asks: z.array(askCountSchema),
  /** Of the cases of which anything was agreed to and the costs are known, together; left out where there is none. */
  costs: z
    .object({
      cases: z.number().int().min(1),
      planOnce: z.number(),
      planPerYear: z.number(),
      currentPerYear: z.number(),
    })
    .optional(),
});
/** The cases that ended in one month, as figures. It adds up with those of other months, and says nothing of one case. */
export type MonthRollup = z.infer<typeof rollupSchema>;

/** Pure: the same summaries, in whatever order, give the same figures, byte for byte. */
export function rollUp(
  summaries: readonly CaseSummary[],
  { month, domain }: Pick<MonthRollup, 'month' | 'domain'>,
): MonthRollup {
  const closed = summaries.flatMap(({ closedIn, closing, outcome }) =>
    closedIn === month && closing !== undefined && outcome !== 'open' && outcome !== 'erased'
      ? [{ ...closing, outcome }]
      : [],
  );
  const cases = closed.filter(
    ({ asks }) => domain === undefined || asks.some((ask) => ask.domain === domain),
  );
  const outcomes = { approved: 0, partly: 0, refused: 0, withdrawn: 0 };
  for (const { outcome } of cases) outcomes[outcome] += 1;
  return {
    month,
    ...(domain === undefined ? {} : { domain }),
    outcomes,
    whole: spreadOf(cases.map(({ time }) => total(time))),
    stages: stagesOf(cases),
    asks: countAsks(
      cases.flatMap(({ asks }) => asks).filter((ask) => domain === undefined || ask.domain === domain),
    ),
    ...costsOf(cases.filter(({ outcome }) => outcome === 'approved' || outcome === 'partly')),
  };
}

type Closing = NonNullable<CaseSummary['closing']>;

function costsOf(agreed: readonly Closing[]): Pick<MonthRollup, 'costs'> {
  const known = agreed.flatMap(({ costs }) => costs ?? []);
  if (known.length === 0) return {};
  // Counted in cents, so that the order in which cases are added makes no difference.
  const sumOf = (of: (one: Costs) => number): number =>
    known.reduce((sum, one) => sum + Math.round(of(one) * 100), 0) / 100;
  return {
    costs: {
      cases: known.length,
      planOnce: sumOf(({ planOnce }) => planOnce),
      planPerYear: sumOf(({ planPerYear }) => planPerYear),
      currentPerYear: sumOf(({ currentPerYear }) => currentPerYear),
    },
  };
}

function stagesOf(cases: readonly Closing[]): MonthRollup['stages'] {
  const days = new Map<string, number[]>();
  const note = (stage: string, cause: string, workingDays: number): void => {
    const key = `${stage} ${cause}`;
    days.set(key, [...(days.get(key) ?? []), workingDays]);
  };
  for (const { time } of cases) {
    for (const { stage, cause, workingDays } of time) note(stage, cause, workingDays);
    for (const [stage, parts] of Map.groupBy(time, (part) => part.stage)) note(stage, 'all', total(parts));
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, all]) => {
      const [stage, cause] = key.split(' ');
      return stageTimeSchema.parse({ stage, cause, spread: spreadOf(all) });
    });
}

function countAsks(asks: Closing['asks']): MonthRollup['asks'] {
  const kinds = Map.groupBy(asks, ({ domain, layer, ruleId, outcome }) =>
    JSON.stringify([domain, layer, ruleId ?? '', outcome ?? 'undecided']),
  );
  return [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, alike]) => {
      const [first] = alike;
      if (first === undefined) return [];
      const { domain, layer, ruleId, outcome = 'undecided' } = first;
      return [{ domain, layer, ...(ruleId === undefined ? {} : { ruleId }), outcome, count: alike.length }];
    });
}

function total(time: Closing['time']): number {
  return time.reduce((sum, { workingDays }) => sum + workingDays, 0);
}

function spreadOf(days: readonly number[]): Spread {
  const counts = Map.groupBy(days, (one) => one);
  return [...counts].map(([one, all]): [number, number] => [one, all.length]).sort(([a], [b]) => a - b);
}

/** Several spreads as one. */
export function together(spreads: readonly Spread[]): Spread {
  const counts = new Map<number, number>();
  for (const [days, cases] of spreads.flat()) counts.set(days, (counts.get(days) ?? 0) + cases);
  return [...counts].sort(([a], [b]) => a - b);
}

export function casesIn(spread: Spread): number {
  return spread.reduce((sum, [, cases]) => sum + cases, 0);
}

/**
 * The least number of working days within which that share of the cases was done: 0.5 for the median, 0.9 for where the
 * slowest tenth begins. `undefined` where there is no case.
 */
export function withinDays(spread: Spread, share: number): number | undefined {
  const enough = casesIn(spread) * share;
  let seen = 0;
  for (const [days, cases] of spread) {
    seen += cases;
    if (seen >= enough) return days;
  }
  return undefined;
}
