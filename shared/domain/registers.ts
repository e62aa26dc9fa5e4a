import * as z from 'zod';
import { chainSchema } from './chain.ts';
import { contactFunction, personIdSchema, slugSchema, type PersonId } from './identifiers.ts';
import { amountSchema, dateSchema, emailSchema, lineSchema } from './issues.ts';
import { mandateSchema } from './mandates.ts';
import { ruleSchema } from './rules.ts';
import type { CalendarDate } from './working-days.ts';

/** Somebody is away from one day up to and including another, or until further notice; the substitute stands in. */
export const absenceSchema = z.strictObject({
  from: dateSchema,
  until: dateSchema.optional(),
  substitute: personIdSchema,
});
export type Absence = z.infer<typeof absenceSchema>;

const personSchema = z.strictObject({
  id: personIdSchema,
  name: z.string().min(1).max(200),
  email: emailSchema,
  absences: z.array(absenceSchema).default([]),
});
/** `employer`: whoever works for another body than the municipality decides under a mandate that it consented to. */
export const officialSchema = z.strictObject({
  ...personSchema.shape,
  function: slugSchema,
  employer: lineSchema.optional(),
});
export const contactPersonSchema = z.strictObject({
  ...personSchema.shape,
  organisation: z.string().min(1).max(200),
});
export const managerSchema = personSchema;
export const administratorSchema = personSchema;
export type Official = z.infer<typeof officialSchema>;
export type ContactPerson = z.infer<typeof contactPersonSchema>;
/** An administrator is known by no more. */
export type Manager = z.infer<typeof managerSchema>;

/** How pages and mails call a function that no stage of the chain names. */
const functionSchema = z.strictObject({ id: slugSchema, label: z.string().min(1).max(60) });

/** Up to this amount (euro, once and a year together) a function decides all that a plan asks of it without the rest of the chain. */
export const discretionSchema = z.strictObject({ function: slugSchema, upTo: amountSchema });

/** What the registers hold: the directory, the mandates, the chain and the catalogue of rules. */
export const registersSchema = z.strictObject({
  chain: chainSchema,
  functions: z.array(functionSchema).default([]),
  officials: z.array(officialSchema).min(1),
  contactPersons: z.array(contactPersonSchema).min(1),
  managers: z.array(managerSchema),
  /** Who may look at the registers as they stand; none where nobody is to. */
  administrators: z.array(administratorSchema).default([]),
  rules: z.array(ruleSchema),
  mandates: z.array(mandateSchema).default([]),
  discretion: z.array(discretionSchema).default([]),
});
export type Registers = z.infer<typeof registersSchema>;

/** Everybody in the directory. */
export function directoryOf(registers: Registers): readonly (Official | ContactPerson | Manager)[] {
  const { officials, contactPersons, managers, administrators } = registers;
  return [...officials, ...contactPersons, ...managers, ...administrators];
}

/** In which function somebody of the directory acts; `undefined` for whoever is not in it. */
export function functionOf(registers: Registers, id: PersonId): string | undefined {
  if (registers.contactPersons.some((one) => one.id === id)) return contactFunction;
  if (registers.managers.some((one) => one.id === id)) return 'manager';
  if (registers.administrators.some((one) => one.id === id)) return 'administrator';
  return registers.officials.find((one) => one.id === id)?.function;
}

/** Whether somebody is among the managers: they see where plans wait, and may step in. */
export function managesCases({ managers }: Pick<Registers, 'managers'>, id: PersonId): boolean {
  return managers.some((one) => one.id === id);
}

/** Who stands in for somebody today; `undefined` while they are there themselves. */
export function substituteOf(registers: Registers, id: PersonId, today: CalendarDate): PersonId | undefined {
  const person = directoryOf(registers).find((one) => one.id === id);
  return person?.absences.find(({ from, until }) => from <= today && (until === undefined || today <= until))
    ?.substitute;
}

/** Who acts for a contact person today: they themselves, or the contact person who stands in for them. */
export function contactToday(registers: Registers, id: PersonId, today: CalendarDate): PersonId {
  const present = standsIn(registers, id, today);
  return registers.contactPersons.some((one) => one.id === present) ? present : id;
}

/** Whether somebody does the work of a contact person today: they themselves, or who stands in for them. */
export function actsAsContact(
  registers: Registers,
  contactPerson: PersonId,
  { person, today }: { person: PersonId; today: CalendarDate },
): boolean {
  return person === contactPerson || contactToday(registers, contactPerson, today) === person;
}

/** Whoever acts for somebody today: they themselves, or the last in the row of substitutes. A row that turns back ends. */
export function standsIn(registers: Registers, id: PersonId, today: CalendarDate): PersonId {
  const passed = new Set<PersonId>([id]);
  let present = id;
  for (;;) {
    const substitute = substituteOf(registers, present, today);
    if (substitute === undefined || passed.has(substitute)) return present;
    passed.add(substitute);
    present = substitute;
  }
}
