import type { Letter } from '../../shared/desk/outbox.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import { legalDateOf } from '../../shared/domain/case-terms.ts';
import { isLate } from '../../shared/domain/due-dates.ts';
import { memberAddress } from '../../shared/domain/family-members.ts';
import { actsAsContact } from '../../shared/domain/registers.ts';
import { isFamily, type CaseId, type PersonId } from '../../shared/domain/identifiers.ts';
import { pausedTurn } from '../../shared/domain/chain.ts';
import { openConversation, turnOf } from '../../shared/domain/turn.ts';
import {
  escalationOf,
  holderOf,
  isTermNear,
  waitsForContact,
  waitsForHolder,
  workingDaysLate,
} from '../../shared/domain/what-waits.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { mailTextsIn } from '../../shared/i18n/mail-texts.ts';
import { textsIn } from '../../shared/i18n/texts.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import type { MailAbout, MailItem } from '../../shared/mail/compose.ts';
import { addressOf } from '../../shared/registers/municipality.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { soonestFirst } from '../../shared/views/soonest-first.ts';
import { labeller } from '../labeller.ts';
import { linkFor } from './links.ts';
import type { MailerNeeds } from './needs.ts';

/** One case in a reminder: what is said of it, and whose answer to the mail is wanted. */
type Piece = {
  readonly subject: MailAbout['subjects'][number];
  readonly item: MailItem;
  readonly replyTo: string | undefined;
  readonly to?: string | undefined;
};

export type Reminder = Pick<MailAbout, 'subjects'> & {
  readonly to: string | undefined;
  readonly items: readonly MailItem[];
  readonly replyTo: string | undefined;
};

type Bundle = { readonly system: MailerNeeds; readonly letter: Letter; readonly language: Language };

/**
 * Everything that waits for somebody at this moment; `undefined` when nothing does any more. Which cases may be among it
 * the views say, which may lag; each goes in as the ledger has it.
 */
export async function reminderOf(bundle: Bundle): Promise<Reminder | undefined> {
  const { system, letter } = bundle;
  const { managers } = system.registers.current;
  const isManager = managers.some(({ id }) => id === letter.recipient);
  const pieces: Piece[] = [];
  for (const caseId of await candidates(system, letter, isManager)) {
    const state = (await loadCase(system.books, caseId))?.state;
    const piece =
      state === undefined || state.erased !== undefined ? undefined : await pieceOf(bundle, state, isManager);
    if (piece !== undefined) pieces.push(piece);
  }
  const [first] = pieces;
  if (first === undefined) return undefined;
  const to = first.to ?? addressOf(system.registers.current, letter.recipient);
  // An answer to a mail about cases of several contact persons goes to none of them.
  const replyTo = pieces.every((one) => one.replyTo === first.replyTo) ? first.replyTo : undefined;
  const items = pieces.map(({ item }) => item);
  if (!isManager) return { to, replyTo, items, subjects: pieces.map(({ subject }) => subject) };
  const open = await linkFor(system, letter, { purpose: 'overview', epoch: 0, language: bundle.language });
  // Nobody stands above the managers who could be told that their mail came back.
  return { to, replyTo: undefined, items: [...items, { open }], subjects: [] };
}

/** What is due longest comes first, or what is bound to a day in the real world before that. */
async function candidates(system: MailerNeeds, letter: Letter, isManager: boolean): Promise<CaseId[]> {
  if (letter.caseId !== undefined) return [letter.caseId];
  const today = dateIn(system.books.now());
  const concerns = (row: CaseSummary): boolean =>
    isManager
      ? row.escalation !== undefined || isLate(row, today)
      : isTo({ system, letter }, row.contactPerson) || row.holderId === letter.recipient;
  return (await system.summaries.open())
    .filter(concerns)
    .sort(soonestFirst)
    .map(({ caseId }) => caseId);
}

