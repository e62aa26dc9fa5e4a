import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { issuesOf } from '../../shared/domain/issues.ts';
import { objectionsTo, requestSchema, type Ground } from '../../shared/domain/request.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { zomerdijk, zomerdijkText } from '../support/zomerdijk.ts';

const ground: Ground = {
  municipality: 'Waterrijk',
  chain: defaultChain,
  today: '2027-01-27',
  contactPersons: ['samira.haddou@cjg-waterrijk.example'],
  staff: ['samira.haddou@cjg-waterrijk.example', 'j.bakker@waterrijk.example'],
  rules: [
    { id: 'wmo-beleid-12', layer: 'policy-rule', title: 'artikel 12' },
    { id: 'bijstand-beleid-7', layer: 'policy-rule', title: 'artikel 7' },
    { id: 'inkoop-jeugd-4', layer: 'work-instruction', title: 'stap 4' },
    { id: 'tozo-2020', layer: 'policy-rule', title: 'Tozo', until: '2021-10-01' },
  ],
};

/** The plan of the family Zomerdijk as loose JSON, with one thing changed. */
function withChange(change: (plan: Record<string, unknown>) => void): unknown {
  const plan = z.record(z.string(), z.unknown()).parse(JSON.parse(zomerdijkText));
  change(plan);
  return plan;
}

function firstIssue(plan: unknown): string {
  const parsed = requestSchema.safeParse(plan);
  if (!parsed.success)
    return issuesOf(parsed.error)
      .map(({ path, code }) => `${path}: ${code}`)
      .join(' | ');
  return objectionsTo(parsed.data, ground)
    .map(({ path, code }) => `${path}: ${code}`)
    .join(' | ');
}

function withAsk(change: Record<string, unknown>): unknown {
  const [ask, ...rest] = zomerdijk().asks;
  return { ...zomerdijk(), asks: [{ ...ask, ...change }, ...rest] };
}

