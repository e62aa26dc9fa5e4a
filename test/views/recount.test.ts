import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { System } from '../../functions/system.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import type { MonthRollup } from '../../shared/views/month-rollup.ts';
import { figuresOf } from '../../shared/views/time-figures.ts';
import { smallYear } from '../support/small-year.ts';
import { daysOf, recount, type RecountedCase } from './recounted.ts';
import { recountedFigures } from './recounted-figures.ts';

type Recounted = ReadonlyMap<string, RecountedCase>;

async function recountAll({ books }: System): Promise<Recounted> {
  const all = new Map<string, RecountedCase>();
  for (const name of await books.ledger.ledgers()) {
    const caseId = caseOfLedger(name);
    const found = caseId && (await loadCase(books, caseId));
    if (found) all.set(found.state.caseId, recount(found.entries));
  }
  return all;
}

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
function said(rollup: MonthRollup | undefined) {
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
function counted(cases: readonly RecountedCase[], domain: string | undefined): ReturnType<typeof said> {
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

/** Those of the year in which the look begins, that count with it. */
const before = ['2026-01', '2026-02', '2026-03'];
/** Every month of the year that is looked at, and one besides. */
const months = [
  ...Array.from({ length: 9 }, (_, index) => `2026-${String(index + 4).padStart(2, '0')}`),
  ...Array.from({ length: 4 }, (_, index) => `2027-0${index + 1}`),
];
const stages = [
  'family',
  'alderman',
  'behavioural-scientist',
  'policy-officer',
  'wmo',
  'participatiewet',
  'cjg',
];

/** Counts that were held against the ledger, to see that enough of them are shown at all. */
const shown: (number | 'few')[] = [];

describe('the figures of the managers, counted once more from the ledger', () => {
  it('are the same: of every plan that is open, of every month and domain, and of the year', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const town = await smallYear(seed, 90);
        const { system } = town;
        try {
          const all = [...(await recountAll(system))];
          await sameOpen(system, all);
          for (const domain of [undefined, 'policy', 'wmo', 'participatiewet', 'youth'])
            await sameYear(
              system,
              all.map(([, one]) => one),
              domain,
            );
        } finally {
          await town.close();
        }
      }),
      { numRuns: 2 },
    );
    expect(shown.filter((count) => count !== 'few').length).toBeGreaterThan(shown.length / 5);
  });
});

async function sameOpen(system: System, all: readonly (readonly [string, RecountedCase])[]): Promise<void> {
  const listed = (await system.summaries.open()).map(({ caseId, turn, dueOn }) => [caseId, turn, dueOn]);
  const open = all.filter(([, { turn }]) => turn !== 'ended');
  expect(listed.sort()).toEqual(open.map(([caseId, { turn, dueOn }]) => [caseId, turn, dueOn]).sort());
}

async function sameYear(
  system: System,
  all: readonly RecountedCase[],
  domain: string | undefined,
): Promise<void> {
  const asking = all.filter(({ asks }) => domain === undefined || asks.some((ask) => ask.domain === domain));
  const endedIn = (month: string): RecountedCase[] =>
    asking.filter(({ endedOn }) => endedOn?.slice(0, 7) === month);
  for (const month of months)
    expect(said(await system.rollups.get({ month, domain }))).toEqual(counted(endedIn(month), domain));
  const rollups = await system.rollups.of([...before, ...months], domain);
  for (const chosen of [months, months.slice(0, 9), months.slice(9), months.slice(4, 11)])
    for (const stage of [undefined, 'family', 'wmo']) {
      const figures = figuresOf(rollups, { months: chosen, stages, stage });
      expect(figures).toEqual(recountedFigures(all, { months: chosen, stages, domain, stage }));
      shown.push(figures.cases, ...figures.months.map(({ cases }) => cases));
      shown.push(...figures.domains.flatMap(({ counts }) => counts));
    }
}
