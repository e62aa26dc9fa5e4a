import * as z from 'zod';
import { stageSchema } from './chain.ts';
import { erasureGroundSchema } from './course-entries.ts';
import { actorSchema, channelSchema, conditionKindSchema, outcomeSchema } from './entries.ts';
import { digestSchema } from './entry-parts.ts';
import { conditionPlaceSchema } from './follow-through-entries.ts';
import { conversationIdSchema, personIdSchema, slugSchema } from './identifiers.ts';
import { dateSchema, emailSchema, lineSchema, textSchema } from './issues.ts';
import { requestSchema, storedPlanSchema } from './request.ts';
import { handOverCauseSchema } from './talk-entries.ts';

const conditionSchema = z.strictObject({
  text: textSchema,
  owner: lineSchema,
  dueOn: dateSchema,
  kind: conditionKindSchema.optional(),
});

/** One answer as it is given: to the ask it names, or without `askId` on the plan as a whole. */
export const answerSchema = z.strictObject({
  askId: slugSchema.optional(),
  outcome: outcomeSchema,
  reason: textSchema.optional(),
  conditions: z.array(conditionSchema).max(10),
});
export type Answer = z.infer<typeof answerSchema>;

const planVersionSchema = z.number().int().min(1);

/** Everything that can be asked of a case. One command that is accepted is one entry. */
export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open-request'),
    plan: requestSchema,
    chain: z.array(stageSchema).min(1),
    contactPerson: personIdSchema,
  }),
  z.strictObject({ type: z.literal('amend-plan'), plan: requestSchema, planVersion: planVersionSchema }),
  z.strictObject({ type: z.literal('start-generation'), generation: z.number().int().min(1) }),
  z.strictObject({
    type: z.literal('open-conversation'),
    generation: z.number().int().min(1),
    stage: slugSchema,
    with: actorSchema,
  }),
  z.strictObject({ type: z.literal('record-look'), conversation: conversationIdSchema }),
  z.strictObject({ type: z.literal('record-nobody-mandated'), conversation: conversationIdSchema }),
  z.strictObject({ type: z.literal('confirm-plan'), planVersion: planVersionSchema }),
  z.strictObject({ type: z.literal('ask-changes'), planVersion: planVersionSchema, text: textSchema }),
  z.strictObject({
    type: z.literal('answer'),
    conversation: conversationIdSchema,
    planVersion: planVersionSchema,
    answers: z.array(answerSchema).min(1).max(20),
  }),
  z.strictObject({
    type: z.literal('renew-link'),
    conversation: conversationIdSchema,
    cause: z.enum(['asked', 'codes-missed', 'sent-again']),
  }),
  z.strictObject({
    type: z.literal('plan-talk'),
    conversation: conversationIdSchema,
    planVersion: planVersionSchema,
    talkAt: z.iso.datetime(),
    channel: channelSchema,
    note: textSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('mend-address'),
    email: emailSchema,
    /** Whose of the family; the representative's where it is left out. */
    person: personIdSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('ask-question'),
    conversation: conversationIdSchema,
    planVersion: planVersionSchema,
    text: textSchema,
    /** Asked of the applicant, who is given until this day. */
    answerBy: dateSchema.optional(),
  }),
  z.strictObject({ type: z.literal('answer-question'), question: z.number().int().min(1), text: textSchema }),
  z.strictObject({
    type: z.literal('record-talk'),
    conversation: conversationIdSchema,
    heldOn: dateSchema,
    spoke: textSchema,
    agreed: textSchema,
  }),
  z.strictObject({ type: z.literal('cancel-talk'), conversation: conversationIdSchema }),
  z.strictObject({
    type: z.literal('hand-over'),
    conversation: conversationIdSchema,
    to: personIdSchema,
    cause: handOverCauseSchema,
    note: textSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('note-answer'),
    conversation: conversationIdSchema,
    planVersion: planVersionSchema,
    spokenOn: dateSchema,
    answers: z.array(answerSchema).min(1).max(20),
  }),
  z.strictObject({ type: z.literal('withdraw'), text: textSchema.optional() }),
  z.strictObject({
    type: z.literal('pause'),
    until: dateSchema.optional(),
    text: textSchema.optional(),
    /** The applicant agreed in writing that the legal term stands still. */
    consent: z.boolean(),
  }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({
    type: z.literal('record-bounce'),
    recipient: personIdSchema,
    conversation: conversationIdSchema.optional(),
    sentAt: z.iso.datetime().optional(),
  }),
  z.strictObject({ type: z.literal('extend-term'), until: dateSchema, text: textSchema }),
  z.strictObject({ type: z.literal('warn-of-term') }),
  z.strictObject({ type: z.literal('nudge'), reason: textSchema }),
  z.strictObject({
    type: z.literal('move-to-chain'),
    /** The plan as it stands, word for word. */
    plan: storedPlanSchema,
    planVersion: planVersionSchema,
    chain: z.array(stageSchema).min(1),
    reason: textSchema,
  }),
  z.strictObject({
    type: z.literal('record-condition-met'),
    condition: conditionPlaceSchema,
    /** Left out to take back what was recorded by mistake. */
    on: dateSchema.optional(),
    note: textSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('record-carried-out'),
    /** The ask as the envelopes call it. */
    askId: digestSchema,
    on: dateSchema.optional(),
    note: textSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('erase-case'),
    ground: erasureGroundSchema,
    /** The last day on which it had to be kept; left out where the family asked. */
    keptUntil: dateSchema.optional(),
  }),
]);
export type Command = z.infer<typeof commandSchema>;
