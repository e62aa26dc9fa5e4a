import type { CaseState } from './case-state.ts';
import { endedTurn, pausedTurn } from './chain.ts';
import type { Command } from './commands.ts';
import { nextReminderMoment } from './due-dates.ts';
import type { Actor } from './entries.ts';
import { contactFunction } from './identifiers.ts';
import { managesCases } from './registers.ts';
import { openConversations, turnOf } from './turn.ts';
import { accept, next, refuse, type Occasion, type Verdict } from './verdict.ts';
import { holderOf, waitsForHolder } from './what-waits.ts';

/** Everybody the case waits for at this moment: the contact person alone, or whoever must still answer. */
export function waitedFor(state: CaseState): readonly Actor[] {
  const holder = holderOf(state);
  if (holder === undefined || holder.function === contactFunction)
    return holder === undefined ? [] : [holder];
  return openConversations(state)
    .map((one) => one.with)
    .filter(({ id }) => waitsForHolder(state, id) !== undefined);
}

/**
 * A manager has a reminder sent, whatever the daily look finds due. It leaves with all that waits for the same person, at the
 * next eight o'clock on a working day: so nobody gets two in a day, and a second nudge before that would say nothing new.
 */
export function nudge(
  state: CaseState,
  command: Extract<Command, { type: 'nudge' }>,
  occasion: Occasion,
): Verdict {
  if (!managesCases(occasion.registers, occasion.actor.id)) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  if (turnOf(state) === pausedTurn) return refuse('paused');
  const whom = waitedFor(state);
  if (whom.length === 0) return refuse('not-your-turn');
  if (whom.every(({ id }) => isReminded(state, id, occasion.now))) return refuse('reminded-already');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'nudged',
      stage: turnOf(state),
      whom: whom.map(({ id, function: own }) => ({ id, function: own })),
    },
    sealed: { reason: command.reason },
  });
}

/** By the manager before, for the same morning. */
function isReminded({ nudged }: CaseState, id: Actor['id'], now: string): boolean {
  return (
    nudged?.whom.some((one) => one.id === id) === true &&
    nextReminderMoment(nudged.at) === nextReminderMoment(now)
  );
}
