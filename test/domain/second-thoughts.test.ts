import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { legalDateOf, suspensionsOf } from '../../shared/domain/case-terms.ts';
import { outcomeOf } from '../../shared/domain/turn.ts';
import { CaseHistory, refusalOf } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
type Of<T extends Command['type']> = Extract<Command, { type: T }>;

const at = (stage: string, of = plan): CaseHistory => new CaseHistory().open(of).at(stage);
const ended = (): CaseHistory => new CaseHistory().open(plan).until('ended');

describe('a request that is taken back', () => {
  it.each([
    ['family', 'accepted'],
    ['family-2', 'accepted'],
    ['contact-1', 'accepted'],
    ['contact-2', 'not-yours'],
    ['wmo-1', 'not-yours'],
    ['system', 'not-yours'],
  ])('by %s: %s', (who, code) => {
    expect(refusalOf(at('wmo'), who, { type: 'withdraw' })).toBe(code);
  });

  it('ends the case, is told to everybody who is busy with it, and can be said once', () => {
    const history = at('wmo');
    const withdraw: Command = { type: 'withdraw', text: 'Het hoeft niet meer.' };
    expect(history.following(() => history.do('family', withdraw))).toEqual([
      'ring elsewhere',
      'withdrawn contact-1',
      'withdrawn family',
      'withdrawn wmo-1',
    ]);
    expect([history.turn, outcomeOf(history.case)]).toEqual(['ended', 'withdrawn']);
    expect(history.case.withdrawn).toMatchObject({ n: history.case.n, by: { id: 'family' } });
    expect(history.do('family', withdraw)).toBe('closed');
    expect(JSON.stringify(history.last)).not.toContain('hoeft');
    expect(ended().do('family', withdraw)).toBe('closed');
  });

  it('before anybody was asked is told to the contact person alone, without a word if none was said', () => {
    const history = new CaseHistory().open(plan);
    expect(history.following(() => history.do('contact-1', { type: 'withdraw' }))).toEqual([
      'ring elsewhere',
      'withdrawn contact-1',
    ]);
  });

  it.each<[string, Command['type'], unknown]>([
    ['wmo-1', 'answer', 'withdrawn'],
    ['wmo-1', 'plan-talk', 'withdrawn'],
    ['family', 'pause', 'closed'],
    ['family', 'resume', 'not-paused'],
    ['contact-1', 'amend-plan', 'closed'],
    ['contact-1', 'extend-term', 'closed'],
    ['system', 'warn-of-term', 'nothing-due'],
    ['system', 'record-look', 'not-your-turn'],
    ['system', 'start-generation', 'closed'],
    ['system', 'open-conversation', 'closed'],
  ])('after it, %s: %s is refused: %s', (who, type, code) => {
    const history = at('wmo');
    const about = { conversation: history.talk.id, planVersion: 1 };
    const commands: Partial<Record<Command['type'], Command>> = {
      answer: { type: 'answer', ...about, answers: [{ askId: 'wmo', outcome: 'agree', conditions: [] }] },
      'plan-talk': { type: 'plan-talk', ...about, talkAt: '2027-03-20T09:00:00.000Z', channel: 'phone' },
      pause: { type: 'pause', consent: false },
      resume: { type: 'resume' },
      'amend-plan': { type: 'amend-plan', planVersion: 1, plan },
      'extend-term': { type: 'extend-term', until: '2027-05-10', text: 'Later.' },
      'warn-of-term': { type: 'warn-of-term' },
      'record-look': { type: 'record-look', conversation: about.conversation },
      'start-generation': { type: 'start-generation', generation: 2 },
      'open-conversation': {
        type: 'open-conversation',
        generation: 1,
        stage: 'ended',
        with: history.talk.with,
      },
    };
    history.do('family', { type: 'withdraw' });
    history.now = '2027-03-19T09:00:00.000Z';
    expect(refusalOf(history, who, commands[type] ?? { type: 'resume' })).toBe(code);
  });

  it('before the family confirmed, it can no longer', () => {
    const history = at('family');
    history.do('contact-1', { type: 'withdraw' });
    expect(history.do('family', { type: 'confirm-plan', planVersion: 1 })).toBe('closed');
  });
});

