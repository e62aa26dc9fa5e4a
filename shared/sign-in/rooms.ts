import type { PersonId } from '../domain/identifiers.ts';
import type { Registers } from '../domain/registers.ts';
import type { Purpose } from '../links/tokens.ts';
import { staffRoles, type StaffRole } from './provider-settings.ts';

/** Somebody with a role in the directory. One address may stand there more than once: as contact person and as manager. */
export type Staff = { readonly role: StaffRole; readonly person: PersonId };

/** What a role opens: the path its session is good for, and what that session is called. */
export const rooms = {
  'contact-person': { path: '/werk', purpose: 'work' },
  manager: { path: '/overzicht', purpose: 'overview' },
  administrator: { path: '/beheer', purpose: 'administration' },
} as const satisfies Record<StaffRole, { readonly path: string; readonly purpose: Purpose }>;

/** The role that a session or a link is for; `undefined` for those of a family or of one conversation. */
export function roleFor(purpose: Purpose): StaffRole | undefined {
  return staffRoles.find((role) => rooms[role].purpose === purpose);
}

/** Who stands in the directory in each role. */
export function staffIn({
  contactPersons,
  managers,
  administrators,
}: Pick<Registers, 'contactPersons' | 'managers' | 'administrators'>) {
  return { 'contact-person': contactPersons, manager: managers, administrator: administrators } as const;
}

/** In which role somebody stands in the directory. */
export function roleIn(registers: Parameters<typeof staffIn>[0], id: PersonId): StaffRole | undefined {
  const people = staffIn(registers);
  return staffRoles.find((role) => people[role].some((one) => one.id === id));
}

/** In which of these roles the directory lists an address. */
export function staffAt(
  registers: Parameters<typeof staffIn>[0],
  { email, roles }: { email: string; roles: readonly StaffRole[] },
): Staff[] {
  const people = staffIn(registers);
  const wanted = email.trim().toLowerCase();
  return roles.flatMap((role) => {
    const found = people[role].find((one) => one.email.toLowerCase() === wanted);
    return found === undefined ? [] : [{ role, person: found.id }];
  });
}
