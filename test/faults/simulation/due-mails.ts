import type { Envelope } from '../../../shared/domain/entries.ts';
import type { Letter } from '../../../shared/desk/outbox.ts';
import { toldBy, type Told } from './told.ts';

/** A mail that somebody has to get, or at least may get, once for each time it stands in the list. */
export type Due = { readonly to: string; readonly kind: Letter['kind']; readonly mayBeMissing: boolean };

export type Addresses = {
  /** Where the representative is reached. */
  readonly family: string;
  /** Whoever else of the family must confirm, by their place in the plan; `undefined` where that is not written down. */
  readonly ofFamily: (person: string) => string | undefined;
  readonly contact: string;
  readonly managers: readonly string[];
  readonly of: (person: string) => string;
};

/** Who must hear what, from the entries alone and without asking the code that orders the mails. */
export function dueMails(entries: readonly Envelope[], addresses: Addresses): Due[] {
  const told = toldBy(entries.slice(0, 1));
  return entries.flatMap((entry) => {
    told.hear(entry);
    const due = (to: string | undefined, kind: Due['kind'], mayBeMissing = false): Due[] =>
      to === undefined ? [] : [{ to, kind, mayBeMissing }];
    return dueAfter({ entry, entries, told, addresses, due });
  });
}

type Moment = {
  readonly entry: Envelope;
  readonly entries: readonly Envelope[];
  readonly told: Told;
  readonly addresses: Addresses;
  readonly due: (to: string | undefined, kind: Due['kind'], mayBeMissing?: boolean) => Due[];
};

function dueAfter(moment: Moment): Due[] {
  const { entry, entries, told, addresses, due } = moment;
  const { contact, of } = addresses;
  switch (entry.type) {
    case 'changes-asked':
    case 'talk-planned':
      return due(contact, entry.type);
    case 'question-asked':
      // With a day to answer by it is the applicant's, and they must hear of it themselves.
      return [
        ...due(contact, entry.type),
        ...(entry.answerBy === undefined ? [] : toFamily(moment, 'question-to-family')),
      ];
    case 'conversation-opened':
      // A new version, a new link or another holder may take the question back before it was asked.
      return entry.stage === 'family'
        ? toMember(moment, entry.with.id, 'family-confirm')
        : due(of(entry.with.id), 'invitation', isTakenBack(entries, entry));
    case 'handed-over':
      return due(
        of(entry.to.id),
        entry.cause === 'may-not-decide' ? 'holder-may-not-decide' : 'handed-over',
        isTakenBack(entries, entry),
      );
    case 'talk-cancelled': {
      const holder = told.heldIn(entry.conversation)?.holder ?? '';
      if (entry.actor.id !== holder) return due(of(holder), entry.type);
      // Nobody is told what they said themselves.
      return holder === told.contactPerson ? [] : due(contact, entry.type);
    }
    case 'erased':
      return [];
    case 'question-answered':
    case 'answer-noted':
      return due(of(told.heldIn(entry.conversation)?.holder ?? ''), entry.type);
    case 'address-mended': {
      const whose = told.heldIn(entry.conversation)?.holder ?? '';
      return [...toMember(moment, whose, 'fresh-link'), ...toMember(moment, whose, 'address-changed')];
    }
    case 'link-renewed': {
      const talk = told.heldIn(entry.conversation);
      if (talk?.stage === 'family') return toMember(moment, talk.holder, 'fresh-link');
      return talk === undefined ? [] : due(of(talk.holder), 'fresh-link', true);
    }
    case 'withdrawn':
    case 'paused':
    case 'resumed':
      return toAll(moment, entry.type);
    case 'moved-to-chain':
      return moved(moment);
    case 'term-extended':
      return toFamily(moment, entry.type);
    case 'answered':
      return [...partAgreed(moment), ...closed(moment)];
    case 'plan-confirmed':
      return closed(moment);
    case 'request-opened':
    case 'plan-amended':
    case 'generation-started':
    case 'look-recorded':
    case 'term-warned':
    case 'nudged':
    case 'talk-held':
    case 'nobody-mandated':
    case 'condition-met':
    case 'carried-out':
      return [];
    case 'mail-bounced':
      return bounced(moment);
  }
}

/** The contact person can do something about every address, and so can a manager. */
function bounced({ addresses, due }: Moment): Due[] {
  return [addresses.contact, ...addresses.managers].flatMap((address) => due(address, 'address-bounced'));
}

function toMember({ entry, entries, addresses, due }: Moment, person: string, kind: Due['kind']): Due[] {
  const isBound = kind === 'family-confirm' || kind === 'fresh-link';
  const mayBeMissing = kind === 'fresh-link' || (isBound && isTakenBack(entries, entry));
  if (person === 'family') return due(addresses.family, kind, mayBeMissing);
  return due(addresses.ofFamily(person), kind, true);
}

function toFamily(moment: Moment, kind: Due['kind']): Due[] {
  return moment.told.familyReached.flatMap((person) => toMember(moment, person, kind));
}

function toAll(moment: Moment, kind: Due['kind']): Due[] {
  const { told, addresses, due } = moment;
  const { asked } = told;
  return [
    ...due(addresses.contact, kind),
    ...toFamily(moment, kind),
    // Who decides on the case of which they are the contact person hears it once.
    ...(asked === undefined || asked === told.contactPerson ? [] : due(addresses.of(asked), kind)),
  ];
}

/** A decision with a yes in it, while others still have to speak. */
function partAgreed(moment: Moment): Due[] {
  const { entry, told, addresses, due } = moment;
  if (entry.type !== 'answered' || entry.word !== 'decision' || told.next === 'ended') return [];
  if (entry.answers.every(({ outcome }) => outcome === 'not-agree')) return [];
  return [...due(addresses.contact, 'part-agreed'), ...toFamily(moment, 'part-agreed')];
}

/** The last word is news for everybody who had one, once each, however many words were theirs. */
function closed(moment: Moment): Due[] {
  const { told, addresses, due } = moment;
  if (told.next !== 'ended') return [];
  const spoke = new Set<string>(told.mustSpeak.map((stage) => told.answerOf(stage)?.actor.id ?? ''));
  spoke.delete(told.contactPerson);
  return [
    ...due(addresses.contact, 'closed'),
    ...toFamily(moment, 'closed'),
    ...[...spoke].flatMap((person) => due(addresses.of(person), 'closed')),
  ];
}

/** Who follows the plan hears that others are asked, or at once that nobody has to be. */
function moved(moment: Moment): Due[] {
  const { told, addresses, due } = moment;
  if (told.next === 'ended') return closed(moment);
  return [...due(addresses.contact, 'path-changed'), ...toFamily(moment, 'path-changed')];
}

/**
 * Whether what came later made the link of this mail worthless: another link replaced it, or the word it asks for was
 * given by the link of the news that an answer was noted.
 */
function isTakenBack(entries: readonly Envelope[], entry: Envelope): boolean {
  const conversation = 'conversation' in entry ? entry.conversation : undefined;
  const later = entries.filter(({ n }) => n > entry.n);
  const isNoted = later.some((one) => one.type === 'answer-noted' && one.conversation === conversation);
  return later.some((one) => {
    if (one.type === 'plan-amended' || one.type === 'moved-to-chain') return true;
    if (!('conversation' in one) || one.conversation !== conversation) return false;
    if (one.type === 'answered') return isNoted;
    return one.type === 'link-renewed' || one.type === 'address-mended' || one.type === 'handed-over';
  });
}
