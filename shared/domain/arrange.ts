import { familyBounces } from './bounces.ts';
import type { CaseState, Conversation } from './case-state.ts';
import { endedTurn, familyStage, pausedTurn } from './chain.ts';
import type { Command } from './commands.ts';
import { familyId, systemId } from './identifiers.ts';
import { actsAsContact, managesCases } from './registers.ts';
import { findConversation, turnOf } from './turn.ts';
import {
  accept,
  furthestAhead,
  next,
  refuse,
  refuseField,
  type Occasion,
  type Refusal,
  type Verdict,
} from './verdict.ts';
import { dateIn, plusDays } from './working-days.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** Whether whoever asks is the contact person of the case, or stands in for them today. */
export function isContact(state: CaseState, { actor, now, registers }: Occasion): boolean {
  return actsAsContact(registers, state.contactPerson, { person: actor.id, today: dateIn(now) });
}

/** The conversation that waits for a word of whoever asks, about the plan as it stands; or why it does not. */
export function heldBy(
  state: CaseState,
  command: Of<'answer' | 'plan-talk' | 'ask-question'>,
  occasion: Occasion,
): Conversation | Refusal {
  const conversation = findConversation(state, command.conversation);
  if (conversation?.with.id !== occasion.actor.id || conversation.stage === familyStage)
    return refuse('not-yours');
  const given = state.words.find((word) => word.conversation === conversation.id);
  if (given !== undefined) return { kind: 'refused', code: 'already-decided', by: given.by, at: given.at };
  if (command.planVersion !== state.planVersion || conversation.status !== 'open')
    return refuse('plan-changed');
  if (turnOf(state) === pausedTurn) return refuse('paused');
  if (state.withdrawn !== undefined) return refuse('withdrawn');
  return turnOf(state) === conversation.stage ? conversation : refuse('not-your-turn');
}

/**
 * "Eerst een gesprek": no answer yet, but a day and a way to talk. The conversation stays open and its clock runs on:
 * waiting inside the house suspends nothing (Awb 4:15). Planning again puts the talk on another day.
 */
export function planTalk(state: CaseState, command: Of<'plan-talk'>, occasion: Occasion): Verdict {
  const conversation = heldBy(state, command, occasion);
  if ('code' in conversation) return conversation;
  if (command.talkAt < occasion.now) return refuseField('talk.on', 'date-in-past');
  if (dateIn(command.talkAt) > plusDays(dateIn(occasion.now), furthestAhead))
    return refuseField('talk.on', 'date-too-far');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'talk-planned',
      conversation: conversation.id,
      stage: conversation.stage,
      planVersion: command.planVersion,
      talkAt: command.talkAt,
      channel: command.channel,
    },
    sealed: { note: command.note ?? '' },
  });
}

/**
 * The mail of somebody of the family did not arrive: another address for this case, and a fresh link to it. Whether it is
 * no address of staff, and of nobody else in the plan, is for whoever has the directory and the plan to say. A manager may
 * where mail came back: else a contact person whose own mail fails would keep a family from its plan.
 */
export function mendAddress(state: CaseState, command: Of<'mend-address'>, occasion: Occasion): Verdict {
  const byContact = isContact(state, occasion);
  if (!byContact && !managesCases(occasion.registers, occasion.actor.id)) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  const { person = familyId } = command;
  if (!state.confirmers.includes(person)) return refuse('no-such-person');
  const family = state.conversations.findLast((one) => one.stage === familyStage && one.with.id === person);
  if (family === undefined) return refuse('not-your-turn');
  if (!byContact && !familyBounces(state).some((one) => one.person === person)) return refuse('nothing-due');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'address-mended',
      conversation: family.id,
      linkEpoch: family.linkEpoch + 1,
    },
    sealed: { email: command.email },
  });
}

/** A fresh link for a conversation; the one before dies with it. The contact person may have it sent again. */
export function renewLink(state: CaseState, command: Of<'renew-link'>, occasion: Occasion): Verdict {
  const conversation = findConversation(state, command.conversation);
  if (conversation === undefined) return refuse('no-such-case');
  if (!mayRenew(state, conversation, { command, occasion })) return refuse('not-yours');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'link-renewed',
      conversation: conversation.id,
      cause: command.cause,
      linkEpoch: conversation.linkEpoch + 1,
    },
  });
}

function mayRenew(
  state: CaseState,
  conversation: Conversation,
  { command, occasion }: { command: Of<'renew-link'>; occasion: Occasion },
): boolean {
  if (command.cause === 'sent-again') return isContact(state, occasion);
  return [conversation.with.id, systemId].includes(occasion.actor.id);
}