describe('a plan that is brought in', () => {
  it('is taken as the family Zomerdijk made it', () => {
    expect(firstIssue(JSON.parse(zomerdijkText))).toBe('');
  });

  it.each([
    ['a field that is missing', withChange((plan) => delete plan['question']), 'question: required'],
    ['a field nobody knows', withChange((plan) => (plan['risk'] = 1)), 'risk: unknown-field'],
    ['a number where words belong', withChange((plan) => (plan['story'] = 7)), 'story: wrong-type'],
    ['nothing but blanks', withChange((plan) => (plan['enough'] = '   ')), 'enough: required'],
    [
      'an intro of 81 words',
      withChange((plan) => (plan['intro'] = 'een '.repeat(81))),
      'intro: too-many-words',
    ],
    [
      'a date that does not exist',
      withChange((plan) => (plan['reportedOn'] = '2027-02-30')),
      'reportedOn: not-a-date',
    ],
    ['no ask at all', withChange((plan) => (plan['asks'] = [])), 'asks: too-few'],
    ['a null character', withChange((plan) => (plan['safety'] = 'a\u0000b')), 'safety: control-characters'],
    ['a citizen service number', withChange((plan) => (plan['story'] = 'Bram, 123456782')), 'story: bsn'],
    [
      'another municipality',
      withChange((plan) => (plan['municipality'] = 'Zandstad')),
      'municipality: other-municipality',
    ],
    [
      'an adviser nobody is',
      withChange((plan) => (plan['advisers'] = ['poet'])),
      'advisers.0: unknown-adviser',
    ],
    [
      'a contact person who is not the one',
      withChange(
        (plan) => (plan['contactPerson'] = { name: 'a', email: 'evil@elders.example', organisation: 'b' }),
      ),
      'contactPerson.email: unknown-contact-person',
    ],
    [
      'the address of an official for the family',
      withChange(
        (plan) =>
          (plan['family'] = {
            alias: 'a',
            representative: { name: 'b', email: 'J.Bakker@waterrijk.example', role: 'c' },
          }),
      ),
      'family.representative.email: address-of-staff',
    ],
    [
      'a second spelling of the address of an official for the family',
      withChange(
        (plan) =>
          (plan['family'] = {
            alias: 'a',
            representative: { name: 'b', email: 'j.bakker+gezin@waterrijk.example', role: 'c' },
          }),
      ),
      'family.representative.email: address-of-staff',
    ],
    [
      'a report in the year 3027',
      withChange((plan) => (plan['reportedOn'] = '3027-01-27')),
      'reportedOn: date-too-far',
    ],
    [
      'a reference of two lines',
      withChange((plan) => (plan['reference'] = 'TEST\r\nBcc: x@evil.example')),
      'reference: control-characters',
    ],
    ['a negative amount', withAsk({ amountOnce: -1 }), 'asks.0.amountOnce: not-an-amount'],
    ['a tenth of a cent', withAsk({ amountOnce: 1.005 }), 'asks.0.amountOnce: not-an-amount'],
    [
      'a period that ends before it begins',
      withAsk({ from: '2027-04-01', until: '2027-03-31' }),
      'asks.0.until: until-before-from',
    ],
    ['two asks of one name', withAsk({ id: 'wmo' }), 'asks.1.id: duplicate'],
    ['a domain nobody decides on', withAsk({ domain: 'harbour' }), 'asks.0.domain: domain-without-official'],
    [
      'a policy rule without the circumstances (Awb 4:84)',
      withAsk({ circumstances: undefined }),
      'asks.0.circumstances: required',
    ],
    [
      'a policy rule without the consequences (Awb 4:84)',
      withAsk({ consequences: undefined }),
      'asks.0.consequences: required',
    ],
  ])('is refused with %s', (_, plan, issue) => {
    expect(firstIssue(plan)).toBe(issue);
  });

  it.each([
    [
      'a rule without its purpose',
      { layer: 'policy-rule', rule: 'artikel 12' },
      'asks.0.departsFrom.purpose: required',
    ],
    [
      'a rule the catalogue lacks, by number',
      { layer: 'policy-rule', ruleId: 'nr-1', rule: 'a', purpose: 'b' },
      'asks.0.departsFrom.ruleId: unknown-rule',
    ],
    [
      'a rule that has expired',
      { layer: 'policy-rule', ruleId: 'tozo-2020', rule: 'a', purpose: 'b' },
      'asks.0.departsFrom.ruleId: rule-not-in-force',
    ],
    [
      'a rule of another layer',
      { layer: 'ordinance', ruleId: 'wmo-beleid-12', rule: 'a', purpose: 'b' },
      'asks.0.departsFrom.layer: rule-of-other-layer',
    ],
    ['a statute', { layer: 'statute', rule: 'a', purpose: 'b' }, 'asks.0.departsFrom.layer: statute'],
    ['a rule the catalogue lacks, in words', { layer: 'policy-rule', rule: 'a', purpose: 'b' }, ''],
  ])('that departs from %s', (_, departsFrom, issue) => {
    expect(firstIssue(withAsk({ departsFrom }))).toBe(issue);
  });

  it('is refused over 250,000 characters, with both counts', () => {
    const plan = zomerdijk();
    const others = zomerdijk({ story: 'a' });
    const room = 250_000 - countStrings(others) + 1;
    expect(objectionsTo({ ...plan, story: 'x'.repeat(room) }, ground)).toEqual([]);
    expect(objectionsTo({ ...plan, story: 'x'.repeat(room + 1) }, ground)).toEqual([
      { path: '', code: 'plan-too-long', detail: '250001 > 250000' },
    ]);
  });

  it('names everything that is wrong at once', () => {
    const issues = firstIssue({ question: 1, extra: true });
    expect(issues).toContain('question: wrong-type');
    expect(issues).toContain('story: required');
    expect(issues).toContain('extra: unknown-field');
  });
});

function countStrings(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value)
    .map(countStrings)
    .reduce((a, b) => a + b, 0);
}
