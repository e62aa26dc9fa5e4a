import * as z from 'zod';
import { common, digestSchema, sequenceSchema } from './entry-parts.ts';
import { dateSchema } from './issues.ts';

/** One condition of a case: the entry that set it, and its place in there, from 0. */
export const conditionPlaceSchema = z.strictObject({
  word: sequenceSchema,
  answer: z.number().int().min(0).max(19),
  condition: z.number().int().min(0).max(9),
});
export type ConditionPlace = z.infer<typeof conditionPlaceSchema>;

/**
 * What became of an agreement, as its contact person tells it. A later entry about the same thing replaces the one before;
 * without a day it takes back what was recorded by mistake.
 */
export const followThroughEntries = [
  z.strictObject({
    ...common,
    type: z.literal('condition-met'),
    condition: conditionPlaceSchema,
    on: dateSchema.optional(),
  }),
  /** What was agreed on an ask has begun: agreed by the board is not carried out. */
  z.strictObject({
    ...common,
    type: z.literal('carried-out'),
    askId: digestSchema,
    on: dateSchema.optional(),
  }),
] as const;
