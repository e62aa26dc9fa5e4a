import * as z from 'zod';

/** 26 letters and digits (a–z, 2–7), 130 random bits: names a case in links, execution names and logs. */
export const caseIdSchema = z
  .string()
  .regex(/^[a-z2-7]{26}$/)
  .brand<'CaseId'>();
export type CaseId = z.infer<typeof caseIdSchema>;

/** `<case>-<sequence number of the entry that opened it>`. */
export const conversationIdSchema = z
  .string()
  .regex(/^[a-z2-7]{26}-[1-9][0-9]{0,5}$/)
  .brand<'ConversationId'>();
export type ConversationId = z.infer<typeof conversationIdSchema>;

/** Chosen by whoever sends the command; the same id twice is the same wish. */
export const commandIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,80}$/)
  .brand<'CommandId'>();
export type CommandId = z.infer<typeof commandIdSchema>;

/** A person's id in the directory of the municipality; never a name. */
export const personIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

/** Lower case words with dashes: stages, domains, functions, rules. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** The family of a case acts under this one id; who that is stands in the sealed plan. */
export const familyId = personIdSchema.parse('family');
/** Whoever of the family must confirm beside the representative: `family-2`, `family-3`, in the order of the plan. */
export function familyMemberId(index: number): PersonId {
  return index === 0 ? familyId : personIdSchema.parse(`family-${index + 1}`);
}

/** Whether somebody acts for the family of a case. */
export function isFamily(person: PersonId): boolean {
  return /^family(-[2-9])?$/.test(person);
}

/** What the clockwork itself records. */
export const systemId = personIdSchema.parse('system');

/** The function in which contact persons act: the caseworker, "één aanspreekpunt". */
export const contactFunction = 'contact-person';

/** Another system that brings a plan in. */
export const importId = personIdSchema.parse('import');
/** Whoever keeps the registers, when they do not say who they are. */
export const administratorId = personIdSchema.parse('administrator');

export function conversationIdOf(caseId: CaseId, openedBy: number): ConversationId {
  return conversationIdSchema.parse(`${caseId}-${openedBy}`);
}

export function caseIdOf(conversation: ConversationId): CaseId {
  return caseIdSchema.parse(conversation.slice(0, conversation.indexOf('-')));
}
