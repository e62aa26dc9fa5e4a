import * as z from 'zod';
import {
  actorSchema,
  answerSummarySchema,
  common,
  instantSchema,
  linkEpochSchema,
  sequenceSchema,
} from './entry-parts.ts';
import { conversationIdSchema, personIdSchema, slugSchema } from './identifiers.ts';
import { dateSchema } from './issues.ts';
import { lackSchema } from './mandates.ts';

/** What the daily look finds due in a conversation that nobody answers, one after the other. */
export const lookSchema = z.enum(['first-reminder', 'second-reminder', 'substitute', 'manager']);

/**
 * Why a conversation went to somebody else. `silent`: nobody answered; `asked`: contact person or manager wished it.
 * `no-mandate`: a decision was refused when it was sent; `may-not-decide`: found out by the daily look.
 */
export const handOverCauseSchema = z.enum([
  'not-mine',
  'absence',
  'no-mandate',
  'may-not-decide',
  'silent',
  'asked',
]);
export type HandOverCause = z.infer<typeof handOverCauseSchema>;

/**
 * Why a stage is asked of somebody in another function than its own: those who fulfil it are away, or may not decide, or
 * the college gave somebody a mandate for this one case.
 */
export const insteadSchema = z.strictObject({
  cause: z.enum(['absence', 'no-mandate', 'for-this-case']),
  lack: lackSchema.optional(),
});
export type Instead = z.infer<typeof insteadSchema>;

const inTalk = { ...common, conversation: conversationIdSchema, stage: slugSchema };

/** Entries about one conversation, between its opening and its answer. */
export const talkEntries = [
  z.strictObject({
    ...inTalk,
    type: z.literal('question-asked'),
    planVersion: sequenceSchema,
    /**
     * Asked of the applicant, who is given until this day: the legal term stands still until the answer, and no longer
     * (Awb 4:5, 4:15).
     */
    answerBy: dateSchema.optional(),
  }),
  z.strictObject({
    ...inTalk,
    type: z.literal('question-answered'),
    /** The entry that asked. */
    question: sequenceSchema,
    /** The day by which the conversation is due now, where the term stood still. */
    dueOn: dateSchema.optional(),
  }),
  z.strictObject({ ...inTalk, type: z.literal('talk-held'), heldOn: dateSchema }),
  z.strictObject({ ...inTalk, type: z.literal('talk-cancelled') }),
  z.strictObject({
    ...inTalk,
    type: z.literal('handed-over'),
    from: actorSchema,
    to: actorSchema,
    cause: handOverCauseSchema,
    /** What the one before lacked, where that was a mandate. */
    lack: lackSchema.optional(),
    linkEpoch: linkEpochSchema,
  }),
  /** Neither its holder nor anybody else who is there may take the decision. */
  z.strictObject({ ...inTalk, type: z.literal('nobody-mandated'), lack: lackSchema }),
  z.strictObject({
    ...inTalk,
    type: z.literal('answer-noted'),
    planVersion: sequenceSchema,
    spokenOn: dateSchema,
    answers: z.array(answerSummarySchema).min(1),
  }),
  z.strictObject({
    ...common,
    type: z.literal('mail-bounced'),
    recipient: personIdSchema,
    conversation: conversationIdSchema.optional(),
    /** When the mail was sent that came back. */
    sentAt: instantSchema.optional(),
  }),
] as const;
