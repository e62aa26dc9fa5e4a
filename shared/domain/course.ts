import { isContact } from './arrange.ts';
import type { CaseState, Conversation } from './case-state.ts';
import { legalDateOf, shareOf, suspensionsOf } from './case-terms.ts';
import { endedTurn, familyStage, pausedTurn } from './chain.ts';
import type { Command } from './commands.ts';
import { stepsDue } from './due-dates.ts';
import { lastMended } from './family-members.ts';
import { managesCases } from './registers.ts';
import { isFamily, systemId } from './identifiers.ts';
import { lookSchema } from './talk-entries.ts';
import { extend, legalWarningsDue, warnBefore } from './terms.ts';
import {
  confirmation,
  findConversation,
  openConversation,
  openConversations,
  pauseOf,
  turnOf,
} from './turn.ts';
import { accept, next, refuse, refuseDay, refuseField, type Occasion, type Verdict } from './verdict.ts';
import { dateIn, later } from './working-days.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

function mayStop(state: CaseState, occasion: Occasion): boolean {
  return isFamily(occasion.actor.id) || isContact(state, occasion);
}

/** The family keeps the say: it, or its contact person, takes the request back. What was agreed stays agreed. */
export function withdraw(state: CaseState, command: Of<'withdraw'>, occasion: Occasion): Verdict {
  if (!mayStop(state, occasion)) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  return accept({
    envelope: { ...next(state, occasion), type: 'withdrawn' },
    ...(command.text === undefined ? {} : { sealed: { text: command.text } }),
  });
}

/** Nobody is asked or reminded meanwhile. The legal term stands still only with the applicant's consent in writing. */
export function pause(state: CaseState, command: Of<'pause'>, occasion: Occasion): Verdict {
  if (!mayStop(state, occasion)) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  if (turnOf(state) === pausedTurn) return refuse('paused');
  const { until, text, consent } = command;
  const today = dateIn(occasion.now);
  const wrong = until === undefined ? undefined : refuseDay('until', until, today);
  if (wrong !== undefined) return wrong;
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'paused',
      ...(until === undefined ? {} : { until }),
      // The family asks for it in writing here.
      suspends: consent || isFamily(occasion.actor.id),
    },
    ...(text === undefined ? {} : { sealed: { text } }),
  });
}

/** Whoever may pause may go on; the clockwork does on the day that was named. */
export function resume(state: CaseState, occasion: Occasion): Verdict {
  const standing = pauseOf(state);
  const today = dateIn(occasion.now);
  const isDue = standing?.until !== undefined && standing.until <= today;
  if (!mayStop(state, occasion) && !(occasion.actor.id === systemId && isDue)) return refuse('not-yours');
  if (standing === undefined || turnOf(state) !== pausedTurn) return refuse('not-paused');
  const pauses = state.pauses.map((one) => (one === standing ? { ...one, resumedAt: occasion.now } : one));
  const onward = { ...state, pauses };
  const [due, ...alsoDue] = openConversations(onward).map(({ id, dueOn }) => ({
    conversation: id,
    on: later(dueOn, shareOf(onward, today)),
  }));
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'resumed',
      ...(due === undefined ? {} : { due }),
      ...(alsoDue.length === 0 ? {} : { alsoDue }),
    },
  });
}

/** Announced before the term ends, with the day it ends on now (Awb 4:14). */
export function extendTerm(state: CaseState, command: Of<'extend-term'>, occasion: Occasion): Verdict {
  const conversation = openConversation(state);
  const isHolder = conversation?.with.id === occasion.actor.id && conversation.stage !== familyStage;
  const isManager = managesCases(occasion.registers, occasion.actor.id);
  if (!isHolder && !isManager && !isContact(state, occasion)) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  const today = dateIn(occasion.now);
  const { domain } = legalDateOf(state, today);
  const { receivedOn, extensions } = state;
  const suspensions = suspensionsOf(state, today);
  const extended = extend({ domain, receivedOn, suspensions, extensions, today }, command.until);
  if (extended.kind === 'refused') return refuseField('until', extended.code);
  return accept({
    envelope: { ...next(state, occasion), type: 'term-extended', until: extended.lastDay },
    sealed: { text: command.text },
  });
}

/** Ten, five and one working days before the legal date, each once; the last of those that are due. */
export function warnOfTerm(state: CaseState, occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  const turn = turnOf(state);
  if ([endedTurn, pausedTurn].includes(turn) || confirmation(state) === undefined)
    return refuse('nothing-due');
  const today = dateIn(occasion.now);
  const legal = legalDateOf(state, today);
  const due = warnBefore[legalWarningsDue(legal.lastDay, today) - 1];
  if (legal.kind === 'suspended' || due === undefined || state.termWarnings.some((days) => days <= due))
    return refuse('nothing-due');
  return accept({
    envelope: { ...next(state, occasion), type: 'term-warned', stage: turn, workingDaysLeft: due },
  });
}

/** What the daily look finds due in a conversation that nobody answers. */
export function recordLook(state: CaseState, id: Conversation['id'], occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  const conversation = findConversation(state, id);
  if (conversation?.status !== 'open' || conversation.stage !== turnOf(state)) return refuse('not-your-turn');
  const askedAt = conversation.handOvers.findLast(({ cause }) => cause !== 'silent')?.at;
  const steps = stepsDue({
    openedOn: dateIn(askedAt ?? conversation.openedAt),
    dueOn: conversation.dueOn,
    today: dateIn(occasion.now),
  });
  const due = lookSchema.options[steps - 1];
  if (due === undefined || steps <= conversation.reminders) return refuse('nothing-due');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'look-recorded',
      conversation: id,
      stage: conversation.stage,
      due,
    },
  });
}

/**
 * A mail came back. Said once for each conversation and person: what to do about it does not change with the second. After
 * something was done, a conversation that went to somebody else or a better address, it is news again.
 */
export function recordBounce(state: CaseState, command: Of<'record-bounce'>, occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  const { recipient, conversation, sentAt } = command;
  const since = mendedSince(state, command);
  const isKnown = state.bounces.some(
    (one) => one.recipient === recipient && one.conversation === conversation && one.n > since,
  );
  if (isKnown) return refuse('nothing-due');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'mail-bounced',
      recipient,
      ...(conversation === undefined ? {} : { conversation }),
      ...(sentAt === undefined ? {} : { sentAt }),
    },
  });
}

/** The last entry that may have made a mail arrive: a hand-over, a mended address, or another version with its own. */
function mendedSince(state: CaseState, { recipient, conversation }: Of<'record-bounce'>): number {
  const handedOver = conversation && findConversation(state, conversation)?.handOvers.at(-1)?.n;
  return Math.max(handedOver ?? 0, lastMended(state, recipient)?.n ?? 0, state.plans.at(-1) ?? 0);
}
