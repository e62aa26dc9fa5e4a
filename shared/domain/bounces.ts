import type { CaseState, Conversation } from './case-state.ts';
import { lastMended } from './family-members.ts';
import type { PersonId } from './identifiers.ts';
import { turnOf } from './turn.ts';

/** A mail that came back from somebody who is being asked, and nothing was done about it since. */
export type StandingBounce = { readonly conversation: Conversation; readonly at: string };

/** The last mail to somebody of the family that came back, where neither their address nor the plan was mended since. */
export type FamilyBounce = { readonly person: PersonId; readonly at: string };

/** Whoever of the family cannot be reached by mail, also while somebody else has the turn. */
export function familyBounces(state: CaseState): readonly FamilyBounce[] {
  const planSince = state.plans.at(-1) ?? 0;
  return state.confirmers.flatMap((person) => {
    const since = Math.max(planSince, lastMended(state, person)?.n ?? 0);
    const last = state.bounces.findLast((one) => one.recipient === person && one.n > since);
    return last === undefined ? [] : [{ person, at: last.at }];
  });
}

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
