import { describe, expect, it } from 'vitest';
import { timeSpent } from '../../shared/domain/time-spent.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** Zomerdijk without advisers, opened on Wednesday 27 January 2027 and confirmed on Friday. */
function confirmed(): CaseHistory {
  const history = new CaseHistory().open(zomerdijk({ advisers: [] }));
  history.openTurn();
  on(history, '2027-01-29');
  history.do('family', { type: 'confirm-plan', planVersion: 1 });
  history.openTurn();
  return history;
}

function on(history: CaseHistory, date: string): void {
  history.now = `${date}T11:00:00.000Z`;
}

function spent(history: CaseHistory, today: string): Record<string, number> {
  return Object.fromEntries(
    timeSpent(history.entries, today).map(({ stage, cause, workingDays }) => [
      `${stage}: ${cause}`,
      workingDays,
    ]),
  );
}

describe('where the time of a case goes', () => {
  it('is with the family until it confirms, and with an official until they answer; weekends are nobody’s', () => {
    const history = confirmed();
    on(history, '2027-02-02');
    history.answer();
    history.openTurn();
    expect(spent(history, '2027-02-05')).toEqual({
      'family: family': 2,
      'alderman: official': 2,
      'policy-officer: official': 3,
    });
  });

  it('is none at a step that answers on the day it is asked, which was not passed by for that', () => {
    const history = confirmed();
    history.answer();
    history.openTurn();
    expect(spent(history, '2027-02-02')).toEqual({
      'family: family': 2,
      'alderman: official': 0,
      'policy-officer: official': 2,
    });
  });

  it('is with the contact person while a question back waits for them', () => {
    const history = confirmed();
    on(history, '2027-02-01');
    history.do('alderman-1', {
      type: 'ask-question',
      conversation: history.talk.id,
      planVersion: 1,
      text: 'Wie past er op?',
    });
    const { n } = history.case;
    on(history, '2027-02-04');
    history.do('contact-1', { type: 'answer-question', question: n, text: 'Oma.' });
    expect(spent(history, '2027-02-05')).toEqual({
      'family: family': 2,
      'alderman: official': 2,
      'alderman: contact-person': 3,
    });
  });

  it('stands still by law while the applicant is asked, and no longer than the day they were given', () => {
    const history = confirmed();
    history.do('alderman-1', {
      type: 'ask-question',
      conversation: history.talk.id,
      planVersion: 1,
      text: 'Welke plaats is het?',
      answerBy: '2027-02-03',
    });
    expect(spent(history, '2027-02-05')).toEqual({
      'family: family': 2,
      'alderman: suspension': 3,
      'alderman: contact-person': 2,
    });
  });

  it('stands still by law in a pause with consent, and is whose pause it is without', () => {
    const suspends = (consent: boolean): Record<string, number> => {
      const history = confirmed();
      history.do('contact-1', { type: 'pause', consent, text: 'De familie verhuist.' });
      on(history, '2027-02-03');
      history.do('contact-1', { type: 'resume' });
      return spent(history, '2027-02-04');
    };
    expect(suspends(true)).toEqual({
      'family: family': 2,
      'alderman: suspension': 3,
      'alderman: official': 1,
    });
    expect(suspends(false)).toEqual({
      'family: family': 2,
      'alderman: contact-person': 3,
      'alderman: official': 1,
    });
  });

  it('ends when the case does', () => {
    const history = confirmed();
    on(history, '2027-02-01');
    history.do('family', { type: 'withdraw' });
    expect(spent(history, '2027-06-01')).toEqual({ 'family: family': 2, 'alderman: official': 1 });
  });
});
