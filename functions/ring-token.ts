import type { CaseId } from '../shared/domain/identifiers.ts';
import type { Ring } from '../shared/domain/turn.ts';
import type { System } from './system.ts';

/** Gives one token back to the clockwork and forgets it, whether it was still waited for or not. */
export async function ringToken(
  system: Pick<System, 'executions' | 'tokenRows'>,
  what: { caseId: CaseId; token: string; ring: Ring },
): Promise<void> {
  await system.executions.ring(what.token, what.ring);
  await system.tokenRows.delete(what.caseId, what.token);
}
