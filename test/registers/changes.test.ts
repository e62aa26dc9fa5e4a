import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import type { Registers } from '../../shared/domain/registers.ts';
import { applyChange, type Applied } from '../../shared/registers/applying.ts';
import { changeSchema, fold, type Change } from '../../shared/registers/changes.ts';
import { registersOf } from '../../shared/registers/municipality.ts';

type Typed = z.input<typeof changeSchema>;

const configured = registersOf(readMunicipality(undefined));
const administrator = { id: 'administrator', function: 'administrator' };

function apply(change: Typed, before: Registers | undefined = configured, who = administrator): Applied {
  const actor = { id: personIdSchema.parse(who.id), function: who.function };
  return applyChange(before, changeSchema.parse(change), { actor, running: configured.chain });
}

function after(...changes: readonly Typed[]): Registers {
  let registers = configured;
  for (const change of changes) {
    const applied = apply(change, registers);
    if (applied.kind === 'refused') throw new Error(applied.faults.join('; '));
    ({ registers } = applied);
  }
  return registers;
}

function faults(change: Typed, before = configured, who = administrator): readonly string[] {
  const applied = apply(change, before, who);
  return applied.kind === 'refused' ? applied.faults : [];
}

const lead = {
  id: 'w-21',
  grantor: 'de teamleider Wmo',
  person: 'wmo-1',
  domains: ['wmo'],
  upTo: 20_000,
  from: '2026-01-01',
  until: '2026-12-31',
  under: 'w-30',
};
const passable = { ...lead, id: 'w-30', person: 'wmo-lead-1', under: undefined, subMandate: true };

