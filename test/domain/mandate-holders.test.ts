import { describe, expect, it } from 'vitest';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { whyElse } from '../../shared/domain/holders.ts';
import { caseIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { mandateOf, mandateSchema } from '../../shared/domain/mandates.ts';
import type { Stage } from '../../shared/domain/chain.ts';
import type { Registers } from '../../shared/domain/registers.ts';

const waterrijk = readMunicipality(undefined);
const caseId = caseIdSchema.parse('a'.repeat(26));
const wmo: Stage = { id: 'wmo', function: 'wmo', word: 'decision', domains: ['wmo'], optional: false };
const asks = [{ id: 'x', domain: 'wmo', layer: 'policy-rule' as const, amountOnce: 7500 }];
const contactPerson = personIdSchema.parse('contact-1');
const today = '2027-03-24';
const state = { caseId, contactPerson, authors: [contactPerson], asks };
const holder = (id: string, functionId: string) => ({ id: personIdSchema.parse(id), function: functionId });

function registers(change: Partial<Registers>): Registers {
  return { ...waterrijk, ...change };
}

describe('under which mandate somebody decides', () => {
  const matter = { caseId, owners: [contactPerson], asks, today };

  it('goes by the function that the directory has for them today, not by the one they were asked in', () => {
    const moved = waterrijk.officials.map((one) => (one.id === 'wmo-1' ? { ...one, function: 'cjg' } : one));
    expect(mandateOf(waterrijk, holder('wmo-1', 'wmo'), matter)).toMatchObject({ mandate: { id: 'w-12' } });
    expect(mandateOf(registers({ officials: moved }), holder('wmo-1', 'wmo'), matter)).toEqual({
      kind: 'lacking',
      lack: 'none',
    });
    expect(mandateOf(waterrijk, holder('gone-1', 'wmo'), matter)).toEqual({ kind: 'lacking', lack: 'none' });
  });
});

describe('why somebody in another function is asked', () => {
  const why = (change: Partial<Registers>, who = holder('wmo-lead-1', 'wmo-lead')) =>
    whyElse(registers(change), state, { stage: wmo, holder: who, today });

  it('is not said of somebody in the function of the stage', () => {
    expect(why({}, holder('wmo-1', 'wmo'))).toBeUndefined();
  });

  it('is what their mandate lacks', () => {
    const revoked = waterrijk.mandates.map((one) =>
      one.id === 'w-12' ? { ...one, revokedFrom: '2027-03-23' } : one,
    );
    const small = waterrijk.mandates.map((one) => (one.id === 'w-12' ? { ...one, upTo: 7499.99 } : one));
    expect(why({ mandates: revoked })).toEqual({ cause: 'no-mandate', lack: 'revoked' });
    expect(why({ mandates: small })).toEqual({ cause: 'no-mandate', lack: 'over-limit' });
  });

  it('is that they are away', () => {
    const away = waterrijk.officials.map((one) =>
      one.id === 'wmo-1'
        ? { ...one, absences: [{ from: today, substitute: personIdSchema.parse('wmo-lead-1') }] }
        : one,
    );
    expect(why({ officials: away })).toEqual({ cause: 'absence' });
  });

  it('is the mandate that the college gave for this one case', () => {
    const mandate = mandateSchema.parse({
      id: 'z-1',
      grantor: 'het college',
      person: 'contact-1',
      caseId,
      domains: ['wmo'],
      from: '2027-01-01',
    });
    const given = { mandates: [...waterrijk.mandates, mandate] };
    expect(why(given, holder('contact-1', 'contact-person'))).toEqual({ cause: 'for-this-case' });
  });
});
