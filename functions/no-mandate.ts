import type { Command } from '../shared/domain/commands.ts';
import type { Actor } from '../shared/domain/entries.ts';
import { caseIdOf, type ConversationId } from '../shared/domain/identifiers.ts';
import { findConversation } from '../shared/domain/turn.ts';
import { lackOfHolder, mandatedInstead } from '../shared/domain/without-mandate.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { loadCase, perform } from '../shared/ledger/perform.ts';
import { clockwork } from './clockwork.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books'>;

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
  if (lackOfHolder(registers, found.state, about) === undefined) return conversation.with;
  const other = mandatedInstead(registers, found.state, about);
  const does = (command: Command, name: string): ReturnType<typeof perform> => {
    const commandId = `${name}-${id}-${conversation.linkEpoch}`;
    return perform(books, { caseId: found.state.caseId, command, actor: clockwork, commandId }, found);
  };
  if (other === undefined) {
    // A refusal says that they heard of it before.
    await does({ type: 'record-nobody-mandated', conversation: id }, 'nobody-mandated');
    return undefined;
  }
  const command: Command = { type: 'hand-over', conversation: id, to: other.id, cause: 'no-mandate' };
  const handed = await does(command, 'no-mandate');
  if (handed.kind === 'recorded') return other;
  // Somebody else had it handed over just now.
  const now = await loadCase(books, caseIdOf(id));
  const holder = now === undefined ? undefined : findConversation(now.state, id)?.with;
  return holder?.id === conversation.with.id ? undefined : holder;
}
