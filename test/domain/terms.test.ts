import { describe, expect, it } from 'vitest';
import { termOf } from '../../shared/domain/decision-terms.ts';
import { legalDate } from '../../shared/domain/due-dates.ts';
import {
  earliestLastDay,
  lastDayFor,
  legalWarningsDue,
  objectionUntil,
  wmoDates,
} from '../../shared/domain/terms.ts';

/** Of the general term, worked out with a calendar and the dates of Easter; nothing here comes out of the code. */
describe('eight weeks from receipt (Awb 4:13 second paragraph; Algemene termijnenwet 1 and 3)', () => {
  it.each([
    ['2027-01-27', '2027-03-24', 'Wednesday to Wednesday'],
    ['2027-03-10', '2027-05-07', 'Liberation Day, then Ascension, over the change to summer time'],
    ['2025-03-01', '2025-04-28', "Saturday 26 April is King's Day, because the 27th is a Sunday"],
    ['2031-03-01', '2031-04-28', "Saturday 26 April is King's Day, because the 27th is a Sunday"],
    ['2030-03-03', '2030-04-29', "Sunday; the day before was King's Day"],
    ['2027-03-02', '2027-04-28', "King's Day on a Tuesday"],
    ['2027-01-29', '2027-03-30', 'Good Friday, the weekend, Easter Monday'],
    ['2027-02-01', '2027-03-30', 'Easter Monday'],
    ['2027-03-22', '2027-05-18', 'Whit Monday'],
    ['2026-03-30', '2026-05-26', 'Whit Monday'],
    ['2026-03-20', '2026-05-15', 'the Friday after Ascension is no holiday in the law itself'],
    ['2026-10-30', '2026-12-28', 'Christmas on a Friday, Boxing Day, Sunday'],
    ['2026-10-31', '2026-12-28', 'Boxing Day on a Saturday'],
    ['2026-11-06', '2027-01-04', 'New Year on a Friday'],
    ['2028-01-04', '2028-02-29', 'a leap day is a day'],
    ['2024-01-05', '2024-03-01', 'over a leap day'],
    ['2023-12-30', '2024-02-26', "Saturday, over year's end"],
  ])('received %s: last day %s (%s)', (receivedOn, lastDay) => {
    expect(lastDayFor({ receivedOn, today: receivedOn })).toEqual({ kind: 'running', lastDay });
    expect(legalDate(receivedOn)).toBe(lastDay);
  });
});

describe('each law its own term', () => {
  it.each([
    ['policy', 'Awb 4:13 second paragraph'],
    ['youth', 'Awb 4:13 second paragraph'],
    ['participatiewet', 'Participatiewet; Awb 4:13 second paragraph'],
    ['housing', 'Awb 4:13 second paragraph'],
    ['constructor', 'Awb 4:13 second paragraph'],
  ])('%s: eight weeks (%s)', (domain, article) => {
    expect(termOf(domain).article).toBe(article);
    expect(lastDayFor({ domain, receivedOn: '2027-01-27', today: '2027-01-27' }).lastDay).toBe('2027-03-24');
  });

  it.each([
    ['2027-01-27', '2027-02-01', 'Thursday, Friday, Monday'],
    ['2027-03-25', '2027-04-01', 'Easter: Tuesday, Wednesday, Thursday'],
    ['2026-12-24', '2026-12-30', 'Christmas: Monday, Tuesday, Wednesday'],
    ['2026-12-30', '2027-01-05', 'New Year: Thursday, Monday, Tuesday'],
    ['2027-05-04', '2027-05-11', 'Liberation Day and Ascension: Friday, Monday, Tuesday'],
  ])('debts that threaten, %s: %s (Wgs 4; %s)', (receivedOn, lastDay) => {
    expect(termOf('debt').article).toBe('Wgs 4 second paragraph');
    expect(lastDayFor({ domain: 'debt', receivedOn, today: receivedOn }).lastDay).toBe(lastDay);
  });

  it.each([
    ['2027-01-27', undefined, '2027-03-24', 'nobody applied: the six weeks and two more'],
    ['2027-01-27', '2027-03-10', '2027-03-24', 'applied as the investigation ended'],
    ['2027-01-27', '2027-02-10', '2027-02-24', 'investigated in two weeks'],
    ['2027-01-27', '2027-03-15', '2027-03-30', 'two weeks end on Easter Monday'],
    ['2026-11-01', '2026-12-11', '2026-12-28', 'two weeks end at Christmas, a Friday'],
  ])('Wmo reported %s, applied %s: %s (2.3.5 second paragraph; %s)', (...row) => {
    const [receivedOn, appliedOn, lastDay] = row;
    const ask = { domain: 'wmo', receivedOn, appliedOn, today: receivedOn };
    expect(lastDayFor(ask)).toEqual({ kind: 'running', lastDay });
  });

  it('an application after the report is of the Wmo alone', () => {
    const ask = { domain: 'youth', receivedOn: '2027-01-27', appliedOn: '2027-03-15', today: '2027-03-15' };
    expect(lastDayFor(ask).lastDay).toBe('2027-03-24');
  });

  it.each([
    ['2027-01-27', '2027-02-03', '2027-03-10', 'Wednesdays'],
    ['2027-03-22', '2027-03-30', '2027-05-03', 'seven days end on Easter Monday'],
    ['2026-12-18', '2026-12-28', '2027-01-29', 'seven days end at Christmas'],
    ['2027-03-24', '2027-03-31', '2027-05-07', 'six weeks end on Liberation Day'],
  ])('Wmo reported %s: own plan %s, investigated %s (2.3.2; %s)', (reportedOn, plan, investigated) => {
    expect(wmoDates(reportedOn)).toEqual({ personalPlanUntil: plan, investigatedUntil: investigated });
  });
});

