import process from 'node:process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conversationDueOn,
  nextReminderMoment,
  reminderDue,
  stepsDue,
} from '../../shared/domain/due-dates.ts';
import {
  earliestLastDay,
  lastDayFor,
  legalWarningsDue,
  objectionUntil,
  type Suspension,
  type TermAsk,
} from '../../shared/domain/terms.ts';
import {
  dateIn,
  endOfTerm,
  isWorkingDay,
  plusDays,
  workingDaysBetween,
} from '../../shared/domain/working-days.ts';

/** Mutation testing plays fewer: it plays them for every mutant. */
const numRuns = Math.min(300, Number(process.env['PROPERTY_RUNS'] ?? 300));
function always<Values extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  check: (...values: Values) => void,
): void {
  fc.assert(fc.property(...arbitraries, check), { numRuns });
}

const domains = ['policy', 'youth', 'participatiewet', 'wmo', 'debt', 'housing'];
const domain = fc.constantFrom(...domains);
const receivedOn = fc.nat(3_000).map((days) => plusDays('2024-01-01', days));
const later = fc.nat(150);

/** A few suspensions, counted in days from receipt: some before it, some after the term is over. */
const offsets = fc.array(
  fc.record({
    begun: fc.integer({ min: -10, max: 90 }),
    set: fc.nat(30),
    answered: fc.option(fc.nat(40), { nil: undefined }),
    consented: fc.boolean(),
  }),
  { maxLength: 4 },
);
const ask = fc.record({ domain, receivedOn, offsets, today: later }).map((drawn): TermAsk => {
  const on = (days: number): string => plusDays(drawn.receivedOn, days);
  const suspensions = drawn.offsets.map(({ begun, set, answered, consented }): Suspension =>
    consented
      ? { kind: 'consent', agreedOn: on(begun), until: on(begun + set) }
      : {
          kind: 'request',
          askedOn: on(begun),
          answerBy: on(begun + set),
          answeredOn: answered === undefined ? undefined : on(begun + answered),
        },
  );
  return { domain: drawn.domain, receivedOn: drawn.receivedOn, suspensions, today: on(drawn.today) };
});

