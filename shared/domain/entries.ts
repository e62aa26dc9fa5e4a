import * as z from 'zod';
import { stageSchema, wordSchema } from './chain.ts';
import {
  caseIdSchema,
  commandIdSchema,
  conversationIdSchema,
  personIdSchema,
  slugSchema,
} from './identifiers.ts';
import { amountSchema, dateSchema } from './issues.ts';
import { storedPlanSchema } from './request.ts';
import { layerSchema } from './rules.ts';

/**
 * An entry of the ledger has two parts. The clear *envelope* below holds identifiers, dates, amounts and kinds only;
 * the *sealed* part holds every word a person wrote. `evolve`, `react` and the views read envelopes alone.
 * The format is append-only in its own right: a field is never renamed and never given another meaning.
 */
export const formatVersion = 1;

/** 32 bytes, base64url: SHA-256 hashes and HMACs. */
export const digestSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const instantSchema = z.iso.datetime();
const sequenceSchema = z.number().int().min(1);

/** Who did it: an id in the directory and the function in which they acted. */
export const actorSchema = z.strictObject({ id: personIdSchema, function: slugSchema });
export type Actor = z.infer<typeof actorSchema>;

/** What every envelope holds. `previous` is the hash of the entry before, the empty string for the first. */
const common = {
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
});
export type AskSummary = z.infer<typeof askSummarySchema>;

const planSummary = {
  planVersion: sequenceSchema,
  receivedOn: dateSchema,
  asks: z.array(askSummarySchema).min(1),
  advisers: z.array(slugSchema),
  /** HMAC of the slice, by stage; keyed by the case, so that equal slices of two cases do not match. */
  slices: z.record(slugSchema, digestSchema),
};

export const outcomeSchema = z.enum(['agree', 'agree-with-conditions', 'not-agree']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What was answered to one ask, or, without `askId`, on the plan as a whole. */
const answerSummarySchema = z.strictObject({
  askId: digestSchema.optional(),
  domain: slugSchema.optional(),
  layer: layerSchema.optional(),
  ruleId: slugSchema.optional(),
  amountOnce: amountSchema.optional(),
  amountPerYear: amountSchema.optional(),
  outcome: outcomeSchema,
  conditions: z.array(z.strictObject({ dueOn: dateSchema })),
});
export type AnswerSummary = z.infer<typeof answerSummarySchema>;

/** How people will talk: at somebody's place, by telephone, or by video. */
export const channelSchema = z.enum(['visit', 'phone', 'video']);
export type Channel = z.infer<typeof channelSchema>;

const linkEpochSchema = z.number().int().min(0);

export const envelopeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('request-opened'),
    contactPerson: personIdSchema,
    chain: z.array(stageSchema).min(1),
    ...planSummary,
  }),
  z.strictObject({ ...common, type: z.literal('plan-amended'), ...planSummary }),
  z.strictObject({ ...common, type: z.literal('generation-started'), generation: sequenceSchema }),
  z.strictObject({
    ...common,
    type: z.literal('conversation-opened'),
    conversation: conversationIdSchema,
    stage: slugSchema,
    with: actorSchema,
    planVersion: sequenceSchema,
    dueOn: dateSchema,
    linkEpoch: linkEpochSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal('plan-confirmed'),
    conversation: conversationIdSchema,
    planVersion: sequenceSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal('changes-asked'),
    conversation: conversationIdSchema,
    planVersion: sequenceSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal('answered'),
    conversation: conversationIdSchema,
    stage: slugSchema,
    word: wordSchema,
    planVersion: sequenceSchema,
    slice: digestSchema,
    mandateId: slugSchema.optional(),
    answers: z.array(answerSummarySchema).min(1),
    linkEpoch: linkEpochSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal('look-recorded'),
    conversation: conversationIdSchema,
    stage: slugSchema,
    due: z.enum(['first-reminder', 'second-reminder']),
  }),
  z.strictObject({
    ...common,
    type: z.literal('link-renewed'),
    conversation: conversationIdSchema,
    cause: z.enum(['asked', 'codes-missed', 'sent-again']),
    linkEpoch: linkEpochSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal('talk-planned'),
    conversation: conversationIdSchema,
    stage: slugSchema,
    planVersion: sequenceSchema,
    talkAt: instantSchema,
    channel: channelSchema,
  }),
  z.strictObject({
    ...common,
    type: z.literal('address-mended'),
    conversation: conversationIdSchema,
    linkEpoch: linkEpochSchema,
  }),
]);
export type Envelope = z.infer<typeof envelopeSchema>;
export type EntryType = Envelope['type'];

/** The words of one answer, in the order of the envelope's `answers`; `askId` is the family's own name for the ask. */
const answerTextSchema = z.strictObject({
  askId: z.string().optional(),
  reason: z.string().optional(),
  conditions: z.array(z.strictObject({ text: z.string(), owner: z.string() })),
});

/** The sealed part, by type of entry. Entries without words have none. */
export const sealedSchemas = {
  'request-opened': z.strictObject({ plan: storedPlanSchema }),
  'plan-amended': z.strictObject({ plan: storedPlanSchema }),
  'changes-asked': z.strictObject({ text: z.string() }),
  answered: z.strictObject({ answers: z.array(answerTextSchema).min(1) }),
  'talk-planned': z.strictObject({ note: z.string() }),
  'address-mended': z.strictObject({ email: z.string() }),
};
/** Everything a sealed part can hold; which of it is there follows from the type of the entry. */
export type Sealed = z.infer<(typeof sealedSchemas)[keyof typeof sealedSchemas]>;

/** What `decide` answers: an envelope without what only the ledger knows, and the words to seal. */
type Distribute<T> = T extends unknown
  ? Omit<T, 'format' | 'previous' | 'commandId' | 'commandDigest' | 'registerVersion'>
  : never;
export type Draft = { readonly envelope: Distribute<Envelope>; readonly sealed?: Sealed };