describe('the earliest of several', () => {
  const ask = { receivedOn: '2027-01-27', today: '2027-02-10' };
  const domains = ['policy', 'wmo', 'participatiewet', 'youth'];

  it('is that of the first when all end together', () => {
    expect(earliestLastDay(domains, ask)).toEqual({
      kind: 'running',
      domain: 'policy',
      lastDay: '2027-03-24',
    });
  });

  it('is that of the shortest', () => {
    expect(earliestLastDay([...domains, 'debt'], ask)).toEqual({
      kind: 'running',
      domain: 'debt',
      lastDay: '2027-02-01',
    });
  });

  it('is that of the one that still runs while another is suspended', () => {
    const suspensions = [
      { kind: 'request' as const, domain: 'participatiewet', askedOn: '2027-02-08', answerBy: '2027-02-22' },
    ];
    expect(earliestLastDay(['participatiewet', 'youth'], { ...ask, suspensions })).toEqual({
      kind: 'running',
      domain: 'youth',
      lastDay: '2027-03-24',
    });
    // 9 and 10 February: the 24th of March becomes the 26th, Good Friday.
    expect(earliestLastDay(['participatiewet'], { ...ask, suspensions })).toEqual({
      kind: 'suspended',
      domain: 'participatiewet',
      lastDay: '2027-03-30',
    });
  });

  it('is the general one when no domain is touched', () => {
    expect(earliestLastDay([], ask)).toEqual({ kind: 'running', lastDay: '2027-03-24' });
  });
});

describe('until when one can object (Awb 6:7, 6:8; Algemene termijnenwet)', () => {
  it.each([
    ['2027-03-24', '2027-05-07', 'Liberation Day, then Ascension'],
    ['2026-12-18', '2027-01-29', 'Friday to Friday'],
    ['2027-02-12', '2027-03-30', 'Good Friday to the Tuesday after Easter'],
    ['2026-02-20', '2026-04-07', 'Good Friday to the Tuesday after Easter'],
    ['2026-11-13', '2026-12-28', 'Christmas on a Friday'],
    ['2026-11-20', '2027-01-04', 'New Year on a Friday'],
    ['2025-03-15', '2025-04-28', "King's Day on Saturday 26 April"],
    ['2031-03-15', '2031-04-28', "King's Day on Saturday 26 April"],
    ['2030-03-16', '2030-04-29', "King's Day on Saturday 27 April"],
    ['2027-03-16', '2027-04-28', "King's Day on a Tuesday"],
    ['2026-04-02', '2026-05-15', 'Ascension'],
    ['2027-04-05', '2027-05-18', 'Whit Monday'],
    ['2025-04-20', '2025-06-02', 'a Sunday'],
    ['2024-01-18', '2024-02-29', 'a leap day'],
    ['2032-01-18', '2032-03-01', 'a leap day on a Sunday'],
    ['2026-09-14', '2026-10-26', 'the Monday after summer time ended'],
  ])('sent %s: until %s (%s)', (sentOn, until) => {
    expect(objectionUntil(sentOn)).toBe(until);
  });
});

describe('warnings ten, five and one working days before the last day', () => {
  it.each([
    ['2027-03-24', '2027-03-09', 0, 'eleven before'],
    ['2027-03-24', '2027-03-10', 1, 'ten before'],
    ['2027-03-24', '2027-03-16', 1, 'six before'],
    ['2027-03-24', '2027-03-17', 2, 'five before'],
    ['2027-03-24', '2027-03-21', 2, 'a Sunday, three left'],
    ['2027-03-24', '2027-03-22', 2, 'two before'],
    ['2027-03-24', '2027-03-23', 3, 'one before'],
    ['2027-03-24', '2027-03-24', 3, 'the day itself'],
    ['2027-03-24', '2027-04-24', 3, 'long past'],
    ['2027-03-30', '2027-03-11', 0, 'Easter: eleven before'],
    ['2027-03-30', '2027-03-12', 1, 'Easter: ten before'],
    ['2027-03-30', '2027-03-18', 1, 'Easter: six before'],
    ['2027-03-30', '2027-03-19', 2, 'Easter: five before'],
    ['2027-03-30', '2027-03-24', 2, 'Easter: two before, the Wednesday'],
    ['2027-03-30', '2027-03-25', 3, 'Easter: one before, Maundy Thursday'],
    ['2027-01-04', '2026-12-16', 0, 'Christmas and New Year: eleven before'],
    ['2027-01-04', '2026-12-17', 1, 'Christmas and New Year: ten before'],
    ['2027-01-04', '2026-12-24', 2, 'Christmas and New Year: five before'],
    ['2027-01-04', '2026-12-31', 3, 'New Year: one before'],
    ['2027-05-07', '2027-05-03', 2, 'Liberation Day and Ascension: two before'],
    ['2027-05-07', '2027-05-04', 3, 'Liberation Day and Ascension: one before'],
  ])('last day %s, on %s: %i (%s)', (lastDay, today, due) => {
    expect(legalWarningsDue(lastDay, today)).toBe(due);
  });
});
