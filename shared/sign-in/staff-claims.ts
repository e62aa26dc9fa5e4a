import * as z from 'zod';
import type { Registers } from '../domain/registers.ts';
import { staffRoles, type ProviderSettings } from './provider-settings.ts';
import { staffIn, type Staff } from './rooms.ts';

/**
 * `no-role`: the provider gives them none of our roles. `not-listed`: it does, and the directory knows them in none of
 * those. `unreadable`: the claim that names them is not there, or the provider has not verified it.
 */
export type StaffFound =
  | { readonly kind: 'staff'; readonly staff: readonly [Staff, ...Staff[]] }
  | { readonly kind: 'no-role' | 'not-listed' | 'unreadable' };

const textSchema = z.string().trim().min(1);
/** Providers give one role as text and more as a list. */
const rolesSchema = z.union([textSchema.transform((one) => [one]), z.array(z.string())]).catch([]);
const claimsSchema = z.record(z.string(), z.unknown());

/** Who the claims of a checked ID token speak of: what provider and directory both say, and nothing that only one says. */
export function staffOf(provider: ProviderSettings, claims: unknown, registers: Registers): StaffFound {
  const read = claimsSchema.safeParse(claims);
  if (!read.success) return { kind: 'unreadable' };
  const name = nameOf(provider, read.data);
  if (name === undefined) return { kind: 'unreadable' };
  const values = rolesSchema.parse(read.data[provider.roles.claim]);
  const roles = staffRoles.filter((role) => provider.roles[role]?.some((value) => values.includes(value)));
  if (roles.length === 0) return { kind: 'no-role' };
  const people = staffIn(registers);
  const [first, ...others] = roles.flatMap((role) =>
    people[role]
      .filter((one) => (provider.person.is === 'id' ? one.id === name : one.email.toLowerCase() === name))
      .map(({ id: person }) => ({ role, person })),
  );
  return first === undefined ? { kind: 'not-listed' } : { kind: 'staff', staff: [first, ...others] };
}

function nameOf({ person }: ProviderSettings, claims: Record<string, unknown>): string | undefined {
  // The claim of this name is what somebody filled in themselves, until the provider says it checked.
  if (person.claim === 'email' && claims['email_verified'] !== true) return undefined;
  const name = textSchema.safeParse(claims[person.claim]);
  if (!name.success) return undefined;
  return person.is === 'address' ? name.data.toLowerCase() : name.data;
}
