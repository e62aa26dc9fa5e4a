import {
  dateIn,
  later,
  plusDays,
  plusWorkingDays,
  workingDaysBetween,
} from '../../../shared/domain/working-days.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import type { Finding } from './finding.ts';
import { toldBy } from './told.ts';

/** Calendar days in which a look may come late: bad days, and a day for the look itself. */
const slack = 4;
const reminderOf = { 'first-reminder': 1, 'second-reminder': 2, substitute: 3, manager: 4 };

type Opened = Extract<Envelope, { type: 'conversation-opened' }>;

/** Whether nobody is waited for any more in a conversation because the plan, or the chain, is another one. */
function isEndFor(entries: readonly Envelope[], { n, type }: Envelope, conversation: string): boolean {
  if (type === 'plan-amended' || type === 'withdrawn') return true;
  if (type !== 'moved-to-chain') return false;
  return toldBy(entries.filter((one) => one.n <= n)).heldIn(conversation)?.isOpen === false;
}

/** Whoever takes over, who has the answer to a question, and a case that goes on, are waited for anew. */
function beginsAnew(entry: Envelope): boolean {
  if (entry.type === 'handed-over') return entry.cause !== 'silent';
  return entry.type === 'question-answered' || entry.type === 'resumed';
}

/** Somebody is waited for: from the entry that began it until what ended it, or until the last entry. */
type Wait = { readonly begins: Envelope; readonly within: readonly Envelope[]; readonly until: string };

function waitsIn(entries: readonly Envelope[], opened: Opened): Wait[] {
  const own = entries.filter(
    (one) => one.n >= opened.n && (!('conversation' in one) || one.conversation === opened.conversation),
  );
  const ends = own.find(
    (one) =>
      one.type === 'answered' || one.type === 'plan-confirmed' || isEndFor(entries, one, opened.conversation),
  );
  const during = own.filter(({ n }) => n < (ends?.n ?? Infinity));
  const until = ends?.at ?? entries.at(-1)?.at ?? opened.at;
  const starts = during.filter((one) => one === opened || beginsAnew(one));
  return starts.flatMap((begins, index): Wait[] => {
    const next = starts[index + 1];
    const within = during.filter(({ n }) => n >= begins.n && n < (next?.n ?? Infinity));
    // While it stands still nobody is reminded, and after it they are waited for anew.
    const paused = within.find(({ type }) => type === 'paused');
    return paused === undefined ? [{ begins, within, until: next?.at ?? until }] : [];
  });
}

/**
 * The days by which both reminders must be noted: three and seven working days after somebody was asked, or the end of their
 * share where that is earlier; a day on which they agreed to talk may come before.
 */
function remindersBy({ begins, within }: Wait, { dueOn }: Opened): readonly string[] {
  const since = dateIn(begins.at);
  const talk = within.find((one) => one.type === 'talk-planned');
  const share =
    talk === undefined
      ? Math.max(1, workingDaysBetween(since, later(since, dueOn)))
      : Number.POSITIVE_INFINITY;
  return [3, 7].map((days) => plusDays(plusWorkingDays(since, Math.min(days, share)), slack));
}

/** Whoever was asked and did not answer for long was noted to be reminded, once and then once more. */
export function remindersMissing(entries: readonly Envelope[]): Finding[] {
  return entries.flatMap((opened): Finding[] => {
    if (opened.type !== 'conversation-opened') return [];
    return waitsIn(entries, opened).flatMap((wait): Finding[] => {
      const due = remindersBy(wait, opened).filter((day) => dateIn(wait.until) > day).length;
      // Who looks too late for the first notes the second at once.
      const noted = Math.max(
        0,
        ...wait.within.map((one) => (one.type === 'look-recorded' ? reminderOf[one.due] : 0)),
      );
      const { at } = wait.begins;
      return noted < due
        ? [
            {
              kind: 'stuck',
              what: `${opened.stage} waited from ${at} to ${wait.until} and came to reminder ${noted}`,
            },
          ]
        : [];
    });
  });
}
