import type { Envelope } from '../../../shared/domain/entries.ts';
import { isAway } from './changing-registers.ts';
import type { RegistersOverTime } from './changing-registers.ts';
import { mayDecide } from '../../support/whatever/may-decide.ts';
import type { Due } from './due-mails.ts';
import type { Finding } from './finding.ts';
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

/** A decision lies for days with whoever may not take it only where nobody who is there may. */
export function leftWithoutMandate(entries: readonly Envelope[], registers: RegistersOverTime): Finding[] {
  const told = toldBy(entries.slice(0, 1));
  const last = Date.parse(entries.at(-1)?.at ?? '');
  return entries.flatMap((entry): Finding[] => {
    told.hear(entry);
    if (entry.type !== 'conversation-opened' && entry.type !== 'handed-over') return [];
    if (told.asksOf(entry.stage).length === 0) return [];
    const { id: holder } = entry.type === 'handed-over' ? entry.to : entry.with;
    const end = endOf(entries, entry) ?? last;
    const asked = Date.parse(entry.at);
    const isStill = entries.some(
      ({ n, at, type }) => n > entry.n && type === 'paused' && Date.parse(at) < end,
    );
    const from = [asked, ...registers.changes.filter((at) => asked < at)].find((begin) => {
      const until = begin + seenWithin + registers.lag;
      if (isStill || until >= end) return false;
      const moments = momentsBetween(registers, begin, until);
      const look = { told, registers, stage: entry.stage };
      return (
        moments.every((at) => !isFor({ person: holder, where: 'anywhere' }, look, at)) &&
        registers
          .at(begin)
          .officials.some(({ id }) => moments.every((at) => isFor({ person: id, where: 'there' }, look, at)))
      );
    });
    return from === undefined
      ? []
      : [{ kind: 'stuck', what: `${entry.stage} stayed with ${holder}, who might not decide` }];
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

type Where = 'there' | 'anywhere';
type Who = { readonly person: string; readonly where: Where };

function isForNobody(look: Look, now: number, where: Where): boolean {
  const { officials, contactPersons } = look.registers.at(now);
  return [...officials, ...contactPersons].every(({ id }) => !isFor({ person: id, where }, look, now));
}

/** Whether somebody may decide at that moment, and is there to do it. */
function isFor({ person, where }: Who, { told, registers, stage }: Look, now: number): boolean {
  const at = new Date(now).toISOString();
  const then = registers.at(now);
  const found = [...then.officials, ...then.contactPersons].find(({ id }) => id === person);
  if (found === undefined || (where === 'there' && isAway(found, at))) return false;
  return mayDecide(person, { stage, at }, { told, registers: then });
}
