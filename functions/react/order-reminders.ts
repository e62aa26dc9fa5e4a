import { nextReminderMoment } from '../../shared/domain/due-dates.ts';
import { isFamily, type CaseId } from '../../shared/domain/identifiers.ts';
import type { Effect } from '../../shared/domain/react.ts';
import type { System } from '../system.ts';

/**
 * Reckoned from when the step was recorded and not from now: done again after a crash, it is the same letter of the same
 * day.
 */
export async function orderReminders(
  system: Pick<System, 'outbox' | 'registers'>,
  { whom, at }: Extract<Effect, { kind: 'remind' }>,
  caseId: CaseId,
): Promise<void> {
  const moment = nextReminderMoment(at);
  const people = whom === 'managers' ? system.registers.current.managers.map(({ id }) => id) : [whom];
  for (const recipient of people)
    await system.outbox.orderReminder(moment, { recipient, ...(isFamily(recipient) ? { caseId } : {}) });
}
