import { describe, expect, it } from 'vitest';
import { evolveAll } from '../../shared/domain/evolve.ts';
import {
  departsFromPrecedents,
  inOrder,
  precedentsOf,
  roundedAmount,
  unanimous,
  type Precedent,
} from '../../shared/domain/precedents.ts';
import { CaseHistory, keyedName } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const asks = zomerdijk().asks.filter(({ domain }) => domain === 'wmo');
const small = zomerdijk({ advisers: [], asks });
const [wmo] = asks;
if (wmo === undefined) throw new Error('the Wmo is asked nothing');
const conditional = {
  outcome: 'agree-with-conditions',
  reason: 'Onder voorwaarden.',
  conditions: [
    { text: 'Melden', owner: 'gezin', dueOn: '2027-06-01', kind: 'safety' },
    { text: 'Bellen', owner: 'oma', dueOn: '2027-07-01' },
    { text: 'Schrijven', owner: 'oma', dueOn: '2027-08-01', kind: 'report-back' },
    { text: 'Sturen', owner: 'oma', dueOn: '2027-09-01', kind: 'safety' },
  ],
} as const;
const answer = { ...conditional, conditions: [...conditional.conditions] };

const place = {
  ruleId: 'wmo-beleid-12',
  caseId: 'a'.repeat(26),
  stage: 'wmo',
  askId: keyedName(wmo.id),
};

function decided(): CaseHistory {
  const history = new CaseHistory().open(small).until('wmo');
  history.answer(answer);
  return history;
}

function rowsIn(history: CaseHistory, from = 0): unknown[] {
  return history.effects.slice(from).flatMap((effect) => (effect.kind === 'precedent' ? [effect.row] : []));
}

describe('an amount that points to no family', () => {
  it.each([
    [0, 0],
    [0.01, 100],
    [49.99, 100],
    [149.99, 100],
    [150, 200],
    [999.99, 1000],
    [1000, 1000],
    [1249.99, 1000],
    [1250, 1500],
    [2850, 3000],
    [7500, 7500],
    [14_749, 14_500],
    [14_750, 15_000],
  ])('%d euro is told as %d', (euro, told) => {
    expect(roundedAmount(euro)).toBe(told);
  });
});

describe('what other cases may know of a decision', () => {
  it('is its outcome, about how much, and the kinds of its conditions, each once and in one order', () => {
    const history = decided();
    const precedent = {
      outcome: 'agree-with-conditions',
      kinds: ['report-back', 'safety', 'other'],
      amountOnce: 7500,
    };
    expect(precedentsOf(history.case)).toEqual([{ ...place, n: history.case.n, precedent }]);
    expect(rowsIn(history)).toEqual(precedentsOf(history.case));
  });

  it('is nothing of support, and nothing of an ask that names no rule of the catalogue', () => {
    const { departsFrom } = wmo;
    const unlisted = {
      layer: departsFrom.layer,
      rule: departsFrom.rule,
      purpose: departsFrom.purpose,
    };
    const plan = zomerdijk({ advisers: [], asks: [{ ...wmo, departsFrom: unlisted }] });
    const history = new CaseHistory().open(plan).until('ended');
    expect(history.turn).toBe('ended');
    expect(precedentsOf(history.case)).toEqual([]);
    expect(rowsIn(history)).toEqual([]);
  });

  it('counts no more when its part of the plan changes, and again when it is decided again', () => {
    const history = new CaseHistory().open(zomerdijk({ advisers: [] })).until('participatiewet');
    const changed = zomerdijk({
      advisers: [],
      asks: zomerdijk().asks.map((ask) => (ask.domain === 'wmo' ? { ...ask, amountOnce: 2000 } : ask)),
    });
    const before = history.effects.length;
    expect(history.do('contact-1', { type: 'amend-plan', planVersion: 1, plan: changed })).toBe('accepted');
    const policy = {
      ...place,
      stage: 'policy-officer',
      askId: keyedName('policy'),
      n: history.case.n,
      precedent: { outcome: 'agree', kinds: [] },
    };
    expect(rowsIn(history, before)).toEqual([policy, { ...place, n: history.case.n }]);
    history.until('wmo');
    const again = history.effects.length;
    history.answer({ outcome: 'not-agree', reason: 'Nee.' });
    const precedent = { outcome: 'not-agree', kinds: [], amountOnce: 2000 };
    expect(rowsIn(history, again)).toEqual([{ ...place, n: history.case.n, precedent }]);
  });

  it('counts no more when the ask is taken out of the plan', () => {
    const history = new CaseHistory().open(zomerdijk({ advisers: [] })).until('participatiewet');
    const without = zomerdijk({
      advisers: [],
      asks: zomerdijk().asks.filter(({ domain }) => domain !== 'wmo'),
    });
    const before = history.effects.length;
    history.do('contact-1', { type: 'amend-plan', planVersion: 1, plan: without });
    expect(rowsIn(history, before)).toContainEqual({ ...place, n: history.case.n });
  });

  it('can be told again from the ledger alone', () => {
    const history = decided();
    expect(evolveAll(history.entries)).toEqual(history.case);
    const told = JSON.stringify(precedentsOf(history.case));
    for (const word of ['2027', 'Melden', 'gezin', 'wmo-1', 'Zomerdijk']) expect(told).not.toContain(word);
  });
});

describe('comparable cases together', () => {
  const yes: Precedent = { outcome: 'agree', kinds: [], amountOnce: 500 };
  const but: Precedent = { outcome: 'agree-with-conditions', kinds: ['other'] };
  const no: Precedent = { outcome: 'not-agree', kinds: [] };

  it('agreed or refused as one, or did not', () => {
    expect(unanimous([])).toBeUndefined();
    expect(unanimous([yes, but])).toBe('agreed');
    expect(unanimous([no, no])).toBe('refused');
    expect(unanimous([yes, no])).toBeUndefined();
  });

  it.each([
    ['not-agree', [yes, but], true],
    ['agree', [yes, but], false],
    ['agree', [no], true],
    ['agree-with-conditions', [no], true],
    ['not-agree', [no], false],
    ['agree', [yes, no], false],
    ['not-agree', [yes, no], false],
    ['not-agree', [], false],
  ] as const)('%s after %j departs: %s', (outcome, precedents, departs) => {
    expect(departsFromPrecedents(outcome, precedents)).toBe(departs);
  });

  it('stand by outcome and amount, whatever order they were taken in', () => {
    const small: Precedent = { ...yes, amountOnce: 200 };
    const yearly: Precedent = { ...yes, amountPerYear: 100 };
    const wanted = [small, yes, yearly, but, no];
    expect(inOrder([no, yearly, but, yes, small])).toEqual(wanted);
    expect(inOrder([small, yes, no, but, yearly])).toEqual(wanted);
  });
});
