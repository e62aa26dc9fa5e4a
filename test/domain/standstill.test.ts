import { describe, expect, it } from 'vitest';
import { standstillsIfAsked, standstillsOf } from '../../shared/domain/standstill.ts';
import { openConversation } from '../../shared/domain/turn.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** Reported on Wednesday 27 January 2027, asked on the day that is given. */
function askedAt(stage: string, now: string, answerBy?: string): CaseHistory {
  const history = new CaseHistory().open(zomerdijk()).until(stage);
  history.openTurn();
  history.now = now;
  const conversation = openConversation(history.case);
  if (conversation === undefined) throw new Error('nobody is asked');
  const asked = history.do(conversation.with.id, {
    type: 'ask-question',
    conversation: conversation.id,
    planVersion: 1,
    text: 'Hebt u de huurovereenkomst?',
    ...(answerBy === undefined ? {} : { answerBy }),
  });
  if (asked !== 'accepted') throw new Error(asked);
  return history;
}

function answer(history: CaseHistory, now: string): void {
  history.now = now;
  const question = history.case.questions[0]?.n ?? 0;
  expect(history.do('contact-1', { type: 'answer-question', question, text: 'Ja.' })).toBe('accepted');
}

describe('how long a question to the family makes a term stand still', () => {
  it('from the day after it up to and including the day of the answer, and the last day moves as much', () => {
    const history = askedAt('participatiewet', '2027-02-01T09:00:00Z', '2027-02-15');
    answer(history, '2027-02-05T09:00:00Z');
    expect(standstillsOf(history.case, '2027-02-05')).toEqual([
      {
        question: history.case.questions[0]?.n,
        domain: 'participatiewet',
        from: '2027-02-02',
        until: '2027-02-05',
        isOpen: false,
        // Wednesday 24 March and four days is Easter Sunday 28 March; Easter Monday is no working day either.
        lastDay: '2027-03-30',
      },
    ]);
  });

  it('while it is open it says until when at the latest, and that the end is not known yet', () => {
    const history = askedAt('participatiewet', '2027-02-01T09:00:00Z', '2027-02-15');
    expect(standstillsOf(history.case, '2027-02-01')).toMatchObject([
      { from: '2027-02-02', until: '2027-02-15', isOpen: true, lastDay: '2027-03-24' },
    ]);
  });

  it('whoever does not answer makes it stand still until the day they were given, and no longer', () => {
    const history = askedAt('participatiewet', '2027-02-01T09:00:00Z', '2027-02-15');
    expect(standstillsOf(history.case, '2027-02-20')).toMatchObject([
      { from: '2027-02-02', until: '2027-02-15', isOpen: false, lastDay: '2027-04-07' },
    ]);
  });

  it('nothing is said of a question to the contact person, nor of one answered on the same day', () => {
    const own = askedAt('participatiewet', '2027-02-01T09:00:00Z');
    expect(standstillsOf(own.case, '2027-02-20')).toEqual([]);
    const quick = askedAt('participatiewet', '2027-02-01T09:00:00Z', '2027-02-15');
    answer(quick, '2027-02-01T15:00:00Z');
    expect(standstillsOf(quick.case, '2027-02-20')).toEqual([]);
  });

  it('during the investigation of the Wmo no term moves', () => {
    const history = askedAt('wmo', '2027-02-01T09:00:00Z', '2027-02-15');
    expect(standstillsOf(history.case, '2027-02-01')).toEqual([]);
    answer(history, '2027-02-05T09:00:00Z');
    expect(standstillsOf(history.case, '2027-02-08')).toEqual([]);
  });

  it('a question on the plan as a whole holds up every domain whose term runs', () => {
    const history = askedAt('alderman', '2027-02-01T09:00:00Z', '2027-02-15');
    expect(standstillsOf(history.case, '2027-02-03').map(({ domain }) => domain)).toEqual(
      [...new Set(zomerdijk().asks.map(({ domain }) => domain))].filter((domain) => domain !== 'wmo'),
    );
  });

  it('what a question will do can be said before it is asked', () => {
    const history = new CaseHistory().open(zomerdijk()).until('participatiewet');
    history.openTurn();
    const conversation = openConversation(history.case);
    if (conversation === undefined) throw new Error('nobody is asked');
    const wish = { conversation: conversation.id, by: conversation.with, answerBy: '2027-02-15' };
    expect(standstillsIfAsked(history.case, wish, '2027-02-01T09:00:00Z')).toMatchObject([
      { domain: 'participatiewet', from: '2027-02-02', until: '2027-02-15', isOpen: true },
    ]);
    expect(history.case.questions).toEqual([]);
  });
});