describe('changing the registers', () => {
  it('begins with a seed, once', () => {
    expect(applyChange(undefined, { type: 'seed', registers: configured }, running()).kind).toBe('changed');
    expect(faults({ type: 'seed', registers: configured })).toEqual([
      'the registers were seeded before: replace them',
    ]);
    expect(apply({ type: 'remove-person', person: 'wmo-1' }, undefined).kind).toBe('refused');
  });

  it('adds somebody at the end, and changes somebody in their place, absences kept', () => {
    const person = { id: 'wmo-2', function: 'wmo', name: 'Tess Smit', email: 't.smit@waterrijk.example' };
    const registers = after(
      { type: 'put-absence', person: 'wmo-1', from: '2027-02-01', substitute: 'wmo-lead-1' },
      { type: 'put-person', list: 'officials', person },
      { type: 'put-person', list: 'officials', person: { ...person, id: 'wmo-1', name: 'Jeroen Smit' } },
    );
    expect(registers.officials.at(-1)).toEqual({ ...person, absences: [] });
    expect(registers.officials[3]).toMatchObject({
      id: 'wmo-1',
      name: 'Jeroen Smit',
      absences: [{ from: '2027-02-01', substitute: 'wmo-lead-1' }],
    });
  });

  it('holds who may look at them, also where they began before there was such a list', () => {
    const { administrators, ...before } = configured;
    expect(administrators).toHaveLength(1);
    const seeded = fold(undefined, changeSchema.parse({ type: 'seed', registers: before }));
    expect(seeded.administrators).toEqual([]);
    const person = {
      id: personIdSchema.parse('administrator-2'),
      name: 'Joost Kuiper',
      email: 'j.kuiper@waterrijk.example',
    };
    const added = fold(seeded, { type: 'put-person', list: 'administrators', person });
    expect(added.administrators).toEqual([{ ...person, absences: [] }]);
    expect(fold(added, { type: 'remove-person', person: person.id }).administrators).toEqual([]);
  });

  it('nobody makes themselves anything by the list of administrators', () => {
    const person = { id: 'administrator-1', name: 'Nadia Brouwer', email: 'n.brouwer@waterrijk.example' };
    const who = { id: personIdSchema.parse('administrator-1'), function: 'administrator' };
    const change = { type: 'put-person', list: 'officials', person: { ...person, function: 'wmo' } } as const;
    expect(faults(change, configured, who)).toContain('two people have the id administrator-1');
  });

  it('lets somebody go when nothing needs them, and says everything that does', () => {
    expect(after({ type: 'remove-person', person: 'manager-1' }).managers).toEqual([]);
    expect(faults({ type: 'remove-person', person: 'nobody-here' })).toEqual(['nobody is nobody-here']);
    expect(faults({ type: 'remove-person', person: 'wmo-1' })).toEqual([
      'nobody fulfils the function wmo of the stage wmo',
    ]);
    const away = after({
      type: 'put-absence',
      person: 'cjg-1',
      from: '2027-02-01',
      substitute: 'participatiewet-2',
    });
    expect(faults({ type: 'remove-person', person: 'participatiewet-2' }, away)).toEqual([
      'participatiewet-2 cannot stand in for cjg-1',
    ]);
  });

  it('knows who is away from when to when, and that they came back early', () => {
    const away: Typed = {
      type: 'put-absence',
      person: 'participatiewet-1',
      from: '2027-02-01',
      until: '2027-02-20',
      substitute: 'participatiewet-2',
    };
    const absences = (registers: Registers) => registers.officials[4]?.absences;
    expect(absences(after(away))).toEqual([
      { from: '2027-02-01', until: '2027-02-20', substitute: 'participatiewet-2' },
    ]);
    const back: Typed = { type: 'end-absence', person: 'participatiewet-1', from: '2027-02-01' };
    expect(absences(after(away, { ...back, until: '2027-02-10' }))?.[0]?.until).toBe('2027-02-10');
    expect(absences(after(away, back))).toEqual([]);
    expect(faults({ ...away, from: '2027-02-20', until: undefined }, after(away))).toEqual([
      'participatiewet-1 is away already, from 2027-02-01',
    ]);
    expect(faults({ ...away, until: '2027-01-20', substitute: 'participatiewet-1' })).toEqual([
      'the absence of participatiewet-1 ends before it begins',
      'participatiewet-1 cannot stand in for participatiewet-1',
    ]);
    expect(faults(back)).toEqual(['participatiewet-1 has no absence from 2027-02-01']);
  });

  it('knows rules, chain and what a function decides alone', () => {
    const rule = { id: 'rust-1', layer: 'policy-rule', title: 'Rust gaat voor' } as const;
    const registers = after(
      { type: 'put-rule', rule },
      { type: 'end-rule', id: 'rust-1', until: '2027-12-31' },
      { type: 'set-discretion', function: 'wmo', upTo: 500 },
      { type: 'set-chain', chain: configured.chain.slice(1) },
      { type: 'remove-person', person: 'alderman-2' },
    );
    expect(registers.rules.at(-1)).toEqual({ ...rule, until: '2027-12-31' });
    expect(registers.discretion).toEqual([{ function: 'wmo', upTo: 500 }]);
    expect(registers.chain.map(({ id }) => id)).not.toContain('alderman');
    // Cases that go along the chain that runs still need who is no longer in the one that is registered.
    expect(faults({ type: 'remove-person', person: 'alderman-1' }, registers)).toEqual([
      'nobody fulfils the function alderman of the stage alderman',
    ]);
    expect(after({ type: 'set-discretion', function: 'wmo' }).discretion).toEqual([]);
    expect(faults({ type: 'end-rule', id: 'rust-1', until: '2027-12-31' })).toEqual([
      'no rule is called rust-1',
    ]);
    expect(faults({ type: 'set-discretion', function: 'mayor', upTo: 5 })).toEqual([
      'nobody fulfils the function mayor',
    ]);
  });
});