describe('whatever happens', () => {
  it('waiting inside never moves a last day', () => {
    always([domain, receivedOn, fc.tuple(later, later)], (domain, receivedOn, [one, other]) => {
      const on = (days: number): unknown =>
        lastDayFor({ domain, receivedOn, today: plusDays(receivedOn, days) });
      expect(on(one)).toEqual(on(other));
    });
  });

  it('a term ends on a working day, never before the one without suspensions', () => {
    always([ask], (ask) => {
      const { lastDay } = lastDayFor(ask);
      expect(isWorkingDay(lastDay)).toBe(true);
      expect(lastDay >= lastDayFor({ ...ask, suspensions: [] }).lastDay).toBe(true);
    });
  });

  it('what becomes known later never brings a last day forward', () => {
    always([ask, later], (ask, days) => {
      const tomorrow = { ...ask, today: plusDays(ask.today, days) };
      expect(lastDayFor(tomorrow).lastDay >= lastDayFor(ask).lastDay).toBe(true);
    });
  });

  it('the same suspensions twice, or in another order, are the same suspensions', () => {
    always([ask], (ask) => {
      const suspensions = ask.suspensions ?? [];
      expect(lastDayFor({ ...ask, suspensions: [...suspensions, ...suspensions].reverse() })).toEqual(
        lastDayFor(ask),
      );
    });
  });

  it('one suspension within eight weeks adds its days, then the term ends on a working day', () => {
    always([receivedOn, fc.nat(50), fc.nat(30)], (receivedOn, asked, days) => {
      const askedOn = plusDays(receivedOn, asked);
      const answeredOn = plusDays(askedOn, days);
      const suspensions = [{ kind: 'request' as const, askedOn, answerBy: answeredOn, answeredOn }];
      const { lastDay } = lastDayFor({ receivedOn, suspensions, today: answeredOn });
      expect(lastDay).toBe(endOfTerm(plusDays(receivedOn, 56 + days)));
    });
  });

  it('an extension never brings a last day forward', () => {
    always([ask, later, later], (ask, announced, until) => {
      const announcedOn = plusDays(ask.receivedOn, announced);
      const extensions = [{ announcedOn, until: plusDays(ask.receivedOn, until) }];
      expect(lastDayFor({ ...ask, extensions }).lastDay >= lastDayFor(ask).lastDay).toBe(true);
    });
  });

  it('the earliest is one of them, and none is earlier', () => {
    always([ask, fc.subarray(domains, { minLength: 1 })], (ask, some) => {
      const earliest = earliestLastDay(some, ask);
      const all = some.map((domain) => lastDayFor({ ...ask, domain }).lastDay);
      expect(all).toContain(earliest.lastDay);
      expect(all.every((lastDay) => earliest.lastDay <= lastDay)).toBe(true);
    });
  });

  it('what is sent later can be objected to for as long or longer', () => {
    always([receivedOn, later], (sentOn, days) => {
      expect(objectionUntil(plusDays(sentOn, days)) >= objectionUntil(sentOn)).toBe(true);
      expect(isWorkingDay(objectionUntil(sentOn))).toBe(true);
    });
  });

  it('no warning and no step is ever taken back', () => {
    always([receivedOn, later, fc.tuple(later, later)], (openedOn, due, [one, more]) => {
      const dueOn = plusDays(openedOn, due);
      const today = plusDays(openedOn, one);
      const on = plusDays(today, more);
      expect(legalWarningsDue(dueOn, on)).toBeGreaterThanOrEqual(legalWarningsDue(dueOn, today));
      expect(stepsDue({ openedOn, dueOn, today: on })).toBeGreaterThanOrEqual(
        stepsDue({ openedOn, dueOn, today }),
      );
      expect(reminderDue(openedOn, on)).toBeGreaterThanOrEqual(reminderDue(openedOn, today));
    });
  });

  it('by the due day both reminders went out, and nobody else was called in', () => {
    always([receivedOn, fc.integer({ min: 1, max: 60 })], (openedOn, days) => {
      const dueOn = endOfTerm(plusDays(openedOn, days));
      // Not when the days until then were all holidays: nobody is reminded on the day of the opening.
      fc.pre(workingDaysBetween(openedOn, dueOn) > 0);
      const reminders = stepsDue({ openedOn, dueOn, today: dueOn });
      expect(reminders).toBe(2);
    });
  });

  it('urgency never gives anybody more time, and always a working day', () => {
    const stages = fc.integer({ min: 1, max: 8 });
    always([receivedOn, fc.tuple(later, later), stages], (receivedOn, [on, days], stagesLeft) => {
      const today = plusDays(receivedOn, on);
      const urgentOn = plusDays(receivedOn, days);
      const dueOn = conversationDueOn({ receivedOn, today, stagesLeft, urgentOn });
      expect(dueOn <= conversationDueOn({ receivedOn, today, stagesLeft })).toBe(true);
      expect(dueOn > today && isWorkingDay(dueOn)).toBe(true);
    });
  });

  it('reminders leave at eight in the morning of a working day, not before they may, and only once', () => {
    const minutes = fc.nat(3_000 * 1_440);
    always([minutes], (minutes) => {
      const instant = new Date(Date.parse('2024-01-01T00:00:00Z') + minutes * 60_000).toISOString();
      const moment = nextReminderMoment(instant);
      const clock = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' });
      expect(clock.format(new Date(moment))).toBe('08:00');
      expect(isWorkingDay(dateIn(moment))).toBe(true);
      expect(Date.parse(moment)).toBeGreaterThanOrEqual(Date.parse(instant));
      expect(nextReminderMoment(moment)).toBe(moment);
    });
  });
});
