import { html } from 'hono/html';
import type { Texts } from '../i18n/texts.ts';
import { nothing, type Markup } from './layout.ts';
import { part } from './plan-view.ts';

/** What somebody had typed and what was not sent, to be copied. */
export function typedView(texts: Texts, typed: readonly string[]): Markup {
  if (typed.length === 0) return nothing;
  return part(
    texts.conversation.alreadyTyped,
    html`${typed.map((text) => html`<p class="words">${text}</p>`)}`,
  );
}
