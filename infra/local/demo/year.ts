import { caseIdSchema, type CaseId } from '../../../shared/domain/identifiers.ts';
import { endedTurn } from '../../../shared/domain/chain.ts';
import { turnOf } from '../../../shared/domain/turn.ts';
import {
  dateIn,
  instantIn,
  isWorkingDay,
  nextDay,
  plusDays,
  plusWorkingDays,
  type CalendarDate,
} from '../../../shared/domain/working-days.ts';
import { Chance } from './chance.ts';
import type { DemoTown } from './demo-town.ts';
import { drawFate, isQuiet } from './fate.ts';
import { Life } from './life.ts';
import { inventPlan } from './plans.ts';

/** What is simulated: so many cases in the year that ends at `until`, milliseconds since 1970. */
export type Year = { readonly seed: number; readonly cases: number; readonly until: number };

type Waking = { readonly at: number; readonly life: AsyncGenerator<number> };

/** The first day of a year that ends on a day. */
export function yearBefore(until: number): CalendarDate {
  return plusDays(dateIn(new Date(until).toISOString()), -364);
}

/**
 * A year in a municipality that does not exist, from day to day: in the morning the daily look at every case that waits
 * and the mail, then what people do, in the order in which they do it. The same seed and the same last moment give the
 * same year. `tell` hears how many cases have been opened.
 */
export async function simulateYear(
  town: DemoTown,
  year: Year,
  tell: (opened: number) => void,
): Promise<void> {
  const chance = new Chance(year.seed);
  const days = openingsOf(chance, year);
  const waking: Waking[] = [];
  const open = new Set<CaseId>();
  await town.system.registers.begin();
  let opened = 0;
  for (
    let day = yearBefore(year.until);
    Date.parse(instantIn(day, '08:00')) < year.until;
    day = nextDay(day)
  ) {
    town.at = Date.parse(instantIn(day, '08:00')) + 1_000;
    if (isWorkingDay(day)) await morning(town, open);
    if (day.endsWith('-01')) await town.countMonths();
    for (const at of days.get(day) ?? []) {
      opened += 1;
      const life = newLife(town, chance, { number: opened, at });
      open.add(life.caseId);
      waking.push({ at, life: life.live() });
    }
    await dayOf(town, waking, Math.min(year.until, Date.parse(instantIn(nextDay(day), '00:00'))));
    tell(opened);
  }
  town.at = year.until;
  await town.post();
  await town.countMonths();
}

async function morning(town: DemoTown, open: Set<CaseId>): Promise<void> {
  for (const caseId of open) if (turnOf(await town.look(caseId)) === endedTurn) open.delete(caseId);
  await town.post();
}

/** Everybody who comes by before `until`, the earliest first. */
async function dayOf(town: DemoTown, waking: Waking[], until: number): Promise<void> {
  for (;;) {
    waking.sort((a, b) => b.at - a.at);
    const next = waking.at(-1);
    if (next === undefined || next.at >= until) return;
    waking.pop();
    town.at = next.at;
    const step = await next.life.next();
    if (step.done !== true) waking.push({ at: step.value, life: next.life });
    await town.postIfKept();
  }
}

/** When cases are opened, by day: any working day, and less often when people are away. */
function openingsOf(chance: Chance, { cases, until }: Year): ReadonlyMap<CalendarDate, number[]> {
  const last = dateIn(new Date(until).toISOString());
  const days: CalendarDate[] = [];
  for (let day = yearBefore(until); day < last; day = nextDay(day))
    if (isWorkingDay(day)) days.push(day, ...(isQuiet(day) ? [] : [day, day]));
  const moments = Array.from({ length: cases }, () => {
    const day = days[chance.between(0, days.length - 1)] ?? last;
    return { day, at: Date.parse(instantIn(day, '08:30')) + chance.between(0, 28_800_000) };
  }).sort((a, b) => a.at - b.at);
  const byDay = new Map<CalendarDate, number[]>();
  for (const { day, at } of moments) byDay.set(day, [...(byDay.get(day) ?? []), at]);
  return byDay;
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

function newLife(town: DemoTown, chance: Chance, { number, at }: { number: number; at: number }): Life {
  const { name, contactPersons } = town.system.registers.current;
  const contact = contactPersons[chance.between(0, contactPersons.length - 1)];
  if (contact === undefined) throw new Error('a municipality without contact persons');
  const on = dateIn(new Date(at).toISOString());
  const { organisation, email } = contact;
  const plan = inventPlan(chance, {
    number,
    on,
    municipality: name,
    contactPerson: { name: contact.name, email, organisation },
    urgentOn: chance.happens(0.06) ? plusWorkingDays(on, chance.between(20, 60)) : undefined,
  });
  const caseId = caseIdSchema.parse([...chance.bytes(26)].map((byte) => letters[byte % 32]).join(''));
  // Of its own, so that what one family does changes nothing for another.
  const own = new Chance(chance.between(0, 2 ** 31 - 1));
  return new Life({
    town,
    chance: own,
    caseId,
    plan,
    fate: drawFate(
      own,
      plan.asks.map(({ id }) => id),
    ),
    contactPerson: contact.id,
  });
}
