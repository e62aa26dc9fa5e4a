import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import { standingBounces } from '../domain/bounces.ts';
import { familyStage } from '../domain/chain.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Markup } from './layout.ts';
import type { Label } from './tracker.ts';

/** To whom mail came back, and what helps; it stands beside the forms that do. */
export function bounceNotes(texts: Texts, { state, label }: { state: CaseState; label: Label }): Markup[] {
  const { casework, format } = texts;
  return standingBounces(state).map(({ conversation, at }) => {
    const who = label(conversation.with.function);
    const help = conversation.stage === familyStage ? casework.bouncedFamily : casework.bouncedStaff;
    return html`<div class="notice">
      <p><strong>${casework.bounced(who, format.shortDate(at))}</strong> ${help}</p>
    </div>`;
  });
}
