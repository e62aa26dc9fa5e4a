import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { conversationDueOn, legalDate, reminderDue } from '../../shared/domain/due-dates.ts';
import {
  dateIn,
  endOfTerm,
  isGeneralHoliday,
  isWorkingDay,
  plusDays,
  plusWorkingDays,
  workingDaysBetween,
} from '../../shared/domain/working-days.ts';

/**
 * What that list does not call a public holiday and article 3 does name: shops and offices may be open, a term does not end.
 * Liberation Day stands in its first paragraph, in every year; Good Friday is made equal by its second.
 */
const onlyHere = new Set(['Goede Vrijdag', 'Bevrijdingsdag']);

describe('general holidays (Algemene termijnenwet, article 3)', () => {
  it.each([
    ['2027-01-01', 'New Year'],
    ['2027-03-26', 'Good Friday'],
    ['2027-03-29', 'Easter Monday'],
    ['2027-04-27', "King's Day"],
    ['2025-04-26', "King's Day, moved because the 27th is a Sunday"],
    ['2027-05-05', 'Liberation Day, every year'],
    ['2027-05-06', 'Ascension'],
    ['2027-05-17', 'Whit Monday'],
    ['2027-12-25', 'Christmas'],
    ['2027-12-26', 'Boxing Day'],
  ])('%s is one: %s', (date) => {
    expect(isGeneralHoliday(date)).toBe(true);
  });

  it.each(['2025-04-27', '2027-12-31', '2027-05-04', '2027-12-05', '2027-04-26'])('%s is none', (date) => {
    expect(isGeneralHoliday(date)).toBe(false);
  });

  it('agrees with a list of Dutch holidays kept elsewhere, for thirty years: none is missing, none too many', () => {
    const dutch = new Holidays('NL');
    for (let year = 2020; year < 2050; year += 1) {
      const kept = dutch
        .getHolidays(year)
        .filter(({ type, name }) => type === 'public' || onlyHere.has(name))
        .map(({ date }) => date.slice(0, 10));
      const ours = Array.from({ length: 366 }, (_, day) => plusDays(`${year}-01-01`, day)).filter(
        (date) => date.startsWith(String(year)) && isGeneralHoliday(date),
      );
      expect(ours, String(year)).toEqual([...new Set(kept)].sort());
    }
  });
});

describe('terms', () => {
  it.each([
    // Six weeks from Wed 24-03-2027 end on Liberation Day; the day after is Ascension.
    ['2027-05-05', '2027-05-07'],
    // Six weeks from Fri 18-12-2026 end on a Friday.
    ['2027-01-29', '2027-01-29'],
    ['2027-12-25', '2027-12-27'],
    ['2027-03-26', '2027-03-30'],
    ['2027-05-15', '2027-05-18'],
  ])('a term that ends on %s ends on %s', (end, working) => {
    expect(endOfTerm(end)).toBe(working);
  });

  it('runs over the change to summer time without losing a day', () => {
    expect(plusDays('2027-03-24', 6 * 7)).toBe('2027-05-05');
    expect(plusDays('2026-12-18', 6 * 7)).toBe('2027-01-29');
  });

  it('counts working days around Easter and Christmas', () => {
    expect(workingDaysBetween('2027-03-25', '2027-03-30')).toBe(1);
    expect(workingDaysBetween('2026-12-24', '2026-12-29')).toBe(2);
    expect(workingDaysBetween('2027-03-30', '2027-03-25')).toBe(0);
    expect(plusWorkingDays('2027-03-25', 1)).toBe('2027-03-30');
    expect(plusWorkingDays('2026-12-31', 1)).toBe('2027-01-04');
    expect(isWorkingDay('2027-03-27')).toBe(false);
  });

  it('takes the calendar date in Amsterdam, not in Greenwich', () => {
    expect(dateIn('2027-01-26T23:30:00.000Z')).toBe('2027-01-27');
    expect(dateIn('2027-07-01T22:30:00.000Z')).toBe('2027-07-02');
    expect(dateIn('2027-07-01T21:30:00.000Z')).toBe('2027-07-01');
  });
});

describe('when a conversation is due', () => {
  it('eight weeks from the report is the legal date', () => {
    expect(legalDate('2027-01-27')).toBe('2027-03-24');
    expect(legalDate('2027-03-10')).toBe('2027-05-07');
  });

  it('each conversation gets its equal share of the working days that are left', () => {
    // From Wed 27-01-2027 to Wed 24-03-2027: 40 working days; over 7 conversations 5 each.
    expect(conversationDueOn({ receivedOn: '2027-01-27', today: '2027-01-27', stagesLeft: 7 })).toBe(
      '2027-02-03',
    );
    expect(conversationDueOn({ receivedOn: '2027-01-27', today: '2027-03-01', stagesLeft: 1 })).toBe(
      '2027-03-24',
    );
  });

  it('is the next working day once the legal date has passed', () => {
    expect(conversationDueOn({ receivedOn: '2027-01-27', today: '2027-03-26', stagesLeft: 3 })).toBe(
      '2027-03-30',
    );
  });

  it('a reminder is due after three working days, and a second after seven', () => {
    expect(reminderDue('2027-01-27', '2027-01-29')).toBe(0);
    expect(reminderDue('2027-01-27', '2027-02-01')).toBe(1);
    expect(reminderDue('2027-01-27', '2027-02-05')).toBe(2);
  });
});
