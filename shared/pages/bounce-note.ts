import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import { standingBounces } from '../domain/bounces.ts';
import { familyStage } from '../domain/chain.ts';
import type { Request } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Markup } from './layout.ts';
import { roleOf } from './confirmers-view.ts';
import type { Label } from './tracker.ts';

/** To whom mail came back, and what helps; it stands beside the forms that do. */
export function bounceNotes(
  texts: Texts,
  { state, plan, label }: { state: CaseState; plan: Request; label: Label },
): Markup[] {
  const { casework, together, format } = texts;
  return standingBounces(state).map(({ conversation, at }) => {
    const isOneOfSeveral = conversation.stage === familyStage && state.confirmers.length > 1;
    const who = isOneOfSeveral
      ? together.roles[roleOf(plan, conversation.with.id)]
      : label(conversation.with.function);
    const help = conversation.stage === familyStage ? casework.bouncedFamily : casework.bouncedStaff;
    return html`<div class="notice">
      <p><strong>${casework.bounced(who, format.shortDate(at))}</strong> ${help}</p>
    </div>`;
  });
}