describe('mandates', () => {
  it('are revoked once, and never edited, left out or granted again under the same id', () => {
    const revoked = after({ type: 'revoke-mandate', id: 'w-12', from: '2027-03-23' });
    expect(revoked.mandates.find(({ id }) => id === 'w-12')?.revokedFrom).toBe('2027-03-23');
    expect(faults({ type: 'revoke-mandate', id: 'w-12', from: '2027-04-01' }, revoked)).toEqual([
      'the mandate w-12 is revoked already, from 2027-03-23',
    ]);
    expect(faults({ type: 'revoke-mandate', id: 'w-99', from: '2027-04-01' })).toEqual([
      'no mandate is called w-99',
    ]);
    expect(faults({ type: 'grant-mandate', mandate: { ...lead, id: 'w-12', under: undefined } })).toEqual([
      'two mandates are called w-12',
    ]);
    const [first, ...others] = configured.mandates;
    if (first === undefined) throw new Error('there are mandates');
    expect(faults({ type: 'replace', registers: { ...configured, mandates: others } })).toContain(
      'the mandate b-4 is left out: it is revoked, never removed',
    );
    const wider = { ...configured, mandates: [{ ...first, upTo: 90_000 }, ...others] };
    expect(faults({ type: 'replace', registers: wider })).toEqual([
      'the mandate b-4 was granted and stays as it is: revoke it and grant another',
    ]);
    expect(faults({ type: 'replace', registers: configured }, revoked)).toEqual([
      'the mandate w-12 is revoked already, from 2027-03-23',
    ]);
  });

  it('reach no further than the one they are passed on from, which must allow it (Awb 10:9)', () => {
    const passed: Typed = { type: 'grant-mandate', mandate: lead };
    const above = after({ type: 'grant-mandate', mandate: passable });
    expect(faults(passed, above)).toEqual([]);
    expect(faults(passed)).toEqual(['mandate w-21 is under none']);
    const further = {
      ...lead,
      domains: ['wmo', 'youth'],
      upTo: 20_001,
      from: '2025-12-31',
      until: undefined,
    };
    expect(faults({ type: 'grant-mandate', mandate: further }, above)).toEqual([
      'the mandate w-21 reaches further than w-30: the domain youth',
      'the mandate w-21 reaches further than w-30: its limit is above 20000 euro',
      'the mandate w-21 reaches further than w-30: it begins before 2026-01-01',
      'the mandate w-21 reaches further than w-30: it goes on after 2026-12-31',
    ]);
    expect(faults({ type: 'grant-mandate', mandate: { ...lead, under: 'w-20' } })).toEqual([
      'the mandate w-20 may not be passed on',
    ]);
    const revoked = fold(above, { type: 'revoke-mandate', id: 'w-30', from: '2026-02-01' });
    expect(faults(passed, revoked)).toEqual(['the mandate w-30 is revoked']);
  });

  it('need the consent of an employer elsewhere (Awb 10:4), and somebody to hold them', () => {
    const forCjg = { ...lead, id: 'j-4', person: undefined, function: 'cjg', under: undefined };
    expect(faults({ type: 'grant-mandate', mandate: forCjg })).toEqual([
      'the mandate j-4 needs the consent of the employer of cjg-1',
    ]);
    expect(faults({ type: 'grant-mandate', mandate: { ...forCjg, consent: 'Brief van 1 mei' } })).toEqual([]);
    expect(faults({ type: 'grant-mandate', mandate: { ...forCjg, function: 'mayor' } })).toEqual([
      'nobody fulfils the function mayor of the mandate j-4',
    ]);
    const backwards = { ...lead, under: undefined, person: 'ghost', until: '2025-01-01' };
    expect(faults({ type: 'grant-mandate', mandate: backwards })).toEqual([
      'the mandate w-21 ends before it begins',
      'nobody is ghost, of mandate w-21',
    ]);
  });

  it('are registered by nobody for themselves, by whatever way', () => {
    const wmo = { id: 'wmo-1', function: 'wmo' };
    const own = { ...lead, under: undefined };
    const selfDealing = ['nobody registers a mandate for themselves or their own function: w-21'];
    expect(faults({ type: 'grant-mandate', mandate: own }, configured, wmo)).toEqual(selfDealing);
    const forFunction = { ...own, person: undefined, function: 'wmo' };
    expect(faults({ type: 'grant-mandate', mandate: forFunction }, configured, wmo)).toEqual(selfDealing);
    const whole = after({ type: 'grant-mandate', mandate: own });
    expect(faults({ type: 'replace', registers: whole }, configured, wmo)).toEqual(selfDealing);
    const moved = after({
      type: 'put-person',
      list: 'officials',
      person: { ...official('wmo-1'), id: 'wmo-2' },
    });
    const asLead = { ...official('wmo-1'), function: 'wmo-lead' };
    expect(faults({ type: 'put-person', list: 'officials', person: asLead }, moved, wmo)).toEqual([
      'nobody gives themselves a function: wmo-1',
    ]);
    expect(faults({ type: 'set-discretion', function: 'wmo', upTo: 9_000 }, configured, wmo)).toEqual([
      'nobody sets what their own function decides alone: wmo',
    ]);
    const hired = { ...official('wmo-1'), employer: 'Bureau' };
    expect(faults({ type: 'put-person', list: 'officials', person: hired }, configured, wmo)).toEqual([
      'nobody changes their own employer: wmo-1',
    ]);
    expect(
      faults({ type: 'grant-mandate', mandate: own }, configured, { id: 'wmo-lead-1', function: 'wmo-lead' }),
    ).toEqual([]);
  });

  it('of somebody who left stay, once they are revoked', () => {
    const second = { ...official('wmo-1'), id: 'wmo-2' };
    const granted = after(
      { type: 'put-person', list: 'officials', person: second },
      { type: 'grant-mandate', mandate: { ...lead, person: 'wmo-2', under: undefined } },
    );
    expect(faults({ type: 'remove-person', person: 'wmo-2' }, granted)).toEqual([
      'nobody is wmo-2, of mandate w-21',
    ]);
    const revoked = fold(granted, { type: 'revoke-mandate', id: 'w-21', from: '2026-02-01' });
    expect(faults({ type: 'remove-person', person: 'wmo-2' }, revoked)).toEqual([]);
  });
});

