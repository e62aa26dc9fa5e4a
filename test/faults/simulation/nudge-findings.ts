import type { Envelope } from '../../../shared/domain/entries.ts';
import { nextReminderMoment } from '../../../shared/domain/due-dates.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import type { Finding } from './finding.ts';
import type { VirtualTown } from './virtual-town.ts';

const day = 86_400_000;
/** What changes nothing about who is waited for. */
const idle = new Set<Envelope['type']>([
  'look-recorded',
  'term-warned',
  'nobody-mandated',
  'mail-bounced',
  'nudged',
]);

/** Whoever a manager had reminded gets a mail at the next eight o'clock, where they are waited for still and for a day after. */
export function nudgesAmiss(town: VirtualTown, entries: readonly Envelope[]): Finding[] {
  return entries.flatMap((entry): Finding[] => {
    if (entry.type !== 'nudged') return [];
    const moment = nextReminderMoment(entry.at);
    const waited = Date.parse(moment) + day;
    const isMoved = entries.some(
      ({ n, type, at }) => n > entry.n && !idle.has(type) && Date.parse(at) <= waited,
    );
    if (isMoved || town.world.now < waited) return [];
    const reminders = town.post.postings.filter(({ mail }) => mail.id.endsWith(`/${dateIn(moment)}`));
    return entry.whom
      .filter(({ id }) => !reminders.some(({ mail }) => isFor(mail.id, id, entry.caseId)))
      .map(({ id }) => ({ kind: 'mail-missing', what: `${id} was to be reminded on ${dateIn(moment)}` }));
  });
}

/** Of a contact person who is away, whoever stands in for them has it. */
function isFor(mailId: string, person: string, caseId: string): boolean {
  if (person.startsWith('family')) return mailId.startsWith(`reminder/${caseId}#${person}/`);
  const those = person.startsWith('contact-') ? ['contact-1', 'contact-2'] : [person];
  return those.some((one) => mailId.startsWith(`reminder/${one}/`));
}
