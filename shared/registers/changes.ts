import * as z from 'zod';
import { chainSchema } from '../domain/chain.ts';
import { personIdSchema, slugSchema } from '../domain/identifiers.ts';
import { dateSchema } from '../domain/issues.ts';
import { mandateSchema } from '../domain/mandates.ts';
import {
  absenceSchema,
  administratorSchema,
  contactPersonSchema,
  directoryOf,
  discretionSchema,
  managerSchema,
  officialSchema,
  registersSchema,
  type Absence,
  type Registers,
} from '../domain/registers.ts';
import { ruleSchema } from '../domain/rules.ts';

/** Who is away is a change of its own: a new address does not call anybody back. */
const put = { type: z.literal('put-person') };
const personChangeSchema = z.discriminatedUnion('list', [
  z.strictObject({ ...put, list: z.literal('officials'), person: officialSchema.omit({ absences: true }) }),
  z.strictObject({
    ...put,
    list: z.literal('contactPersons'),
    person: contactPersonSchema.omit({ absences: true }),
  }),
  z.strictObject({ ...put, list: z.literal('managers'), person: managerSchema.omit({ absences: true }) }),
  z.strictObject({
    ...put,
    list: z.literal('administrators'),
    person: administratorSchema.omit({ absences: true }),
  }),
]);

/**
 * One change of the registers. Dates are calendar dates; `until` is inclusive, `from` of a revocation the first day
 * without. An absence is named by the day it began; it ends early with `until`, and is struck without.
 */
export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('seed'), registers: registersSchema }),
  z.strictObject({ type: z.literal('replace'), registers: registersSchema }),
  personChangeSchema,
  z.strictObject({ type: z.literal('remove-person'), person: personIdSchema }),
  z.strictObject({ type: z.literal('put-absence'), person: personIdSchema, ...absenceSchema.shape }),
  z.strictObject({
    type: z.literal('end-absence'),
    person: personIdSchema,
    from: dateSchema,
    until: dateSchema.optional(),
  }),
  z.strictObject({ type: z.literal('grant-mandate'), mandate: mandateSchema }),
  z.strictObject({ type: z.literal('revoke-mandate'), id: slugSchema, from: dateSchema }),
  z.strictObject({ type: z.literal('put-rule'), rule: ruleSchema }),
  z.strictObject({ type: z.literal('end-rule'), id: slugSchema, until: dateSchema }),
  z.strictObject({ type: z.literal('set-chain'), chain: chainSchema }),
  z.strictObject({ type: z.literal('set-discretion'), ...discretionSchema.partial({ upTo: true }).shape }),
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeType = Change['type'];

/** The same types, for whoever must list them. */
export const changeTypes = [
  'seed',
  'replace',
  'put-person',
  'remove-person',
  'put-absence',
  'end-absence',
  'grant-mandate',
  'revoke-mandate',
  'put-rule',
  'end-rule',
  'set-chain',
  'set-discretion',
] as const satisfies readonly ChangeType[];

/**
 * The registers after a change that was recorded. Asks nothing: what was allowed on its day stays as it was, whatever
 * is refused later. Throws when the first change is no seed.
 */
export function fold(before: Registers | undefined, change: Change): Registers {
  if (change.type === 'seed' || change.type === 'replace') return change.registers;
  if (before === undefined) throw new Error(`registers do not begin with ${change.type}`);
  switch (change.type) {
    case 'put-person':
      return withPerson(before, change);
    case 'remove-person':
      return withoutPerson(before, change.person);
    case 'put-absence': {
      const { person, from: begins, until, substitute } = change;
      const absence = { from: begins, ...(until === undefined ? {} : { until }), substitute };
      const others = absencesOf(before, person).filter(({ from }) => from !== begins);
      return withAbsences(before, person, [...others, absence]);
    }
    case 'end-absence':
      return withAbsences(before, change.person, ended(absencesOf(before, change.person), change));
    case 'grant-mandate':
      return { ...before, mandates: [...before.mandates, change.mandate] };
    case 'revoke-mandate': {
      const { id, from: revokedFrom } = change;
      const mandates = before.mandates.map((one) => (one.id === id ? { ...one, revokedFrom } : one));
      return { ...before, mandates };
    }
    case 'put-rule':
      return { ...before, rules: placed(before.rules, change.rule) };
    case 'end-rule': {
      const { id, until } = change;
      return { ...before, rules: before.rules.map((one) => (one.id === id ? { ...one, until } : one)) };
    }
    case 'set-chain':
      return { ...before, chain: change.chain };
    case 'set-discretion': {
      const { function: functionId, upTo } = change;
      const others = before.discretion.filter((one) => one.function !== functionId);
      return {
        ...before,
        discretion: upTo === undefined ? others : [...others, { function: functionId, upTo }],
      };
    }
  }
}

/** Whoever has the same id gives way, in the same place: the first of a function is who is asked. */
function placed<T extends { readonly id: string }>(list: readonly T[], item: T): T[] {
  return list.some(({ id }) => id === item.id)
    ? list.map((one) => (one.id === item.id ? item : one))
    : [...list, item];
}

function withPerson(before: Registers, change: Extract<Change, { type: 'put-person' }>): Registers {
  const absences = [...absencesOf(before, change.person.id)];
  switch (change.list) {
    case 'officials':
      return { ...before, officials: placed(before.officials, { ...change.person, absences }) };
    case 'contactPersons':
      return { ...before, contactPersons: placed(before.contactPersons, { ...change.person, absences }) };
    case 'managers':
      return { ...before, managers: placed(before.managers, { ...change.person, absences }) };
    case 'administrators':
      return { ...before, administrators: placed(before.administrators, { ...change.person, absences }) };
  }
}

function withoutPerson(before: Registers, person: string): Registers {
  const others = <T extends { readonly id: string }>(people: readonly T[]): T[] =>
    people.filter(({ id }) => id !== person);
  return {
    ...before,
    officials: others(before.officials),
    contactPersons: others(before.contactPersons),
    managers: others(before.managers),
    administrators: others(before.administrators),
  };
}

function withAbsences(before: Registers, person: string, absences: Absence[]): Registers {
  const mended = <T extends { id: string; absences: Absence[] }>(people: readonly T[]): T[] =>
    people.map((one) => (one.id === person ? { ...one, absences } : one));
  return {
    ...before,
    officials: mended(before.officials),
    contactPersons: mended(before.contactPersons),
    managers: mended(before.managers),
    administrators: mended(before.administrators),
  };
}

function ended(
  absences: readonly Absence[],
  { from, until }: Extract<Change, { type: 'end-absence' }>,
): Absence[] {
  return absences.flatMap((one) => {
    if (one.from !== from) return [one];
    return until === undefined ? [] : [{ ...one, until }];
  });
}

export function absencesOf(registers: Registers, id: string): readonly Absence[] {
  return directoryOf(registers).find((one) => one.id === id)?.absences ?? [];
}
