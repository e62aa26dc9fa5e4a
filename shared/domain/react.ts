import * as z from 'zod';
import { endedTurn, familyStage } from './chain.ts';
import type { CaseState } from './case-state.ts';
import type { Command } from './commands.ts';
import type { Envelope } from './entries.ts';
import { familyId, type ConversationId, type PersonId } from './identifiers.ts';
import { precedentsOf, type PrecedentRow } from './precedents.ts';
import { ringAfter, turnOf, validWords, type Ring } from './turn.ts';

export const mailKindSchema = z.enum([
  'family-confirm',
  'invitation',
  'changes-asked',
  'talk-planned',
  'address-changed',
  'fresh-link',
  'closed',
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

/** What must follow an entry. Each may be done more than once, and must be done at least once. */
export type Effect =
  | { readonly kind: 'command'; readonly command: Command; readonly commandId: string }
  | { readonly kind: 'start-execution'; readonly generation: number }
  | { readonly kind: 'ring'; readonly ring: Ring }
  | { readonly kind: 'mail'; readonly mail: MailOrder }
  | { readonly kind: 'precedent'; readonly row: PrecedentRow };

/** `state` is the case just after `entry`. Pure: what follows from an entry never depends on when one looks. */
export function react(state: CaseState, entry: Envelope): Effect[] {
  switch (entry.type) {
    case 'request-opened':
      return [startGeneration(1)];
    case 'generation-started':
      return [{ kind: 'start-execution', generation: entry.generation }];
    case 'conversation-opened':
      return [
        mail(entry, {
          kind: entry.stage === familyStage ? 'family-confirm' : 'invitation',
          recipient: entry.with.id,
          conversation: entry.conversation,
          linkEpoch: entry.linkEpoch,
        }),
      ];
    case 'plan-confirmed':
      return [{ kind: 'ring', ring: 'elsewhere' }, ...closing(state, entry)];
    case 'plan-amended':
      return [{ kind: 'ring', ring: 'elsewhere' }, ...closing(state, entry), ...precedents(state)];
    case 'changes-asked':
      return [mail(entry, { kind: 'changes-asked', recipient: state.contactPerson })];
    case 'answered':
      return [
        { kind: 'ring', ring: ringAfter(entry.stage, state) },
        ...closing(state, entry),
        ...precedents(state, entry),
      ];
    case 'talk-planned':
      return [mail(entry, { kind: 'talk-planned', recipient: state.contactPerson })];
    case 'address-mended':
      return [
        // To the address before: a family must not lose its plan to another without hearing of it.
        mail(entry, { kind: 'address-changed', recipient: familyId }),
        ...freshLink(state, entry),
      ];
    case 'link-renewed':
      return freshLink(state, entry);
    case 'look-recorded':
      return [];
  }
}

function freshLink(
  state: CaseState,
  entry: Extract<Envelope, { type: 'address-mended' | 'link-renewed' }>,
): Effect[] {
  const conversation = state.conversations.find((one) => one.id === entry.conversation);
  if (conversation === undefined) return [];
  return [
    mail(entry, {
      kind: 'fresh-link',
      recipient: conversation.with.id,
      conversation: conversation.id,
      linkEpoch: entry.linkEpoch,
    }),
  ];
}

/** Generation g is asked for once, whoever asks: its command id is its number. */
export function startGeneration(generation: number): Extract<Effect, { kind: 'command' }> {
  return {
    kind: 'command',
    command: { type: 'start-generation', generation },
    commandId: `generation-${generation}`,
  };
}

function mail(entry: Envelope, order: Omit<MailOrder, 'n'>): Effect {
  return { kind: 'mail', mail: { n: entry.n, ...order } };
}

/** When the last word is in, the family, the contact person and everyone who spoke hear of it, each once. */
function closing(state: CaseState, entry: Envelope): Effect[] {
  if (turnOf(state) !== endedTurn) return [];
  const family = state.conversations.findLast((one) => one.stage === familyStage);
  const spoke = new Map(validWords(state).map((word) => [word.by.id, word.conversation]));
  const talks = [family?.id, ...spoke.values()].flatMap((id) =>
    state.conversations.filter((one) => one.id === id),
  );
  return [
    mail(entry, { kind: 'closed', recipient: state.contactPerson }),
    ...talks.map((talk) =>
      mail(entry, {
        kind: 'closed',
        recipient: talk.stage === familyStage ? familyId : talk.with.id,
        conversation: talk.id,
      }),
    ),
  ];
}

/** What was just decided counts in other cases from now on; after a new version of the plan, any may count or not. */
function precedents(state: CaseState, answered?: Extract<Envelope, { type: 'answered' }>): Effect[] {
  const rows = precedentsOf(state).filter(
    ({ stage, precedent }) => answered === undefined || (stage === answered.stage && precedent !== undefined),
  );
  return rows.map((row) => ({ kind: 'precedent', row }));
}

type Overtakable = {
  readonly conversation?: ConversationId | undefined;
  readonly linkEpoch?: number | undefined;
};

/** A mail that only brings a link is not sent when the link has been replaced since: a newer mail carries it. */
export function isOvertaken(order: Overtakable, head: CaseState): boolean {
  if (order.conversation === undefined || order.linkEpoch === undefined) return false;
  const conversation = head.conversations.find((one) => one.id === order.conversation);
  return conversation === undefined || conversation.linkEpoch !== order.linkEpoch;
}
