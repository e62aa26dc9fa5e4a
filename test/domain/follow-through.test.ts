import { describe, expect, it } from 'vitest';
import { followUpsOf } from '../../shared/domain/follow-through.ts';
import type { FollowUp } from '../../shared/domain/follow-through.ts';
import { CaseHistory, keyedName, refusalOf } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const condition = { text: 'Stuur de rekening.', owner: 'gezin', dueOn: '2027-03-01' };
const wmoAsk = keyedName('wmo');

/** Zomerdijk until everybody has spoken; the Wmo official says yes with a condition, on Friday 5 February 2027. */
function decided(rest: Parameters<CaseHistory['answer']>[0] = { reason: 'goed' }): CaseHistory {
  const history = new CaseHistory().open(zomerdijk({ advisers: [] })).until('wmo');
  history.now = '2027-02-05T11:00:00.000Z';
  history.answer({ outcome: 'agree-with-conditions', reason: 'Mits.', conditions: [condition] });
  while (history.turn !== 'ended') history.answer(rest);
  return history;
}

function word(history: CaseHistory): number {
  return history.case.words.find(({ stage }) => stage === 'wmo')?.n ?? 0;
}

const waited = (history: CaseHistory): string[] =>
  followUpsOf(history.case).flatMap(({ kind, domain, dueOn, isWaitedFor }: FollowUp) =>
    isWaitedFor ? [`${kind} ${domain ?? 'plan'} ${dueOn}`] : [],
  );

describe('what is to come after an agreement', () => {
  it('is that each agreed part begins within fourteen days of the first of April that the plan names, that conditions are met, and that exceptions end', () => {
    expect(waited(decided())).toEqual([
      'condition wmo 2027-03-01',
      'carrying-out wmo 2027-04-15',
      'end wmo 2028-10-31',
      'carrying-out participatiewet 2027-04-15',
      'end participatiewet 2028-10-31',
      'carrying-out youth 2027-04-15',
      'end youth 2028-10-31',
    ]);
  });

  it('is within fourteen days of the decision where the plan names no day, or one before it', () => {
    const begin = (from: string | undefined): string[] => {
      const plan = zomerdijk({ advisers: [] });
      const asks = plan.asks.map((ask) => ({ ...ask, from }));
      const history = new CaseHistory().open({ ...plan, asks }).until('wmo');
      history.now = '2027-02-05T11:00:00.000Z';
      history.answer();
      return waited(history).filter((one) => one.startsWith('carrying-out'));
    };
    expect(begin(undefined)).toEqual(['carrying-out wmo 2027-02-19']);
    expect(begin('2027-02-01')).toEqual(['carrying-out wmo 2027-02-19']);
    expect(begin('2027-02-06')).toEqual(['carrying-out wmo 2027-02-20']);
  });

  it('is nothing of what was refused', () => {
    const history = decided({ outcome: 'not-agree', reason: 'Nee.' });
    expect(waited(history).filter((one) => /participatiewet|youth/.test(one))).toEqual([]);
  });

  it('is nothing of a part whose plan was changed, until it is agreed to again', () => {
    const history = new CaseHistory().open(zomerdijk({ advisers: [] })).until('wmo');
    history.answer({ outcome: 'agree-with-conditions', reason: 'Mits.', conditions: [condition] });
    expect(waited(history)).toContain('condition wmo 2027-03-01');
    const plan = zomerdijk({ advisers: [] });
    const asks = plan.asks.map((ask) => (ask.domain === 'wmo' ? { ...ask, what: 'Een tent.' } : ask));
    history.do('contact-1', { type: 'amend-plan', plan: { ...plan, asks }, planVersion: 1 });
    expect(waited(history).filter((one) => one.includes('wmo'))).toEqual([]);
  });
});

describe('a condition that was met, and a part that has begun', () => {
  it('is told by the contact person, also when the case has ended, and is waited for no longer', () => {
    const history = decided();
    history.now = '2027-02-20T11:00:00.000Z';
    const place = { word: word(history), answer: 0, condition: 0 };
    const effects = history.following(() =>
      history.do('contact-1', { type: 'record-condition-met', condition: place, on: '2027-02-19' }),
    );
    expect(effects).toEqual(['follow-up']);
    expect(history.do('contact-1', { type: 'record-carried-out', askId: wmoAsk, on: '2027-02-05' })).toBe(
      'accepted',
    );
    expect(waited(history).filter((one) => one.includes('wmo'))).toEqual(['end wmo 2028-10-31']);
    expect(history.turn).toBe('ended');
  });

  it('can be corrected, and taken back', () => {
    const history = decided();
    history.now = '2027-02-20T11:00:00.000Z';
    const tell = (on?: string): string =>
      history.do('contact-1', { type: 'record-carried-out', askId: wmoAsk, ...(on && { on }) });
    expect([tell(), tell('2027-02-10'), tell('2027-02-12')]).toEqual(['nothing-due', 'accepted', 'accepted']);
    expect(history.case.carriedOut.map(({ on }) => on)).toEqual(['2027-02-12']);
    expect(tell()).toBe('accepted');
    expect(waited(history)).toContain('carrying-out wmo 2027-04-15');
  });

  it('is not told by anybody else, nor of a day before it was agreed or that has yet to come', () => {
    const history = decided();
    history.now = '2027-02-20T11:00:00.000Z';
    const tell = (who: string, on: string): unknown =>
      refusalOf(history, who, { type: 'record-carried-out', askId: wmoAsk, on });
    expect(tell('contact-1', '2027-02-05')).toBe('accepted');
    expect(tell('contact-1', '2027-02-04')).toEqual(['on before-decision']);
    expect(tell('contact-1', '2027-02-21')).toEqual(['on date-in-future']);
    expect(tell('family', '2027-02-20')).toBe('not-yours');
    expect(tell('wmo-1', '2027-02-20')).toBe('not-yours');
  });

  it('is not told of what was never agreed', () => {
    const history = decided({ outcome: 'not-agree', reason: 'Nee.' });
    history.now = '2027-02-20T11:00:00.000Z';
    const on = '2027-02-19';
    const refused: unknown[] = [
      { type: 'record-carried-out' as const, askId: keyedName('youth'), on },
      {
        type: 'record-condition-met' as const,
        condition: { word: word(history), answer: 0, condition: 1 },
        on,
      },
      { type: 'record-condition-met' as const, condition: { word: 1, answer: 0, condition: 0 }, on },
    ].map((command) => refusalOf(history, 'contact-1', command));
    expect(refused).toEqual(['not-agreed', 'not-agreed', 'not-agreed']);
  });
});
