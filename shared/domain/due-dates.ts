import { lastDayFor } from './terms.ts';
import {
  dateIn,
  earlier,
  endOfTerm,
  instantIn,
  later,
  nextDay,
  plusWorkingDays,
  workingDaysBetween,
  type CalendarDate,
} from './working-days.ts';

/**
 * The day on which the first decision must have been taken when nothing suspended or extended the term: eight weeks from receipt
 * (Awb 4:13 second paragraph; the Participatiewet the same; Wmo 2.3.2 and 2.3.5: six weeks of investigation and two to decide),
 * moved to a working day. `lastDayFor` knows the rest.
 */
export function legalDate(receivedOn: CalendarDate): CalendarDate {
  return lastDayFor({ receivedOn, today: receivedOn }).lastDay;
}

/**
 * When a conversation is due: its equal share of the working days left, after `today`, until the legal date or, when that comes
 * first, `urgentOn`: a date in the real world to which the family is bound (an eviction, a place that is given away). At least one
 * working day. `stagesLeft` counts this conversation too. Without a `legalDate` it is that of `receivedOn`.
 */
export function conversationDueOn(
  ask: {
    today: CalendarDate;
    stagesLeft: number;
    urgentOn?: CalendarDate | undefined;
  } & ({ receivedOn: CalendarDate } | { legalDate: CalendarDate }),
): CalendarDate {
  const lastDay = 'legalDate' in ask ? ask.legalDate : legalDate(ask.receivedOn);
  const left = workingDaysBetween(ask.today, earlier(lastDay, ask.urgentOn ?? lastDay));
  return plusWorkingDays(ask.today, Math.max(1, Math.floor(left / Math.max(1, ask.stagesLeft))));
}

/** Late is what should have been answered before `today`; what has no day is never late. */
export function isLate(waiting: { readonly dueOn?: CalendarDate | undefined }, today: CalendarDate): boolean {
  return waiting.dueOn !== undefined && waiting.dueOn < today;
}

/** How many working days after a conversation was opened its official is reminded, when its share is long enough. */
const firstReminder = 3;
const secondReminder = 7;

/**
 * How many of four steps are due on `today` for a conversation that nobody answered, in this order:
 *
 * 1. a first reminder, three working days after the opening, and not later than half-way the conversation's share (of the working
 *    days from the opening to the due day; half of an odd number rounded down), but never on the day of the opening;
 * 2. a second reminder, seven working days after the opening, and not later than the due day;
 * 3. the call to the substitute, one working day after the second reminder or the due day, whichever is later;
 * 4. word to the manager, two working days after that.
 *
 * With a share of one day both reminders fall on the due day. Never less on a later day. What is said by mail is said on
 * `saidOn`, when that is later than `today`; the call to the substitute is done at once.
 */
export function stepsDue(ask: {
  openedOn: CalendarDate;
  dueOn: CalendarDate;
  today: CalendarDate;
  saidOn?: CalendarDate | undefined;
}): number {
  const { openedOn, dueOn, today, saidOn = today } = ask;
  const share = Math.max(1, workingDaysBetween(openedOn, dueOn));
  const first = Math.min(firstReminder, Math.max(1, Math.floor(share / 2)));
  const second = Math.min(secondReminder, share);
  const secondOn = plusWorkingDays(openedOn, second);
  const substituteOn = plusWorkingDays(later(secondOn, dueOn), 1);
  const said = [plusWorkingDays(openedOn, first), secondOn, plusWorkingDays(substituteOn, 2)];
  return said.filter((day) => day <= saidOn).length + (substituteOn <= today ? 1 : 0);
}

/** Which reminder (1st, 2nd) is due on `today` for a conversation with a long share; 0 for none yet. */
export function reminderDue(openedOn: CalendarDate, today: CalendarDate): number {
  const dueOn = plusWorkingDays(openedOn, secondReminder);
  return Math.min(2, stepsDue({ openedOn, dueOn, today }));
}

/** The instant (ISO 8601, UTC) at which reminders leave: 08:00 in Amsterdam on the first working day from `date` on. */
export function reminderMoment(date: CalendarDate): string {
  return instantIn(endOfTerm(date), '08:00');
}

/** The first 08:00 in Amsterdam of a working day at or after an instant (both ISO 8601, UTC). */
export function nextReminderMoment(instant: string): string {
  const date = dateIn(instant);
  const moment = reminderMoment(date);
  return Date.parse(moment) >= Date.parse(instant) ? moment : reminderMoment(nextDay(date));
}
