import { html } from 'hono/html';
import type { Standstill } from '../domain/standstill.ts';
import type { Texts } from '../i18n/texts.ts';
import { nothing, type Markup } from './layout.ts';
import type { Said } from './said-view.ts';
import { standstillView } from './standstill-view.ts';

/** What was said in one conversation, for whoever holds it now. */
export type Spoken = {
  readonly said: readonly Said[];
  readonly open:
    | {
        readonly at: string;
        readonly text: string;
        readonly answerBy: string | undefined;
        readonly isOwn: boolean;
      }
    | undefined;
  readonly standstills: readonly Standstill[];
  /** An answer by telephone that still has to be confirmed; `own` is what the holder had typed themselves. */
  readonly noted: { readonly n: number; readonly at: string; readonly own: readonly string[] } | undefined;
  /** Names the wish to say what came of a talk: pressed twice it is one. */
  readonly wish: string;
};

/** The question that waits for its answer, and what questions to the family did to the legal term. */
export function openQuestionView(texts: Texts, { open, standstills }: Spoken): Markup {
  const { question: words, format } = texts;
  const term = standstillView(texts, standstills);
  if (open === undefined)
    return standstills.length === 0 ? nothing : html`<div class="notice calm">${term}</div>`;
  return html`<div class="notice">
    <h2>${open.isOwn ? words.openTitle : words.openTitleBefore}</h2>
    <p class="words">${open.text}</p>
    <p>
      ${words.openSince(format.shortDate(open.at))}
      ${open.answerBy === undefined ? nothing : words.openFamily(format.shortDate(open.answerBy))}
      ${words.mayAnswer}
    </p>
    ${term}
  </div>`;
}
