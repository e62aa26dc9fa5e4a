import * as z from 'zod';
import { stageSchema, wordSchema } from './chain.ts';
import { courseEntries } from './course-entries.ts';
import {
  actorSchema,
  answerSummarySchema,
  channelSchema,
  common,
  digestSchema,
  instantSchema,
  linkEpochSchema,
  planSummary,
  sequenceSchema,
} from './entry-parts.ts';
import { followThroughEntries } from './follow-through-entries.ts';
import { conversationIdSchema, personIdSchema, slugSchema } from './identifiers.ts';
import { dateSchema } from './issues.ts';
import { storedPlanSchema } from './request.ts';
import { insteadSchema, lookSchema, talkEntries } from './talk-entries.ts';

export {
  actorSchema,
  channelSchema,
  conditionKindSchema,
  formatVersion,
  outcomeSchema,
  type Actor,
  type AnswerSummary,
  type AskSummary,
  type Channel,
  type ConditionKind,
  type Outcome,
} from './entry-parts.ts';

/**
 * An entry of the ledger has two parts. The clear *envelope* below holds identifiers, dates, amounts and kinds only;
 * the *sealed* part holds every word a person wrote. `evolve`, `react` and the views read envelopes alone.
 * The format is append-only in its own right: a field is never renamed and never given another meaning.
 */
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
    instead: insteadSchema.optional(),
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
    due: lookSchema,
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
  ...talkEntries,
  ...courseEntries,
  ...followThroughEntries,
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
  'question-asked': z.strictObject({ text: z.string() }),
  'question-answered': z.strictObject({ text: z.string() }),
  'talk-held': z.strictObject({ spoke: z.string(), agreed: z.string() }),
  'handed-over': z.strictObject({ note: z.string() }),
  'answer-noted': z.strictObject({ answers: z.array(answerTextSchema).min(1) }),
  withdrawn: z.strictObject({ text: z.string() }),
  paused: z.strictObject({ text: z.string() }),
  'term-extended': z.strictObject({ text: z.string() }),
  'moved-to-chain': z.strictObject({ reason: z.string() }),
  'condition-met': z.strictObject({ note: z.string() }),
  'carried-out': z.strictObject({ note: z.string() }),
  nudged: z.strictObject({ reason: z.string() }),
};
/** Everything a sealed part can hold; which of it is there follows from the type of the entry. */
export type Sealed = z.infer<(typeof sealedSchemas)[keyof typeof sealedSchemas]>;

/** What `decide` answers: an envelope without what only the ledger knows, and the words to seal. */
type Distribute<T> = T extends unknown
  ? Omit<T, 'format' | 'previous' | 'commandId' | 'commandDigest' | 'registerVersion'>
  : never;
export type Draft = { readonly envelope: Distribute<Envelope>; readonly sealed?: Sealed };
