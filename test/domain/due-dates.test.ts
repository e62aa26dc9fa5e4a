import { describe, expect, it } from 'vitest';
import {
  conversationDueOn,
  nextReminderMoment,
  reminderMoment,
  stepsDue,
} from '../../shared/domain/due-dates.ts';
import { daysBetween } from '../../shared/domain/working-days.ts';

describe("a conversation's share of the working days that are left", () => {
  it.each([
    ['2027-01-27', '2027-03-24', 7, undefined, '2027-02-03', '40 over 7: 5'],
    ['2027-01-27', '2027-03-24', 7, '2027-02-26', '2027-02-01', 'a date before the legal one: 22 over 7: 3'],
    ['2027-01-27', '2027-03-24', 7, '2027-04-30', '2027-02-03', 'a date after the legal one changes nothing'],
    ['2027-01-27', '2027-03-24', 7, '2027-01-28', '2027-01-28', 'urgent for tomorrow: one working day'],
    ['2027-01-27', '2027-03-24', 7, '2027-01-20', '2027-01-28', 'the date has passed: one working day'],
    ['2027-03-25', '2027-04-30', 3, '2027-03-27', '2027-03-30', 'Easter: one working day, however urgent'],
    ['2027-03-15', '2027-04-30', 3, '2027-03-28', '2027-03-17', 'urgent for Easter Sunday: 8 over 3: 2'],
    ['2027-03-15', '2027-03-30', 3, undefined, '2027-03-18', 'to the Tuesday after Easter: 9 over 3'],
    ['2027-04-26', '2027-05-07', 2, undefined, '2027-04-30', "King's Day and May: 6 over 2"],
    ['2026-12-23', '2027-01-04', 2, undefined, '2026-12-29', 'Christmas and New Year: 6 over 2'],
    ['2027-03-22', '2027-03-24', 0, undefined, '2027-03-24', 'nobody left to ask: all of it'],
    ['2027-03-26', '2027-03-24', 3, undefined, '2027-03-30', 'the legal date has passed'],
  ])('on %s, last day %s, %i left, urgent on %s: %s (%s)', (...row) => {
    const [today, legalDate, stagesLeft, urgentOn, dueOn] = row;
    expect(conversationDueOn({ today, legalDate, stagesLeft, urgentOn })).toBe(dueOn);
  });

  it('takes the legal date of the day of receipt when it is given that', () => {
    const ask = { receivedOn: '2027-01-27', today: '2027-01-27', stagesLeft: 7 };
    expect(conversationDueOn(ask)).toBe('2027-02-03');
    expect(conversationDueOn({ ...ask, urgentOn: '2027-02-26' })).toBe('2027-02-01');
  });
});

describe('reminders, the substitute, the manager', () => {
  it.each([
    // Opened, due; the days of the first and second reminder, the substitute, the manager.
    ['2027-01-27', '2027-02-10', ['2027-02-01', '2027-02-05', '2027-02-11', '2027-02-15'], '10 days: 3, 7'],
    ['2027-01-27', '2027-02-05', ['2027-02-01', '2027-02-05', '2027-02-08', '2027-02-10'], '7 days: 3, 7'],
    ['2027-01-27', '2027-02-04', ['2027-02-01', '2027-02-04', '2027-02-05', '2027-02-09'], '6 days: 3, 6'],
    ['2027-01-27', '2027-02-03', ['2027-01-29', '2027-02-03', '2027-02-04', '2027-02-08'], '5 days: 2, 5'],
    ['2027-01-27', '2027-01-29', ['2027-01-28', '2027-01-29', '2027-02-01', '2027-02-03'], '2 days: 1, 2'],
    ['2027-01-27', '2027-01-28', ['2027-01-28', '2027-01-28', '2027-01-29', '2027-02-02'], '1 day: 1, 1'],
    [
      '2027-01-27',
      '2027-01-27',
      ['2027-01-28', '2027-01-28', '2027-01-29', '2027-02-02'],
      'due at once: 1, 1',
    ],
    [
      '2027-01-30',
      '2027-02-03',
      ['2027-02-01', '2027-02-03', '2027-02-04', '2027-02-08'],
      'on a Saturday: 1, 3',
    ],
    ['2027-03-25', '2027-04-06', ['2027-04-01', '2027-04-06', '2027-04-07', '2027-04-09'], 'Easter: 3, 6'],
    ['2027-04-26', '2027-05-07', ['2027-04-30', '2027-05-07', '2027-05-10', '2027-05-12'], 'May: 3, 6'],
    ['2026-12-23', '2027-01-04', ['2026-12-29', '2027-01-04', '2027-01-05', '2027-01-07'], 'Christmas: 3, 6'],
  ])('opened %s, due %s: on %j (%s)', (openedOn, dueOn, days) => {
    expect(stepsDue({ openedOn, dueOn, today: openedOn }), 'the day it opened').toBe(0);
    for (const [index, day] of days.entries()) {
      const before = days.filter((other) => other < day).length;
      expect(stepsDue({ openedOn, dueOn, today: dayBefore(day) }), `before ${day}`).toBe(before);
      const onThatDay = days.filter((other) => other <= day).length;
      expect(stepsDue({ openedOn, dueOn, today: day }), `on ${day}`).toBe(onThatDay);
      expect(onThatDay).toBeGreaterThan(index);
    }
    expect(stepsDue({ openedOn, dueOn, today: '2027-12-31' }), 'in the end').toBe(4);
  });
});

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

