import type { Actor } from '../shared/domain/entries.ts';
import type { CaseState, Conversation } from '../shared/domain/case-state.ts';
import type { Stage } from '../shared/domain/chain.ts';
import { nextHolder } from '../shared/domain/holders.ts';
import { caseIdOf, type ConversationId } from '../shared/domain/identifiers.ts';
import { mandateOf, whoMayDecide } from '../shared/domain/mandates.ts';
import type { Registers } from '../shared/domain/registers.ts';
import { matterOf } from '../shared/domain/signing.ts';
import { findConversation } from '../shared/domain/turn.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { loadCase, perform } from '../shared/ledger/perform.ts';
import { clockwork } from './clockwork.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books' | 'outbox'>;

/**
 * A decision that its holder may not take goes to somebody who may: without this it would wait with somebody who can
 * only refuse to take it. `undefined` when nobody may; then the managers hear of it.
 */
export async function routeToMandated(system: Needs, id: ConversationId): Promise<Actor | undefined> {
  const { books } = system;
  const found = await loadCase(books, caseIdOf(id));
  const conversation = found === undefined ? undefined : findConversation(found.state, id);
  if (found === undefined || conversation === undefined) throw new Error('a conversation that is not there');
  const registers = await books.registers.fresh();
  const about = { conversation, today: dateIn(books.now()) };
  // Sent twice at once, the first has handed it over already.
  if (holderMay(registers, found.state, about)) return conversation.with;
  const other = whoMay(registers, found.state, about);
  if (other === undefined) {
    await tellNobodyMandated(system, found.state, id);
    return undefined;
  }
  const command = { type: 'hand-over', conversation: id, to: other.id, cause: 'no-mandate' } as const;
  const commandId = `no-mandate-${id}-${conversation.linkEpoch}`;
  const order = { caseId: found.state.caseId, command, actor: clockwork, commandId };
  const handed = await perform(books, order, found);
  if (handed.kind === 'recorded') return other;
  // Somebody else had it handed over just now.
  const now = await loadCase(books, caseIdOf(id));
  const holder = now === undefined ? undefined : findConversation(now.state, id)?.with;
  return holder?.id === conversation.with.id ? undefined : holder;
}

/** What is to be decided in a conversation today, and the day. */
type About = { readonly conversation: Conversation; readonly today: string };

/** Whether it is with somebody who may decide. */
function holderMay(registers: Registers, state: CaseState, { conversation, today }: About): boolean {
  const stage = state.chain.find(({ id }) => id === conversation.stage);
  if (stage === undefined) return false;
  return mandateOf(registers, conversation.with, matterOf(state, stage, today)).kind === 'mandated';
}

/** Somebody who did not have it before; else whoever may decide, also when they once passed it on. */
function whoMay(registers: Registers, state: CaseState, { conversation, today }: About): Actor | undefined {
  return (
    nextHolder(registers, state, { conversation, today }) ??
    nextHolder(registers, state, { conversation: { ...conversation, handOvers: [] }, today })
  );
}

/** Whether a stage is a decision that nobody has a mandate for today. */
export function isForNobody(registers: Registers, state: CaseState, about: { stage: Stage; today: string }) {
  if (about.stage.word !== 'decision') return false;
  return whoMayDecide(registers, matterOf(state, about.stage, about.today)).length === 0;
}

/** Every manager, once for each holder of a conversation. */
export async function tellNobodyMandated(
  system: Needs,
  { caseId, conversations }: CaseState,
  id: ConversationId,
): Promise<void> {
  const opened = Number(id.slice(id.lastIndexOf('-') + 1));
  const n = conversations.find((one) => one.id === id)?.handOvers.at(-1)?.n ?? opened;
  for (const { id: recipient } of system.books.registers.current.managers) {
    const mailId = `${caseId}/${n}/${recipient}/nobody-mandated`;
    await system.outbox.order({ mailId, kind: 'nobody-mandated', recipient, caseId, n });
  }
}
