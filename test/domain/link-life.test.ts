import { describe, expect, it } from 'vitest';
import { linksExpireAt } from '../../shared/domain/link-life.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

function expiry(history: CaseHistory): string | undefined {
  return linksExpireAt(history.case, history.entries);
}

/** The alderman is asked on Wednesday 27 January 2027, at ten in Amsterdam. */
function atAlderman(): CaseHistory {
  return new CaseHistory().open(zomerdijk()).at('alderman');
}

describe('the link of whoever is asked', () => {
  it('opens for fourteen days from the mail that brought it', () => {
    expect(expiry(atAlderman())).toBe('2027-02-10T09:00:00.000Z');
  });

  it('is renewed by a reminder, and not by the steps that tell somebody else', () => {
    const history = atAlderman();
    const { id: conversation } = history.talk;
    history.now = '2027-02-01T09:00:00.000Z';
    expect(history.do('system', { type: 'record-look', conversation })).toBe('accepted');
    expect(expiry(history)).toBe('2027-02-15T09:00:00.000Z');
    history.now = '2027-02-26T09:00:00.000Z';
    expect(history.do('system', { type: 'record-look', conversation })).toBe('accepted');
    expect(history.last).toMatchObject({ due: 'manager' });
    expect(expiry(history)).toBe('2027-02-15T09:00:00.000Z');
  });

  it('is another one after a hand-over, and after it was sent again', () => {
    const history = atAlderman();
    const { id: conversation } = history.talk;
    history.now = '2027-02-03T09:00:00.000Z';
    history.do('contact-1', { type: 'renew-link', conversation, cause: 'sent-again' });
    expect(expiry(history)).toBe('2027-02-17T09:00:00.000Z');
    history.now = '2027-02-04T09:00:00.000Z';
    history.do('contact-1', { type: 'hand-over', conversation, to: history.talk.with.id, cause: 'asked' });
    expect(expiry(history)).toBe('2027-02-17T09:00:00.000Z');
  });

  it('holds nothing up while the contact person has a question, or while the case stands still', () => {
    const history = atAlderman();
    const { id: conversation } = history.talk;
    history.do('alderman-1', {
      type: 'ask-question',
      conversation,
      planVersion: 1,
      text: 'Is de plaats al vrij?',
    });
    expect(expiry(history)).toBeUndefined();
    history.now = '2027-02-03T09:00:00.000Z';
    history.do('contact-1', { type: 'answer-question', question: history.last.n, text: 'Ja.' });
    expect(expiry(history)).toBe('2027-02-17T09:00:00.000Z');
    history.do('family', { type: 'pause', consent: false });
    expect(expiry(history)).toBeUndefined();
    history.now = '2027-02-05T09:00:00.000Z';
    history.do('family', { type: 'resume' });
    expect(expiry(history)).toBe('2027-02-19T09:00:00.000Z');
  });

  it('of several of a family counts the one that expires first', () => {
    const history = new CaseHistory().open(zomerdijk());
    expect(expiry(history)).toBeUndefined();
    history.openTurn();
    expect(expiry(history)).toBe('2027-02-10T09:00:00.000Z');
    history.do('family', { type: 'ask-changes', planVersion: 1, text: 'Ook op zondag.' });
    expect(expiry(history)).toBeUndefined();
  });
});
