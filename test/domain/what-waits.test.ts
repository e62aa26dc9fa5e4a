import { describe, expect, it } from 'vitest';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { openConversation } from '../../shared/domain/turn.ts';
import {
  escalationOf,
  holderOf,
  waitsForContact,
  waitsForHolder,
  workingDaysLate,
} from '../../shared/domain/what-waits.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const alderman = personIdSchema.parse('alderman-1');
const family = personIdSchema.parse('family');
const today = '2027-01-27';

function asked(): CaseHistory {
  const history = new CaseHistory().open(zomerdijk());
  history.until('alderman').openTurn();
  return history;
}

function conversationIn({ case: state }: CaseHistory) {
  const conversation = openConversation(state);
  if (conversation === undefined) throw new Error('nobody is asked');
  return conversation;
}

/** The daily look at noon of a day. */
function look(history: CaseHistory, date: string): void {
  history.now = `${date}T11:00:00.000Z`;
  history.do('system', { type: 'record-look', conversation: conversationIn(history).id });
  history.do('system', { type: 'warn-of-term' });
}

describe('what waits for somebody', () => {
  it('the family, until it has confirmed or asked for a change', () => {
    const history = new CaseHistory().open(zomerdijk());
    history.openTurn();
    expect(waitsForHolder(history.case, family)?.stage).toBe('family');
    expect(waitsForContact(history.case, today)).toEqual([]);
    history.do('family', { type: 'ask-changes', planVersion: 1, text: 'Anders.' });
    expect(waitsForHolder(history.case, family)).toBeUndefined();
    expect(waitsForContact(history.case, today)).toEqual(['changes']);
    expect(holderOf(history.case)?.id).toBe('contact-1');
  });

  it('an official, who waits for the contact person while a question stands open', () => {
    const history = asked();
    const conversation = conversationIn(history).id;
    expect(waitsForHolder(history.case, alderman)?.id).toBe(conversation);
    expect(waitsForHolder(history.case, personIdSchema.parse('wmo-1'))).toBeUndefined();
    history.do('alderman-1', { type: 'ask-question', conversation, planVersion: 1, text: 'Wie past op?' });
    expect(waitsForHolder(history.case, alderman)).toBeUndefined();
    expect(waitsForContact(history.case, today)).toEqual(['question']);
    expect(holderOf(history.case)?.function).toBe('contact-person');
    const [question] = history.case.questions;
    history.do('contact-1', { type: 'answer-question', question: question?.n ?? 0, text: 'Oma.' });
    expect(waitsForHolder(history.case, alderman)?.id).toBe(conversation);
    expect(holderOf(history.case)?.id).toBe('alderman-1');
  });

  it('nobody, while a case stands still and when it is over', () => {
    const history = asked();
    look(history, '2027-02-10');
    history.do('contact-1', { type: 'pause', consent: false });
    for (const end of [() => 0, () => history.do('family', { type: 'withdraw' })]) {
      end();
      expect(waitsForHolder(history.case, alderman)).toBeUndefined();
      expect(waitsForContact(history.case, '2027-03-23')).toEqual([]);
      expect(escalationOf(history.case, '2027-03-23')).toBeUndefined();
      expect(holderOf(history.case)).toBeUndefined();
    }
  });

  it('a contact person sees what is late, in working days', () => {
    const history = asked();
    const { dueOn } = conversationIn(history);
    expect(dueOn).toBe('2027-02-04');
    expect(waitsForContact(history.case, dueOn)).toEqual([]);
    expect(waitsForContact(history.case, '2027-02-05')).toEqual(['late']);
    expect(workingDaysLate({ dueOn }, '2027-02-07')).toBe(1);
    expect(workingDaysLate({ dueOn }, '2027-02-08')).toBe(2);
  });

  it('the managers, once nobody answered whoever was called in, or once the term was warned of', () => {
    const history = asked();
    look(history, '2027-02-05');
    expect(escalationOf(history.case, '2027-02-05')).toBeUndefined();
    look(history, '2027-02-09');
    expect(escalationOf(history.case, '2027-02-09')).toBe('silent');
    history.answer({ reason: 'goed' });
    history.openTurn();
    expect(escalationOf(history.case, '2027-02-09')).toBeUndefined();
    look(history, '2027-03-10');
    expect(history.case.termWarnings).toEqual([{ workingDaysLeft: 10, lastDay: '2027-03-24' }]);
    history.answer({ reason: 'goed' });
    history.openTurn();
    expect(escalationOf(history.case, '2027-03-10')).toBe('term');
    expect(waitsForContact(history.case, '2027-03-10')).toEqual(['term']);
    // More time was announced: the end is not near any more.
    const until = '2027-04-30';
    expect(history.do('contact-1', { type: 'extend-term', until, text: 'Meer tijd.' })).toBe('accepted');
    expect(escalationOf(history.case, '2027-03-10')).toBeUndefined();
  });
});
