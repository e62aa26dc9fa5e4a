import { describe, expect, it } from 'vitest';
import {
  extend,
  extensionRefusal,
  lastDayFor,
  type Extension,
  type Suspension,
} from '../../shared/domain/terms.ts';

/** Without suspension: Wednesday 24 March 2027 (Good Friday is the 26th, Easter Monday the 29th). */
const receivedOn = '2027-01-27';
const muchLater = '2027-12-01';

/** From a day and a month of 2027 when it says no more: `02-01`. */
function dateOf(date: string): string {
  return date.length === 5 ? `2027-${date}` : date;
}

/** Asked, answered, and the date that was set for the answer. */
function request(asked: string, answered?: string, by = '12-31'): Suspension {
  const answeredOn = answered === undefined ? undefined : dateOf(answered);
  return { kind: 'request', askedOn: dateOf(asked), answeredOn, answerBy: dateOf(by) };
}

function consent(agreed: string, until: string): Suspension {
  return { kind: 'consent', agreedOn: dateOf(agreed), until: dateOf(until) };
}

describe('a request to the applicant suspends (Awb 4:5, 4:15 first paragraph under a)', () => {
  it.each([
    [[request('02-01', '02-08')], '2027-03-31', '2 to 8 February: 7 days'],
    [[request('02-01', '02-01')], '2027-03-24', 'answered the same day: none'],
    [[request('02-01', '02-02')], '2027-03-25', 'answered the next day: one'],
    [[request('02-01', '02-03')], '2027-03-30', '2 days: Good Friday'],
    [[request('02-01', '02-08'), request('03-01', '03-05')], '2027-04-05', '7 and 4 days: Sunday 4 April'],
    [[request('02-01', '02-08'), request('02-05', '02-12')], '2027-04-05', '2 to 12 February once: 11 days'],
    [[request('02-01', '02-12'), request('02-03', '02-05')], '2027-04-05', 'one inside another: 11 days'],
    [[request('02-01', '02-08'), request('02-01', '02-08')], '2027-03-31', 'the same days twice: 7'],
    [[request('02-01', '02-08'), request('02-08', '02-12')], '2027-04-05', 'one after the other: 7 and 4'],
    [[request('02-01', '02-20', '02-08')], '2027-03-31', 'answered after the date that was set: 7'],
    [[request('02-01', undefined, '02-08')], '2027-03-31', 'the date passed without an answer: 7'],
    [[request('03-22', '03-30')], '2027-04-01', 'over Easter, 23 to 30 March: 8 days, holidays too'],
    [[request('03-23', '04-02')], '2027-04-05', 'on the last day but one; 10 days: Saturday 3 April'],
    [[request('03-24', '03-30')], '2027-03-24', 'asked on the last day: no day is left to suspend'],
    [[request('03-25', '03-30')], '2027-03-24', 'asked when the term was over'],
  ])('%j: last day %s (%s)', (suspensions, lastDay) => {
    const found = lastDayFor({ receivedOn, suspensions, today: muchLater });
    expect(found).toEqual({ kind: 'running', lastDay });
  });

  it.each([
    [
      '2027-02-10',
      [request('02-08', '02-12')],
      '2027-04-09',
      'the days before receipt do not count: 11 and 12',
    ],
    ['2027-02-10', [request('03-27', '03-29')], '2027-04-09', 'over the change to summer time: 2 days'],
    [
      '2026-11-06',
      [request('2026-12-18', '2026-12-28')],
      '2027-01-11',
      "over Christmas and year's end: 10 days",
    ],
    [
      '2028-01-04',
      [request('2028-02-01', '2028-02-11', '2028-02-15')],
      '2028-03-10',
      'over a leap day: 10 days',
    ],
    [
      '2025-03-01',
      [request('2025-04-27', '2025-04-30')],
      '2025-05-01',
      "asked in King's weekend, before Monday 28",
    ],
    ['2025-03-01', [request('2025-04-26', '2025-04-27')], '2025-04-28', 'answered before that Monday'],
  ])('received %s, %j: last day %s (%s)', (received, suspensions, lastDay) => {
    const found = lastDayFor({ receivedOn: received, suspensions, today: '2028-12-01' });
    expect(found).toEqual({ kind: 'running', lastDay });
  });

  it.each([
    [[consent('02-10', '02-24')], '2027-04-07', '11 to 24 February: 14 days'],
    [[consent('02-10', '02-24'), request('02-08', '02-15')], '2027-04-09', '9 to 24 February once: 16 days'],
    [[consent('02-10', '02-10')], '2027-03-24', 'until the day itself: none'],
  ])('written consent (4:15 second paragraph under a) %j: %s (%s)', (suspensions, lastDay) => {
    // Its end is known from the day it was given.
    for (const today of ['2027-02-10', muchLater]) {
      expect(lastDayFor({ receivedOn, suspensions, today }).lastDay, today).toBe(lastDay);
    }
  });

  it.each([
    ['2027-01-31', 'running', '2027-03-24', 'not asked yet'],
    ['2027-02-01', 'suspended', '2027-03-24', 'asked today: from tomorrow'],
    ['2027-02-02', 'suspended', '2027-03-25', '1 day'],
    ['2027-02-05', 'suspended', '2027-03-30', '4 days: Easter'],
    ['2027-02-15', 'suspended', '2027-04-07', '14 days, and today can still be the day'],
    ['2027-02-16', 'running', '2027-04-07', 'the date that was set has passed'],
  ])('open, as known on %s: %s, %s (%s)', (today, kind, lastDay) => {
    // The answer of the 16th is not known before, and came too late.
    const suspensions = [request('02-01', '02-16', '02-15')];
    expect(lastDayFor({ receivedOn, suspensions, today })).toEqual({ kind, lastDay });
  });

  it('the day of the answer is the last one, and known that day', () => {
    const suspensions = [request('02-01', '02-08')];
    expect(lastDayFor({ receivedOn, suspensions, today: '2027-02-08' })).toEqual({
      kind: 'running',
      lastDay: '2027-03-31',
    });
  });

  it('a request that stands open when the term is over leaves it over', () => {
    const suspensions = [request('03-24', undefined, '04-10')];
    expect(lastDayFor({ receivedOn, suspensions, today: '2027-03-26' })).toEqual({
      kind: 'running',
      lastDay: '2027-03-24',
    });
  });
});

