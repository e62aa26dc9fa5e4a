import * as z from 'zod';
import { stageSchema } from './chain.ts';
import { actorSchema, common, planSummary } from './entry-parts.ts';
import { conversationIdSchema, slugSchema } from './identifiers.ts';
import { dateSchema } from './issues.ts';

/** Working days before the last day of the legal term on which it is warned of. */
const termWarningSchema = z.union([z.literal(10), z.literal(5), z.literal(1)]);

/** Why the words of a case go: its term of keeping is over (Archiefwet), the family asked (AVG 17), or it was broken off. */
export const erasureGroundSchema = z.enum(['retention-ended', 'asked-by-family', 'broken-off']);
export type ErasureGround = z.infer<typeof erasureGroundSchema>;

const dueSchema = z.strictObject({ conversation: conversationIdSchema, on: dateSchema });

/** Entries about the course of the case as a whole. */
export const courseEntries = [
  z.strictObject({ ...common, type: z.literal('withdrawn') }),
  z.strictObject({
    ...common,
    type: z.literal('paused'),
    /** The day on which it goes on by itself. */
    until: dateSchema.optional(),
    /** With the applicant's consent in writing: the legal term stands still too (Awb 4:15, second paragraph, under a). */
    suspends: z.boolean(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('resumed'),
    /** The conversation that waited meanwhile, and the day by which it is due now. */
    due: dueSchema.optional(),
    /** The same of the others, where several of a family are asked side by side. */
    alsoDue: z.array(dueSchema).min(1).optional(),
  }),
  /** Announced to the applicant before the term ended, with the day it ends on now (Awb 4:14). */
  z.strictObject({ ...common, type: z.literal('term-extended'), until: dateSchema }),
  z.strictObject({
    ...common,
    type: z.literal('term-warned'),
    stage: slugSchema,
    workingDaysLeft: termWarningSchema,
    /** The day that is near, of the domain whose term ends first. */
    lastDay: dateSchema.optional(),
  }),
  /** A manager has everybody reminded whom the case waits for. */
  z.strictObject({
    ...common,
    type: z.literal('nudged'),
    stage: slugSchema,
    whom: z.array(actorSchema).min(1),
  }),
  /** Asked along another chain from now on. What the plan is for each of its stages follows from the chain. */
  z.strictObject({
    ...common,
    type: z.literal('moved-to-chain'),
    chain: z.array(stageSchema).min(1),
    asks: planSummary.asks,
    slices: planSummary.slices,
  }),
  /** The last entry of a case: after it the key of the case is deleted, and nobody reads a word of it again. */
  z.strictObject({
    ...common,
    type: z.literal('erased'),
    ground: erasureGroundSchema,
    /** The last day on which it had to be kept; none where the family asked. */
    keptUntil: dateSchema.optional(),
  }),
] as const;
