import { nextReminderMoment } from '../../shared/domain/due-dates.ts';
import { contactToday } from '../../shared/domain/registers.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
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
  const { current } = system.registers;
  const people =
    whom === 'managers'
      ? current.managers.map(({ id }) => id)
      : [contactToday(current, whom, dateIn(moment))];
  for (const recipient of people)
    await system.outbox.orderReminder(moment, { recipient, ...(isFamily(recipient) ? { caseId } : {}) });
}
