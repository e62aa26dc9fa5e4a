import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { finishErasure } from '../../functions/finish-erasure.ts';
import { rebuildViews, type Rebuilt } from '../../infra/operate/rebuilding.ts';
import type { System } from '../../functions/system.ts';
import { administratorId, caseIdSchema } from '../../shared/domain/identifiers.ts';
import { perform } from '../../shared/ledger/perform.ts';
import { casesIn } from '../../shared/views/month-rollup.ts';
import { smallYear, storedViews } from '../support/small-year.ts';

type Year = Awaited<ReturnType<typeof smallYear>>;
const years: Year[] = [];
afterEach(async () => {
  for (const year of years.splice(0)) await year.close();
});
async function year(seed: number, cases = 5): Promise<Year> {
  const one = await smallYear(seed, cases);
  years.push(one);
  return one;
}

async function rebuild(system: System, mends = true): Promise<{ rebuilt: Rebuilt; told: string[] }> {
  const told: string[] = [];
  const tell = (what: string, where: string): void => {
    told.push(`${what} ${where}`);
  };
  return { rebuilt: await rebuildViews(system, { mends, tell }), told };
}

const closedSchema = z.looseObject({ caseId: caseIdSchema, n: z.number(), closedIn: z.string() });

async function closedCase(system: System): Promise<z.infer<typeof closedSchema>> {
  for await (const row of system.stored.views.all()) {
    const closed = closedSchema.safeParse(row);
    if (closed.success) return closed.data;
  }
  throw new Error('no case was closed');
}

/** What may happen to a row: it is lost, or somebody or an older release made something else of it. */
const harm = fc.constantFrom('lost' as const, 'changed' as const, 'more' as const);

describe('the views, worked out again from the ledger', () => {
  it('are byte for byte what they became as the cases went along, whatever happened to them since', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.tuple(fc.nat(), harm), { minLength: 1, maxLength: 5 }),
        async (seed, harms) => {
          const { system } = await year(seed);
          const before = await storedViews(system);
          expect((await rebuild(system, false)).told).toEqual([]);
          const touched = new Set<string>();
          for (const [which, what] of harms) {
            const [name, row] = [...before][which % before.size] ?? [];
            if (name === undefined || row === undefined || touched.has(name)) continue;
            touched.add(name);
            const rows = system.stored[name.startsWith('views') ? 'views' : 'precedents'];
            if (what === 'lost') await rows.delete(row);
            if (what === 'changed') await rows.put({ ...row, openedAt: 'yesterday', rollup: 'none' });
            if (what === 'more') await rows.put({ ...row, ofAnOlderRelease: true });
          }
          const { rebuilt, told } = await rebuild(system);
          expect(told.sort()).toEqual([...touched].map((name) => `mended ${name}`).sort());
          expect(rebuilt).toMatchObject({ cases: 5, mended: touched.size, gone: 0 });
          expect(await storedViews(system)).toEqual(before);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('come back from nothing', async () => {
    const { system } = await year(3);
    const before = await storedViews(system);
    for (const [name, row] of before)
      await system.stored[name.startsWith('views') ? 'views' : 'precedents'].delete(row);
    expect((await rebuild(system)).rebuilt).toEqual({ cases: 5, same: 0, mended: before.size, gone: 0 });
    expect(await storedViews(system)).toEqual(before);
  });

  it('are only looked at where that is asked', async () => {
    const { system } = await year(3);
    const { caseId } = await closedCase(system);
    await system.summaries.delete(caseId);
    const before = await storedViews(system);
    expect((await rebuild(system, false)).told).toEqual([`mended views ${caseId}`]);
    expect(await storedViews(system)).toEqual(before);
  });

  it('lose the rows of cases and months that are not there', async () => {
    const { system } = await year(3);
    const before = await storedViews(system);
    const caseId = caseIdSchema.parse('z'.repeat(26));
    await system.stored.views.put({ ...(await closedCase(system)), caseId });
    await system.stored.views.put({ caseId: 'month#2020-01', rollup: { month: '2020-01' } });
    await system.stored.views.put({ caseId: `after#${caseId}#end/a`, n: 3 });
    await system.precedents.put({ ruleId: 'r', caseId, stage: 'wmo', askId: 'a', n: 3 });
    const { rebuilt, told } = await rebuild(system);
    expect(rebuilt.gone).toBe(4);
    expect(told.sort()).toEqual([
      `gone precedents r ${caseId}/wmo/a`,
      `gone views after#${caseId}#end/a`,
      'gone views month#2020-01',
      `gone views ${caseId}`,
    ]);
    expect(await storedViews(system)).toEqual(before);
  });

  it('keep the rows of a newer release', async () => {
    const { system } = await year(3);
    const row = { caseId: 'kind#of#tomorrow', n: 1 };
    await system.stored.views.put(row);
    expect((await rebuild(system)).told).toEqual([]);
    expect(await system.stored.views.get(row)).toEqual(row);
  });

  it('keep the row that tells of a later entry than was read', async () => {
    const { system } = await year(3);
    const row = await closedCase(system);
    await system.stored.views.put({ ...row, n: row.n + 1, outcome: 'withdrawn' });
    const { told } = await rebuild(system);
    expect(told).toEqual([]);
    expect(await system.stored.views.get(row)).toMatchObject({ n: row.n + 1, outcome: 'withdrawn' });
  });

  it('hold nothing more of a case that was erased, its figures included, without being worked out again', async () => {
    const { system } = await year(3);
    const month = (await closedCase(system)).closedIn;
    const rowsOfMonth = async (): Promise<string[]> =>
      [...(await storedViews(system)).keys()].filter((name) => name.startsWith(`views month#${month}`));
    expect((await rowsOfMonth()).length).toBeGreaterThan(1);
    const actor = { id: administratorId, function: 'administrator' };
    for (const { caseId } of await system.summaries.closedIn(month)) {
      const command = { type: 'erase-case', ground: 'asked-by-family' } as const;
      await perform(system.books, { caseId, actor, command, commandId: 'erase' });
      await finishErasure(system, caseId);
      expect((await rebuild(system, false)).told.filter((one) => one.includes('month#'))).toEqual([]);
    }
    expect(await rowsOfMonth()).toEqual([]);
  });

  it('say of a case that was erased what is left to do, until that is done, and then nothing', async () => {
    const { system } = await year(3);
    const { caseId, closedIn } = await closedCase(system);
    const actor = { id: administratorId, function: 'administrator' };
    const command = { type: 'erase-case', ground: 'asked-by-family' } as const;
    await perform(system.books, { caseId, actor, command, commandId: 'erase' });
    await rebuild(system);
    expect(await system.stored.views.get({ caseId })).toMatchObject({ open: 'erasing', outcome: 'erased' });
    await finishErasure(system, caseId);
    const { told } = await rebuild(system);
    expect(told.filter((one) => one.includes(caseId))).toEqual([]);
    expect(await system.stored.views.get({ caseId })).toBeUndefined();
    const cases = [...(await storedViews(system)).values()].filter((row) => row['closedIn'] === closedIn);
    const rollup = await system.rollups.get({ month: closedIn });
    expect(casesIn(rollup?.whole ?? [])).toBe(cases.length);
  });
});
