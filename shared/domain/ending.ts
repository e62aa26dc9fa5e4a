import type { CaseState } from './case-state.ts';
import { endedTurn } from './chain.ts';
import type { Envelope } from './entries.ts';
import { evolve } from './evolve.ts';
import { turnOf } from './turn.ts';

/** The entry that ended the case: the last word, or the one that took it back. `undefined` while it runs. */
export function endedBy(entries: readonly Envelope[]): Envelope | undefined {
  let state: CaseState | undefined;
  let ending: Envelope | undefined;
  for (const entry of entries) {
    state = evolve(state, entry);
    if (turnOf(state) !== endedTurn) ending = undefined;
    else ending ??= entry;
  }
  return ending;
}
