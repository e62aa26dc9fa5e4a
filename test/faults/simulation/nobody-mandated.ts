import type { Envelope } from '../../../shared/domain/entries.ts';
import { isAway } from './changing-registers.ts';
import type { RegistersOverTime } from './changing-registers.ts';
import { mayDecide } from '../../support/whatever/may-decide.ts';
import type { Due } from './due-mails.ts';
import { toldBy, type Told } from './told.ts';

const day = 86_400_000;
/** By then a look has come by, even where the execution had died and the sweeper began another. */
const seenWithin = 4 * day;

type Asked = Extract<Envelope, { type: 'conversation-opened' | 'handed-over' }>;
type Look = { readonly told: Told; readonly registers: RegistersOverTime; readonly stage: string };

/**
 * Word to a manager that nobody may decide: once for each holder of a decision, where that was so while they had it; missed
 * only where it did not last. Who reads registers of a while ago may see it that much later.
 */
export function dueToManager(
  entries: readonly Envelope[],
  to: { manager: string; registers: RegistersOverTime; until: number },
): Due[] {
  const told = toldBy(entries.slice(0, 1));
  return entries.flatMap((entry): Due[] => {
    told.hear(entry);
    if (entry.type !== 'conversation-opened' && entry.type !== 'handed-over') return [];
    if (told.asksOf(entry.stage).length === 0) return [];
    const { registers } = to;
    const look = { told, registers, stage: entry.stage };
    const from = Date.parse(entry.at) - registers.lag;
    const end = endOf(entries, entry) ?? to.until;
    const may = momentsBetween(registers, from, end);
    if (!may.some((at) => isForNobody(look, at, 'there'))) return [];
    const seen = Date.parse(entry.at) + seenWithin;
    const must = momentsBetween(registers, from, seen).every((at) => isForNobody(look, at, 'anywhere'));
    const isStill = entries.some(
      ({ n, at, type }) => n > entry.n && type === 'paused' && Date.parse(at) < seen,
    );
    return [{ to: to.manager, kind: 'nobody-mandated', mayBeMissing: !must || isStill || end < seen }];
  });
}

/** When somebody else had it, or nobody any more; in milliseconds. */
function endOf(entries: readonly Envelope[], asked: Asked): number | undefined {
  const end = entries.find(
    (entry) =>
      entry.n > asked.n &&
      (entry.type === 'plan-amended' ||
        entry.type === 'withdrawn' ||
        ((entry.type === 'handed-over' || entry.type === 'answered') &&
          entry.conversation === asked.conversation)),
  );
  return end === undefined ? undefined : Date.parse(end.at);
}

/** The first and the last moment, every change between them, and every day. */
function momentsBetween({ changes }: RegistersOverTime, from: number, until: number): number[] {
  const days = Array.from({ length: Math.ceil(Math.max(0, until - from) / day) }, (_, n) => from + n * day);
  return [...days, ...changes.filter((at) => from < at && at < until), until];
}

function isForNobody({ told, registers, stage }: Look, now: number, where: 'there' | 'anywhere'): boolean {
  const at = new Date(now).toISOString();
  const then = registers.at(now);
  return [...then.officials, ...then.contactPersons].every(
    (one) =>
      (where === 'there' && isAway(one, at)) || !mayDecide(one.id, { stage, at }, { told, registers: then }),
  );
}
