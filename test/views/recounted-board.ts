import type { Envelope } from '../../shared/domain/entries.ts';
import { dateIn, isWorkingDay, nextDay } from '../../shared/domain/working-days.ts';
import { toldBy } from '../faults/simulation/told.ts';

/** What the overview says of a plan that is open, told from its entries alone. */
export type RecountedPlan = {
  /** When the stage began whose turn it is. */
  readonly stageSince: string;
  readonly isStuck: boolean;
};

/** So long a link opens. */
const linkMs = 14 * 24 * 3_600_000;

type Asked = {
  readonly id: string;
  readonly openedAt: string;
  readonly holder: string;
  readonly hasQuestion: boolean;
};

export function recountPlan(entries: readonly Envelope[], now: string): RecountedPlan {
  const asked = askedNow(entries);
  const plan = entries.findLast(({ type }) => type === 'request-opened' || type === 'plan-amended');
  const sincePlan = entries.filter(({ n }) => n > (plan?.n ?? 0));
  const wantsChanges =
    sincePlan.some(({ type }) => type === 'changes-asked') && toldBy(entries).next === 'family';
  return {
    stageSince: asked[0]?.openedAt ?? pausedAt(entries) ?? entries.at(-1)?.at ?? '',
    isStuck:
      asked.some(({ holder }) => hasBounced(entries, sincePlan, holder)) ||
      (!wantsChanges &&
        asked.some(
          (one) => !one.hasQuestion && Date.parse(lastLink(entries, one)) + linkMs <= Date.parse(now),
        )),
  };
}

/** Whoever is being asked, in the order in which that began. */
function askedNow(entries: readonly Envelope[]): Asked[] {
  const told = toldBy(entries);
  return entries.flatMap((entry) => {
    if (entry.type !== 'conversation-opened') return [];
    const held = told.heldIn(entry.conversation);
    if (held?.isOpen !== true || held.stage !== told.next) return [];
    const { conversation: id, at: openedAt } = entry;
    return [{ id, openedAt, holder: held.holder, hasQuestion: held.question !== undefined }];
  });
}

function pausedAt(entries: readonly Envelope[]): string | undefined {
  const last = entries.findLast(({ type }) => type === 'paused' || type === 'resumed');
  return last?.type === 'paused' ? last.at : undefined;
}

/** Their mail came back, and their address was not mended since. */
function hasBounced(entries: readonly Envelope[], sincePlan: readonly Envelope[], person: string): boolean {
  const told = toldBy(entries);
  const mended = sincePlan.findLast(
    (entry) => entry.type === 'address-mended' && told.heldIn(entry.conversation)?.holder === person,
  );
  return entries.some(
    (entry) => entry.type === 'mail-bounced' && entry.recipient === person && entry.n > (mended?.n ?? 0),
  );
}

/** When somebody was last sent a link: at the beginning, and with everything that a mail to them follows. */
function lastLink(entries: readonly Envelope[], { id, openedAt }: Asked): string {
  const brought = entries.filter((entry) => {
    if (toAll.includes(entry.type)) return entry.at > openedAt;
    if (!('conversation' in entry) || entry.conversation !== id) return false;
    return entry.type === 'look-recorded' ? entry.due.endsWith('-reminder') : toHolder.includes(entry.type);
  });
  return brought.at(-1)?.at ?? openedAt;
}

const toAll = ['resumed', 'term-warned', 'nudged'];
const toHolder = [
  'link-renewed',
  'handed-over',
  'address-mended',
  'question-answered',
  'answer-noted',
  'talk-cancelled',
];

/** Days after `from` up to and with `until` on which the municipality works. */
export function workdays(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = nextDay(from); day <= until; day = nextDay(day)) if (isWorkingDay(day)) days.push(day);
  return days;
}

/** How long half of them waited at most. */
export function medianWait(plans: readonly RecountedPlan[], today: string): number | undefined {
  const waits = plans.map(({ stageSince }) => workdays(dateIn(stageSince), today).length);
  return waits.toSorted((a, b) => a - b)[Math.ceil(waits.length / 2) - 1];
}
