import * as z from 'zod';
import type { CaseState, Conversation } from '../../shared/domain/case-state.ts';
import { familyStage, pausedTurn } from '../../shared/domain/chain.ts';
import type { Command } from '../../shared/domain/commands.ts';
import type { Actor } from '../../shared/domain/entries.ts';
import { holdersFor, nextHolder, whoStandsIn } from '../../shared/domain/holders.ts';
import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { lookSchema } from '../../shared/domain/talk-entries.ts';
import { mandatedInstead } from '../../shared/domain/without-mandate.ts';
import {
  findConversation,
  openConversation,
  openQuestion,
  stillToConfirm,
  turnOf,
} from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { loadCase, perform, rehearse, type FoundCase, type Recorded } from '../../shared/ledger/perform.ts';
import type { Refusal } from '../../shared/domain/verdict.ts';
import { ringToken } from '../ring-token.ts';
import { clockwork } from '../clockwork.ts';
import type { System } from '../system.ts';

const inputSchema = z.object({
  token: z.string().min(1),
  caseId: caseIdSchema,
  generation: z.number().int(),
  stage: z.string(),
});

type Needs = Pick<System, 'books' | 'tokenRows' | 'executions' | 'registers' | 'measure'>;

/**
 * Every state of the chain that waits for a person. The order is the point: first the token is stored, then the ledger
 * is read. The other way round, a decision that falls between the two would find no token to ring and nobody would ever
 * go on. Entered anew each day, it looks what is due.
 */
export async function holdConversation(system: Needs, event: unknown): Promise<void> {
  const { token, caseId, generation, stage } = inputSchema.parse(event);
  await system.tokenRows.put(caseId, { token, at: Date.parse(system.books.now()) });
  const found = await loadCase(system.books, caseId);
  if (found === undefined || found.state.generation !== generation || turnOf(found.state) !== stage) {
    await ringToken(system, { caseId, token, ring: 'elsewhere' });
    return;
  }
  if (stage === pausedTurn) {
    const pause = found.state.pauses.length;
    const gone = await orderIfDue(system, found, { command: { type: 'resume' }, name: `resume-${pause}` });
    if (gone.kind === 'refused') await warnOfTerm(system, found);
    return;
  }
  const missing = stillToAsk(system, found.state, stage);
  if (missing.length === 0) {
    await look(system, found);
    return;
  }
  for (const [index, someone] of missing.entries()) {
    const name = `open-g${generation}-${stage}-v${found.state.planVersion}`;
    const what = {
      command: { type: 'open-conversation', generation, stage, with: someone } as const,
      // Of a family several are asked side by side.
      name: stage === familyStage ? `${name}-${someone.id}` : name,
    };
    // What was read holds until the first of them is asked.
    const opened = await order(system, caseId, { ...what, ...(index === 0 ? { found } : {}) });
    // Somebody decided or opened between the reading and this: what there is to do now, the next entering finds out.
    if (opened.kind === 'refused') await ringToken(system, { caseId, token, ring: 'elsewhere' });
    if (opened.kind === 'refused') return;
    await tellIfForNobody(system, opened.state);
  }
}

/** Whom this stage must still be asked of: one official, or everybody of the family who must confirm. */
function stillToAsk(system: Needs, state: CaseState, stageId: string): Actor[] {
  const open = state.conversations.filter((one) => one.stage === stageId && one.status === 'open');
  if (stageId === familyStage)
    return stillToConfirm(state)
      .filter((id) => open.every((one) => one.with.id !== id))
      .map((id) => ({ id, function: 'family' }));
  const stage = state.chain.find((one) => one.id === stageId);
  if (stage === undefined) throw new Error(`the case has no stage ${stageId}`);
  if (open.length > 0) return [];
  const today = dateIn(system.books.now());
  const [holder] = holdersFor(system.registers.current, state, { stage, today });
  // A function of an earlier chain that nobody has any more: the next look asks whoever has it by then.
  if (holder === undefined) system.measure('nobody-to-ask', { caseId: state.caseId });
  return holder === undefined ? [] : [holder];
}

/**
 * The daily look: whoever is away is stood in for, whoever may not decide any more is taken over from, what is due in the
 * conversations that are open is recorded, somebody else is called in where nobody answered, and the end of the legal term
 * is warned of. Mostly nothing is.
 */
