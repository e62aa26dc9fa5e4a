import { isDeepStrictEqual } from 'node:util';
import { rollupsOf } from '../../functions/sweep/roll-up-months.ts';
import type { System } from '../../functions/system.ts';
import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { caseOfFollowUp, storedFollowUp } from '../../shared/views/follow-ups.ts';
import { isOfMonth, storedRollup } from '../../shared/views/month-rollups.ts';
import { storedPrecedent } from '../../shared/views/precedents.ts';
import { rowsOfCase } from '../../shared/views/rows-of-case.ts';
import { storedRowSchema, type StoredRow } from '../../shared/views/stored-rows.ts';

type Needs = Pick<System, 'books' | 'stored'>;
type View = keyof System['stored'];
type Row = { readonly view: View; readonly row: StoredRow };

/** How many rows were as the ledger has them, how many were not, and how many had nothing to tell of any more. */
export type Rebuilt = { readonly cases: number; same: number; mended: number; gone: number };

export type How = {
  /** `false`: everything is read and nothing is written. */
  readonly mends: boolean;
  /** Told of each row that was not as the ledger has it. */
  readonly tell: (what: 'mended' | 'gone', where: string) => void;
};

/**
 * Works every row of the views out again from the ledger, and writes those that differ: after a release that tells more
 * of a case, after tables were set back, or to see that nobody changed one. Nothing else follows: no mail, no execution.
 * The product may go on meanwhile: a row that tells of a later entry is left alone.
 */
export async function rebuildViews(system: Needs, how: How): Promise<Rebuilt> {
  const cases = [...(await system.books.ledger.ledgers())].flatMap((name) => caseOfLedger(name) ?? []);
  const done: Rebuilt = { cases: cases.length, same: 0, mended: 0, gone: 0 };
  const known = new Set<string>();
  const closed: CaseSummary[] = [];
  const hold = async (one: Row): Promise<void> => {
    known.add(nameOf(system, one));
    done[await held(system, how, one)] += 1;
  };
  for (const caseId of cases) {
    const { summary, rows } = await rowsOf(system, caseId);
    if (summary?.closing !== undefined) closed.push(summary);
    for (const one of rows) await hold(one);
  }
  for (const [month, ended] of Map.groupBy(closed, ({ closedIn }) => closedIn ?? ''))
    for (const rollup of rollupsOf(ended, month))
      await hold({ view: 'views', row: plain(storedRollup(rollup)) });
  for await (const stray of strays(system, known)) {
    done.gone += 1;
    how.tell('gone', nameOf(system, stray));
    if (how.mends) await system.stored[stray.view].delete(stray.row);
  }
  return done;
}

function nameOf({ stored }: Needs, { view, row }: Row): string {
  return `${view} ${stored[view].nameOf(row)}`;
}

/** As it is stored: what is not there is left out. */
function plain(row: object): StoredRow {
  return storedRowSchema.parse(JSON.parse(JSON.stringify(row)));
}

/** What the ledger says the rows of a case are. */
async function rowsOf(
  system: Needs,
  caseId: CaseId,
): Promise<{ summary: CaseSummary | undefined; rows: readonly Row[] }> {
  const found = await loadCase(system.books, caseId);
  const { summary, precedents, followUps } = rowsOfCase(found?.entries ?? []);
  const isListed = found?.state.erased === undefined || (await isLeftToErase(system, caseId));
  return {
    summary,
    rows: [
      ...(summary === undefined || !isListed ? [] : [{ view: 'views' as const, row: plain(summary) }]),
      ...followUps.map((row) => ({ view: 'views' as const, row: plain(storedFollowUp(row)) })),
      ...precedents.map((row) => ({ view: 'precedents' as const, row: plain(storedPrecedent(row)) })),
    ],
  };
}

/** The row of a case that was erased is the note of what is left to do: it stays, and comes back, until that is done. */
async function isLeftToErase({ books, stored }: Needs, caseId: CaseId): Promise<boolean> {
  return (await stored.views.get({ caseId })) !== undefined || (await books.keys.find(caseId)) !== undefined;
}

async function held({ stored }: Needs, { mends, tell }: How, { view, row }: Row): Promise<'same' | 'mended'> {
  const rows = stored[view];
  const there = await rows.get(row);
  if (isDeepStrictEqual(there, row) || isNewer(there, row)) return 'same';
  tell('mended', `${view} ${rows.nameOf(row)}`);
  if (mends) await rows.put(row);
  return 'mended';
}

/** Somebody was faster than this round. */
function isNewer(there: StoredRow | undefined, row: StoredRow): boolean {
  return typeof there?.['n'] === 'number' && typeof row['n'] === 'number' && there['n'] > row['n'];
}

/**
 * Rows that no case has; one that was opened since the round began has its own. A row of a kind that is not known here was
 * put by a newer release, and is left alone.
 */
async function* strays(system: Needs, known: ReadonlySet<string>): AsyncGenerator<Row> {
  for (const view of ['views', 'precedents'] as const) {
    for await (const row of system.stored[view].all()) {
      const one = { view, row };
      if (!known.has(nameOf(system, one)) && !(await belongs(system, one))) yield one;
    }
  }
}

async function belongs(system: Needs, one: Row): Promise<boolean> {
  const caseId = caseOfFollowUp(one.row) ?? caseIdSchema.safeParse(one.row['caseId']).data;
  if (caseId === undefined) return !isOfMonth(one.row);
  const { rows } = await rowsOf(system, caseId);
  return rows.some((other) => nameOf(system, other) === nameOf(system, one));
}
