import type { CaseState } from '../shared/domain/case-state.ts';
import type { PersonId } from '../shared/domain/identifiers.ts';
import { readPlan } from '../shared/ledger/perform.ts';
import type { Before } from '../shared/pages/differences-view.ts';
import type { System } from './system.ts';

/**
 * The version that somebody of the family holds the plan against: the last they said yes to, and else the one before.
 * `undefined` for the first version.
 */
export async function readBefore(
  system: Pick<System, 'books'>,
  state: CaseState,
  person: PersonId,
): Promise<Before | undefined> {
  if (state.planVersion === 1) return undefined;
  const own = state.confirmations.filter(
    ({ by, planVersion }) => by === person && planVersion < state.planVersion,
  );
  const version = own.at(-1)?.planVersion ?? state.planVersion - 1;
  return { version, plan: await readPlan(system.books, state, version) };
}