describe('what a suspension reaches', () => {
  it.each([
    [
      'youth',
      undefined,
      [{ ...request('02-01', '02-08'), domain: 'wmo' }],
      '2027-03-24',
      'of another domain',
    ],
    ['youth', undefined, [{ ...request('02-01', '02-08'), domain: 'youth' }], '2027-03-31', 'of its own'],
    [
      'wmo',
      undefined,
      [request('02-01', '02-08')],
      '2027-03-24',
      'in the investigation there is no application',
    ],
    ['wmo', undefined, [request('03-08', '03-15')], '2027-03-30', '11 to 15 March: Easter Monday'],
    ['wmo', '2027-03-10', [request('03-11', '03-18')], '2027-03-31', '12 to 18 March: 7 days'],
    ['wmo', '2027-02-10', [request('02-11', '02-18')], '2027-03-03', '24 February and 7 days'],
    ['debt', undefined, [request('01-28', '02-04')], '2027-02-01', 'a first conversation is no decision'],
  ])('%s, applied %s, %j: %s (%s)', (...row) => {
    const [domain, appliedOn, suspensions, lastDay] = row;
    const found = lastDayFor({ domain, receivedOn, appliedOn, suspensions, today: muchLater });
    expect(found).toEqual({ kind: 'running', lastDay });
  });

  it.each([
    ['wmo', '2027-02-05', 'running', '2027-03-24'],
    ['wmo', '2027-03-10', 'suspended', '2027-03-24'],
    ['wmo', '2027-03-12', 'suspended', '2027-03-30'],
    ['debt', '2027-02-05', 'running', '2027-02-01'],
  ])('%s with an open request, on %s: %s, %s', (...row) => {
    const [domain, today, kind, lastDay] = row;
    const suspensions = [request('01-28', undefined, '03-22')];
    expect(lastDayFor({ domain, receivedOn, suspensions, today })).toEqual({ kind, lastDay });
  });
});

