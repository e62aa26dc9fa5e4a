import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { legalDateOf, suspensionsOf } from '../../shared/domain/case-terms.ts';
import { conversationIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { changesWaitedFor, outcomeOf, stillToConfirm } from '../../shared/domain/turn.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const wmoAlone = zomerdijk({ advisers: [], asks: plan.asks.filter(({ domain }) => domain === 'wmo') });
type Of<T extends Command['type']> = Extract<Command, { type: T }>;

function refusalOf(history: CaseHistory, who: string, command: Command): unknown {
  const verdict = history.try(who, command);
  if (verdict.kind === 'accepted') return 'accepted';
  return 'issues' in verdict ? verdict.issues.map(({ path, code }) => `${path} ${code}`) : verdict.code;
}

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

describe('what the applicant was asked', () => {
  it('makes the term of that domain stand still, and of no other', () => {
    const history = at('participatiewet');
    const conversation = history.talk.id;
    const ask = { type: 'ask-question', conversation, planVersion: 1, text: 'Wat kost het?' } as const;
    history.do('participatiewet-1', { ...ask, answerBy: '2027-02-10' });
    expect(suspensionsOf(history.case, '2027-02-03')).toEqual([
      { kind: 'request', askedOn: '2027-01-27', answerBy: '2027-02-10', domain: 'participatiewet' },
    ]);
    expect(legalDateOf(history.case, '2027-02-03')).toMatchObject({ lastDay: '2027-03-24', domain: 'youth' });
    history.now = '2027-02-03T09:00:00.000Z';
    history.do('contact-1', { type: 'answer-question', question: history.case.n, text: 'Niets.' });
    expect(suspensionsOf(history.case, '2027-03-01')[0]).toMatchObject({ answeredOn: '2027-02-03' });
  });

  it('on the plan as a whole holds up every decision, and inside the house none', () => {
    // Without the Wmo, whose term begins after its investigation.
    const asks = plan.asks.filter(({ domain }) => domain !== 'wmo');
    const history = at('alderman', zomerdijk({ advisers: [], asks }));
    const conversation = history.talk.id;
    const ask = { type: 'ask-question', conversation, planVersion: 1, text: 'Wie?' } as const;
    history.do('alderman-1', { ...ask, answerBy: '2027-02-03' });
    expect(suspensionsOf(history.case, '2027-02-01')).toEqual([
      { kind: 'request', askedOn: '2027-01-27', answerBy: '2027-02-03' },
    ]);
    expect(legalDateOf(history.case, '2027-02-03').kind).toBe('suspended');
    const inside = at('alderman');
    inside.do('alderman-1', { ...ask, conversation: inside.talk.id });
    expect(suspensionsOf(inside.case, '2027-02-01')).toEqual([]);
  });
});

describe('a term that is extended (Awb 4:14)', () => {
  const extend = (until: string): Command => ({
    type: 'extend-term',
    until,
    text: 'Het rapport is er nog niet.',
  });

  it.each([
    ['participatiewet-1', '2027-03-01', '2027-04-21', 'accepted'],
    ['contact-1', '2027-03-01', '2027-04-21', 'accepted'],
    ['cjg-1', '2027-03-01', '2027-04-21', 'not-yours'],
    ['family', '2027-03-01', '2027-04-21', 'not-yours'],
    ['contact-1', '2027-03-24', '2027-04-21', 'accepted'],
    ['contact-1', '2027-03-25', '2027-04-21', ['until term-over']],
    ['contact-1', '2027-03-01', '2027-03-24', ['until no-later-date']],
  ])('%s on %s to %s: %j', (who, on, until, expected) => {
    const history = at('participatiewet');
    history.now = `${on}T09:00:00.000Z`;
    expect(refusalOf(history, who, extend(until))).toEqual(expected);
  });

  it('is announced to the family, once, and to a working day', () => {
    const history = at('participatiewet');
    history.now = '2027-03-10T09:00:00.000Z';
    history.do('system', { type: 'warn-of-term' });
    expect(history.case.termWarnings).toEqual([10]);
    expect(history.following(() => history.do('contact-1', extend('2027-05-05')))).toEqual([
      'term-extended family',
    ]);
    expect(history.last).toMatchObject({ type: 'term-extended', until: '2027-05-07' });
    expect(legalDateOf(history.case, '2027-03-10').lastDay).toBe('2027-05-07');
    expect(history.case.termWarnings).toEqual([]);
    expect(refusalOf(history, 'contact-1', extend('2027-06-01'))).toEqual(['until already-extended']);
    expect(ended().do('contact-1', extend('2027-05-05'))).toBe('closed');
  });

  it('is not for the family to announce while it is asked', () => {
    expect(refusalOf(at('family'), 'family', extend('2027-05-05'))).toBe('not-yours');
  });
});

describe('a warning before the legal term ends', () => {
  const warn: Command = { type: 'warn-of-term' };

  it('is given ten, five and one working days before, each once, by the clockwork', () => {
    const history = at('participatiewet');
    const given: string[] = [];
    for (const day of ['09', '10', '10', '11', '17', '17', '23', '23', '24', '25']) {
      history.now = `2027-03-${day}T09:00:00.000Z`;
      if (history.do('system', warn) === 'accepted') given.push(`${day}: ${JSON.stringify(history.last)}`);
    }
    expect(given.map((one) => one.slice(0, 2))).toEqual(['10', '17', '23']);
    expect(given.map((one) => /"workingDaysLeft":(\d+)/.exec(one)?.[1])).toEqual(['10', '5', '1']);
    expect(history.last).toMatchObject({ type: 'term-warned', stage: 'participatiewet' });
    expect(refusalOf(history, 'contact-1', warn)).toBe('not-yours');
  });

  it('that comes late is the last of those that are due', () => {
    const history = at('participatiewet');
    history.now = '2027-03-18T09:00:00.000Z';
    expect(history.following(() => history.do('system', warn))).toEqual([
      'remind contact-1',
      'remind participatiewet-1',
      'remind managers',
    ]);
    expect(history.case.termWarnings).toEqual([5]);
    expect(history.do('system', warn)).toBe('nothing-due');
  });

  it('is not given before the family confirmed, nor while the applicant is asked', () => {
    const family = at('family');
    family.now = '2027-03-18T09:00:00.000Z';
    expect(family.do('system', warn)).toBe('nothing-due');
    const history = at('alderman');
    history.now = '2027-03-18T09:00:00.000Z';
    const conversation = history.talk.id;
    history.do('alderman-1', {
      type: 'ask-question',
      conversation,
      planVersion: 1,
      text: 'Wie?',
      answerBy: '2027-04-30',
    });
    history.now = '2027-03-19T09:00:00.000Z';
    expect(history.do('system', warn)).toBe('nothing-due');
  });
});

describe('the daily look', () => {
  it('finds four steps, one after the other, each once', () => {
    const history = at('wmo');
    const look: Command = { type: 'record-look', conversation: history.talk.id };
    const followed: string[] = [];
    // Due on 15 February: three and seven working days, the day after it is due, and two days later.
    for (const day of ['01-29', '02-01', '02-04', '02-05', '02-15', '02-16', '02-17', '02-18', '03-18']) {
      history.now = `2027-${day}T09:00:00.000Z`;
      const after = history.following(() => history.do('system', look));
      const { last } = history;
      const isNew = last.type === 'look-recorded' && last.at === history.now;
      if (isNew) followed.push(`${day} ${last.due}: ${after.join(', ')}`);
    }
    expect(followed).toEqual([
      '02-01 first-reminder: remind wmo-1',
      '02-05 second-reminder: remind wmo-1',
      '02-16 substitute: ',
      '02-18 manager: remind managers',
    ]);
    expect(refusalOf(history, 'wmo-1', look)).toBe('not-yours');
  });

  it('that comes late finds the last of what is due', () => {
    const history = at('wmo');
    history.now = '2027-02-16T09:00:00.000Z';
    history.do('system', { type: 'record-look', conversation: history.talk.id });
    expect(history.last).toMatchObject({ due: 'substitute' });
  });

  it('looks at nobody who has answered, and at no conversation that is none', () => {
    const history = at('wmo');
    const conversation = history.talk.id;
    history.answer();
    history.now = '2027-02-16T09:00:00.000Z';
    expect(history.do('system', { type: 'record-look', conversation })).toBe('not-your-turn');
    const nowhere = conversationIdSchema.parse(`${'z'.repeat(26)}-1`);
    expect(history.do('system', { type: 'record-look', conversation: nowhere })).toBe('not-your-turn');
  });
});

describe('a mail that came back', () => {
  const bounce = (recipient: string, change: Partial<Of<'record-bounce'>> = {}): Command => ({
    type: 'record-bounce',
    recipient: personIdSchema.parse(recipient),
    ...change,
  });

  it('is recorded by the clockwork alone', () => {
    const history = at('wmo');
    expect(refusalOf(history, 'contact-1', bounce('wmo-1'))).toBe('not-yours');
    const { id: conversation } = history.talk;
    const sentAt = '2027-01-27T08:00:00.000Z';
    history.do('system', bounce('wmo-1', { conversation, sentAt }));
    expect(history.last).toMatchObject({ type: 'mail-bounced', recipient: 'wmo-1', conversation, sentAt });
    expect(history.case.bounces).toEqual([{ n: history.case.n, at: history.now, recipient: 'wmo-1' }]);
    history.do('system', bounce('contact-1'));
    expect(history.last).not.toHaveProperty('conversation');
    expect(history.last).not.toHaveProperty('sentAt');
  });

  it('is told to whoever can mend the address', () => {
    const history = at('wmo');
    const { id: conversation } = history.talk;
    const family = history.case.conversations[0]?.id ?? conversation;
    const told = (command: Command): string[] => history.following(() => history.do('system', command));
    expect(told(bounce('family', { conversation: family }))).toEqual(['address-bounced contact-1']);
    expect(told(bounce('wmo-1', { conversation }))).toEqual(['address-bounced contact-1', 'tell-managers']);
    expect(told(bounce('contact-1'))).toEqual(['tell-managers']);
    expect(told(bounce('contact-1', { conversation }))).toEqual(['tell-managers']);
  });
});

describe('a plan that several must confirm', () => {
  const parent = { name: 'Bram Zomerdijk', email: 'bram@post.example', role: 'parent' as const };
  const child = { name: 'Noor Zomerdijk', email: 'noor@post.example', role: 'child' as const };
  const { family } = plan;
  const shared = zomerdijk({ advisers: [], family: { ...family, others: [parent, child] } });
  const confirm: Command = { type: 'confirm-plan', planVersion: 1 };

  function asked(): CaseHistory {
    const history = new CaseHistory().open(shared);
    for (const person of ['family', 'family-2', 'family-3'])
      expect(history.openTurn(person)).toBe('accepted');
    return history;
  }

  it('asks each of them, once, and nobody else', () => {
    const history = asked();
    expect(history.case.confirmers).toEqual(['family', 'family-2', 'family-3']);
    expect(history.openTurn('family-2')).toBe('already-open');
    expect(history.openTurn('family-4')).toBe('already-open');
    expect(history.case.conversations.map((one) => one.with.id)).toEqual(['family', 'family-2', 'family-3']);
  });

  it('goes on with the last of them, in whatever order', () => {
    const history = asked();
    expect(history.following(() => history.do('family-2', confirm))).toEqual([]);
    expect(stillToConfirm(history.case)).toEqual(['family', 'family-3']);
    expect(history.openTurn('family-2')).toBe('already-open');
    history.do('family', confirm);
    expect(history.do('family', confirm)).toBe('already-decided');
    expect(history.turn).toBe('family');
    expect(history.following(() => history.do('family-3', confirm))).toEqual(['ring elsewhere']);
    expect(history.turn).toBe('alderman');
    expect(history.do('family-2', confirm)).toBe('already-decided');
  });

  it('a stranger, and one who was not asked yet, confirm nothing', () => {
    const history = new CaseHistory().open(shared);
    history.openTurn('family');
    expect(history.do('family-2', confirm)).toBe('not-your-turn');
    expect(history.do('family-4', confirm)).toBe('not-yours');
    expect(at('family').do('family-2', confirm)).toBe('not-yours');
  });

  it('one who wants changes holds it up; a new version is asked of all', () => {
    const history = asked();
    history.do('family', confirm);
    history.do('family-2', { type: 'ask-changes', planVersion: 1, text: 'Oma kan niet.' });
    expect(changesWaitedFor(history.case)).toMatchObject({ planVersion: 1 });
    history.do('contact-1', { type: 'amend-plan', planVersion: 1, plan: shared });
    expect(stillToConfirm(history.case)).toEqual(['family', 'family-2', 'family-3']);
    expect(history.do('family-3', { type: 'confirm-plan', planVersion: 1 })).toBe('plan-changed');
    expect(history.openTurn('family')).toBe('accepted');
  });

  it('news goes to each of them who was asked', () => {
    const history = new CaseHistory().open(shared);
    history.openTurn('family');
    history.openTurn('family-3');
    expect(history.following(() => history.do('family', { type: 'pause', consent: false }))).toEqual([
      'ring elsewhere',
      'paused contact-1',
      'paused family',
      'paused family-3',
    ]);
  });

  it('a plan that somebody else need not confirm any more is confirmed by those who must', () => {
    const history = asked();
    history.do('contact-1', { type: 'amend-plan', planVersion: 1, plan });
    expect(history.case.confirmers).toEqual(['family']);
    history.confirm();
    expect(history.turn).toBe('alderman');
  });
});

describe('what a function may decide without the rest of the chain', () => {
  function opened(upTo: number | undefined, of = wmoAlone): CaseHistory {
    const history = new CaseHistory();
    const discretion = upTo === undefined ? [] : [{ function: 'wmo', upTo }];
    history.registers = { ...history.registers, discretion };
    history.open(of).confirm();
    return history;
  }

  it.each([
    [undefined, 'alderman'],
    [7_499, 'alderman'],
    [7_500, 'wmo'],
  ])('up to %s: first asked is %s', (upTo, first) => {
    expect(opened(upTo).turn).toBe(first);
  });

  it('an ask without an amount is not small, and one that is not small keeps the chain for all', () => {
    const [ask] = wmoAlone.asks;
    const { amountOnce, ...bare } = ask ?? {};
    expect(amountOnce).toBe(7_500);
    const without = zomerdijk({ ...wmoAlone, asks: [bare].flatMap((one) => ('id' in one ? [one] : [])) });
    expect(opened(7_500, without).turn).toBe('alderman');
    expect(opened(7_500, plan).turn).toBe('alderman');
  });
});

describe('a plan that is urgent', () => {
  it('gives each conversation its share of the days until then', () => {
    const urgency = { on: '2027-02-05', why: 'De huur loopt af.' };
    const history = new CaseHistory().open(zomerdijk({ ...wmoAlone, urgency })).at('family');
    expect(history.case.urgentOn).toBe('2027-02-05');
    // Seven working days over three: the family, the alderman, the Wmo.
    expect(history.talk.dueOn).toBe('2027-01-29');
    expect(JSON.stringify(history.entries)).not.toContain('huur');
    history.do('contact-1', { type: 'amend-plan', planVersion: 1, plan: wmoAlone });
    expect(history.case.urgentOn).toBeUndefined();
  });
});