async function look(system: Needs, found: FoundCase): Promise<void> {
  const { state } = found;
  const today = dateIn(system.books.now());
  for (const conversation of state.conversations) {
    if (conversation.stage !== turnOf(state) || conversation.status !== 'open') continue;
    if (await standIn(system, found, conversation)) continue;
    if (await passOn(system, found, conversation)) continue;
    const { id } = conversation;
    await tellIfForNobody(system, state);
    const looked = await orderIfDue(system, found, {
      command: { type: 'record-look', conversation: id },
      name: `look-${id}-${today}`,
    });
    const steps = looked.kind === 'recorded' ? findConversation(looked.state, id) : conversation;
    if (steps !== undefined && openQuestion(state, id) === undefined) await callIn(system, found, steps);
  }
  await warnOfTerm(system, found);
}

async function warnOfTerm(system: Needs, found: FoundCase): Promise<void> {
  const today = dateIn(system.books.now());
  await orderIfDue(system, found, { command: { type: 'warn-of-term' }, name: `term-${today}` });
}

/** A decision that nobody may take today would wait for ever with somebody who can read it and no more. */
async function tellIfForNobody(system: Needs, state: CaseState): Promise<void> {
  const conversation = openConversation(state);
  if (conversation === undefined) return;
  const { id, linkEpoch } = conversation;
  const command: Command = { type: 'record-nobody-mandated', conversation: id };
  await orderIfDue(system, { state }, { command, name: `nobody-mandated-${id}-${linkEpoch}` });
}

/** Whether the conversation went to somebody with a mandate because its holder has none today. */
async function passOn(system: Needs, found: FoundCase, conversation: Conversation): Promise<boolean> {
  const today = dateIn(system.books.now());
  const other = mandatedInstead(system.registers.current, found.state, { conversation, today });
  if (other === undefined) return false;
  const { id, linkEpoch } = conversation;
  const command: Command = { type: 'hand-over', conversation: id, to: other.id, cause: 'may-not-decide' };
  const handed = await orderIfDue(system, found, { command, name: `may-not-decide-${id}-${linkEpoch}` });
  return handed.kind === 'recorded';
}

/** Whether the conversation went to a substitute because its holder is away today. */
async function standIn(system: Needs, found: FoundCase, conversation: Conversation): Promise<boolean> {
  if (conversation.stage === familyStage) return false;
  const { now } = system.books;
  const substitute = whoStandsIn(system.registers.current, found.state, {
    conversation,
    today: dateIn(now()),
  });
  if (substitute === undefined) return false;
  const { id, linkEpoch } = conversation;
  const command: Command = { type: 'hand-over', conversation: id, to: substitute, cause: 'absence' };
  const handed = await orderIfDue(system, found, { command, name: `stand-in-${id}-${linkEpoch}` });
  return handed.kind === 'recorded';
}

/**
 * Somebody else is asked once nobody answered in time: not only in the look that finds it, but in each until it is done, so
 * that a crash between the two does not leave everybody waiting.
 */
async function callIn(system: Needs, found: FoundCase, conversation: Conversation): Promise<void> {
  const { id, reminders, handOvers } = conversation;
  const isSilent = reminders > lookSchema.options.indexOf('substitute');
  if (!isSilent || handOvers.at(-1)?.cause === 'silent') return;
  const today = dateIn(system.books.now());
  const other = nextHolder(system.registers.current, found.state, { conversation, today });
  if (other === undefined) return;
  const command: Command = { type: 'hand-over', conversation: id, to: other.id, cause: 'silent' };
  await orderIfDue(system, found, { command, name: `call-in-${id}-${handOvers.length}` });
}

/** One command of the clockwork, on the case as it was read where it was. */
async function order(
  system: Needs,
  caseId: CaseId,
  { command, name, found }: { command: Command; name: string; found?: FoundCase },
): Promise<Recorded | Refusal> {
  return perform(system.books, { caseId, command, actor: clockwork, commandId: name }, found);
}

/** The same for what may wait for tomorrow: where nothing is due on what was read, nothing is read again. */
async function orderIfDue(
  system: Needs,
  found: FoundCase | Pick<FoundCase, 'state'>,
  what: { command: Command; name: string },
): Promise<Recorded | Refusal> {
  const { command } = what;
  const verdict = await rehearse(system.books, found.state, { command, actor: clockwork });
  if (verdict.kind === 'refused') return verdict;
  return order(system, found.state.caseId, { ...what, ...('hash' in found ? { found } : {}) });
}
