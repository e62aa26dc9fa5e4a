import { readerOf } from '../../shared/desk/languages.ts';
import { defaultLanguage, type Language } from '../../shared/i18n/language.ts';
import { textsIn } from '../../shared/i18n/texts.ts';
import type { Letter } from '../../shared/desk/outbox.ts';
import { evolveAll } from '../../shared/domain/evolve.ts';
import { familyStage } from '../../shared/domain/chain.ts';
import { membersOf } from '../../shared/domain/family-members.ts';
import { isFamily, type CaseId, type PersonId } from '../../shared/domain/identifiers.ts';
import { contactToday } from '../../shared/domain/registers.ts';
import type { Request } from '../../shared/domain/request.ts';
import { isOvertaken } from '../../shared/domain/react.ts';
import { findConversation } from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { codeFor, mintLink, type Claims, type LinkSigner } from '../../shared/links/tokens.ts';
import { composeMail, type MailTransport } from '../../shared/mail/compose.ts';
import { addressOf, contactPersonById } from '../../shared/registers/municipality.ts';
import { forEachApart } from '../for-each-apart.ts';
import type { System } from '../system.ts';

export type MailerNeeds = Pick<
  System,
  'books' | 'outbox' | 'registers' | 'links' | 'edge' | 'languages' | 'count'
> & {
  readonly signer: LinkSigner;
  readonly transport: MailTransport;
};

/** How long links open, in seconds: a sign-in that was asked for, and a mail about a case. */
const signInLasts = 3600;
const caseLinkLasts = 14 * 86_400;

/**
 * The only place that knows an address and signs a link. Claims the letter, sends it, marks it. A crash between sending
 * and marking sends it again when the lease has run out, under the same id, and with the same link
 * unless it is news, which carries the one that is good now.
 */
export async function deliver(system: MailerNeeds, mailId: string): Promise<void> {
  const claimed = await system.outbox.claim(mailId);
  if (claimed === undefined) return;
  const letter = forWhoIsThere(system, claimed);
  try {
    await sendLetter(system, letter);
  } catch (error) {
    if ((await system.outbox.markFailed(letter)) === 'given-up') system.count('mail-given-up', letter.caseId);
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
  const about = letter.caseId === undefined ? undefined : await aboutCase(system, letter.caseId, letter);
  if (about?.isOvertaken === true) {
    system.count('effect-overtaken', letter.caseId);
    return;
  }
  const to = isFamily(letter.recipient)
    ? addressInPlan(about?.plan, letter.recipient)
    : addressOf(system.registers.current, letter.recipient);
  if (to === undefined) system.count('mail-without-address', letter.caseId);
  else await send(system, letter, { to, about });
}

/** Where somebody of the family is reached; a later version of the plan may leave them out. */
function addressInPlan(plan: Request | undefined, person: PersonId): string | undefined {
  return plan === undefined ? undefined : membersOf(plan).find((one) => one.person === person)?.email;
}

/** Every letter that still waits. One that cannot be sent does not keep the others. */
export async function deliverWaiting(system: MailerNeeds): Promise<void> {
  await forEachApart(await system.outbox.waiting(), (mailId) => deliver(system, mailId));
}

type About = {
  plan: Request;
  dueOn: string | undefined;
  linkEpoch: number | undefined;
  isFamily: boolean;
  replyTo: string | undefined;
  isOvertaken: boolean;
};

async function aboutCase(system: MailerNeeds, caseId: CaseId, letter: Letter): Promise<About | undefined> {
  // Ordered because of entry n; what came in the seconds after it may come as long after it was sent.
  const found = await loadCase(system.books, caseId, letter.tries === 0 ? letter.n : undefined);
  // A draft bears the id of the case that it has yet to become.
  if (found === undefined && letter.n === undefined) return undefined;
  if (found === undefined) throw new Error('a letter about a case that is not there');
  const { state, entries } = found;
  // What changed an address is told to the one before it.
  const before =
    letter.kind === 'address-changed' ? evolveAll(entries.filter(({ n }) => n < (letter.n ?? 0))) : undefined;
  const plan = await readPlan(system.books, before ?? state);
  const conversation =
    letter.conversation === undefined ? undefined : findConversation(state, letter.conversation);
  const dueOn = conversation?.status === 'open' ? conversation.dueOn : undefined;
  // From the directory: an answer must reach the contact person whatever address stands in the plan.
  const { current } = system.registers;
  const replyTo = addressOf(current, contactToday(current, state.contactPerson, dateIn(system.books.now())));
  return {
    plan,
    dueOn,
    linkEpoch: conversation?.linkEpoch,
    isFamily: conversation?.stage === familyStage,
    replyTo,
    isOvertaken: isOvertaken(letter, state),
  };
}

async function send(
  system: MailerNeeds,
  letter: Letter,
  to: { to: string; about: About | undefined },
): Promise<void> {
  const { about } = to;
  const { sender } = system.registers.current;
  const reader = readerOf({ person: letter.recipient, caseId: letter.caseId });
  const language = letter.language ?? (await system.languages.of(reader));
  const open =
    letter.kind === 'address-changed' ? undefined : await linkFor(system, { letter, about, language });
  await system.transport.send(
    await composeMail(textsIn(language), {
      mailId: letter.mailId,
      kind: letter.kind,
      to: to.to,
      // Nobody is asked to answer themselves.
      replyTo: about?.replyTo === undefined || about.replyTo === to.to ? sender.email : about.replyTo,
      sender: sender.name,
      ...(open === undefined ? {} : { open }),
      ...(about === undefined ? {} : { reference: about.plan.reference }),
      ...(about?.dueOn === undefined ? {} : { dueOn: about.dueOn }),
    }),
  );
}

async function linkFor(
  system: MailerNeeds,
  { letter, about, language }: { letter: Letter; about: About | undefined; language: Language },
): Promise<{ link: string; code: string }> {
  const token = await mintLink(system.signer, claimsOf(system, letter, about));
  const page = `${system.edge.origin}/l/${token}`;
  const link = language === defaultLanguage ? page : `${page}?taal=${language}`;
  return { link, code: codeFor(system.links.codeSecret, token) };
}

function claimsOf(system: MailerNeeds, letter: Letter, about: About | undefined): Claims {
  const lasts = letter.kind === 'sign-in' ? signInLasts : caseLinkLasts;
  const common = {
    environment: system.links.environment,
    person: letter.recipient,
    epoch: letter.linkEpoch ?? about?.linkEpoch ?? 0,
    expires: Math.floor(letter.at / 1000) + lasts,
    ...(letter.caseId === undefined ? {} : { caseId: letter.caseId }),
  };
  if (letter.conversation === undefined) {
    const isManager = system.registers.current.managers.some(({ id }) => id === letter.recipient);
    return { purpose: isManager ? 'overview' : 'work', ...common };
  }
  return {
    purpose: about?.isFamily === true ? 'family' : 'conversation',
    conversation: letter.conversation,
    ...common,
  };
}
