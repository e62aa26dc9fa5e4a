import { readerOf } from '../../shared/desk/languages.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { textsIn } from '../../shared/i18n/texts.ts';
import { lettersIn, type Letter } from '../../shared/desk/outbox.ts';
import { evolveAll } from '../../shared/domain/evolve.ts';
import { familyStage } from '../../shared/domain/chain.ts';
import { memberAddress } from '../../shared/domain/family-members.ts';
import { isFamily, type CaseId, type PersonId } from '../../shared/domain/identifiers.ts';
import { contactToday } from '../../shared/domain/registers.ts';
import type { Request } from '../../shared/domain/request.ts';
import { isOvertaken } from '../../shared/domain/mail-order.ts';
import { findConversation } from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import type { Claims } from '../../shared/links/tokens.ts';
import { composeMail, type MailItem } from '../../shared/mail/compose.ts';
import { addressOf, contactPersonById } from '../../shared/registers/municipality.ts';
import { roleIn, rooms } from '../../shared/sign-in/rooms.ts';
import { forEachApart } from '../for-each-apart.ts';
import { linkFor } from './links.ts';
import type { MailerNeeds } from './needs.ts';
import { reminderOf, type Reminder } from './reminder.ts';

export type { MailerNeeds } from './needs.ts';

/**
 * The only place that knows an address and signs a link. Claims the letter, sends it, marks it. A crash between sending
 * and marking sends it again when the lease has run out, under the same id, and with the same link
 * unless it is news, which carries the one that is good now.
 */
export async function deliver(system: MailerNeeds, mailId: string): Promise<void> {
  const claimed = await system.outbox.claim(mailId);
  if (claimed === undefined) return;
  const letters = lettersIn(claimed);
  const sent: PersonId[] = [];
  try {
    await forEachApart(letters, async (letter) => {
      await sendLetter(system, forWhoIsThere(system, letter));
      sent.push(letter.recipient);
      if (sent.length < letters.length) await system.outbox.markTold(mailId, [...claimed.told, ...sent]);
    });
  } catch (error) {
    // The mark of one may have failed while it, and others after it, had the news.
    if (sent.length > 0) await system.outbox.markTold(mailId, [...claimed.told, ...sent]);
    if ((await system.outbox.markFailed(claimed)) === 'given-up')
      system.measure('mail-given-up', aboutCaseOf(claimed));
    throw error;
  }
  await system.outbox.markSent(mailId);
}

/** News for a contact person who is away goes to whoever stands in for them, with a link of their own. */
function forWhoIsThere(system: MailerNeeds, letter: Letter): Letter {
  if (letter.n === undefined || letter.conversation !== undefined) return letter;
  const { current } = system.registers;
  if (contactPersonById(current, letter.recipient) === undefined) return letter;
  return { ...letter, recipient: contactToday(current, letter.recipient, dateIn(system.books.now())) };
}

async function sendLetter(system: MailerNeeds, letter: Letter): Promise<void> {
  const reader = readerOf({ person: letter.recipient, caseId: letter.caseId });
  const language = letter.language ?? (await system.languages.of(reader));
  if (letter.kind === 'reminder') {
    const reminder = await reminderOf({ system, letter, language });
    if (reminder !== undefined) await post(system, letter, { ...reminder, language });
    return;
  }
  const about = letter.caseId === undefined ? undefined : await aboutCase(system, letter.caseId, letter);
  if (about === 'overtaken') {
    system.measure('effect-overtaken', aboutCaseOf(letter));
    return;
  }
  const to = isFamily(letter.recipient)
    ? about && memberAddress(about.plan, letter.recipient)
    : addressOf(system.registers.current, letter.recipient);
  const item = await itemOf(system, letter, { about, language });
  await post(system, letter, {
    to,
    language,
    items: [item],
    replyTo: about?.replyTo,
    subjects: subjectsOf(letter, about),
  });
}

/** Every letter that still waits. One that cannot be sent does not keep the others. */
export async function deliverWaiting(system: MailerNeeds): Promise<void> {
  const { mailIds, longestWait } = await system.outbox.inLine();
  // A figure is billed for every hour in which it is told; where none waits, nothing said says so.
  if (longestWait > 0) system.measure('oldest-mail', { value: longestWait });
  await forEachApart(mailIds, (mailId) => deliver(system, mailId));
}