describe('any row of changes', () => {
  const days = fc.constantFrom('2027-01-04', '2027-02-01', '2027-03-01');
  const who = fc.constantFrom(...configured.officials.map(({ id }) => id));
  const changes: fc.Arbitrary<Typed> = fc.oneof(
    fc.record({ type: fc.constant('put-absence'), person: who, from: days, substitute: who }),
    fc.record({ type: fc.constant('end-absence'), person: who, from: days }),
    fc.record({ type: fc.constant('remove-person'), person: who }),
    fc.record({ type: fc.constant('revoke-mandate'), id: fc.constantFrom('b-4', 'w-12', 'x-1'), from: days }),
    fc.record({
      type: fc.constant('set-discretion'),
      function: fc.constantFrom('wmo', 'cjg'),
      upTo: fc.nat(900),
    }),
    fc.record({
      type: fc.constant('grant-mandate'),
      mandate: fc.record({
        id: fc.constantFrom('w-21', 'w-30', 'w-31'),
        grantor: fc.constant('het college'),
        person: who,
        domains: fc.constantFrom('wmo', 'youth').map((domain) => [domain]),
        from: days,
        subMandate: fc.boolean(),
        under: fc.constantFrom('w-20', 'w-30', 'w-21', undefined),
        consent: fc.constant('brief'),
      }),
    }),
  );

  it('that is taken leads to the same as its record does, and to registers without a fault', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 25 }), (wanted) => {
        let registers = configured;
        const record: Change[] = [{ type: 'seed', registers: configured }];
        for (const change of wanted) {
          const applied = apply(change, registers);
          if (applied.kind === 'refused') continue;
          ({ registers } = applied);
          record.push(changeSchema.parse(JSON.parse(JSON.stringify(change))));
        }
        let replayed: Registers | undefined;
        for (const change of record) replayed = fold(replayed, change);
        expect(JSON.parse(JSON.stringify(replayed))).toEqual(JSON.parse(JSON.stringify(registers)));
        const ids = registers.mandates.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id } of configured.mandates) expect(ids).toContain(id);
        for (const { under } of registers.mandates)
          if (under !== undefined)
            expect(registers.mandates.find(({ id }) => id === under)?.subMandate).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function running() {
  return {
    actor: { id: personIdSchema.parse('administrator'), function: 'administrator' },
    running: configured.chain,
  };
}

/** Somebody as they are put: without absences. */
function official(id: string) {
  const found = configured.officials.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody is ${id}`);
  const { name, email, function: functionId } = found;
  return { id: found.id, name, email, function: functionId };
}
