import type { CaseState, Conversation } from './case-state.ts';
import { lastMended } from './family-members.ts';
import { turnOf } from './turn.ts';

/** A mail that came back from somebody who is being asked, and nothing was done about it since. */
export type StandingBounce = { readonly conversation: Conversation; readonly at: string };

/**
 * Whoever is asked and cannot be reached by mail. It is mended by a better address of the family, by handing the conversation
 * over, and by an answer.
 */
export function standingBounces(state: CaseState): readonly StandingBounce[] {
  const turn = turnOf(state);
  return state.conversations.flatMap((conversation) => {
    if (conversation.stage !== turn || conversation.status !== 'open') return [];
    const person = conversation.with.id;
    const mended = lastMended(state, person)?.n ?? 0;
    const last = state.bounces.findLast((one) => one.recipient === person && one.n > mended);
    return last === undefined ? [] : [{ conversation, at: last.at }];
  });
}
