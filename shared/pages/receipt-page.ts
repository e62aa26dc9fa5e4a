import { html } from 'hono/html';
import type { Answer } from '../domain/commands.ts';
import type { HttpResponse } from '../http/http.ts';
import { answersView } from './answer-view.ts';
import type { Talk } from './conversation-pages.ts';
import { nothing, renderPage, type PageFrame } from './layout.ts';
import { underText, type Signed } from './mandate-view.ts';
import { facts, questionView } from './plan-view.ts';
import { outcomeView } from './tracker.ts';
import { endedTurn } from '../domain/chain.ts';
import { turnOf } from '../domain/turn.ts';

export type Receipt = {
  readonly talk: Talk;
  readonly answers: readonly Answer[];
  readonly n: number;
  readonly at: string;
  readonly who: string;
  readonly signed: Signed | undefined;
  /** What the official wrote for themselves, while it is kept. */
  readonly reflection: string | undefined;
};

/** What somebody sent after it, and which was not recorded: answers, or words that were none. */
type Instead = { readonly answers: readonly Answer[]; readonly typed: readonly string[] };

/** What was recorded, to keep. */
export async function receiptPage(
  frame: PageFrame,
  receipt: Receipt,
  instead: Instead,
): Promise<HttpResponse> {
  const { texts } = frame;
  const { conversation: words } = texts;
  const { talk } = receipt;
  const late = instead.answers.length > 0 || instead.typed.length > 0;
  const title = late ? words.alreadyTitle : words.receiptTitle;
  const about = { asks: talk.slice.asks, word: talk.stage.word };
  const content = html`<h1>${title}</h1>
    ${late ? html`<p class="notice" role="alert">${words.alreadyText}</p>` : nothing}
    ${questionView(texts, talk.slice)} ${outcomeView(texts, talk.state)}
    ${facts([
      [texts.fields.municipality, frame.municipality],
      [texts.fields.reference, talk.slice.reference],
      [texts.fields.alias, talk.slice.alias],
      [words.answeredBy, html`<span class="capital">${receipt.who}</span>`],
      [texts.mandates.signed, receipt.signed === undefined ? undefined : underText(texts, receipt.signed)],
      [words.receiptAt, texts.format.moment(receipt.at)],
      [words.receiptNumber, String(receipt.n)],
    ])}
    ${answersView(texts, about, receipt.answers)}
    ${
      receipt.reflection === undefined
        ? nothing
        : html`<section class="box screen-only">
            <p class="hint">${words.reflectionKept}</p>
            <p class="words">${receipt.reflection}</p>
          </section>`
    }
    ${
      late
        ? html`<h2>${words.alreadyTyped}</h2>
            ${answersView(texts, about, instead.answers)}
            ${instead.typed.map((text) => html`<p class="words">${text}</p>`)}`
        : html`<p class="screen-only">
            ${words.receiptText} ${turnOf(talk.state) === endedTurn ? nothing : words.receiptNews}
          </p>`
    }`;
  return renderPage(frame, { title, content, status: late ? 409 : 200 });
}