type About = {
  plan: Request;
  dueOn: string | undefined;
  linkEpoch: number | undefined;
  isFamily: boolean;
  /** It went to somebody else since: a link to it would open for nobody who gets this. */
  isElsewhere: boolean;
  replyTo: string | undefined;
};

async function aboutCase(
  system: MailerNeeds,
  caseId: CaseId,
  letter: Letter,
): Promise<About | 'overtaken' | undefined> {
  // Ordered because of entry n; what came in the seconds after it may come as long after it was sent.
  const found = await loadCase(system.books, caseId, letter.tries === 0 ? letter.n : undefined);
  // A draft bears the id of the case that it has yet to become.
  if (found === undefined && letter.n === undefined) return undefined;
  if (found === undefined) throw new Error('a letter about a case that is not there');
  const { state, entries } = found;
  if (isOvertaken(letter, state)) return 'overtaken';
  // What changed an address is told to the one before it.
  const before =
    letter.kind === 'address-changed' ? evolveAll(entries.filter(({ n }) => n < (letter.n ?? 0))) : undefined;
  const plan = await readPlan(system.books, before ?? state);
  const conversation =
    letter.conversation === undefined ? undefined : findConversation(state, letter.conversation);
  const waitsUntil = conversation?.status === 'open' ? conversation.dueOn : undefined;
  const question = state.questions.find(({ n }) => n === letter.n);
  const dueOn = letter.kind === 'question-to-family' ? question?.answerBy : waitsUntil;
  // From the directory: an answer must reach the contact person whatever address stands in the plan.
  const { current } = system.registers;
  const replyTo = addressOf(current, contactToday(current, state.contactPerson, dateIn(system.books.now())));
  return {
    plan,
    dueOn,
    linkEpoch: conversation?.linkEpoch,
    isFamily: conversation?.stage === familyStage,
    isElsewhere: conversation !== undefined && conversation.with.id !== letter.recipient,
    replyTo,
  };
}

type Posted = Reminder & { readonly language: Language };

async function post(system: MailerNeeds, letter: Letter, what: Posted): Promise<void> {
  const { to, replyTo, items, subjects } = what;
  const { sender } = system.registers.current;
  if (to === undefined) {
    system.measure('mail-without-address', aboutCaseOf(letter));
    return;
  }
  await system.transport.send(
    await composeMail(textsIn(what.language), {
      mailId: letter.mailId,
      kind: letter.kind,
      to,
      // Nobody is asked to answer themselves.
      replyTo: replyTo === undefined || replyTo === to ? sender.email : replyTo,
      sender: sender.name,
      about: { recipient: letter.recipient, subjects },
      items,
    }),
  );
  system.measure('mail-sent', aboutCaseOf(letter));
}

function aboutCaseOf({ caseId }: Letter): { caseId?: CaseId } {
  return caseId === undefined ? {} : { caseId };
}

/** News for an address that is no longer used may well come back, and nothing needs to be done about it. */
function subjectsOf(letter: Letter, about: About | undefined): Reminder['subjects'] {
  if (letter.kind === 'address-changed' || about === undefined || letter.caseId === undefined) return [];
  return [letter.conversation ?? letter.caseId];
}

async function itemOf(
  system: MailerNeeds,
  letter: Letter,
  { about, language }: { about: About | undefined; language: Language },
): Promise<MailItem> {
  const open =
    letter.kind === 'address-changed' || about?.isElsewhere === true
      ? undefined
      : await linkFor(system, letter, { ...targetOf(system, letter, about), language });
  return {
    ...(about === undefined ? {} : { reference: about.plan.reference }),
    ...(about?.dueOn === undefined ? {} : { dueOn: about.dueOn }),
    ...(open === undefined ? {} : { open }),
  };
}

function targetOf(
  system: MailerNeeds,
  letter: Letter,
  about: About | undefined,
): Pick<Claims, 'purpose' | 'caseId' | 'conversation' | 'epoch'> {
  const common = {
    epoch: letter.linkEpoch ?? about?.linkEpoch ?? 0,
    ...(letter.caseId === undefined ? {} : { caseId: letter.caseId }),
  };
  if (letter.conversation === undefined) {
    const role = roleIn(system.registers.current, letter.recipient) ?? 'contact-person';
    return { purpose: rooms[role].purpose, ...common };
  }
  return {
    purpose: about?.isFamily === true ? 'family' : 'conversation',
    conversation: letter.conversation,
    ...common,
  };
}