describe('a case that stands still', () => {
  const pause = (change: Partial<Of<'pause'>> = {}): Command => ({
    type: 'pause',
    consent: false,
    ...change,
  });

  it.each<[string, Partial<Of<'pause'>>, unknown]>([
    ['family', {}, 'accepted'],
    ['contact-1', {}, 'accepted'],
    ['contact-2', {}, 'not-yours'],
    ['wmo-1', {}, 'not-yours'],
    ['family', { until: '2027-01-28' }, 'accepted'],
    ['family', { until: '2027-01-27' }, ['until date-in-past']],
    ['family', { until: '2028-01-28' }, 'accepted'],
    ['family', { until: '2028-01-29' }, ['until date-too-far']],
  ])('%s, %j: %j', (who, change, expected) => {
    expect(refusalOf(at('wmo'), who, pause(change))).toEqual(expected);
  });

  it('is told to everybody who is busy with it, and stands still once', () => {
    const history = at('wmo');
    expect(history.following(() => history.do('contact-1', pause({ until: '2027-02-10' })))).toEqual([
      'ring elsewhere',
      'paused contact-1',
      'paused family',
      'paused wmo-1',
    ]);
    expect(history.turn).toBe('paused');
    expect(history.do('family', pause())).toBe('paused');
    expect(ended().do('family', pause())).toBe('closed');
  });

  it('takes no answer, no talk, no confirmation, no look, no warning', () => {
    const history = at('wmo');
    const conversation = history.talk.id;
    history.do('family', pause());
    history.now = '2027-03-20T09:00:00.000Z';
    const answers = [{ askId: 'wmo', outcome: 'agree' as const, conditions: [] }];
    expect(history.do('wmo-1', { type: 'answer', conversation, planVersion: 1, answers })).toBe('paused');
    expect(history.do('system', { type: 'record-look', conversation })).toBe('not-your-turn');
    expect(history.do('system', { type: 'warn-of-term' })).toBe('nothing-due');
    const asked = at('family');
    asked.do('contact-1', pause());
    expect(asked.do('family', { type: 'confirm-plan', planVersion: 1 })).toBe('paused');
  });

  it.each([
    ['family', false, true],
    ['contact-1', true, true],
    ['contact-1', false, false],
  ])('by %s, with consent %s: the term stands still: %s', (who, consent, suspends) => {
    const history = at('participatiewet');
    history.do(who, pause({ consent }));
    expect(history.last).toMatchObject({ type: 'paused', suspends });
    history.now = '2027-02-10T09:00:00.000Z';
    expect(legalDateOf(history.case, '2027-02-10').lastDay).toBe(suspends ? '2027-04-07' : '2027-03-24');
    expect(suspensionsOf(history.case, '2027-02-10')).toEqual(
      suspends ? [{ kind: 'consent', agreedOn: '2027-01-27', until: '2027-02-10' }] : [],
    );
  });

  it('goes on when whoever may pause says so, or the clockwork on the day that was named', () => {
    const history = at('wmo');
    expect(history.do('family', { type: 'resume' })).toBe('not-paused');
    expect(history.do('system', { type: 'resume' })).toBe('not-yours');
    history.do('family', pause({ until: '2027-02-10' }));
    expect(refusalOf(history, 'wmo-1', { type: 'resume' })).toBe('not-yours');
    expect(refusalOf(history, 'contact-1', { type: 'resume' })).toBe('accepted');
    history.now = '2027-02-09T09:00:00.000Z';
    expect(refusalOf(history, 'system', { type: 'resume' })).toBe('not-yours');
    history.now = '2027-02-10T09:00:00.000Z';
    expect(history.following(() => history.do('system', { type: 'resume' }))).toEqual([
      'ring elsewhere',
      'resumed contact-1',
      'resumed family',
      'resumed wmo-1',
    ]);
    expect(history.turn).toBe('wmo');
    expect(history.answer()).toBe('accepted');
    const without = at('wmo');
    without.do('family', pause());
    without.now = '2027-02-10T09:00:00.000Z';
    expect(without.do('system', { type: 'resume' })).toBe('not-yours');
  });

  it('gives whoever was asked a new day, never an earlier one', () => {
    const history = at('wmo');
    expect(history.talk.dueOn).toBe('2027-02-15');
    history.do('family', pause());
    history.now = '2027-02-10T09:00:00.000Z';
    history.do('family', { type: 'resume' });
    // The Wmo decides by 24 March still: its two weeks had not begun. Thirty working days over three stages.
    expect(history.talk.dueOn).toBe('2027-02-24');
    expect(history.last).toMatchObject({ due: { conversation: history.talk.id, on: history.talk.dueOn } });
    const soon = at('wmo');
    soon.do('contact-1', pause());
    soon.do('contact-1', { type: 'resume' });
    expect(soon.talk.dueOn).toBe('2027-02-15');
  });

  it('with an until, the term stands still no longer than to that day', () => {
    const history = at('participatiewet');
    history.do('family', pause({ until: '2027-02-03' }));
    history.now = '2027-02-10T09:00:00.000Z';
    history.do('family', { type: 'resume' });
    expect(suspensionsOf(history.case, '2027-03-01')).toEqual([
      { kind: 'consent', agreedOn: '2027-01-27', until: '2027-02-03' },
    ]);
    history.do('family', pause({ until: '2027-02-20' }));
    history.now = '2027-02-12T09:00:00.000Z';
    history.do('family', { type: 'resume' });
    expect(suspensionsOf(history.case, '2027-03-01')[1]).toMatchObject({ until: '2027-02-12' });
  });
});
