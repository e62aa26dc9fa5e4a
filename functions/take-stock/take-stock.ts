import * as z from 'zod';
import { endedTurn } from '../../shared/domain/chain.ts';
import { caseIdSchema } from '../../shared/domain/identifiers.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import type { System } from '../system.ts';

const inputSchema = z.object({ caseId: caseIdSchema, generation: z.number().int() });
export type Stock = { caseId: string; generation: number; turn: string };

/**
 * First step of every execution and the only way back in the chain: asks the ledger whose turn it is. Without it a
 * replaced or restarted execution would go by what it remembers instead of what was decided.
 */
export async function takeStock(system: Pick<System, 'books'>, event: unknown): Promise<Stock> {
  const { caseId, generation } = inputSchema.parse(event);
  const found = await loadCase(system.books, caseId);
  const current = found !== undefined && found.state.generation === generation;
  return { caseId, generation, turn: current ? turnOf(found.state) : endedTurn };
}
