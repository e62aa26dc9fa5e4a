import { html } from 'hono/html';
import type { Word } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import type { Ask } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import { answersView } from './answer-view.ts';
import { nothing, type Markup } from './layout.ts';
import { facts, part } from './plan-view.ts';

/** Something that was said on the way to an answer, unsealed. `who` and the like name functions, `at` is an instant. */
export type Said =
  | {
      readonly kind: 'question';
      readonly n: number;
      readonly at: string;
      readonly who: string;
      readonly text: string;
      /** The day the family was given; without it the question was for the contact person. */
      readonly answerBy: string | undefined;
      readonly answer: { readonly at: string; readonly text: string } | undefined;
    }
  | {
      readonly kind: 'talk';
      readonly who: string;
      readonly heldOn: string;
      readonly spoke: string;
      readonly agreed: string;
    }
  | {
      readonly kind: 'hand-over';
      readonly at: string;
      readonly from: string;
      readonly to: string;
      readonly note: string;
    }
  | { readonly kind: 'nudge'; readonly at: string; readonly reason: string }
  | {
      readonly kind: 'noted';
      readonly n: number;
      readonly at: string;
      readonly who: string;
      readonly spokenOn: string;
      readonly word: Word;
      readonly answers: readonly Answer[];
    };

/** What was said so far, oldest first. */
export function saidView(texts: Texts, said: readonly Said[], asks: readonly Ask[]): Markup {
  if (said.length === 0) return nothing;
  return part(
    texts.said.title,
    html`${said.map((one) => html`<div class="box">${view(texts, one, asks)}</div>`)}`,
  );
}

function view(texts: Texts, one: Said, asks: readonly Ask[]): Markup {
  const { said: words, format } = texts;
  switch (one.kind) {
    case 'question': {
      const asked = one.answerBy === undefined ? words.asked : words.askedFamily;
      return html`${head(asked(one.who, format.shortDate(one.at)))}
        <p class="words">${one.text}</p>
        ${
          one.answer === undefined
            ? html`<p>${words.notAnswered}</p>`
            : html`${head(words.answered(format.shortDate(one.answer.at)))}
                <p class="words">${one.answer.text}</p>`
        }`;
    }
    case 'talk':
      return html`${head(words.held(one.who, format.shortDate(one.heldOn)))}
      ${facts([
        [words.spoke, one.spoke],
        [words.agreed, one.agreed],
      ])}`;
    case 'hand-over':
      return html`${head(words.handedOver(one.from, one.to, format.shortDate(one.at)))}
        <p class="words">${one.note}</p>`;
    case 'nudge':
      return html`${head(words.nudged(format.shortDate(one.at)))}
        <p class="words">${one.reason}</p>`;
    case 'noted':
      return html`${head(words.noted(one.who, format.shortDate(one.spokenOn)))}
      ${answersView(texts, { asks, word: one.word }, one.answers)}`;
  }
}

function head(text: string): Markup {
  return html`<h3>${text}</h3>`;
}
