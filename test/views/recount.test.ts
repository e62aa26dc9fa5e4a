import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { System } from '../../functions/system.ts';
import type { Envelope } from '../../shared/domain/entries.ts';
import { followUpKinds } from '../../shared/domain/follow-through.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { countsByStage, isInGroup, plansWithin, type PlanGroup } from '../../shared/views/open-plans.ts';
import { researchLines } from '../../shared/views/research.ts';
import { figuresOf } from '../../shared/views/time-figures.ts';
import { smallYear } from '../support/small-year.ts';
import { recount, type RecountedCase } from './recounted.ts';
import { recountWaits } from './recounted-after.ts';
import { medianWait, recountPlan, workdays } from './recounted-board.ts';
import { recountedFigures } from './recounted-figures.ts';
import { counted, said } from './recounted-months.ts';
import { recountedResearch } from './recounted-research.ts';

type Told = { readonly caseId: string; readonly entries: readonly Envelope[]; readonly one: RecountedCase };

async function recountAll({ books }: System): Promise<Told[]> {
  const all: Told[] = [];
  for (const name of await books.ledger.ledgers()) {
    const caseId = caseOfLedger(name);
    const found = caseId && (await loadCase(books, caseId));
    if (!found) continue;
    const { entries, state } = found;
    all.push({ caseId: state.caseId, entries, one: recount(entries) });
  }
  return all;
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
        const town = await smallYear(seed, 80);
        const { system } = town;
        try {
          const all = await recountAll(system);
          await sameOpen(system, all);
          await sameAfter(system, all);
          await sameResearch(system, all);
          for (const domain of [undefined, 'policy', 'wmo', 'participatiewet', 'youth'])
            await sameYear(
              system,
              all.map(({ one }) => one),
              domain,
            );
        } finally {
          await town.close();
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
    expect(shown.filter((count) => count !== 'few').length).toBeGreaterThan(shown.length / 8);
  }, 240_000);
});

async function sameOpen(system: System, all: readonly Told[]): Promise<void> {
  const rows = await system.summaries.open();
  const open = all.filter(({ one }) => one.turn !== 'ended');
  expect(rows.map(({ caseId, turn, dueOn }) => [caseId, turn, dueOn]).sort()).toEqual(
    open.map(({ caseId, one }) => [caseId, one.turn, one.dueOn]).sort(),
  );
  const now = system.books.now();
  const today = dateIn(now);
  const plans = open.map(({ entries, one }) => ({ ...one, ...recountPlan(entries, now) }));
  const soon = [today, ...workdays(today, plusDays(today, 30)).slice(0, 5)].at(-1) ?? '';
  const inGroup = (group: PlanGroup): number =>
    plansWithin(rows, everything).filter((row) => isInGroup(row, group, { now, dueWithin: 5 })).length;
  expect([inGroup('late'), inGroup('due'), inGroup('stuck')]).toEqual([
    plans.filter(({ dueOn }) => dueOn !== undefined && dueOn < today).length,
    plans.filter(({ dueOn }) => dueOn !== undefined && today <= dueOn && dueOn <= soon).length,
    plans.filter(({ isStuck }) => isStuck).length,
  ]);
  for (const { stage, count, stuck, median } of countsByStage(rows, stages.slice(1), { now, dueWithin: 5 })) {
    const here = plans.filter(({ turn }) => turn === stage);
    expect([stage, count, stuck, median]).toEqual([
      stage,
      here.length,
      here.filter(({ isStuck }) => isStuck).length,
      medianWait(here, today),
    ]);
  }
}

const everything = { domain: undefined, from: undefined, until: undefined };

/** The three lists: not begun by today, a condition of before today, an exception that ends within ninety days. */
async function sameAfter({ followUps, books }: System, all: readonly Told[]): Promise<void> {
  const today = dateIn(books.now());
  const waits = all.flatMap(({ caseId, entries, one }) =>
    recountWaits(entries, one.outcome).map((wait) => [caseId, ...wait] as const),
  );
  const periods = {
    'carrying-out': { from: '0000-01-01', until: today },
    condition: { from: '0000-01-01', until: plusDays(today, -1) },
    end: { from: today, until: plusDays(today, 90) },
  };
  for (const kind of followUpKinds) {
    const { from, until } = periods[kind];
    const { found, mayBeMore } = await followUps.dueIn(kind, { from, until }, 1_000);
    expect(mayBeMore).toBe(false);
    expect(
      found
        .map(({ caseId, dueOn, domain, ruleId }) => JSON.stringify([caseId, kind, dueOn, domain, ruleId]))
        .sort(),
    ).toEqual(
      waits
        .filter(([, of, dueOn]) => of === kind && from <= dueOn && dueOn <= until)
        .map((wait) => JSON.stringify(wait))
        .sort(),
    );
  }
}

const quarters = {
  '2026-3': ['2026-07', '2026-08', '2026-09'],
  '2026-4': ['2026-10', '2026-11', '2026-12'],
  '2027-1': ['2027-01', '2027-02', '2027-03'],
};

async function sameResearch({ summaries }: System, all: readonly Told[]): Promise<void> {
  for (const [quarter, inQuarter] of Object.entries(quarters)) {
    const closed = await Promise.all(inQuarter.map((month) => summaries.closedIn(month)));
    const { lines } = researchLines(closed.flat(), { quarter, pseudonymOf: (caseId) => caseId });
    const told = lines.map(({ endedIn, domains, outcome, time, asks }) =>
      JSON.stringify([
        endedIn,
        domains,
        outcome,
        time
          .map(({ stage, cause, workingDays }) => [
            ...(stage === undefined ? [] : [stage]),
            cause,
            workingDays,
          ])
          .sort(),
        asks?.map((ask) => [
          ask.domain,
          ask.layer,
          ask.ruleId ?? null,
          ask.outcome,
          ask.amountOnce ?? null,
          ask.amountPerYear ?? null,
        ]) ?? null,
      ]),
    );
    expect(told.sort()).toEqual(
      recountedResearch(
        all.map(({ one }) => one),
        { quarter, months: inQuarter },
      ),
    );
  }
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
