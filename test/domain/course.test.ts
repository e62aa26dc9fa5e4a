import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { legalDateOf, suspensionsOf } from '../../shared/domain/case-terms.ts';
import { conversationIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { CaseHistory, refusalOf } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
type Of<T extends Command['type']> = Extract<Command, { type: T }>;

const at = (stage: string, of = plan): CaseHistory => new CaseHistory().open(of).at(stage);
const ended = (): CaseHistory => new CaseHistory().open(plan).until('ended');

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
    ['contact-1', '2027-03-01', '2027-03-01', ['until date-in-past']],
    ['contact-1', '2027-03-01', '2028-03-01', 'accepted'],
    ['contact-1', '2027-03-01', '2028-03-02', ['until date-too-far']],
    ['contact-1', '2027-03-01', '9999-12-31', ['until date-too-far']],
  ])('%s on %s to %s: %j', (...row) => {
    const [who, on, until, expected] = row;
    const history = at('participatiewet');
    history.now = `${on}T09:00:00.000Z`;
    expect(refusalOf(history, who, extend(until))).toEqual(expected);
  });

  it('is announced to the family, once, and to a working day', () => {
    const history = at('participatiewet');
    history.now = '2027-03-10T09:00:00.000Z';
    expect(history.following(() => history.do('contact-1', extend('2027-05-05')))).toEqual([
      'term-extended family',
    ]);
    expect(history.last).toMatchObject({ type: 'term-extended', until: '2027-05-07' });
    expect(legalDateOf(history.case, '2027-03-10').lastDay).toBe('2027-05-07');
    expect(refusalOf(history, 'contact-1', extend('2027-06-01'))).toEqual(['until already-extended']);
    expect(ended().do('contact-1', extend('2027-05-05'))).toBe('closed');
  });

  it('is not for the family to announce while it is asked', () => {
    expect(refusalOf(at('family'), 'family', extend('2027-05-05'))).toBe('not-yours');
  });
});

describe('the daily look', () => {
  it('finds four steps, one after the other, each once', () => {
    const history = at('wmo');
    const look: Command = { type: 'record-look', conversation: history.talk.id };
    const followed: string[] = [];
    // Due on 15 February: mails on Monday 1, Friday 5 and Thursday 18, each noted the morning before; the call on the 16th itself.
    for (const day of ['01-28', '01-29', '02-03', '02-04', '02-15', '02-16', '02-17', '02-18', '03-18']) {
      history.now = `2027-${day}T09:00:00.000Z`;
      const after = history.following(() => history.do('system', look));
      const { last } = history;
      const isNew = last.type === 'look-recorded' && last.at === history.now;
      if (isNew) followed.push(`${day} ${last.due}: ${after.join(', ')}`);
    }
    expect(followed).toEqual([
      '01-29 first-reminder: remind wmo-1',
      '02-04 second-reminder: remind wmo-1',
      '02-16 substitute: ',
      '02-17 manager: remind managers',
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
    expect(history.case.bounces).toEqual([
      { n: history.case.n, at: history.now, recipient: 'wmo-1', conversation },
    ]);
    history.do('system', bounce('contact-1'));
    expect(history.last).not.toHaveProperty('conversation');
    expect(history.last).not.toHaveProperty('sentAt');
  });

  it('is said once of each person and conversation, until something was done about it', () => {
    const history = at('wmo');
    const { id: conversation } = history.talk;
    const again = (recipient: string, change: Partial<Of<'record-bounce'>> = { conversation }): string =>
      history.do('system', bounce(recipient, change));
    expect([again('wmo-1'), again('wmo-1'), again('contact-1')]).toEqual([
      'accepted',
      'nothing-due',
      'accepted',
    ]);
    expect([again('wmo-1', {}), again('wmo-1', {})]).toEqual(['accepted', 'nothing-due']);
    const to = personIdSchema.parse('wmo-lead-1');
    history.do('wmo-1', { type: 'hand-over', conversation, to, cause: 'not-mine' });
    expect([again('wmo-1'), again('wmo-1')]).toEqual(['accepted', 'nothing-due']);
    const family = at('family');
    const asked = { conversation: family.talk.id };
    const ofFamily = (): string => family.do('system', bounce('family', asked));
    expect([ofFamily(), ofFamily()]).toEqual(['accepted', 'nothing-due']);
    family.do('contact-1', { type: 'mend-address', email: 'ilse@anders.example' });
    expect([ofFamily(), ofFamily()]).toEqual(['accepted', 'nothing-due']);
  });

  it('is told to whoever can mend the address', () => {
    const history = at('wmo');
    const { id: conversation } = history.talk;
    const family = history.case.conversations[0]?.id ?? conversation;
    const told = (command: Command): string[] => history.following(() => history.do('system', command));
    expect(told(bounce('family', { conversation: family }))).toEqual([
      'address-bounced contact-1',
      'tell-managers',
    ]);
    expect(told(bounce('wmo-1', { conversation }))).toEqual(['address-bounced contact-1', 'tell-managers']);
    expect(told(bounce('contact-1'))).toEqual(['tell-managers']);
    expect(told(bounce('contact-1', { conversation }))).toEqual(['tell-managers']);
  });
});
