import { describe, expect, it } from 'vitest';
import { questionToFamily } from '../../shared/domain/turn.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const answerBy = '2027-02-19';

/** The Wmo official asks something; with a day to answer by it is asked of the applicant. */
function ask(history: CaseHistory, change: { answerBy?: string } = {}): string {
  const { id: conversation } = history.talk;
  const text = 'Wie past er op woensdag op?';
  return history.do('wmo-1', { type: 'ask-question', conversation, planVersion: 1, text, ...change });
}

describe('a question to the applicant', () => {
  it('is told to everybody of the family who must confirm, and to the contact person', () => {
    const second = { name: 'Bram', email: 'bram.zomerdijk@post.example', role: 'parent' as const };
    const history = new CaseHistory().open({ ...plan, family: { ...plan.family, others: [second] } });
    for (const person of ['family', 'family-2']) history.openTurn(person);
    for (const person of ['family', 'family-2']) history.do(person, { type: 'confirm-plan', planVersion: 1 });
    history.at('wmo');
    expect(history.following(() => ask(history, { answerBy }))).toEqual([
      'question-asked contact-1',
      'question-to-family family',
      'question-to-family family-2',
    ]);
    expect(questionToFamily(history.case)).toMatchObject({ n: history.case.n, answerBy: '2027-02-19' });
  });

  it('without a day to answer by is one to the contact person alone', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    expect(history.following(() => ask(history))).toEqual(['question-asked contact-1']);
    expect(questionToFamily(history.case)).toBeUndefined();
  });

  it('is an official’s to ask: whoever of the family must confirm asks for changes', () => {
    const history = new CaseHistory().open(plan);
    history.openTurn('family');
    const { id: conversation } = history.talk;
    const asked = { type: 'ask-question', conversation, planVersion: 1, text: 'Hoe dan?', answerBy } as const;
    expect(history.try('family', asked)).toMatchObject({ kind: 'refused', code: 'not-yours' });
  });

  it('waits for nobody while the case stands still, nor after its answer', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    ask(history, { answerBy });
    const question = history.case.n;
    history.do('family', { type: 'pause', consent: false });
    expect(questionToFamily(history.case)).toBeUndefined();
    history.do('family', { type: 'resume' });
    expect(questionToFamily(history.case)).toMatchObject({ n: question });
    history.do('contact-1', { type: 'answer-question', question, text: 'Ja.' });
    expect(questionToFamily(history.case)).toBeUndefined();
  });
});
