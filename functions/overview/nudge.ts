import { nextReminderMoment } from '../../shared/domain/due-dates.ts';
import { waitedFor } from '../../shared/domain/nudge.ts';
import type { HttpResponse } from '../../shared/http/http.ts';
import { nudgePage } from '../../shared/pages/manager-step-pages.ts';
import { labeller } from '../labeller.ts';
import type { Managed, Needs } from './at-case.ts';
import { stepInWithReason } from './reason-form.ts';

/** A reminder on a manager's word. Without it they would have to call about every plan that waits. */
export async function nudgeAsManager(system: Needs, managed: Managed): Promise<HttpResponse> {
  const { found, reference, request, base } = managed;
  const { state } = found;
  const frame = system.edge.frame(request);
  const label = labeller(system, frame.texts);
  const who = [...new Set(waitedFor(state).map((one) => label(one.function)))];
  return stepInWithReason(system, managed, {
    show: (filled, commandId) =>
      nudgePage(
        frame,
        {
          reference,
          base,
          commandId,
          planVersion: state.planVersion,
          who,
          leavesAt: nextReminderMoment(system.books.now()),
        },
        filled,
      ),
    command: (reason) => Promise.resolve({ type: 'nudge', reason }),
    done: 'herinnerd',
  });
}
