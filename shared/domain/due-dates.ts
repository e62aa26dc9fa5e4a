import {
  endOfTerm,
  plusDays,
  plusWorkingDays,
  workingDaysBetween,
  type CalendarDate,
} from './working-days.ts';

/**
 * The day on which the first decision must have been taken: eight weeks from receipt (Awb 4:13 second paragraph; the
 * Participatiewet the same; Wmo 2.3.2 and 2.3.5: six weeks of investigation and two to decide), moved to a working day.
 */
export function legalDate(receivedOn: CalendarDate): CalendarDate {
  return endOfTerm(plusDays(receivedOn, 8 * 7));
}

/**
 * When a conversation is due: its equal share of the working days left until the legal date, at least one working day.
 * `stagesLeft` counts this conversation too.
 */
export function conversationDueOn(ask: {
  receivedOn: CalendarDate;
  today: CalendarDate;
  stagesLeft: number;
}): CalendarDate {
  const left = workingDaysBetween(ask.today, legalDate(ask.receivedOn));
  return plusWorkingDays(ask.today, Math.max(1, Math.floor(left / ask.stagesLeft)));
}

/** Late is what should have been answered before `today`; what has no day is never late. */
export function isLate(waiting: { readonly dueOn?: CalendarDate | undefined }, today: CalendarDate): boolean {
  return waiting.dueOn !== undefined && waiting.dueOn < today;
}

/** How many working days after a conversation was opened its official is reminded. */
const remindAfter = [3, 7];

/** Which reminder (1st, 2nd) is due on `today` for a conversation opened on `openedOn`; 0 for none yet. */
export function reminderDue(openedOn: CalendarDate, today: CalendarDate): number {
  const waited = workingDaysBetween(openedOn, today);
  return remindAfter.filter((days) => waited >= days).length;
}
