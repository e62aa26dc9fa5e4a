import { endedTurn } from './chain.ts';
import type { CaseState } from './case-state.ts';
import type { Command } from './commands.ts';
import { administratorId } from './identifiers.ts';
import { functionOf } from './registers.ts';
import { turnOf } from './turn.ts';
import { accept, next, refuse, type Occasion, type Verdict } from './verdict.ts';
import { dateIn } from './working-days.ts';

/**
 * Ends a case for good, by somebody who works here. The family may ask for it at any time (AVG 17); without that, only
 * a case that has ended goes, and only when the day until which it had to be kept is over.
 */
export function eraseCase(
  state: CaseState,
  { ground, keptUntil }: Extract<Command, { type: 'erase-case' }>,
  occasion: Occasion,
): Verdict {
  const { actor, registers, now } = occasion;
  const worksHere = actor.id === administratorId || functionOf(registers, actor.id) !== undefined;
  if (!worksHere) return refuse('not-yours');
  if (ground !== 'asked-by-family') {
    const isOver = keptUntil !== undefined && keptUntil < dateIn(now);
    const isEnded = ground === 'broken-off' ? state.withdrawn !== undefined : turnOf(state) === endedTurn;
    if (!isOver || !isEnded) return refuse('not-due');
  }
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'erased',
      ground,
      ...(keptUntil === undefined ? {} : { keptUntil }),
    },
  });
}
