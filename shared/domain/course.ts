import { isContact } from './arrange.ts';
import type { CaseState, Conversation } from './case-state.ts';
import { extendable, legalDateOf, shareOf, suspensionsOf, warningsOf } from './case-terms.ts';
import { endedTurn, familyStage, pausedTurn } from './chain.ts';
import type { Command } from './commands.ts';
import { nextReminderMoment, stepsDue } from './due-dates.ts';
import { lastMended } from './family-members.ts';
import { managesCases } from './registers.ts';
import { isFamily, systemId } from './identifiers.ts';
import { lookSchema } from './talk-entries.ts';
import { extend, legalWarningsDue, warnBefore } from './terms.ts';
import { findConversation, openConversation, openConversations, pauseOf, turnOf } from './turn.ts';
import { accept, next, refuse, refuseDay, refuseField, type Occasion, type Verdict } from './verdict.ts';
import { dateIn, earlier, later, type CalendarDate } from './working-days.ts';

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
  const wrong = refuseDay('until', command.until, today);
  if (wrong !== undefined) return wrong;
  const of = extendable(state, today);
  if ('code' in of) return refuseField('until', of.code);
  const { receivedOn, extensions } = state;
  const suspensions = suspensionsOf(state, today);
  const extended = extend({ ...of, receivedOn, suspensions, extensions, today }, command.until);
  if (extended.kind === 'refused') return refuseField('until', extended.code);
  return accept({
    envelope: { ...next(state, occasion), type: 'term-extended', until: extended.lastDay },
    sealed: { text: command.text },
  });
}

/**
 * Ten, five and one working days before the legal date, each once for each date; the last of those that are due when the
 * mail leaves. Also while the family must confirm, or pauses without having agreed to a standstill: the term runs on.
 */
export function warnOfTerm(state: CaseState, occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  const turn = turnOf(state);
  if (turn === endedTurn || pauseOf(state)?.suspends === true) return refuse('nothing-due');
  const { kind, lastDay } = legalDateOf(state, dateIn(occasion.now));
  const due = warnBefore[legalWarningsDue(lastDay, saidOn(occasion)) - 1];
  const isWarned = warningsOf(state, lastDay).some((days) => days <= (due ?? 0));
  if (kind === 'suspended' || due === undefined || isWarned) return refuse('nothing-due');
  return accept({
    envelope: { ...next(state, occasion), type: 'term-warned', stage: turn, workingDaysLeft: due, lastDay },
  });
}

/** The day on which what is noted now is said by mail. */
function saidOn({ now }: Occasion): CalendarDate {
  return dateIn(nextReminderMoment(now));
}

/** What the daily look finds due in a conversation that nobody answers. */
export function recordLook(state: CaseState, id: Conversation['id'], occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  const conversation = findConversation(state, id);
  if (conversation?.status !== 'open' || conversation.stage !== turnOf(state)) return refuse('not-your-turn');
  const today = dateIn(occasion.now);
  const steps = stepsDue({
    openedOn: dateIn(conversation.askedAt),
    dueOn: waitsUntil(state, { conversation, today }),
    today,
    saidOn: saidOn(occasion),
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

/** Whoever agreed on a day to talk is not silent before it; but not past the end of the term. */
function waitsUntil(
  state: CaseState,
  { conversation: { dueOn, talk }, today }: { conversation: Conversation; today: CalendarDate },
): CalendarDate {
  if (talk === undefined || talk.held !== undefined) return dueOn;
  return later(dueOn, earlier(dateIn(talk.at), legalDateOf(state, today).lastDay));
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
