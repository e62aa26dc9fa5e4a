import type { CaseState, Conversation } from './case-state.ts';
import { legalDateOf } from './case-terms.ts';
import { endedTurn, pausedTurn } from './chain.ts';
import type { Actor } from './entries.ts';
import { contactFunction, type PersonId } from './identifiers.ts';
import { legalWarningsDue } from './terms.ts';
import { changesWaitedFor, openConversation, openQuestion, pauseOf, turnOf } from './turn.ts';
import { workingDaysBetween, type CalendarDate } from './working-days.ts';

/** How many steps the daily look has recorded when the managers have been told. */
const toldManagers = 4;

/** Working days that a conversation is late; 0 while it is not. */
export function workingDaysLate(waiting: { readonly dueOn: CalendarDate }, today: CalendarDate): number {
  return workingDaysBetween(waiting.dueOn, today);
}

/** The conversation in which somebody must say something now: an official an answer, one of the family a yes. */
export function waitsForHolder(state: CaseState, person: PersonId): Conversation | undefined {
  const turn = turnOf(state);
  const held = state.conversations.find(
    (one) => one.stage === turn && one.status === 'open' && one.with.id === person,
  );
  if (held === undefined || changesWaitedFor(state) !== undefined) return undefined;
  return openQuestion(state, held.id) === undefined ? held : undefined;
}

/** Who can move a case on: whoever is asked, or the contact person while a question or a wish of the family's is theirs. */
export function holderOf(state: CaseState): Actor | undefined {
  const waiting = openConversation(state);
  const isWithContact =
    changesWaitedFor(state) !== undefined ||
    (waiting !== undefined && openQuestion(state, waiting.id) !== undefined);
  if ([endedTurn, pausedTurn].includes(turnOf(state))) return undefined;
  return isWithContact ? { id: state.contactPerson, function: contactFunction } : waiting?.with;
}

/** What a contact person can do something about. `late` and `term` wait for somebody else, whom they can call. */
export type ContactReason = 'question' | 'changes' | 'late' | 'term';

/** Why a case asks for its contact person; empty when it does not. */
export function waitsForContact(state: CaseState, today: CalendarDate): readonly ContactReason[] {
  const turn = turnOf(state);
  if (turn === endedTurn) return [];
  if (turn === pausedTurn) return isTermNear(state, today) ? ['term'] : [];
  const waiting = openConversation(state);
  return [
    ...(waiting !== undefined && openQuestion(state, waiting.id) !== undefined ? ['question' as const] : []),
    ...(changesWaitedFor(state) === undefined ? [] : ['changes' as const]),
    ...(waiting !== undefined && workingDaysLate(waiting, today) > 0 ? ['late' as const] : []),
    ...(isTermNear(state, today) ? ['term' as const] : []),
  ];
}

/** `silent`: nobody answered, whoever was called in; `term`: the end of the legal term is near. */
export type Escalation = 'silent' | 'term';

/** Why a case was brought before the managers and still is; `undefined` when it is not. */
export function escalationOf(state: CaseState, today: CalendarDate): Escalation | undefined {
  if (turnOf(state) === endedTurn) return undefined;
  if ((openConversation(state)?.reminders ?? 0) >= toldManagers) return 'silent';
  return isTermNear(state, today) ? 'term' : undefined;
}

/** Warned of, and not extended or suspended since (Awb 4:14, 4:15); a pause without consent suspends nothing. */
export function isTermNear(state: CaseState, today: CalendarDate): boolean {
  if (state.termWarnings.length === 0 || pauseOf(state)?.suspends === true) return false;
  const { kind, lastDay } = legalDateOf(state, today);
  if (kind === 'suspended') return false;
  return state.termWarnings.some((one) =>
    one.lastDay === undefined ? legalWarningsDue(lastDay, today) > 0 : one.lastDay === lastDay,
  );
}
