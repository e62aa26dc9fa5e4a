import { describe, expect, it } from 'vitest';
import { holdersFor, nextHolder, whoStandsIn } from '../../shared/domain/holders.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { functionOf, standsIn, substituteOf, type Registers } from '../../shared/domain/registers.ts';
import { CaseHistory } from '../support/case-history.ts';
import { away, mandated, revoked } from '../support/changed-registers.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const today = '2027-01-27';
const id = (text: string) => personIdSchema.parse(text);

const base = new CaseHistory().registers;
const idsOf = (people: readonly { id: string }[]): string[] => people.map((one) => one.id);

describe('who stands in for whom', () => {
  it.each([
    [{ from: today }, 'wmo-lead-1'],
    [{ from: '2027-01-28' }, 'wmo-1'],
    [{ until: today }, 'wmo-lead-1'],
    [{ until: '2027-01-26' }, 'wmo-1'],
    [{ until: undefined }, 'wmo-lead-1'],
  ])('over %j: %s', (dates, expected) => {
    expect(standsIn(away(base, ['wmo-1', 'wmo-lead-1'], dates), id('wmo-1'), today)).toBe(expected);
  });

  it('a substitute who is away is stood in for in turn, and a row that turns back ends', () => {
    const two = away(away(base, ['wmo-1', 'wmo-lead-1']), ['wmo-lead-1', 'cjg-1']);
    expect(standsIn(two, id('wmo-1'), today)).toBe('cjg-1');
    expect(standsIn(away(two, ['cjg-1', 'wmo-1']), id('wmo-1'), today)).toBe('cjg-1');
    expect(standsIn(away(two, ['cjg-1', 'wmo-lead-1']), id('wmo-1'), today)).toBe('cjg-1');
  });

  it('contact persons and managers too; nobody for whoever is not in the directory', () => {
    expect(substituteOf(away(base, ['contact-1', 'contact-2']), id('contact-1'), today)).toBe('contact-2');
    expect(substituteOf(away(base, ['manager-1', 'contact-2']), id('manager-1'), today)).toBe('contact-2');
    expect(substituteOf(base, id('nobody-1'), today)).toBeUndefined();
  });

  it('everybody acts in one function', () => {
    expect(
      ['contact-1', 'manager-1', 'administrator-1', 'wmo-lead-1', 'stranger'].map((one) =>
        functionOf(base, id(one)),
      ),
    ).toEqual(['contact-person', 'manager', 'administrator', 'wmo-lead', undefined]);
  });
});

describe('who is asked at a stage', () => {
  const { case: state } = new CaseHistory().open(plan);
  const asked = (registers: Registers, stageId: string): string[] => {
    const stage = state.chain.find((one) => one.id === stageId);
    if (stage === undefined) throw new Error('no such stage');
    return idsOf(holdersFor(registers, state, { stage, today }));
  };

  it('those of the function first, then everybody else with a mandate', () => {
    expect(asked(base, 'wmo')).toEqual(['wmo-1', 'wmo-lead-1']);
    expect(asked(base, 'participatiewet')).toEqual(['participatiewet-1', 'participatiewet-2']);
    expect(asked(base, 'alderman')).toEqual(['alderman-1', 'alderman-2']);
  });

  it('whoever stands in, for support without a mandate', () => {
    expect(asked(away(base, ['alderman-1', 'policy-officer-1']), 'alderman')).toEqual([
      'policy-officer-1',
      'alderman-2',
    ]);
  });

  it('for a decision, a substitute without a mandate comes after everybody who has one', () => {
    expect(asked(away(base, ['wmo-1', 'cjg-1']), 'wmo')).toEqual(['wmo-lead-1', 'cjg-1']);
    expect(asked(away(base, ['wmo-1', 'wmo-lead-1']), 'wmo')).toEqual(['wmo-lead-1']);
  });

  it('whoever is away is not asked for their mandate', () => {
    expect(asked(away(base, ['wmo-lead-1', 'cjg-1']), 'wmo')).toEqual(['wmo-1']);
  });

  it('whoever has a mandate for this one case before all others; one for another case is none', () => {
    const own = { person: 'contact-1', caseId: state.caseId };
    expect(asked(mandated(base, own), 'wmo')).toEqual(['contact-1', 'wmo-1', 'wmo-lead-1']);
    expect(asked(mandated(base, { person: 'cjg-1', consent: 'Brief' }), 'wmo')).toEqual([
      'wmo-1',
      'cjg-1',
      'wmo-lead-1',
    ]);
    expect(asked(mandated(base, { ...own, caseId: 'b'.repeat(26) }), 'wmo')).toEqual(['wmo-1', 'wmo-lead-1']);
    expect(asked(away(mandated(base, own), ['contact-1', 'contact-2']), 'wmo')).toEqual([
      'wmo-1',
      'wmo-lead-1',
    ]);
  });

  it('where nobody may decide, those of the function all the same', () => {
    expect(asked(revoked(revoked(base, 'w-12', today), 'w-20', today), 'wmo')).toEqual(['wmo-1']);
    expect(asked(revoked(base, 'w-12', today), 'wmo')).toEqual(['wmo-lead-1', 'wmo-1']);
  });
});

