import { html } from 'hono/html';
import type { Texts } from '../i18n/texts.ts';
import type { Markup } from './layout.ts';

/** Seconds between two looks whether anything has changed, while the page is in sight. */
const looksEvery = 60;

/** As of when (ISO 8601, UTC) a page says what it says, for a page that keeps itself up to date; `said`: that moment, in words. */
export function asOfView({ overview, format }: Texts, asOf: string, said = format.time(asOf)): Markup {
  return html`<p
    class="status"
    role="status"
    data-refreshes="${looksEvery}"
    data-updated="${overview.updated(format.time(asOf))}"
    data-halted="${overview.halted}"
  >
    ${overview.asOf(said)}
  </p>`;
}

/** A part of such a page that is put in anew when it has changed. `version` names all that the page shows. */
export function freshPart(id: string, version: string, content: Markup): Markup {
  return html`<div id="${id}" data-fresh="${version}">${content}</div>`;
}
