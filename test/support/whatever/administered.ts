import { personIdSchema } from '../../../shared/domain/identifiers.ts';
import type { Registers } from '../../../shared/domain/registers.ts';
import { away, mandated, revoked } from '../changed-registers.ts';
import type { What } from './wishes.ts';

type Change = Extract<What, { type: 'registers' }>;
type At = { readonly today: string; readonly caseId: string };

/** Everybody else is stood in for by the Wmo official. */
const standIns: Partial<Record<string, string>> = { 'wmo-1': 'wmo-lead-1', 'contact-1': 'contact-2' };
const every = ['policy', 'wmo', 'participatiewet', 'youth'];
const functions = ['policy-officer', 'wmo', 'participatiewet', 'cjg'];
/** Up to this amount each of them decides alone, in euro. */
export const small = 1_000;

/** What an administrator changes meanwhile. */
export function administered(registers: Registers, change: Change, at: At): Registers {
  switch (change.change) {
    case 'away':
      return away(registers, [change.person, standIns[change.person] ?? 'wmo-1'], { from: at.today });
    case 'contact-away':
      return away(registers, ['contact-1', 'contact-2'], { from: at.today });
    case 'there':
      return {
        ...registers,
        officials: registers.officials.map((each) => ({ ...each, absences: [] })),
        contactPersons: registers.contactPersons.map((each) => ({ ...each, absences: [] })),
      };
    case 'leaves':
      return change.person === 'wmo-1' ? inFunction(registers, 'elsewhere') : registers;
    case 'comes':
      return inFunction(registers, 'wmo');
    case 'discretion':
      return { ...registers, discretion: functions.map((each) => ({ function: each, upTo: small })) };
    case 'discretion-of-one':
      return { ...registers, discretion: [{ function: 'wmo', upTo: 20_000 }] };
    case 'no-discretion':
      return { ...registers, discretion: [] };
    case 'revoked':
    case 'given':
    case 'small':
    case 'for-this-case':
    case 'for-another-case':
    case 'for-contact-persons':
    case 'passed-on':
    case 'passed-on-for-one-case':
      return withMandate(registers, change, at);
  }
}

function inFunction(registers: Registers, own: string): Registers {
  return {
    ...registers,
    officials: registers.officials.map((each) => (each.id === 'wmo-1' ? { ...each, function: own } : each)),
  };
}

function withMandate(registers: Registers, { change, mandate, person }: Change, at: At): Registers {
  const { today, caseId } = at;
  const one = registers.mandates.find(({ id }) => id === mandate);
  const without = (id: string): Registers => ({
    ...registers,
    mandates: registers.mandates.filter((each) => each.id !== id),
  });
  if (one === undefined) return registers;
  if (change === 'revoked') return revoked(registers, mandate, today);
  const { domains } = one;
  if (change === 'for-this-case' || change === 'for-another-case') {
    const id = `${change}-${person}`;
    const about = change === 'for-this-case' ? caseId : 'b'.repeat(26);
    return mandated(without(id), { id, person: personIdSchema.parse(person), caseId: about, domains });
  }
  if (change === 'for-contact-persons')
    return mandated(without('contacts'), { id: 'contacts', function: 'contact-person', domains: every });
  if (change === 'passed-on' || change === 'passed-on-for-one-case') {
    // Sometimes by somebody who may not.
    const above = { ...one, subMandate: person !== 'alderman-1' };
    const id = `under-${mandate}`;
    const about = change === 'passed-on' ? {} : { caseId };
    const under = { id, function: 'alderman', domains, under: mandate, ...about };
    return mandated(replaced(without(id), mandate, above), under);
  }
  const { revokedFrom, ...held } = one;
  // Given anew, from today on where it had been revoked.
  const from = revokedFrom === undefined ? {} : { from: today };
  return replaced(registers, mandate, { ...held, upTo: change === 'small' ? 7_000 : 50_000, ...from });
}

function replaced(registers: Registers, id: string, by: Record<string, unknown>): Registers {
  const mandates = registers.mandates.filter((each) => each.id !== id);
  return mandated({ ...registers, mandates }, by);
}
