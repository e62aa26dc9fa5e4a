import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { mandateSchema } from '../../shared/domain/mandates.ts';
import type { Registers } from '../../shared/domain/registers.ts';

type Dates = { readonly from?: string; readonly until?: string | undefined };

/** Somebody is away and stood in for: all of 2027, or over the dates that are given. */
export function away<R extends Registers>(
  registers: R,
  [person, substitute]: [string, string],
  dates: Dates = {},
): R {
  const absence = {
    from: '2027-01-01',
    until: '2027-12-31',
    ...dates,
    substitute: personIdSchema.parse(substitute),
  };
  const withAbsence = <T extends { id: string; absences: Registers['managers'][number]['absences'] }>(
    people: readonly T[],
  ): T[] => people.map((one) => (one.id === person ? { ...one, absences: [...one.absences, absence] } : one));
  return {
    ...registers,
    officials: withAbsence(registers.officials),
    contactPersons: withAbsence(registers.contactPersons),
    managers: withAbsence(registers.managers),
  };
}

/** One mandate more, for the Wmo unless it says otherwise. */
export function mandated<R extends Registers>(registers: R, change: Record<string, unknown>): R {
  const own = { id: 'own', grantor: 'het college', domains: ['wmo'], from: '2025-01-01', ...change };
  return { ...registers, mandates: [...registers.mandates, mandateSchema.parse(own)] };
}

/** A mandate that holds no more from a day on. */
export function revoked<R extends Registers>(registers: R, mandate: string, revokedFrom: string): R {
  return {
    ...registers,
    mandates: registers.mandates.map((one) => (one.id === mandate ? { ...one, revokedFrom } : one)),
  };
}
