import type { CaseState, Conversation } from './case-state.ts';
import type { Command } from './commands.ts';
import type { Actor } from './entries.ts';
import { nextHolder } from './holders.ts';
import { systemId } from './identifiers.ts';
import { mandateOf, type Lack } from './mandates.ts';
import type { Registers } from './registers.ts';
import { matterOf } from './signing.ts';
import { findConversation, openConversation } from './turn.ts';
import { accept, next, refuse, type Occasion, type Verdict } from './verdict.ts';
import { dateIn, type CalendarDate } from './working-days.ts';

type Held = { readonly conversation: Conversation; readonly today: CalendarDate };

/** What the holder of a decision lacks to take it today; `undefined` while they may, and where no decision is asked. */
export function lackOfHolder(
  registers: Registers,
  state: CaseState,
  { conversation, today }: Held,
): Lack | undefined {
  const stage = state.chain.find(({ id }) => id === conversation.stage);
  if (stage?.word !== 'decision') return undefined;
  const held = mandateOf(registers, conversation.with, matterOf(registers, state, { stage, today }));
  return held.kind === 'lacking' ? held.lack : undefined;
}

/** Who may decide where the holder may not: somebody who did not have it before, else whoever once passed it on. */
export function mandatedInstead(registers: Registers, state: CaseState, held: Held): Actor | undefined {
  const afresh = { ...held, conversation: { ...held.conversation, handOvers: [] } };
  return nextHolder(registers, state, held) ?? nextHolder(registers, state, afresh);
}

/** A decision that nobody who is there may take: the managers hear of it, once for each holder. */
export function recordNobodyMandated(
  state: CaseState,
  command: Extract<Command, { type: 'record-nobody-mandated' }>,
  occasion: Occasion,
): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  const conversation = findConversation(state, command.conversation);
  if (conversation === undefined || openConversation(state)?.id !== conversation.id)
    return refuse('not-your-turn');
  const held = { conversation, today: dateIn(occasion.now) };
  const lack = lackOfHolder(occasion.registers, state, held);
  const isForNobody = lack !== undefined && mandatedInstead(occasion.registers, state, held) === undefined;
  if (!isForNobody || conversation.nobodyMandated) return refuse('nothing-due');
  const { id, stage } = conversation;
  return accept({
    envelope: { ...next(state, occasion), type: 'nobody-mandated', conversation: id, stage, lack },
  });
}