describe('the moment at which reminders leave: 08:00 in Amsterdam on a working day', () => {
  it.each([
    ['2027-01-27', '2027-01-27T07:00:00Z', 'winter'],
    ['2027-07-01', '2027-07-01T06:00:00Z', 'summer'],
    ['2026-03-27', '2026-03-27T07:00:00Z', 'the Friday before summer time'],
    ['2026-03-28', '2026-03-30T06:00:00Z', 'the Saturday before summer time: Monday'],
    ['2027-03-25', '2027-03-25T07:00:00Z', 'Maundy Thursday, winter still'],
    ['2027-03-26', '2027-03-30T06:00:00Z', 'Good Friday: the Tuesday after, and summer'],
    ['2026-10-23', '2026-10-23T06:00:00Z', 'the Friday before winter time'],
    ['2026-10-24', '2026-10-26T07:00:00Z', 'the Saturday before winter time: Monday'],
    ['2026-12-25', '2026-12-28T07:00:00Z', 'Christmas'],
    ['2027-01-01', '2027-01-04T07:00:00Z', 'New Year'],
    ['2027-05-05', '2027-05-07T06:00:00Z', 'Liberation Day and Ascension'],
    ['2031-04-26', '2031-04-28T06:00:00Z', "King's Day on a Saturday"],
    ['2028-02-29', '2028-02-29T07:00:00Z', 'a leap day'],
  ])('from %s: %s (%s)', (date, moment) => {
    expect(reminderMoment(date)).toBe(moment);
  });

  it.each([
    ['2027-01-27T06:59:59.999Z', '2027-01-27T07:00:00Z', 'just before'],
    ['2027-01-27T07:00:00.000Z', '2027-01-27T07:00:00Z', 'that moment'],
    ['2027-01-27T07:00:00.001Z', '2027-01-28T07:00:00Z', 'just after'],
    ['2027-01-26T23:30:00.000Z', '2027-01-27T07:00:00Z', 'half past midnight in Amsterdam'],
    ['2027-07-01T22:30:00.000Z', '2027-07-02T06:00:00Z', 'half past midnight in summer'],
    ['2027-07-01T06:30:00.000Z', '2027-07-02T06:00:00Z', 'half past eight in summer'],
    ['2027-01-29T09:00:00.000Z', '2027-02-01T07:00:00Z', 'Friday after eight: Monday'],
    ['2027-03-25T07:00:00.001Z', '2027-03-30T06:00:00Z', 'Maundy Thursday after eight: Tuesday, summer'],
    ['2027-03-28T00:30:00.000Z', '2027-03-30T06:00:00Z', 'Easter Sunday, in the night of summer time'],
    ['2026-10-23T06:00:00.001Z', '2026-10-26T07:00:00Z', 'Friday after eight: Monday, winter'],
    ['2026-12-31T08:00:00.000Z', '2027-01-04T07:00:00Z', 'the last morning of the year'],
  ])('at %s: %s (%s)', (instant, moment) => {
    expect(nextReminderMoment(instant)).toBe(moment);
  });
});

describe('days between', () => {
  it.each([
    ['2027-03-24', '2027-05-05', 42, 'six weeks, over summer time'],
    ['2028-02-28', '2028-03-01', 2, 'a leap day'],
    ['2026-12-31', '2027-01-01', 1, "year's end"],
    ['2027-01-27', '2027-01-27', 0, 'the same day'],
    ['2027-01-27', '2027-01-25', -2, 'backwards'],
  ])('from %s to %s: %i (%s)', (from, until, days) => {
    expect(daysBetween(from, until)).toBe(days);
  });
});
