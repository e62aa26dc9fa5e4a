import { easter } from 'date-easter';
// By the function: of the classes, everything comes along into every bundle.
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** A calendar date in Amsterdam, `2027-03-24`. */
export type CalendarDate = string;

/** The calendar date in Amsterdam at an instant (ISO 8601, UTC). */
export function dateIn(instant: string): CalendarDate {
  // Amsterdam is whole hours from UTC: every instant of an hour falls on the same date.
  const hour = instant.endsWith('Z') ? instant.slice(0, 13) : instant;
  const known = dates.get(hour);
  if (known !== undefined) return known;
  const moment = Instant.toZonedDateTimeISO(Instant.fromString(instant), 'Europe/Amsterdam');
  const date = PlainDate.toString(ZonedDateTime.toPlainDate(moment));
  dates.set(hour, date);
  return date;
}

/** Hours that were asked for before: a case asks for the date of each of its entries whenever it is read. */
const dates = new Map<string, CalendarDate>();

/** The instant (ISO 8601, UTC) of a time of day (`09:30`) on a calendar date in Amsterdam. */
export function instantIn(date: CalendarDate, time: string): string {
  const local = PlainDateTime.fromString(`${date}T${time}`, getISO);
  return Instant.toString(ZonedDateTime.toInstant(PlainDateTime.toZonedDateTime(local, 'Europe/Amsterdam')));
}

function dayOf(date: CalendarDate): PlainDate.Record {
  return PlainDate.fromString(date, getISO);
}

/**
 * General holidays: Algemene termijnenwet, article 3, first and second paragraph.
 * The King's birthday is kept on 26 April when the 27th is a Sunday.
 */
export function isGeneralHoliday(date: CalendarDate): boolean {
  return holidaysOf(dayOf(date).year).has(date);
}

const holidaysByYear = new Map<number, ReadonlySet<CalendarDate>>();

function holidaysOf(year: number): ReadonlySet<CalendarDate> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const { month, day } = easter(year);
  const easterSunday = PlainDate.create(year, month, day);
  const kingsDay = PlainDate.create(year, 4, 27);
  const holidays = new Set([
    `${year}-01-01`,
    ...[-2, 0, 1, 39, 49, 50].map((days) => PlainDate.toString(PlainDate.addDays(easterSunday, days))),
    PlainDate.toString(PlainDate.dayOfWeek(kingsDay) === 7 ? PlainDate.subtractDays(kingsDay, 1) : kingsDay),
    `${year}-05-05`,
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** Days that were looked at before: the working days of one term are counted again for every case that is in it. */
const workingDays = new Map<CalendarDate, boolean>();

export function isWorkingDay(date: CalendarDate): boolean {
  const known = workingDays.get(date);
  if (known !== undefined) return known;
  const isOne = PlainDate.dayOfWeek(dayOf(date)) < 6 && !isGeneralHoliday(date);
  workingDays.set(date, isOne);
  return isOne;
}

const dayAfter = new Map<CalendarDate, CalendarDate>();

export function nextDay(date: CalendarDate): CalendarDate {
  const known = dayAfter.get(date);
  if (known !== undefined) return known;
  const next = plusDays(date, 1);
  dayAfter.set(date, next);
  return next;
}

/** A term that ends on a Saturday, a Sunday or a general holiday ends on the next working day (Algemene termijnenwet, article 1). */
export function endOfTerm(date: CalendarDate): CalendarDate {
  let end = date;
  while (!isWorkingDay(end)) end = nextDay(end);
  return end;
}

export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return PlainDate.toString(PlainDate.addDays(dayOf(date), days));
}

/** How many days lie after `from`, up to and including `until`; less than nothing when `until` comes first. */
export function daysBetween(from: CalendarDate, until: CalendarDate): number {
  return PlainDate.diffDays(dayOf(from), dayOf(until));
}

export function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other;
}

export function later(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}

/** The `count`-th working day after `date`; `date` itself does not count. */
export function plusWorkingDays(date: CalendarDate, count: number): CalendarDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = nextDay(day);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** How many working days lie after `from`, up to and including `until`; 0 when `until` has passed. */
export function workingDaysBetween(from: CalendarDate, until: CalendarDate): number {
  let count = 0;
  for (let day = nextDay(from); day <= until; day = nextDay(day)) if (isWorkingDay(day)) count += 1;
  return count;
}
