import type { Envelope } from '../../../shared/domain/entries.ts';
import type { Finding } from './finding.ts';
import { toldBy } from './told.ts';

const day = 86_400_000;
/** Calendar days after which a reminder must have been noted: three working days, a weekend, two holidays, two bad days. */
const remindersBy = [10, 16];
const reminderOf = { 'first-reminder': 1, 'second-reminder': 2, substitute: 3, manager: 4 };

/** Whether nobody is waited for any more in a conversation because the plan, or the chain, is another one. */
function isEndFor(entries: readonly Envelope[], { n, type }: Envelope, conversation: string): boolean {
  if (type === 'plan-amended' || type === 'withdrawn') return true;
  if (type !== 'moved-to-chain') return false;
  return toldBy(entries.filter((one) => one.n <= n)).heldIn(conversation)?.isOpen === false;
}

function beginsAnew(entry: Envelope): boolean {
  return (entry.type === 'handed-over' && entry.cause !== 'silent') || entry.type === 'question-answered';
}

/** Whoever was asked and did not answer for long was noted to be reminded, once and then once more. */
export function remindersMissing(entries: readonly Envelope[]): Finding[] {
  const last = entries.at(-1)?.at ?? '';
  return entries.flatMap((entry): Finding[] => {
    if (entry.type !== 'conversation-opened') return [];
    const own = entries.filter(
      (other) => 'conversation' in other && other.conversation === entry.conversation,
    );
    const later = entries.filter(({ n }) => n > entry.n);
    const ended =
      own.find(({ type }) => type === 'answered' || type === 'plan-confirmed') ??
      later.find((one) => isEndFor(entries, one, entry.conversation));
    const within = later.filter(({ n }) => n < (ended?.n ?? Infinity));
    // Whoever takes over, who has the answer to a question, and a case that goes on, begin anew; while it stands still nobody
    // is reminded.
    const anew = own.findLast(beginsAnew) ?? entry;
    const pause = within.findLast(({ type }) => type === 'paused');
    const resumed = within.findLast(({ type }) => type === 'resumed');
    if (pause !== undefined && (resumed?.n ?? 0) < pause.n) return [];
    const since = Math.max(Date.parse(anew.at), Date.parse(resumed?.at ?? anew.at));
    const waited = (Date.parse(ended?.at ?? last) - since) / day;
    const due = remindersBy.filter((days) => waited >= days).length;
    // Who looks too late for the first notes the second at once.
    const looks = own.filter(({ n }) => n > Math.max(anew.n, resumed?.n ?? 0));
    const noted = Math.max(
      0,
      ...looks.map((one) => (one.type === 'look-recorded' ? reminderOf[one.due] : 0)),
    );
    return noted < due
      ? [
          {
            kind: 'stuck',
            what: `${entry.stage} waited ${Math.floor(waited)} days and came to reminder ${noted}`,
          },
        ]
      : [];
  });
}
