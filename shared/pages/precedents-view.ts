import { html } from 'hono/html';
import type { Precedent } from '../domain/precedents.ts';
import type { Ask } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import { nothing, type Markup } from './layout.ts';
import { list, part } from './plan-view.ts';

/** So many stand on the page as they are; more are folded away, as this page is read on a telephone. */
const shownOpen = 2;

/** What was decided in comparable cases, ask by ask; nothing for whoever is asked about the plan as a whole. */
export function precedentsView(
  texts: Texts,
  asks: readonly Ask[],
  precedents: ReadonlyMap<string, readonly Precedent[]>,
): Markup {
  if (asks.length === 0) return nothing;
  return part(
    texts.conversation.precedents,
    html`${asks.map(
      (ask) =>
        html`${asks.length === 1 ? nothing : html`<h3 class="words">${ask.what}</h3>`}
        ${comparableView(texts, ask, precedents)}`,
    )}`,
  );
}

function comparableView(
  texts: Texts,
  { departsFrom: { ruleId } }: Ask,
  precedents: ReadonlyMap<string, readonly Precedent[]>,
): Markup {
  const { conversation: words } = texts;
  if (ruleId === undefined) return html`<p>${words.precedentsUnlisted}</p>`;
  const found = precedents.get(ruleId) ?? [];
  if (found.length === 0) return html`<p>${words.precedentsNone}</p>`;
  const lines = list(found.map((precedent) => precedentView(texts, precedent)));
  return html`<p>${words.precedentsText}</p>
    ${
      found.length <= shownOpen
        ? lines
        : html`<details>
            <summary>${words.precedentsMore(found.length)}</summary>
            ${lines}
          </details>`
    }`;
}

function precedentView(texts: Texts, { outcome, kinds, amountOnce, amountPerYear }: Precedent): Markup {
  const { conversation: words, fields, format } = texts;
  const amounts = [
    ...(amountOnce === undefined ? [] : [words.about(format.euro(amountOnce))]),
    ...(amountPerYear === undefined ? [] : [words.about(fields.perYear(format.euro(amountPerYear)))]),
  ];
  const names = kinds.map((kind) => words.conditionKinds[kind].toLowerCase());
  return html`<strong>${texts.outcomes[outcome]}</strong>${amounts.map((amount) => `, ${amount}`).join('')}
    ${kinds.length === 0 ? nothing : html`<br />${words.precedentKinds(names.join('; '))}`}`;
}
