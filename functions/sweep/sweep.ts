import type { CaseState } from '../../shared/domain/case-state.ts';
import { endedTurn } from '../../shared/domain/chain.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { startGeneration } from '../../shared/domain/react.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import { loadCase, perform } from '../../shared/ledger/perform.ts';
import { summaryOf } from '../../shared/views/case-summaries.ts';
import { clockwork } from '../clockwork.ts';
import { finishErasure } from '../finish-erasure.ts';
import { forEachApart } from '../for-each-apart.ts';
import type { System } from '../system.ts';
import { reactToCase, type ReactNeeds } from '../react/react.ts';
import { rollUpMonths } from './roll-up-months.ts';

/** An execution ends after a year at AWS; it is replaced well before. In days. */
const longestGeneration = 300;

/** How the cloud sweeps: a callback is entered anew each day; a token an hour older than that is waited for by nobody. */
export const cloudReach = { lookBackDays: 14, staleAfterMs: 25 * 3_600_000 };

type Needs = ReactNeeds & Pick<System, 'rollups' | 'drafts'>;

/**
 * Finds what a crash left undone: cases whose cursor is behind, cases that were erased and still have their key, and
 * open cases nobody waits for any more. All come from indexes that may lag and are hints only; the ledger and the token
 * rows decide. `lookBackDays` is how far back it
 * reads the index, `staleAfterMs` how old (on the domain's clock) the newest token may be: a day and some slack.
 */
export async function sweep(
  system: Needs,
  reach: { lookBackDays: number; staleAfterMs: number },
): Promise<void> {
  // The index of what is recent goes by days in UTC, as instants are written.
  const today = system.books.now().slice(0, 10);
  const days = Array.from({ length: reach.lookBackDays + 1 }, (_, back) => plusDays(today, -back));
  const seen = new Set<CaseId>();
  const cursors: KnownCursors = new Map();
  const rounds = [
    // The newest day first: it holds the highest number of every case on it.
    ...days.map((day) => async () => {
      const recent = [...(await system.books.ledger.recent(day))].filter(([caseId]) => !seen.has(caseId));
      for (const [caseId] of recent) seen.add(caseId);
      await forEachApart(recent, ([caseId, n]) => repairIfBehind(system, cursors, { caseId, n }));
    }),
    async () => {
      const erasing = await system.summaries.erasing();
      await forEachApart(erasing, async ({ caseId }) => {
        await finishErasure(system, caseId);
      });
    },
    async () => {
      const open = await system.summaries.open();
      // A figure is billed for every hour in which it is told; where none are open, nothing said says so.
      if (open.length > 0) system.measure('open-plans', { value: open.length });
      await forEachApart(open, ({ caseId }) =>
        replaceIfStranded(system, cursors, { caseId, staleAfterMs: reach.staleAfterMs }),
      );
    },
    () => rollUpMonths(system, dateIn(system.books.now())),
  ];
  // A day that cannot be read does not keep the sweeper from the others.
  await forEachApart(rounds, (round) => round());
}

/** Where cursors stood earlier in the same round. They never go back. */
type KnownCursors = Map<CaseId, number>;

async function repairIfBehind(
  system: ReactNeeds,
  cursors: KnownCursors,
  { caseId, n }: { caseId: CaseId; n: number },
): Promise<void> {
  if ((cursors.get(caseId) ?? -1) >= n) return;
  const cursor = await system.cursors.of(caseId);
  cursors.set(caseId, cursor);
  if (cursor >= n) return;
  system.measure('sweeper-repair', { caseId });
  await reactToCase(system, caseId);
}

async function replaceIfStranded(
  system: ReactNeeds,
  cursors: KnownCursors,
  { caseId, staleAfterMs }: { caseId: CaseId; staleAfterMs: number },
): Promise<void> {
  const found = await loadCase(system.books, caseId);
  if (found === undefined) return;
  await repairIfBehind(system, cursors, { caseId, n: found.state.n });
  if (found.state.erased !== undefined) {
    // A slow writer put the row of an open case back after the case was erased.
    await system.summaries.put(summaryOf(found.state, found.entries));
    return;
  }
  if (await isStranded(system, found.state, staleAfterMs)) await replaceGeneration(system, found.state);
}

async function isStranded(system: ReactNeeds, state: CaseState, staleAfterMs: number): Promise<boolean> {
  if (turnOf(state) === endedTurn || state.generation === 0) return false;
  const now = Date.parse(system.books.now());
  const age = now - Date.parse(state.generationAt);
  if (age > longestGeneration * 86_400_000) return true;
  if (age < staleAfterMs) return false;
  const rows = await system.tokenRows.of(state.caseId);
  return rows.every((row) => now - row.at >= staleAfterMs);
}

async function replaceGeneration(system: ReactNeeds, state: CaseState): Promise<void> {
  system.measure('sweeper-repair', { caseId: state.caseId });
  const { command, commandId } = startGeneration(state.generation + 1);
  await perform(system.books, {
    caseId: state.caseId,
    command,
    commandId,
    actor: clockwork,
  });
  await reactToCase(system, state.caseId);
}