describe('an extension is announced within the term, with a later date (Awb 4:14)', () => {
  it.each([
    [undefined, '2027-03-24', '2027-04-21', 'extended', '2027-04-21', 'on the last day'],
    [undefined, '2027-02-01', '2027-05-05', 'extended', '2027-05-07', 'to Liberation Day'],
    [undefined, '2027-03-25', '2027-04-21', 'refused', 'term-over', 'a day too late'],
    [undefined, '2027-02-01', '2027-03-24', 'refused', 'no-later-date', 'to the last day itself'],
    [undefined, '2027-01-26', '2027-04-21', 'refused', 'not-running-yet', 'before receipt'],
    ['wmo', '2027-02-01', '2027-04-21', 'refused', 'not-running-yet', 'in the investigation'],
    ['wmo', '2027-03-10', '2027-04-21', 'extended', '2027-04-21', 'as it ends'],
    ['debt', '2027-01-28', '2027-02-08', 'refused', 'cannot-be-extended', 'three working days'],
  ])('%s on %s to %s: %s, %s (%s)', (...row) => {
    const [domain, today, until, kind, found] = row;
    const more = kind === 'extended' ? { lastDay: found } : { code: found };
    expect(extend({ domain, receivedOn, today }, until)).toEqual({ kind, ...more });
  });

  it('may be announced on the working day to which the term moved', () => {
    // Eight weeks from Friday 29 January end on Good Friday, hence on Tuesday 30 March.
    expect(extensionRefusal({ receivedOn: '2027-01-29', today: '2027-03-30' })).toBeUndefined();
    expect(extensionRefusal({ receivedOn: '2027-01-29', today: '2027-03-31' })).toBe('term-over');
  });

  it('may be announced while the term is suspended, to a day after the one that is known', () => {
    // 21 to 26 March: 6 days, Tuesday 30 March.
    const ask = { receivedOn, suspensions: [request('03-20', undefined, '04-03')], today: '2027-03-26' };
    expect(extend(ask, '2027-03-30')).toEqual({ kind: 'refused', code: 'no-later-date' });
    expect(extend(ask, '2027-03-31')).toEqual({ kind: 'extended', lastDay: '2027-03-31' });
  });

  const inTime: Extension = { announcedOn: '2027-03-01', until: '2027-04-21' };
  const again: Extension = { announcedOn: '2027-04-10', until: '2027-05-31' };

  it('is announced once', () => {
    const ask = { receivedOn, extensions: [inTime], today: '2027-03-10' };
    expect(extend(ask, '2027-06-01')).toEqual({ kind: 'refused', code: 'already-extended' });
  });

  it.each([
    [[inTime], [], '2027-04-21', 'as announced'],
    [[again, inTime], [], '2027-04-21', 'a second one moves nothing'],
    [[{ ...inTime, announcedOn: '2027-03-25' }], [], '2027-03-24', 'announced too late'],
    [[{ ...inTime, until: '2027-03-20' }], [], '2027-03-24', 'to an earlier date'],
    [[{ ...inTime, domain: 'youth' }], [], '2027-03-24', 'of another domain'],
    [
      [inTime],
      [request('02-01', '02-08')],
      '2027-04-21',
      'what was suspended before is in the date that was named',
    ],
    [[inTime], [request('04-01', '04-06')], '2027-04-26', '2 to 6 April: 5 days'],
    [
      [inTime],
      [consent('03-01', '05-10')],
      '2027-06-30',
      'agreed the day it was announced: 70 days after 21 April',
    ],
    [[inTime], [request('03-01', '03-05')], '2027-04-26', 'asked the day it was announced; 4 days: Sunday'],
    [[inTime], [request('04-01', '04-07')], '2027-04-28', "6 days: King's Day"],
    [
      [{ announcedOn: '2027-03-02', until: '2027-03-31' }],
      [request('03-01', '04-20')],
      '2027-05-13',
      'never shorter than without it: 2 March to 20 April, 50 days',
    ],
  ])('%j with %j: last day %s (%s)', (extensions, suspensions, lastDay) => {
    const ask = { domain: 'participatiewet', receivedOn, extensions, suspensions, today: muchLater };
    expect(lastDayFor(ask)).toEqual({ kind: 'running', lastDay });
  });

  it('moves nothing before it is announced', () => {
    const ask = { receivedOn, extensions: [inTime], today: '2027-02-28' };
    expect(lastDayFor(ask).lastDay).toBe('2027-03-24');
    expect(lastDayFor({ ...ask, today: '2027-03-01' }).lastDay).toBe('2027-04-21');
  });
});
