import * as z from 'zod';
import type { CaseState } from './case-state.ts';
import type { ConversationId, PersonId } from './identifiers.ts';

export const mailKindSchema = z.enum([
  'family-confirm',
  'invitation',
  'changes-asked',
  'talk-planned',
  'talk-cancelled',
  'address-changed',
  'fresh-link',
  'question-asked',
  'question-to-family',
  'question-answered',
  'handed-over',
  'holder-may-not-decide',
  'nobody-mandated',
  'answer-noted',
  'part-agreed',
  'withdrawn',
  'paused',
  'resumed',
  'term-extended',
  'address-bounced',
  'closed',
  'path-changed',
]);
export type MailKind = z.infer<typeof mailKindSchema>;

/**
 * A mail that must leave: to whom, about which conversation, with a link of which epoch. Without an epoch it is news,
 * and carries whatever link is good when it is sent; without a conversation the link leads the contact person to the case.
 */
export type MailOrder = {
  readonly n: number;
  readonly kind: MailKind;
  readonly recipient: PersonId;
  readonly conversation?: ConversationId;
  readonly linkEpoch?: number;
};

type Overtakable = {
  readonly conversation?: ConversationId | undefined;
  readonly linkEpoch?: number | undefined;
};

/**
 * A mail that only brings a link is not sent when the link has been replaced since: a newer mail carries it. Nor is any
 * about a case that was erased.
 */
export function isOvertaken(order: Overtakable, head: CaseState): boolean {
  if (head.erased !== undefined) return true;
  if (order.conversation === undefined || order.linkEpoch === undefined) return false;
  const conversation = head.conversations.find((one) => one.id === order.conversation);
  return conversation === undefined || conversation.linkEpoch !== order.linkEpoch;
}