describe('who takes over', () => {
  const atWmo = new CaseHistory().open(plan).at('wmo');
  const over = { conversation: atWmo.talk, today };
  const atAlderman = new CaseHistory().open(plan).at('alderman');

  it('nobody, while the holder is there', () => {
    expect(whoStandsIn(base, atWmo.case, over)).toBeUndefined();
  });

  it('the substitute; for a decision only with a mandate, and otherwise whoever has one', () => {
    expect(whoStandsIn(away(base, ['wmo-1', 'wmo-lead-1']), atWmo.case, over)).toBe('wmo-lead-1');
    expect(whoStandsIn(away(base, ['wmo-1', 'cjg-1']), atWmo.case, over)).toBe('wmo-lead-1');
    expect(
      whoStandsIn(revoked(away(base, ['wmo-1', 'cjg-1']), 'w-20', today), atWmo.case, over),
    ).toBeUndefined();
    const away1 = away(base, ['alderman-1', 'cjg-1']);
    expect(whoStandsIn(away1, atAlderman.case, { conversation: atAlderman.talk, today })).toBe('cjg-1');
  });

  it('the next one is somebody who may, and did not have it before', () => {
    expect(nextHolder(base, atWmo.case, over)?.id).toBe('wmo-lead-1');
    expect(nextHolder(revoked(base, 'w-20', today), atWmo.case, over)).toBeUndefined();
    const alderman = { conversation: atAlderman.talk, today };
    expect(nextHolder(base, atAlderman.case, alderman)?.id).toBe('alderman-2');
    const alone = { ...base, officials: base.officials.filter(({ id }) => id !== 'alderman-2') };
    expect(nextHolder(alone, atAlderman.case, alderman)).toBeUndefined();
    const handed = new CaseHistory().open(plan).at('wmo');
    const conversation = handed.talk.id;
    handed.do('wmo-1', { type: 'hand-over', conversation, to: id('wmo-lead-1'), cause: 'not-mine' });
    expect(nextHolder(base, handed.case, { conversation: handed.talk, today })).toBeUndefined();
  });

  it('nobody for the family, and nobody where the chain has no such stage', () => {
    const family = new CaseHistory().open(plan).at('family');
    const about = { conversation: family.talk, today };
    expect(nextHolder(base, family.case, about)).toBeUndefined();
    const strange = { ...atWmo.talk, stage: 'elsewhere' };
    const moved = away(base, ['wmo-1', 'wmo-lead-1']);
    expect(whoStandsIn(moved, atWmo.case, { conversation: strange, today })).toBeUndefined();
    expect(nextHolder(base, atWmo.case, { conversation: strange, today })).toBeUndefined();
  });

  it('a substitute of the contact person may what the contact person may, for as long as they stand in', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    const pause: Command = { type: 'pause', consent: false };
    expect(history.try('contact-2', pause).kind).toBe('refused');
    history.registers = away(base, ['contact-1', 'contact-2'], { until: '2027-01-26' });
    expect(history.try('contact-2', pause).kind).toBe('refused');
    history.registers = away(base, ['contact-1', 'contact-2']);
    expect(history.try('contact-2', pause).kind).toBe('accepted');
    expect(history.try('contact-1', pause).kind).toBe('accepted');
  });
});

