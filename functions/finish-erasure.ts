import { endedBy } from '../shared/domain/ending.ts';
import { followUpsOf } from '../shared/domain/follow-through.ts';
import type { CaseId } from '../shared/domain/identifiers.ts';
import { loadCase } from '../shared/ledger/perform.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { rollUpMonth } from './sweep/roll-up-months.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books' | 'registers' | 'drafts' | 'followUps' | 'summaries' | 'rollups'>;

/**
 * What must be gone of a case that was erased: its key, and with it every word, also those of forms that were posted
 * too late; the versions of its plan that somebody was writing, which have keys of their own; its part in the figures of its
 * month; and last its row in the views, which says that this is still to be done. Safe to do again. Answers whether the case was erased at all.
 */
export async function finishErasure(system: Needs, caseId: CaseId): Promise<boolean> {
  const found = await loadCase(system.books, caseId);
  if (found?.state.erased === undefined) return false;
  await system.books.keys.delete(caseId);
  const writers = new Set(system.registers.current.contactPersons.map(({ id }) => id));
  for (const person of writers.add(found.state.contactPerson))
    await system.drafts.drop({ person, id: caseId });
  for (const followUp of followUpsOf(found.state)) await system.followUps.delete(followUp);
  const ending = endedBy(found.entries);
  if (ending !== undefined) await rollUpMonth(system, dateIn(ending.at).slice(0, 7), caseId);
  await system.summaries.delete(caseId);
  return true;
}
