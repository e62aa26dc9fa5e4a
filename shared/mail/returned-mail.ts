import * as z from 'zod';
import {
  caseIdSchema,
  conversationIdSchema,
  personIdSchema,
  type CaseId,
  type ConversationId,
  type PersonId,
} from '../domain/identifiers.ts';
import { fingerprint } from '../links/tokens.ts';
import type { Mail } from './compose.ts';

/** A mail that came back: which, for whom, about what. `sentAt` is ISO 8601. No address. */
export type ReturnedMail = {
  /** Stands for the id of the mail. */
  readonly mail: string;
  readonly recipient: PersonId;
  readonly subjects: readonly (CaseId | ConversationId)[];
  readonly sentAt?: string;
};

/** A transport carries few tags with a mail; of a bundle that is about more, these many are told. */
const mostSubjects = 8;
const subjectTag = /^about-[0-9]$/;

/** What a transport gives back with a mail that came back: identifiers only, in letters that SES lets pass. */
export function tagsOf({ id, about }: Pick<Mail, 'id' | 'about'>): Record<string, string> {
  const subjects = about.subjects
    .slice(0, mostSubjects)
    .map((subject, index): [string, string] => [`about-${index}`, subject]);
  return { mail: fingerprint(id), recipient: about.recipient, ...Object.fromEntries(subjects) };
}

const tagsSchema = z.object({ mail: z.string().regex(/^[A-Za-z0-9_-]{43}$/), recipient: personIdSchema });
const subjectSchema = z.union([conversationIdSchema, caseIdSchema]);

/** `undefined` for tags that are none of ours. */
export function returnedMailOf(
  tags: Readonly<Record<string, string>>,
  sentAt?: string,
): ReturnedMail | undefined {
  const known = tagsSchema.safeParse(tags);
  if (!known.success) return undefined;
  const subjects = Object.entries(tags).flatMap(([name, value]) => {
    const subject = subjectTag.test(name) ? subjectSchema.safeParse(value) : undefined;
    return subject?.success === true ? [subject.data] : [];
  });
  return { ...known.data, subjects, ...(sentAt === undefined ? {} : { sentAt }) };
}
