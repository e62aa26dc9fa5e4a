import { describe, expect, it } from 'vitest';
import { standingBounces } from '../../shared/domain/bounces.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { changesWaitedFor, stillToConfirm } from '../../shared/domain/turn.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const memberId = (text: string) => personIdSchema.parse(text);
const plan = zomerdijk({ advisers: [] });
const wmoAlone = zomerdijk({ advisers: [], asks: plan.asks.filter(({ domain }) => domain === 'wmo') });

const at = (stage: string, of = plan): CaseHistory => new CaseHistory().open(of).at(stage);

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

  it('that stood still is due later for each who was asked and did not answer yet', () => {
    const history = asked();
    history.do('family', confirm);
    const before = history.case.conversations.map(({ dueOn }) => dueOn);
    history.do('family', { type: 'pause', consent: true });
    history.now = '2027-02-24T09:00:00.000Z';
    history.do('family', { type: 'resume' });
    const [own, ...others] = history.case.conversations.map(({ dueOn }) => dueOn);
    expect(own).toBe(before[0]);
    for (const dueOn of others) expect(dueOn > '2027-02-24').toBe(true);
    expect(others[1]).toBe(others[0]);
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

  it('another address is the representative’s, and so is the fresh link', () => {
    const history = asked();
    expect(
      history.following(() =>
        history.do('contact-1', { type: 'mend-address', email: 'ilse@anders.example' }),
      ),
    ).toEqual(['address-changed family', 'fresh-link family']);
    expect(history.case.conversations.map((one) => one.linkEpoch)).toEqual([2, 1, 1]);
  });

  it('the address of each of them can be mended, and only theirs changes', () => {
    const history = asked();
    const mend: Command = {
      type: 'mend-address',
      email: 'bram@anders.example',
      person: memberId('family-2'),
    };
    expect(history.do('contact-2', mend)).toBe('not-yours');
    expect(history.following(() => history.do('contact-1', mend))).toEqual([
      'address-changed family-2',
      'fresh-link family-2',
    ]);
    expect(history.case.conversations.map((one) => one.linkEpoch)).toEqual([1, 2, 1]);
    expect(history.case.addressesMended.map(({ person }) => person)).toEqual(['family-2']);
    expect(history.do('contact-1', { ...mend, person: memberId('family-4') })).toBe('no-such-person');
    expect(history.do('contact-1', { ...mend, person: memberId('wmo-1') })).toBe('no-such-person');
  });

  it('a mail that came back is news again once their own address was mended, and not that of another', () => {
    const history = asked();
    const { id: conversation } = history.case.conversations[1] ?? history.talk;
    const bounce: Command = { type: 'record-bounce', recipient: memberId('family-2'), conversation };
    expect(history.do('system', bounce)).toBe('accepted');
    expect(standingBounces(history.case)).toHaveLength(1);
    history.do('contact-1', { type: 'mend-address', email: 'ilse@anders.example' });
    expect(standingBounces(history.case)).toHaveLength(1);
    expect(history.do('system', bounce)).toBe('nothing-due');
    history.do('contact-1', {
      type: 'mend-address',
      email: 'bram@anders.example',
      person: memberId('family-2'),
    });
    expect(standingBounces(history.case)).toEqual([]);
    expect(history.do('system', bounce)).toBe('accepted');
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

  it.each([
    [7_499, 'alderman'],
    [7_500, 'wmo'],
  ])('counts what is asked in two pieces together: up to %s, first asked is %s', (upTo, first) => {
    const pieces = wmoAlone.asks.flatMap((ask) => [
      { ...ask, amountOnce: 4_000 },
      { ...ask, id: 'rest', amountOnce: 3_500 },
    ]);
    expect(opened(upTo, zomerdijk({ ...wmoAlone, asks: pieces })).turn).toBe(first);
  });

  it('is decided like everything else', () => {
    const history = opened(7_500);
    expect(history.answer()).toBe('accepted');
    expect(history.turn).toBe('ended');
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
