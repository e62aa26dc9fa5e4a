import { describe, expect, it } from 'vitest';
import { caseIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import {
  chosenPlans,
  countsByStage,
  plansWithin,
  stuckBy,
  type PlanChoice,
} from '../../shared/views/open-plans.ts';

function plan(letter: string, days: Partial<CaseSummary>): CaseSummary {
  return {
    caseId: caseIdSchema.parse(letter.repeat(26)),
    n: 1,
    open: 'open',
    contactPerson: personIdSchema.parse('contact-1'),
    openedAt: '2027-01-27T09:00:00.000Z',
    turn: 'wmo',
    since: '2027-01-27T09:00:00.000Z',
    outcome: 'open',
    ...days,
  };
}

const plans = [
  plan('a', { dueOn: '2027-02-10' }),
  plan('b', { dueOn: '2027-02-10', urgentOn: '2027-03-01' }),
  plan('c', { dueOn: '2027-02-05' }),
  plan('d', { urgentOn: '2027-02-20' }),
  plan('e', { dueOn: '2027-02-08', urgentOn: '2027-03-01' }),
];

/** A Monday morning. */
const at = { now: '2027-02-01T09:00:00.000Z', dueWithin: 5 };
const everything: PlanChoice = {
  stage: undefined,
  group: undefined,
  domain: undefined,
  from: undefined,
  until: undefined,
  order: 'due',
};

function letters(some: readonly CaseSummary[]): string {
  return some.map(({ caseId }) => caseId.charAt(0)).join('');
}

function chosen(choice: Partial<PlanChoice>, among = plans): string {
  return letters(chosenPlans(among, { ...everything, ...choice }, at));
}

describe('the order of open plans', () => {
  it('is that of the days by which an answer is due, and on one day what cannot wait comes first', () => {
    expect(chosen({ order: 'due' })).toBe('cebad');
  });

  it('can be that of the days families are bound to, and on one day that of the answers', () => {
    expect(chosen({ order: 'urgent' })).toBe('debca');
  });

  it('has what was brought before the managers on top, then what is stuck', () => {
    const stuck = plan('f', { bouncedAt: '2027-01-29T09:00:00.000Z' });
    const told = plan('g', { escalation: 'silent' });
    expect(chosen({}, [...plans, stuck, told])).toBe('gfcebad');
  });
});

describe('what is seen apart', () => {
  it('is due soon until the fifth working day from today, and late the day after it was due', () => {
    const around = [
      plan('a', { dueOn: '2027-01-29' }),
      plan('b', { dueOn: '2027-02-01' }),
      plan('c', { dueOn: '2027-02-08' }),
      plan('d', { dueOn: '2027-02-09' }),
      plan('e', {}),
    ];
    expect(chosen({ group: 'due' }, around)).toBe('bc');
    expect(chosen({ group: 'late' }, around)).toBe('a');
  });

  it('is stuck where a mail came back, or from the moment the link expires', () => {
    expect(stuckBy({ bouncedAt: '2027-01-29T09:00:00.000Z' }, at)).toBe('undelivered');
    expect(stuckBy({ linkUntil: '2027-02-01T09:00:00.000Z' }, at)).toBe('link-expired');
    expect(stuckBy({ linkUntil: '2027-02-01T09:00:00.001Z' }, at)).toBeUndefined();
    expect(stuckBy({}, at)).toBeUndefined();
  });

  it('is of a period in days of Amsterdam, both included, and of a domain', () => {
    const some = [
      plan('a', { openedAt: '2027-01-24T22:59:00.000Z', domains: ['wmo'] }),
      plan('b', { openedAt: '2027-01-24T23:00:00.000Z', domains: ['wmo', 'youth'] }),
      plan('c', { openedAt: '2027-01-27T22:59:00.000Z', domains: ['youth'] }),
      plan('d', { openedAt: '2027-01-27T23:00:00.000Z' }),
    ];
    const period = { from: '2027-01-25', until: '2027-01-27', domain: undefined };
    expect(letters(plansWithin(some, period))).toBe('bc');
    expect(letters(plansWithin(some, { ...period, domain: 'wmo' }))).toBe('b');
    expect(chosen({ domain: 'youth', until: '2027-01-26' }, some)).toBe('b');
  });
});

describe('the chain with what waits there', () => {
  it('says of each stage how many plans, what is late or stuck, and the median wait since it began', () => {
    const here = [
      // A question was answered since: the stage began before that.
      plan('a', { stageSince: '2027-01-22T09:00:00.000Z', since: '2027-01-29T09:00:00.000Z' }),
      plan('b', { stageSince: '2027-01-29T09:00:00.000Z', dueOn: '2027-01-29' }),
      plan('c', { since: '2027-01-26T09:00:00.000Z', linkUntil: '2027-01-31T09:00:00.000Z' }),
      plan('d', { turn: 'paused', stageSince: '2027-01-29T09:00:00.000Z' }),
    ];
    expect(countsByStage(here, ['wmo', 'cjg'], at)).toEqual([
      { stage: 'family', isStep: true, count: 0, late: 0, stuck: 0, median: undefined },
      // Waits of 6, 1 and 4 working days.
      { stage: 'wmo', isStep: true, count: 3, late: 1, stuck: 1, median: 4 },
      { stage: 'cjg', isStep: true, count: 0, late: 0, stuck: 0, median: undefined },
      { stage: 'paused', isStep: false, count: 1, late: 0, stuck: 0, median: 1 },
    ]);
  });

  it('has of two waits the shorter one as its median: half of the plans wait that long or less', () => {
    const two = [
      plan('a', { since: '2027-01-22T09:00:00.000Z' }),
      plan('b', { since: '2027-01-29T09:00:00.000Z' }),
    ];
    expect(countsByStage(two, ['wmo'], at)[1]?.median).toBe(1);
  });
});
