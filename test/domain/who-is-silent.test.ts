import { describe, expect, it } from 'vitest';
import { legalDateOf, suspensionsOf } from '../../shared/domain/case-terms.ts';
import { standstillsOf } from '../../shared/domain/standstill.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const at = (stage: string): CaseHistory => new CaseHistory().open(plan).at(stage);

/** The daily looks of some days of 2027, at ten in the morning: the step each finds, and who is reminded. */
function looks(history: CaseHistory, days: readonly string[]): string[] {
  const conversation = history.talk.id;
  return days.flatMap((day) => {
    history.now = `2027-${day}T09:00:00.000Z`;
    const after = history.following(() => history.do('system', { type: 'record-look', conversation }));
    const { last } = history;
    const isNew = last.type === 'look-recorded' && last.at === history.now;
    return isNew ? [`${day} ${last.due}: ${after.join(', ')}`] : [];
  });
}

function ask(history: CaseHistory, who: string, answerBy?: string): void {
  const { id: conversation } = history.talk;
  const question = { type: 'ask-question', conversation, planVersion: 1, text: 'Wie past op?' } as const;
  history.do(who, answerBy === undefined ? question : { ...question, answerBy });
}

describe('an official who did something is not silent', () => {
  it('after a question they are reminded from the day it was answered', () => {
    const history = at('wmo');
    ask(history, 'wmo-1');
    // Due on 15 February. It is the contact person who keeps it waiting.
    expect(looks(history, ['02-01', '02-08', '02-16'])).toEqual([
      '02-01 first-reminder: remind contact-1',
      '02-08 second-reminder: remind contact-1',
      '02-16 substitute: ',
    ]);
    history.now = '2027-02-17T09:00:00.000Z';
    history.do('contact-1', {
      type: 'answer-question',
      question: history.case.questions[0]?.n ?? 0,
      text: 'Oma.',
    });
    expect(history.talk.reminders).toBe(0);
    // A day late already: one working day, then one to the substitute, then two to the managers.
    expect(looks(history, ['02-17', '02-18', '02-19', '02-22'])).toEqual([
      '02-17 second-reminder: remind wmo-1',
      '02-19 substitute: ',
      '02-22 manager: remind managers',
    ]);
  });

  it('a talk that is planned is waited for, and what came of it after that', () => {
    const history = at('wmo');
    const conversation = history.talk.id;
    const talkAt = '2027-02-24T09:00:00.000Z';
    history.do('wmo-1', { type: 'plan-talk', conversation, planVersion: 1, talkAt, channel: 'visit' });
    expect(looks(history, ['02-01', '02-08', '02-16', '02-23', '02-24', '02-25'])).toEqual([
      '02-01 first-reminder: remind wmo-1',
      '02-08 second-reminder: remind wmo-1',
      '02-25 substitute: ',
    ]);
  });

  it('a talk beyond the end of the term keeps nobody waiting past that end', () => {
    const history = at('wmo');
    const conversation = history.talk.id;
    const talkAt = '2027-06-01T09:00:00.000Z';
    history.do('wmo-1', { type: 'plan-talk', conversation, planVersion: 1, talkAt, channel: 'visit' });
    expect(looks(history, ['02-08', '03-24', '03-25'])).toEqual([
      '02-08 second-reminder: remind wmo-1',
      '03-25 substitute: ',
    ]);
  });

  it('after a pause they are reminded from the day the case went on', () => {
    const history = at('wmo');
    history.now = '2027-01-28T09:00:00.000Z';
    history.do('contact-1', { type: 'pause', consent: false });
    history.now = '2027-02-22T09:00:00.000Z';
    history.do('contact-1', { type: 'resume' });
    // Twenty-two working days are left for three: due on Wednesday 3 March, so a first reminder on Thursday 25 February.
    expect(looks(history, ['02-22', '02-23', '02-24'])).toEqual(['02-24 first-reminder: remind wmo-1']);
  });

  it('while the family waits for a change, it is the contact person who is reminded', () => {
    const history = new CaseHistory().open(plan).at('family');
    history.do('family', { type: 'ask-changes', planVersion: 1, text: 'Anders.' });
    expect(looks(history, ['02-01'])).toEqual(['02-01 first-reminder: remind contact-1']);
  });
});

describe('a question to the applicant that nobody waits for any more', () => {
  it('ends with the answer of the official who asked it, and the term runs on from then', () => {
    const history = at('alderman');
    history.now = '2027-02-01T09:00:00.000Z';
    ask(history, 'alderman-1', '2027-04-30');
    history.now = '2027-02-02T09:00:00.000Z';
    history.answer({ reason: 'goed' });
    expect(suspensionsOf(history.case, '2027-03-01')).toEqual([
      { kind: 'request', askedOn: '2027-02-01', answerBy: '2027-04-30', answeredOn: '2027-02-02' },
    ]);
    // The Wmo, whose investigation it does not stop, comes first; the others a day later.
    expect(legalDateOf(history.case, '2027-03-01')).toMatchObject({ kind: 'running', lastDay: '2027-03-24' });
    expect(standstillsOf(history.case, '2027-03-01')).toMatchObject([
      { domain: 'policy', from: '2027-02-02', until: '2027-02-02', isOpen: false, lastDay: '2027-03-25' },
      { domain: 'participatiewet', lastDay: '2027-03-25' },
      { domain: 'youth', lastDay: '2027-03-25' },
    ]);
  });

  it('ends with a new version of the plan, which holds what was missing (Awb 4:5)', () => {
    const history = at('participatiewet');
    history.now = '2027-02-01T09:00:00.000Z';
    ask(history, 'participatiewet-1', '2027-04-30');
    history.now = '2027-02-05T09:00:00.000Z';
    history.do('contact-1', {
      type: 'amend-plan',
      planVersion: 1,
      plan: zomerdijk({ advisers: [], story: 'Met de huur.' }),
    });
    expect(suspensionsOf(history.case, '2027-03-01')).toMatchObject([
      { domain: 'participatiewet', answeredOn: '2027-02-05' },
    ]);
  });
});
