import { personIdSchema, type PersonId } from '../../shared/domain/identifiers.ts';
import type { Absence } from '../../shared/domain/registers.ts';

/** The same people, one of whom is away. */
export function absentFrom<T extends { readonly id: PersonId; readonly absences: Absence[] }>(
  people: readonly T[],
  who: string,
  absence: { from: string; until?: string; substitute: string },
): T[] {
  const away = { ...absence, substitute: personIdSchema.parse(absence.substitute) };
  return people.map((one) => (one.id === who ? { ...one, absences: [away] } : one));
}
