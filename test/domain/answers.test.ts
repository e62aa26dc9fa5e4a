import { describe, expect, it } from 'vitest';
import { checkAnswers, summaryOf, textOf } from '../../shared/domain/answers.ts';
import type { Answer } from '../../shared/domain/commands.ts';
import type { AskSummary } from '../../shared/domain/entries.ts';
import { keyedName } from '../support/case-history.ts';

const caravan: AskSummary = {
  id: keyedName('caravan'),
  domain: 'wmo',
  layer: 'policy-rule',
  ruleId: 'wmo-beleid-12',
  amountOnce: 9_500,
};
const pitch: AskSummary = { id: keyedName('pitch'), domain: 'wmo', layer: 'statute', amountPerYear: 2_100 };
const condition = { text: 'Eerst keuren', owner: 'de wijk', dueOn: '2027-06-01' };
const yes = (askId?: string): Answer => ({
  ...(askId === undefined ? {} : { askId }),
  outcome: 'agree',
  conditions: [],
});

function issuesOf(answers: readonly Answer[], asks = [caravan, pitch], adviceAgainst = false) {
  return checkAnswers(answers, { asks, adviceAgainst, hmac: keyedName });
}

describe('the answers of one conversation', () => {
  it('a plain yes to each ask, in their order, is enough', () => {
    expect(issuesOf([yes('caravan'), yes('pitch')])).toEqual([]);
  });

  it('an ask that is left out, or answered in the place of another, is pointed at', () => {
    expect(issuesOf([yes('caravan')])).toEqual([{ path: 'answers.1.outcome', code: 'answer-required' }]);
    expect(issuesOf([yes('pitch'), yes('caravan')])).toEqual([
      { path: 'answers.0.outcome', code: 'answer-required' },
      { path: 'answers.1.outcome', code: 'answer-required' },
    ]);
  });

  it('more answers than asks are too many, and it says how many are asked', () => {
    expect(issuesOf([yes('caravan'), yes('pitch'), yes('more')])).toEqual([
      { path: 'answers', code: 'too-many', detail: '2' },
    ]);
  });

  it('where no ask is decided, one answer on the plan as a whole is wanted', () => {
    expect(issuesOf([yes()], [])).toEqual([]);
    expect(issuesOf([], [])).toEqual([{ path: 'answers.0.outcome', code: 'answer-required' }]);
    expect(issuesOf([yes('caravan')], [])).toEqual([{ path: 'answers.0.outcome', code: 'answer-required' }]);
  });

  it('a refusal and a yes with conditions want a reason (Awb 3:46), a yes against an advice too (Awb 3:50)', () => {
    expect(issuesOf([{ ...yes('caravan'), outcome: 'not-agree' }], [caravan])).toEqual([
      { path: 'answers.0.reason', code: 'reason-required' },
    ]);
    expect(issuesOf([yes('caravan')], [caravan], true)).toEqual([
      { path: 'answers.0.reason', code: 'reason-required' },
    ]);
    expect(issuesOf([{ ...yes('caravan'), reason: 'Daarom.' }], [caravan], true)).toEqual([]);
    expect(
      issuesOf([
        yes('caravan'),
        { ...yes('pitch'), outcome: 'agree-with-conditions', conditions: [condition] },
      ]),
    ).toEqual([{ path: 'answers.1.reason', code: 'reason-required' }]);
  });

  it('a yes with conditions names one, and conditions come with that yes alone', () => {
    const reason = 'Daarom.';
    expect(issuesOf([yes('caravan'), { ...yes('pitch'), outcome: 'agree-with-conditions', reason }])).toEqual(
      [{ path: 'answers.1.conditions.0.text', code: 'condition-required' }],
    );
    expect(issuesOf([yes('caravan'), { ...yes('pitch'), conditions: [condition] }])).toEqual([
      { path: 'answers.1.outcome', code: 'conditions-without-choice' },
    ]);
    expect(
      issuesOf(
        [{ ...yes('caravan'), outcome: 'agree-with-conditions', reason, conditions: [condition] }],
        [caravan],
      ),
    ).toEqual([]);
  });
});

describe('an answer, in two parts', () => {
  const answer: Answer = {
    ...yes('pitch'),
    outcome: 'agree-with-conditions',
    reason: 'Mits.',
    conditions: [condition],
  };

  it('the clear part says what it was about and when conditions are due, and no word of it', () => {
    expect(summaryOf(answer, [caravan, pitch], keyedName)).toEqual({
      askId: keyedName('pitch'),
      domain: 'wmo',
      layer: 'statute',
      amountPerYear: 2_100,
      outcome: 'agree-with-conditions',
      conditions: [{ dueOn: '2027-06-01' }],
    });
    expect(summaryOf(yes(), [], keyedName)).toEqual({ outcome: 'agree', conditions: [] });
  });

  it('the sealed part holds every word, and nothing where there is none', () => {
    expect(textOf(answer)).toEqual({
      askId: 'pitch',
      reason: 'Mits.',
      conditions: [{ text: 'Eerst keuren', owner: 'de wijk' }],
    });
    expect(Object.keys(textOf(yes()))).toEqual(['conditions']);
  });
});
