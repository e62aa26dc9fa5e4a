import { describe, expect, it } from 'vitest';
import { caseIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { chosenPlans, type PlanOrder } from '../../shared/views/open-plans.ts';

function plan(letter: string, days: { dueOn?: string; urgentOn?: string }): CaseSummary {
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

function inOrder(order: PlanOrder): string {
  return chosenPlans(plans, { stage: undefined, onlyLate: false, order }, '2027-02-01')
    .map(({ caseId }) => caseId.charAt(0))
    .join('');
}

describe('the order of open plans', () => {
  it('is that of the days by which an answer is due, and on one day what cannot wait comes first', () => {
    expect(inOrder('due')).toBe('cebad');
  });

  it('can be that of the days families are bound to, and on one day that of the answers', () => {
    expect(inOrder('urgent')).toBe('debca');
  });
});
