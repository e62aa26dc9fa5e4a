import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { escalationOf, waitsForContact } from '../../shared/domain/what-waits.ts';
import { CaseHistory, refusalOf } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const warn: Command = { type: 'warn-of-term' };
const at = (stage: string, of = plan): CaseHistory => new CaseHistory().open(of).at(stage);

/** At ten in the morning, after the mails of that day have left. */
function on(history: CaseHistory, date: string): void {
  history.now = `${date}T09:00:00.000Z`;
}

/** On which of these days it is warned, of how many working days left, until when. */
function warned(history: CaseHistory, days: readonly string[]): string[] {
  return days.flatMap((day) => {
    on(history, day);
    if (history.do('system', warn) !== 'accepted') return [];
    const { last } = history;
    return last.type === 'term-warned' ? [`${day}: ${last.workingDaysLeft} to ${last.lastDay ?? ''}`] : [];
  });
}

describe('a warning before the legal term ends', () => {
  it('is said ten, five and one working days before, each once, noted by the clockwork the morning before', () => {
    const history = at('participatiewet');
    const days = ['08', '09', '09', '10', '15', '16', '17', '19', '22', '22', '23', '24', '25'];
    expect(
      warned(
        history,
        days.map((day) => `2027-03-${day}`),
      ),
    ).toEqual(['2027-03-09: 10 to 2027-03-24', '2027-03-16: 5 to 2027-03-24', '2027-03-22: 1 to 2027-03-24']);
    expect(history.last).toMatchObject({ type: 'term-warned', stage: 'participatiewet' });
    expect(refusalOf(history, 'contact-1', warn)).toBe('not-yours');
  });

  it('before eight in the morning, is for that same day', () => {
    const history = at('participatiewet');
    history.now = '2027-03-09T05:00:00.000Z';
    expect(history.do('system', warn)).toBe('nothing-due');
    history.now = '2027-03-10T05:00:00.000Z';
    expect(history.do('system', warn)).toBe('accepted');
  });

  it('that comes late is the last of those that are due', () => {
    const history = at('participatiewet');
    on(history, '2027-03-18');
    expect(history.following(() => history.do('system', warn))).toEqual([
      'remind contact-1',
      'remind participatiewet-1',
      'remind managers',
    ]);
    expect(history.last).toMatchObject({ workingDaysLeft: 5 });
    expect(history.do('system', warn)).toBe('nothing-due');
  });

  it('is not given while the applicant is asked', () => {
    const history = at('alderman');
    on(history, '2027-03-18');
    const conversation = history.talk.id;
    const question = { type: 'ask-question', conversation, planVersion: 1, text: 'Wie?' } as const;
    history.do('alderman-1', { ...question, answerBy: '2027-04-30' });
    on(history, '2027-03-19');
    expect(history.do('system', warn)).toBe('nothing-due');
  });

  it('comes too while the family must confirm a version, to those who can do something about it', () => {
    const history = at('wmo');
    on(history, '2027-03-15');
    history.do('contact-1', {
      type: 'amend-plan',
      planVersion: 1,
      plan: zomerdijk({ advisers: [], story: 'S' }),
    });
    history.openTurn();
    on(history, '2027-03-22');
    expect(history.following(() => history.do('system', warn))).toEqual([
      'remind contact-1',
      'remind managers',
    ]);
    expect(history.last).toMatchObject({ stage: 'family', workingDaysLeft: 1 });
  });

  it('comes too while a case pauses and its term runs on; not where the applicant agreed to a standstill', () => {
    const history = at('wmo');
    on(history, '2027-03-01');
    history.do('contact-1', { type: 'pause', consent: false });
    on(history, '2027-03-16');
    expect(waitsForContact(history.case, '2027-03-16')).toEqual([]);
    expect(history.following(() => history.do('system', warn))).toEqual([
      'remind contact-1',
      'remind managers',
    ]);
    expect(history.last).toMatchObject({ stage: 'paused', workingDaysLeft: 5 });
    expect(waitsForContact(history.case, '2027-03-17')).toEqual(['term']);
    expect(escalationOf(history.case, '2027-03-17')).toBe('term');
    const agreed = at('wmo');
    on(agreed, '2027-03-10');
    agreed.do('family', { type: 'pause', consent: true });
    for (const day of ['2027-03-11', '2027-03-22', '2027-04-30']) {
      on(agreed, day);
      expect(agreed.do('system', warn)).toBe('nothing-due');
      expect(waitsForContact(agreed.case, day)).toEqual([]);
    }
  });

  it('of one domain keeps no other from its own', () => {
    // Help with debts is to be decided within three working days: Monday 1 February. The others on 24 March.
    const [first, ...others] = plan.asks;
    if (first === undefined) throw new Error('no asks');
    const asks = [{ ...first, id: 'debt', domain: 'debt' }, ...others];
    const history = new CaseHistory().open(zomerdijk({ advisers: [], asks }));
    history.confirm();
    history.openTurn('alderman-1');
    expect(warned(history, ['2027-01-28', '2027-01-29'])).toEqual(['2027-01-28: 1 to 2027-02-01']);
    // The domain is decided on by nobody here: the debt leaves the plan.
    history.do('contact-1', { type: 'amend-plan', planVersion: 1, plan });
    history.confirm();
    history.until('participatiewet').openTurn();
    expect(warned(history, ['2027-03-08', '2027-03-09', '2027-03-16', '2027-03-22'])).toEqual([
      '2027-03-09: 10 to 2027-03-24',
      '2027-03-16: 5 to 2027-03-24',
      '2027-03-22: 1 to 2027-03-24',
    ]);
  });

  it('begins anew once more time was announced', () => {
    const history = at('participatiewet');
    expect(warned(history, ['2027-03-09'])).toHaveLength(1);
    const until = '2027-04-21';
    history.do('contact-1', { type: 'extend-term', until, text: 'Het rapport is er nog niet.' });
    expect(warned(history, ['2027-03-22', '2027-04-06', '2027-04-20'])).toEqual([
      '2027-04-06: 10 to 2027-04-21',
      '2027-04-20: 1 to 2027-04-21',
    ]);
  });
});
