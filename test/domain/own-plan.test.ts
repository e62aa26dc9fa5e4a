import { describe, expect, it } from 'vitest';
import { away, mandated, revoked } from '../support/changed-registers.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const rewritten = zomerdijk({ advisers: [], story: 'Anders verteld.' });

/** At the Wmo, where every contact person may decide by their function and nobody else may. */
function atWmo(): CaseHistory {
  const history = new CaseHistory().open(plan).at('wmo');
  const ofContacts = mandated(history.registers, { id: 'c-1', function: 'contact-person' });
  history.registers = ['w-12', 'w-20'].reduce((so, one) => revoked(so, one, '2027-01-27'), ofContacts);
  return history;
}

function handedTo(history: CaseHistory, to: 'contact-1' | 'contact-2'): string {
  const { id: conversation } = history.talk;
  const verdict = history.try('manager-1', {
    type: 'hand-over',
    conversation,
    to: history.registers.contactPersons.find(({ id }) => id === to)?.id ?? history.talk.with.id,
    cause: 'asked',
  });
  if (verdict.kind === 'accepted') return history.record(verdict);
  return 'lack' in verdict ? verdict.lack : verdict.code;
}

describe('nobody approves a plan of their own', () => {
  it('a colleague of the contact person may, who has nothing to do with it', () => {
    const history = atWmo();
    expect(handedTo(history, 'contact-1')).toBe('own-plan');
    expect(handedTo(history, 'contact-2')).toBe('accepted');
    expect(history.answer()).toBe('accepted');
  });

  it('whoever stands in for the contact person may not, for as long as they do', () => {
    const history = atWmo();
    history.registers = away(history.registers, ['contact-1', 'contact-2'], { until: '2027-02-05' });
    expect(handedTo(history, 'contact-2')).toBe('own-plan');
    history.now = '2027-02-08T09:00:00.000Z';
    expect(handedTo(history, 'contact-2')).toBe('accepted');
  });

  it('whoever wrote a version of it while they stood in may not, also when they stand in no more', () => {
    const history = atWmo();
    const present = history.registers;
    history.registers = away(present, ['contact-1', 'contact-2'], { until: '2027-02-05' });
    history.do('contact-2', { type: 'amend-plan', planVersion: 1, plan: rewritten });
    history.now = '2027-02-08T09:00:00.000Z';
    history.registers = present;
    history.confirm();
    history.openTurn();
    expect(handedTo(history, 'contact-2')).toBe('own-plan');
    history.registers = mandated(present, { person: 'contact-2', caseId: history.caseId });
    expect(handedTo(history, 'contact-2')).toBe('accepted');
  });
});
