import * as z from 'zod';
import { caseIdSchema, commandIdSchema, personIdSchema, slugSchema } from './identifiers.ts';
import { amountSchema, dateSchema } from './issues.ts';
import { layerSchema } from './rules.ts';

/** The format of an envelope: append-only in its own right, no field is renamed or given another meaning. */
export const formatVersion = 1;

/** 32 bytes, base64url: SHA-256 hashes and HMACs. */
export const digestSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const instantSchema = z.iso.datetime();
export const sequenceSchema = z.number().int().min(1);

/** Who did it: an id in the directory and the function in which they acted. */
export const actorSchema = z.strictObject({ id: personIdSchema, function: slugSchema });
export type Actor = z.infer<typeof actorSchema>;

/** What every envelope holds. `previous` is the hash of the entry before, the empty string for the first. */
export const common = {
  format: z.literal(formatVersion),
  caseId: caseIdSchema,
  n: sequenceSchema,
  at: instantSchema,
  actor: actorSchema,
  commandId: commandIdSchema,
  commandDigest: digestSchema,
  registerVersion: digestSchema,
  previous: z.union([digestSchema, z.literal('')]),
};

/**
 * An ask in the clear. Its name was typed by a person and may say anything: here stands an HMAC of it, keyed by the
 * case, the same in every version of the plan.
 */
const askSummarySchema = z.strictObject({
  id: digestSchema,
  domain: slugSchema,
  layer: layerSchema,
  ruleId: slugSchema.optional(),
  amountOnce: amountSchema.optional(),
  amountPerYear: amountSchema.optional(),
  /** The day on which it should begin, and the last day of the exception that is asked for. */
  from: dateSchema.optional(),
  until: dateSchema.optional(),
  /** Small enough for its function to decide without the rest of the chain. */
  discretionary: z.literal(true).optional(),
});
export type AskSummary = z.infer<typeof askSummarySchema>;

/** In euro: what the plan costs, and what the help of today would go on costing. */
export const costsSchema = z.strictObject({
  planOnce: amountSchema,
  planPerYear: amountSchema,
  currentPerYear: amountSchema,
});
export type Costs = z.infer<typeof costsSchema>;

export const planSummary = {
  planVersion: sequenceSchema,
  receivedOn: dateSchema,
  asks: z.array(askSummarySchema).min(1),
  advisers: z.array(slugSchema),
  /** HMAC of the slice, by stage; keyed by the case, so that equal slices of two cases do not match. */
  slices: z.record(slugSchema, digestSchema),
  /** A day in the real world that the family is bound to. */
  urgentOn: dateSchema.optional(),
  /** Who must confirm; left out where the representative alone does. */
  confirmers: z.array(personIdSchema).min(1).optional(),
  costs: costsSchema.optional(),
};

export const outcomeSchema = z.enum(['agree', 'agree-with-conditions', 'not-agree']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What a condition asks for, in general: all that cases after it may know of it. One without a kind is of another. */
export const conditionKindSchema = z.enum([
  'report-back',
  'limited-period',
  'evidence',
  'ownership-or-use',
  'safety',
  'restart-of-help',
  'other',
]);
export type ConditionKind = z.infer<typeof conditionKindSchema>;

/** What was answered to one ask, or, without `askId`, on the plan as a whole. */
export const answerSummarySchema = z.strictObject({
  askId: digestSchema.optional(),
  domain: slugSchema.optional(),
  layer: layerSchema.optional(),
  ruleId: slugSchema.optional(),
  amountOnce: amountSchema.optional(),
  amountPerYear: amountSchema.optional(),
  from: dateSchema.optional(),
  until: dateSchema.optional(),
  outcome: outcomeSchema,
  conditions: z.array(z.strictObject({ dueOn: dateSchema, kind: conditionKindSchema.optional() })),
});
export type AnswerSummary = z.infer<typeof answerSummarySchema>;

/** How people will talk: at somebody's place, by telephone, or by video. */
export const channelSchema = z.enum(['visit', 'phone', 'video']);
export type Channel = z.infer<typeof channelSchema>;

export const linkEpochSchema = z.number().int().min(0);
