import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestSchema } from '../../shared/domain/request.ts';
import { admitDraft, wrongOn, type DraftGround } from '../../shared/drafts/check.ts';
import { amountOf, fieldsOfPlan, planOfFields } from '../../shared/drafts/plan-fields.ts';
import { stepOfPath, stepsFor } from '../../shared/drafts/sections.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { staffAddresses } from '../../shared/registers/municipality.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const municipality = readMunicipality(undefined);
const contactPerson = {
  name: 'Samira Haddou',
  email: 'samira.haddou@cjg-waterrijk.example',
  organisation: 'CJG Waterrijk',
};
const ground: DraftGround = {
  municipality: municipality.name,
  chain: municipality.chain,
  rules: municipality.rules,
  today: '2027-01-27',
  contactPersons: [contactPerson.email],
  staff: staffAddresses(municipality),
  contactPerson,
};

describe('a plan and the fields of the form', () => {
  it('the plan of Zomerdijk written into the form is the plan of Zomerdijk', () => {
    expect(admitDraft(fieldsOfPlan(zomerdijk()), ground)).toEqual({ kind: 'plan', plan: zomerdijk() });
  });

  it('any plan comes back from the form as it went in', () => {
    const line = fc.stringMatching(/^[a-z]{1,20}$/);
    const amount = fc.integer({ min: 0, max: 999_999_999 }).map((cents) => cents / 100);
    const lists = fc.record({
      voices: fc.array(fc.record({ who: line, concerns: fc.array(line, { minLength: 1, maxLength: 3 }) }), {
        maxLength: 12,
      }),
      goals: fc.array(line, { maxLength: 12 }),
      circle: fc.array(fc.record({ who: line, does: line, when: line }), { maxLength: 12 }),
      costs: fc.record({ planOnce: amount, planPerYear: amount, currentPerYear: amount }),
      question: line,
      advisers: fc.subarray(['behavioural-scientist']),
      urgency: fc.option(fc.record({ on: fc.constantFrom('2027-03-01', '2027-05-05'), why: line }), {
        nil: undefined,
      }),
      family: fc
        .uniqueArray(
          fc.record({
            name: line,
            email: line.map((name) => `${name}@post.example`),
            role: fc.constantFrom('parent' as const, 'child' as const, 'authorised' as const),
            authorisation: line,
          }),
          { maxLength: 5, selector: ({ email }) => email },
        )
        .map((others) => ({ ...zomerdijk().family, ...(others.length === 0 ? {} : { others }) })),
    });
    fc.assert(
      fc.property(lists, ({ urgency, ...change }) => {
        const plan = requestSchema.parse(zomerdijk({ ...change, ...(urgency && { urgency }) }));
        expect(admitDraft(fieldsOfPlan(plan), ground)).toEqual({ kind: 'plan', plan });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['14500', 14500],
    ['14.500', 14500],
    ['€ 14.500,00', 14500],
    ['14,500.00', 14500],
    ['2850,5', 2850.5],
    ['2850.50', 2850.5],
    ['1.234.567', 1234567],
    ['0', 0],
    ['€ 75,-', 75],
    ['14.500 euro', 14500],
    ['veel', 'veel'],
    ['12.34.56', '12.34.56'],
    ['-5', '-5'],
  ])('%s euro is %s', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });

  it('a date typed by hand is the date it means', () => {
    expect(planOfFields({ reportedOn: '27-1-2027' })).toEqual({ reportedOn: '2027-01-27', advisers: [] });
  });

  it('a name of a field that is none of the form changes nothing', () => {
    const strange = { '__proto__.a': 'x', 'contactPerson.email': 'x@x.example', municipality: 'x' };
    expect(planOfFields(strange)).toEqual({ advisers: [] });
  });
});

describe('what is wrong with a draft', () => {
  it('nothing is, on any page, while nothing has been filled in', () => {
    for (const { key } of stepsFor(1)) expect(wrongOn(key, {}, ground)).toEqual([]);
  });

  it('is said on its own page, with what else is wrong there, and not on another', () => {
    const fields = {
      'costs.planOnce': 'veel',
      'costs.planPerYear': '10',
      intro: Array.from({ length: 81 }, () => 'woord').join(' '),
      story: 'Ons nummer is 111222333.',
    };
    expect(wrongOn('kosten', fields, ground)).toEqual([
      expect.objectContaining({ path: 'costs.planOnce', code: 'not-an-amount' }),
    ]);
    expect(wrongOn('kern', fields, ground)).toEqual([{ path: 'intro', code: 'too-many-words' }]);
    expect(wrongOn('verhaal', fields, ground)).toEqual([{ path: 'story', code: 'bsn' }]);
    expect(wrongOn('vraag', fields, ground)).toEqual([]);
  });

  it('two who must still be filled in are not taken for one and the same', () => {
    const fields = { 'family.others.0.name': 'Bram', 'family.others.1.name': 'Saar' };
    expect(wrongOn('wie-zegt-ja', fields, ground)).toEqual([]);
    const same = {
      ...fields,
      'family.others.0.email': 'bram@post.example',
      'family.others.1.email': 'Bram@post.example',
    };
    expect(wrongOn('wie-zegt-ja', same, ground)).toEqual([
      { path: 'family.others.1.email', code: 'duplicate' },
    ]);
    const staff = { 'family.others.0.email': 'j.bakker@waterrijk.example' };
    expect(wrongOn('wie-zegt-ja', staff, ground)).toEqual([
      { path: 'family.others.0.email', code: 'address-of-staff' },
    ]);
  });

  it('a period that ends before it begins is said at once, with everything else still empty', () => {
    const fields = { 'asks.0.id': 'vraag-1', 'asks.0.from': '2027-05-01', 'asks.0.until': '2027-04-01' };
    expect(wrongOn('gevraagd-1', fields, ground)).toEqual([
      { path: 'asks.0.until', code: 'until-before-from' },
    ]);
  });

  it('in the end everything that is missing is named, each where it is filled in', () => {
    const admission = admitDraft({}, ground);
    if (admission.kind === 'plan') throw new Error('an empty plan was admitted');
    const paths = admission.issues.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'question',
        'intro',
        'story',
        'enough',
        'safety',
        'costs.planOnce',
        'asks.0.what',
        'reference',
        'family.alias',
        'family.representative.email',
      ]),
    );
    expect(paths.map(stepOfPath)).not.toContain(undefined);
  });

  it('a rule of the catalogue brings its own words and kind', () => {
    const fields = fieldsOfPlan(zomerdijk());
    const { 'asks.0.departsFrom.rule': rule, 'asks.0.departsFrom.layer': layer, ...rest } = fields;
    expect(layer).toBe('policy-rule');
    const admission = admitDraft(rest, ground);
    expect(admission).toMatchObject({
      kind: 'plan',
      plan: { asks: [{ departsFrom: { rule, layer: 'policy-rule' } }, {}, {}, {}] },
    });
  });
});
