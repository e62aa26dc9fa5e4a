import type { Envelope } from '../../../shared/domain/entries.ts';
import type { Finding } from './finding.ts';
import type { VirtualTown } from './virtual-town.ts';

type Bounced = Extract<Envelope, { type: 'mail-bounced' }>;

/**
 * Of every mail that came back the case knows by the time that it was dealt with, once for each person and conversation until
 * something was done about it; and of no other. Nothing is written down of a manager's.
 */
export function returnedMailAmiss(town: VirtualTown, entries: readonly Envelope[]): Finding[] {
  const [caseId = ''] = entries.map((entry) => entry.caseId);
  const managers: readonly string[] = town.system.registers.current.managers.map(({ id }) => id);
  const told = entries.filter((entry) => entry.type === 'mail-bounced');
  const came = town.post.returned.flatMap(({ mail, postedAt, dealtWithAt = Infinity }) =>
    mail.about.subjects
      .filter((subject) => subject.startsWith(caseId))
      .map((subject) => ({ id: mail.id, recipient: mail.about.recipient, subject, postedAt, dealtWithAt })),
  );
  const untold = came.filter(
    (one) =>
      !managers.includes(one.recipient) &&
      !told.some(
        (entry) =>
          isAbout(entry, one) &&
          Date.parse(entry.at) <= one.dealtWithAt &&
          !isMendedBetween(entries, entry, one.postedAt),
      ),
  );
  return [
    ...untold.map(({ id }): Finding => ({ kind: 'lost', what: `${id} came back, and nobody was told` })),
    ...told
      .filter((entry) => managers.includes(entry.recipient) || !came.some((one) => isAbout(entry, one)))
      .map(({ n }): Finding => ({ kind: 'double', what: `entry ${n} is about a mail that never came back` })),
    ...told
      .filter((entry) => told.some((later) => isRepeated(entries, entry, later)))
      .map(({ n }): Finding => ({ kind: 'double', what: `what entry ${n} says was said before` })),
  ];
}

function isAbout(entry: Bounced, mail: { readonly recipient: string; readonly subject: string }): boolean {
  return entry.recipient === mail.recipient && (entry.conversation ?? entry.caseId) === mail.subject;
}

function isRepeated(entries: readonly Envelope[], one: Bounced, later: Bounced): boolean {
  return (
    later.n > one.n &&
    later.recipient === one.recipient &&
    later.conversation === one.conversation &&
    !isMendedBetween(entries, one, Date.parse(later.at))
  );
}

/** Whether a mail that was posted then, in milliseconds, went to another than the one that had come back. */
function isMendedBetween(
  entries: readonly Envelope[],
  { n, conversation, recipient }: Bounced,
  until: number,
): boolean {
  return entries.some(
    (entry) =>
      entry.n > n &&
      Date.parse(entry.at) <= until &&
      ((entry.type === 'address-mended' && holderOf(entries, entry.conversation) === recipient) ||
        entry.type === 'plan-amended' ||
        (entry.type === 'handed-over' && entry.conversation === conversation)),
  );
}

/** Whose conversation it was when it began; those of a family are never handed over. */
function holderOf(entries: readonly Envelope[], conversation: string): string | undefined {
  const opening = entries.find(
    (entry) => entry.type === 'conversation-opened' && entry.conversation === conversation,
  );
  return opening?.type === 'conversation-opened' ? opening.with.id : undefined;
}
