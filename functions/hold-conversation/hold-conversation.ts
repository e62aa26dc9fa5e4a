import * as z from 'zod';
import { familyStage } from '../../shared/domain/chain.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Actor } from '../../shared/domain/entries.ts';
import { caseIdSchema, familyId } from '../../shared/domain/identifiers.ts';
import { openConversation, turnOf } from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { loadCase, perform, type FoundCase } from '../../shared/ledger/perform.ts';
import { officialFor, type Municipality } from '../../shared/registers/municipality.ts';
import { ringToken } from '../ring-token.ts';
import { clockwork } from '../clockwork.ts';
import type { System } from '../system.ts';

const inputSchema = z.object({
  token: z.string().min(1),
  caseId: caseIdSchema,
  generation: z.number().int(),
  stage: z.string(),
});

type Needs = Pick<System, 'books' | 'tokenRows' | 'executions' | 'registers'>;

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
  if (openConversation(found.state) !== undefined) {
    await look(system, found);
    return;
  }
  const opened = await perform(
    system.books,
    {
      caseId,
      command: {
        type: 'open-conversation',
        generation,
        stage,
        with: holderOf(system.registers.current, found.state, stage),
      },
      actor: clockwork,
      commandId: `open-g${generation}-${stage}-v${found.state.planVersion}`,
    },
    found,
  );
  // Somebody decided or opened between the reading and this: what there is to do now, the next entering finds out.
  if (opened.kind === 'refused') await ringToken(system, { caseId, token, ring: 'elsewhere' });
}

/** The daily look: records what is due for the conversation that is open. Saying nothing is fine: most days nothing is. */
async function look(system: Needs, found: FoundCase): Promise<void> {
  const { state } = found;
  const conversation = openConversation(state);
  if (conversation === undefined) return;
  await perform(
    system.books,
    {
      caseId: state.caseId,
      command: { type: 'record-look', conversation: conversation.id },
      actor: clockwork,
      commandId: `look-${conversation.id}-${dateIn(system.books.now())}`,
    },
    found,
  );
}

function holderOf(municipality: Municipality, state: CaseState, stageId: string): Actor {
  if (stageId === familyStage) return { id: familyId, function: 'family' };
  const stage = state.chain.find((one) => one.id === stageId);
  if (stage === undefined) throw new Error(`the case has no stage ${stageId}`);
  return { id: officialFor(municipality, stage.function).id, function: stage.function };
}
