import type { CaseState } from '../../../shared/domain/case-state.ts';
import { readPlan } from '../../../shared/ledger/perform.ts';
import type { Finding } from './finding.ts';
import type { VirtualTown } from './virtual-town.ts';

/** Whoever the plan names must confirm it, a child and who is authorised as well; nobody else. */
export async function confirmersAmiss(town: VirtualTown, state: CaseState): Promise<Finding[]> {
  const { family } = await readPlan(town.outside.books, state);
  const named = ['family', ...(family.others ?? []).map((_, index) => `family-${index + 2}`)];
  return named.join() === state.confirmers.join()
    ? []
    : [{ kind: 'lost', what: `${named.join()} must confirm, and ${state.confirmers.join()} was asked` }];
}
