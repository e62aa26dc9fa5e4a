import { describe, expect, it } from 'vitest';
import { caseIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { amountOf, mandateOf, mandateSchema, whoMayDecide } from '../../shared/domain/mandates.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

type Given = Record<string, unknown>;
const id = (text: string) => personIdSchema.parse(text);
const caseId = caseIdSchema.parse('a'.repeat(26));
const other = caseIdSchema.parse('b'.repeat(26));
const wmo = { id: id('wmo-1'), function: 'wmo' };
const contact = { id: id('contact-1'), function: 'contact-person' };
const today = '2027-03-01';
const matter = { caseId, owners: [contact.id], asks: [{ domain: 'wmo', amountOnce: 7_500 }], today };

/** One mandate of the Wmo official that holds, with what a row changes in it. */
function given(change: Given = {}) {
  const { function: functionId, ...rest } = { function: 'wmo', ...change };
  return mandateSchema.parse({
    id: 'w-12',
    grantor: 'het college',
    ...(change['person'] === undefined ? { function: functionId } : {}),
    domains: ['wmo'],
    from: '2025-01-01',
    ...rest,
  });
}

function registersWith(mandates: ReturnType<typeof given>[], employer?: string) {
  return {
    mandates,
    officials: [
      { ...wmo, ...(employer === undefined ? {} : { employer }) },
      { id: id('wmo-lead-1'), function: 'wmo-lead' },
    ],
    contactPersons: [{ id: contact.id }, { id: id('contact-2') }],
  };
}

describe('a mandate holds, or says what it lacks', () => {
  it.each<[Given, string]>([
    [{}, 'mandated'],
    [{ upTo: 7_500 }, 'mandated'],
    [{ upTo: 7_499 }, 'over-limit'],
    [{ from: today }, 'mandated'],
    [{ from: '2027-03-02' }, 'not-yet'],
    [{ until: today }, 'mandated'],
    [{ until: '2027-02-28' }, 'expired'],
    [{ revokedFrom: '2027-03-02' }, 'mandated'],
    [{ revokedFrom: today }, 'revoked'],
    [{ revokedFrom: '2025-06-01', from: '2027-04-01' }, 'revoked'],
    [{ domains: ['participatiewet'] }, 'none'],
    [{ domains: ['participatiewet', 'wmo'] }, 'mandated'],
    [{ function: 'wmo-lead' }, 'none'],
    [{ person: 'wmo-1' }, 'mandated'],
    [{ person: 'wmo-lead-1' }, 'none'],
    [{ caseId }, 'mandated'],
    [{ caseId: other }, 'none'],
    [{ under: 'w-1' }, 'not-passed-on'],
    [{ under: 'w-12', subMandate: true }, 'not-passed-on'],
  ])('%j: %s', (change, expected) => {
    const found = mandateOf(registersWith([given(change)]), wmo, matter);
    expect(found.kind === 'mandated' ? found.kind : found.lack).toBe(expected);
    if (expected !== 'none') expect(found.mandate?.id).toBe('w-12');
  });

  it('counts what an ask costs in its first year, each ask by itself', () => {
    expect(amountOf({ domain: 'wmo' })).toBe(0);
    expect(amountOf({ domain: 'wmo', amountOnce: 7_000, amountPerYear: 500 })).toBe(7_500);
    const asks = [
      { domain: 'wmo', amountOnce: 7_000, amountPerYear: 500 },
      { domain: 'wmo', amountOnce: 7_500 },
    ];
    expect(mandateOf(registersWith([given({ upTo: 7_500 })]), wmo, { ...matter, asks }).kind).toBe(
      'mandated',
    );
    expect(mandateOf(registersWith([given({ upTo: 7_499 })]), wmo, { ...matter, asks })).toMatchObject({
      lack: 'over-limit',
    });
  });

  it('reaches every ask of the stage or none', () => {
    const asks = [...matter.asks, { domain: 'youth' }];
    expect(mandateOf(registersWith([given()]), wmo, { ...matter, asks })).toEqual({
      kind: 'lacking',
      lack: 'none',
    });
  });

  it('of whoever works for another body needs the consent of that body (Awb 10:4)', () => {
    expect(mandateOf(registersWith([given()], 'Stichting'), wmo, matter)).toMatchObject({
      lack: 'no-consent',
    });
    expect(mandateOf(registersWith([given({ consent: 'Brief' })], 'Stichting'), wmo, matter).kind).toBe(
      'mandated',
    );
  });

  it('given to a function is not theirs who fulfils it no more', () => {
    const registers = registersWith([given()]);
    const left = { ...registers, officials: registers.officials.filter((one) => one.id !== wmo.id) };
    expect(mandateOf(left, wmo, matter)).toEqual({ kind: 'lacking', lack: 'none' });
    const moved = { ...registers, officials: [{ ...wmo, function: 'cjg' }] };
    expect(mandateOf(moved, wmo, matter)).toEqual({ kind: 'lacking', lack: 'none' });
  });
});

describe('of several mandates', () => {
  it('the narrowest that holds is the one signed under', () => {
    const all = [
      given({ id: 'wide' }),
      given({ id: 'named', person: 'wmo-1' }),
      given({ id: 'case', caseId }),
      given({ id: 'named-case', person: 'wmo-1', caseId }),
    ];
    const found = (mandates: typeof all) => mandateOf(registersWith(mandates), wmo, matter).mandate?.id;
    expect(found(all)).toBe('named-case');
    expect(found(all.slice(0, 3))).toBe('case');
    expect(found(all.slice(0, 2))).toBe('named');
  });

  it('one that lacks something does not keep another from holding', () => {
    const all = [given({ id: 'gone', person: 'wmo-1', revokedFrom: today }), given({ id: 'wide' })];
    expect(mandateOf(registersWith(all), wmo, matter).mandate?.id).toBe('wide');
  });

  it('where none holds, the lack that comes closest to a yes is named', () => {
    const all = [
      given({ id: 'small', upTo: 100 }),
      given({ id: 'old', until: '2026-01-01' }),
      given({ id: 'gone', revokedFrom: today }),
    ];
    expect(mandateOf(registersWith(all), wmo, matter)).toMatchObject({
      lack: 'over-limit',
      mandate: { id: 'small' },
    });
    expect(mandateOf(registersWith(all.toReversed()), wmo, matter)).toMatchObject({ lack: 'over-limit' });
    expect(mandateOf(registersWith(all.slice(1)), wmo, matter)).toMatchObject({ lack: 'revoked' });
  });
});

describe('a mandate that was passed on (Awb 10:9)', () => {
  const above = { id: 'w-1', function: 'wmo-lead', subMandate: true };
  const below = { under: 'w-1' };
  it.each<[Given, string]>([
    [{}, 'mandated'],
    [{ subMandate: false }, 'not-passed-on'],
    [{ from: today }, 'mandated'],
    [{ from: '2027-03-02' }, 'not-passed-on'],
    [{ until: today }, 'mandated'],
    [{ until: '2027-02-28' }, 'not-passed-on'],
    [{ revokedFrom: '2027-03-02' }, 'mandated'],
    [{ revokedFrom: today }, 'not-passed-on'],
    [{ upTo: 7_500 }, 'mandated'],
    [{ upTo: 7_499 }, 'not-passed-on'],
    [{ domains: ['youth'] }, 'not-passed-on'],
    [{ under: 'w-0' }, 'not-passed-on'],
    [{ under: 'w-12' }, 'not-passed-on'],
    [{ caseId }, 'mandated'],
    [{ caseId: other }, 'not-passed-on'],
  ])('above it %j: %s', (change, expected) => {
    const found = mandateOf(registersWith([given(below), given({ ...above, ...change })]), wmo, matter);
    expect(found.kind === 'mandated' ? found.kind : found.lack).toBe(expected);
  });

  it('lives through two hands, and dies with the first', () => {
    const chain = (change: Given) => [
      given(below),
      given({ ...above, under: 'w-0' }),
      given({ ...above, id: 'w-0', ...change }),
    ];
    expect(mandateOf(registersWith(chain({})), wmo, matter).kind).toBe('mandated');
    expect(mandateOf(registersWith(chain({ revokedFrom: today })), wmo, matter)).toMatchObject({
      lack: 'not-passed-on',
    });
  });
});

describe('the contact person, who brought the plan in', () => {
  it.each<[Given, string]>([
    [{ function: 'contact-person' }, 'own-plan'],
    [{ person: 'contact-1' }, 'own-plan'],
    [{ person: 'contact-1', caseId: other }, 'own-plan'],
    [{ function: 'contact-person', caseId }, 'own-plan'],
    [{ person: 'contact-1', caseId, revokedFrom: today }, 'revoked'],
    [{ person: 'contact-1', caseId }, 'mandated'],
  ])('%j: %s', (change, expected) => {
    const found = mandateOf(registersWith([given(change)]), contact, matter);
    expect(found.kind === 'mandated' ? found.kind : found.lack).toBe(expected);
  });

  it('decides on the plan of a colleague under the mandate of the function', () => {
    const registers = registersWith([given({ function: 'contact-person' })]);
    const colleague = { id: id('contact-2'), function: 'contact-person' };
    expect(mandateOf(registers, colleague, matter).kind).toBe('mandated');
  });
});

describe('who may decide', () => {
  it('is told in the order of the directory, officials before contact persons', () => {
    const registers = registersWith([
      given({ id: 'c', function: 'contact-person' }),
      given({ id: 'l', function: 'wmo-lead' }),
      given(),
    ]);
    expect(whoMayDecide(registers, matter).map((one) => `${one.id} ${one.function}`)).toEqual([
      'wmo-1 wmo',
      'wmo-lead-1 wmo-lead',
      'contact-2 contact-person',
    ]);
  });
});

describe('a decision', () => {
  const plan = zomerdijk({ advisers: [] });

  it('is signed under the mandate that holds at that moment, which its entry names', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    expect(history.answer()).toBe('accepted');
    expect(history.last).toMatchObject({ type: 'answered', mandateId: 'w-12' });
  });

  it('is refused from the day the mandate was revoked, with the mandate and its lack', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    const { mandates } = history.registers;
    history.registers = {
      ...history.registers,
      mandates: mandates.map((one) => (one.id === 'w-12' ? { ...one, revokedFrom: '2027-01-27' } : one)),
    };
    expect(
      history.try('wmo-1', {
        type: 'answer',
        conversation: history.talk.id,
        planVersion: 1,
        answers: [{ askId: 'wmo', outcome: 'agree', conditions: [] }],
      }),
    ).toEqual({ kind: 'refused', code: 'no-mandate', lack: 'revoked', mandateId: 'w-12' });
    history.registers = { ...history.registers, mandates: [] };
    expect(history.answer()).toBe('no-mandate');
  });

  it('support and advice need none', () => {
    const history = new CaseHistory().open(plan).at('alderman');
    history.registers = { ...history.registers, mandates: [] };
    expect(history.answer()).toBe('accepted');
    expect(history.last).not.toHaveProperty('mandateId');
  });
});

describe('a mandate as it is written down', () => {
  it.each<[Given, boolean]>([
    [{ function: 'wmo' }, true],
    [{ person: 'wmo-1' }, true],
    [{}, false],
    [{ function: 'wmo', person: 'wmo-1' }, false],
  ])('to %j: %s', (to, isOne) => {
    const mandate = { id: 'w-1', grantor: 'het college', domains: ['wmo'], from: '2025-01-01', ...to };
    expect(mandateSchema.safeParse(mandate).success).toBe(isOne);
  });
});