describe('a conversation that goes to somebody else', () => {
  type HandOver = Extract<Command, { type: 'hand-over' }>;
  const to = (history: CaseHistory, change: Partial<HandOver> = {}): HandOver => ({
    type: 'hand-over',
    conversation: history.talk.id,
    to: id('wmo-lead-1'),
    cause: 'not-mine',
    ...change,
  });
  const refusal = (history: CaseHistory, who: string, command: Command): string => {
    const verdict = history.try(who, command);
    return verdict.kind === 'accepted' ? 'accepted' : 'lack' in verdict ? verdict.lack : verdict.code;
  };

  it.each<[string, Partial<HandOver>, string]>([
    ['wmo-1', {}, 'accepted'],
    ['contact-1', {}, 'not-yours'],
    ['wmo-lead-1', {}, 'not-yours'],
    ['contact-1', { cause: 'asked' }, 'accepted'],
    ['manager-1', { cause: 'asked' }, 'accepted'],
    ['wmo-1', { cause: 'asked' }, 'not-yours'],
    ['system', { cause: 'asked' }, 'not-yours'],
    ...(['absence', 'no-mandate', 'silent'] as const).flatMap(
      (cause): [string, Partial<HandOver>, string][] => [
        ['system', { cause }, 'accepted'],
        ['wmo-1', { cause }, 'not-yours'],
        ['contact-1', { cause }, 'not-yours'],
      ],
    ),
    ['wmo-1', { to: id('wmo-1') }, 'no-such-person'],
    ['wmo-1', { to: id('stranger') }, 'no-such-person'],
    ['wmo-1', { to: id('participatiewet-1') }, 'none'],
    ['wmo-1', { to: id('manager-1') }, 'none'],
    ['wmo-1', { to: id('contact-1') }, 'own-plan'],
  ])('%s, %j: %s', (who, change, expected) => {
    const history = new CaseHistory().open(plan).at('wmo');
    expect(refusal(history, who, to(history, change))).toBe(expected);
  });

  it('a word of support goes to any official, and to nobody else', () => {
    const history = new CaseHistory().open(plan).at('alderman');
    const give = (person: string): string => refusal(history, 'alderman-1', to(history, { to: id(person) }));
    expect([give('cjg-1'), give('contact-1'), give('manager-1')]).toEqual([
      'accepted',
      'no-such-person',
      'no-such-person',
    ]);
  });

  it('of the family it does not, nor one that is not waited for', () => {
    const family = new CaseHistory().open(plan).at('family');
    expect(refusal(family, 'family', to(family))).toBe('not-yours');
    const history = new CaseHistory().open(plan).at('wmo');
    const command = to(history);
    history.do('family', { type: 'pause', consent: false });
    expect(refusal(history, 'wmo-1', command)).toBe('not-your-turn');
    history.do('family', { type: 'resume' });
    history.answer();
    expect(refusal(history, 'wmo-1', command)).toBe('not-your-turn');
  });

  it('dies with its old link, keeps its day, and brings the new holder a mail of their own', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    const { dueOn, id: conversation } = history.talk;
    history.now = '2027-02-03T09:00:00.000Z';
    history.do('system', { type: 'record-look', conversation });
    expect(history.talk.reminders).toBe(1);
    const given = to(history, { note: 'Ik ben een buurman.' });
    expect(history.following(() => history.do('wmo-1', given))).toEqual(['handed-over wmo-lead-1']);
    expect(history.talk).toMatchObject({
      with: { id: 'wmo-lead-1', function: 'wmo-lead' },
      linkEpoch: 2,
      dueOn,
    });
    expect(history.talk.reminders).toBe(0);
    expect(history.talk.handOvers).toEqual([
      {
        n: history.case.n,
        at: history.now,
        by: { id: 'wmo-1', function: 'wmo' },
        from: { id: 'wmo-1', function: 'wmo' },
        cause: 'not-mine',
      },
    ]);
    expect(JSON.stringify(history.last)).not.toContain('buurman');
    expect(history.last).not.toHaveProperty('lack');
    // Reminded from the day they got it.
    expect(history.do('system', { type: 'record-look', conversation })).toBe('nothing-due');
    history.now = '2027-02-08T09:00:00.000Z';
    expect(history.following(() => history.do('system', { type: 'record-look', conversation }))).toEqual([
      'remind wmo-lead-1',
    ]);
    expect(history.answer()).toBe('accepted');
    expect(history.last).toMatchObject({ actor: { id: 'wmo-lead-1' }, mandateId: 'w-20', linkEpoch: 3 });
  });

  it('called in because nobody answered, the next one is not reminded from the beginning', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    const conversation = history.talk.id;
    history.now = '2027-02-16T09:00:00.000Z';
    expect(history.following(() => history.do('system', { type: 'record-look', conversation }))).toEqual([]);
    expect(history.last).toMatchObject({ type: 'look-recorded', due: 'substitute' });
    history.do('system', to(history, { cause: 'silent' }));
    expect(history.talk.reminders).toBe(3);
    expect(history.do('system', { type: 'record-look', conversation })).toBe('nothing-due');
    history.now = '2027-02-18T09:00:00.000Z';
    expect(history.following(() => history.do('system', { type: 'record-look', conversation }))).toEqual([
      'remind managers',
    ]);
  });

  it('for want of a mandate, the entry names what was lacking', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    history.registers = revoked(base, 'w-12', today);
    history.do('system', to(history, { cause: 'no-mandate' }));
    expect(history.last).toMatchObject({ type: 'handed-over', cause: 'no-mandate', lack: 'revoked' });
    const fine = new CaseHistory().open(plan).at('wmo');
    fine.do('system', to(fine, { cause: 'no-mandate' }));
    expect(fine.last).not.toHaveProperty('lack');
  });
});