async function pieceOf(bundle: Bundle, state: CaseState, isManager: boolean): Promise<Piece | undefined> {
  if (isManager) return forManager(bundle, state);
  // A contact person whom the college lets decide on this case is asked like an official.
  const held = await forHolder(bundle, state);
  if (held !== undefined || !isTo(bundle, state.contactPerson)) return held;
  return forContact(bundle, state);
}

/** Whether the letter is to the contact person, or to who stands in for them today. */
function isTo({ system, letter }: Pick<Bundle, 'system' | 'letter'>, contactPerson: PersonId): boolean {
  const today = dateIn(system.books.now());
  return actsAsContact(system.registers.current, contactPerson, { person: letter.recipient, today });
}

/** An official, or one of the family. */
async function forHolder({ system, letter, language }: Bundle, state: CaseState): Promise<Piece | undefined> {
  const held = waitsForHolder(state, letter.recipient);
  if (held === undefined) return undefined;
  const plan = await readPlan(system.books, state);
  const today = dateIn(system.books.now());
  const days = workingDaysLate(held, today);
  const { waits } = mailTextsIn(language);
  const ofFamily = isFamily(letter.recipient);
  const open = await linkFor(system, letter, {
    purpose: ofFamily ? 'family' : 'conversation',
    caseId: state.caseId,
    conversation: held.id,
    epoch: held.linkEpoch,
    language,
  });
  return {
    subject: held.id,
    item: {
      reference: plan.reference,
      dueOn: held.dueOn,
      facts: [
        ...(days === 0 ? [] : [waits.late(days)]),
        ...(!ofFamily && isTermNear(state, today) ? termFacts(language, state, today) : []),
      ],
      open,
    },
    replyTo: addressOf(system.registers.current, state.contactPerson),
    ...(ofFamily ? { to: memberAddress(plan, letter.recipient) } : {}),
  };
}

async function forContact(
  { system, letter, language }: Bundle,
  state: CaseState,
): Promise<Piece | undefined> {
  const today = dateIn(system.books.now());
  const reasons = waitsForContact(state, today);
  if (reasons.length === 0) return undefined;
  const { waits } = mailTextsIn(language);
  const said = {
    question: [waits.question],
    changes: [waits.changes],
    late: lateFacts(system, { state, today, language }),
    term: termFacts(language, state, today),
  };
  const { caseId } = state;
  const open = await linkFor(system, letter, { purpose: 'work', caseId, epoch: 0, language });
  const { reference } = await readPlan(system.books, state);
  return {
    subject: caseId,
    item: { reference, facts: reasons.flatMap((reason) => said[reason]), open },
    replyTo: undefined,
  };
}

async function forManager({ system, language }: Bundle, state: CaseState): Promise<Piece | undefined> {
  const today = dateIn(system.books.now());
  if (escalationOf(state, today) === undefined) return undefined;
  const { reference } = await readPlan(system.books, state);
  const facts = [...lateFacts(system, { state, today, language }), ...termFacts(language, state, today)];
  return { subject: state.caseId, item: { reference, facts }, replyTo: undefined };
}

/** The legal date, and that it comes nearer while nobody is asked. */
function termFacts(language: Language, state: CaseState, today: string): string[] {
  const { waits } = mailTextsIn(language);
  const date = textsIn(language).format.longDate(legalDateOf(state, today).lastDay);
  return [...(turnOf(state) === pausedTurn ? [waits.paused] : []), waits.legal(date)];
}

/** Whose turn it is, and how late; by function, never by name. */
function lateFacts(
  system: MailerNeeds,
  { state, today, language }: { state: CaseState; today: string; language: Language },
): string[] {
  const texts = textsIn(language);
  const holder = holderOf(state);
  const waiting = openConversation(state);
  const days = waiting === undefined ? 0 : workingDaysLate(waiting, today);
  return [
    ...(holder === undefined
      ? []
      : [mailTextsIn(language).waits.turn(labeller(system, texts)(holder.function))]),
    ...(days === 0 ? [] : [mailTextsIn(language).waits.late(days)]),
  ];
}
