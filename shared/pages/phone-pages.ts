import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import type { Stage } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import type { Ask, Request } from '../domain/request.ts';
import { departsFromAdvice } from '../domain/signing.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { answerFields, answerLabel } from './answer-fields.ts';
import { answersView } from './answer-view.ts';
import { lastLook, type Carried } from './check-pages.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { askView, facts, part, questionView } from './plan-view.ts';

/** An answer that somebody gave by telephone, as their contact person writes it down. `who` is a function. */
export type PhoneView = {
  readonly state: CaseState;
  readonly conversation: Conversation;
  readonly stage: Stage;
  readonly plan: Request;
  readonly asks: readonly Ask[];
  readonly who: string;
};

export async function phonePage(
  frame: PageFrame,
  view: PhoneView,
  filled: Filled & { readonly restored: boolean },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { phone: words, conversation } = texts;
  const { state, stage, asks, who } = view;
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, (path) => labelOf(texts, path, who))}
    <h1>${words.title}</h1>
    ${filled.restored ? html`<p class="notice" role="status">${texts.session.restored}</p>` : nothing}
    ${questionView(texts, view.plan)}
    <p>${words.text(who)}</p>
    <h2>${words.asked(who)}</h2>
    ${
      asks.length === 0
        ? html`<p class="words strong">${conversation.wholePlan[stage.word]}</p>`
        : asks.map((ask) => askView(texts, ask))
    }
    ${phoneForm(view, filled)}
    <p><a href="/werk/zaak/${state.caseId}">${texts.question.toCase}</a></p>`;
  return renderPage(frame, {
    title: words.title,
    content,
    hasErrors: wrong,
    form: { id: 'formulier', step: 'check' },
    status: wrong ? 422 : 200,
  });
}

function phoneForm({ state, stage, conversation, asks, who }: PhoneView, filled: Filled): Markup {
  const { phone: words, conversation: talkWords } = filled.texts;
  const questions = asks.length === 0 ? [undefined] : asks;
  return html`<form method="post" id="formulier" novalidate>
    ${hidden([
      ['planVersion', String(state.planVersion)],
      ['conversation', conversation.id],
    ])}
    ${field(filled, { name: 'spokenOn', label: words.spokenOn, type: 'date' })}
    ${answerFields(filled, {
      questions,
      legend: (ask) =>
        questions.length === 1 || ask === undefined ? words.answer(who) : words.answerTo(who, ask.what),
      reasonHint: () => (departsFromAdvice(state, stage) ? talkWords.reasonHintAdvice : talkWords.reasonHint),
      instead: [],
    })}
    <button type="submit" name="step" value="check" class="main">${words.check}</button>
  </form>`;
}

function labelOf(texts: Texts, path: string, who: string): string {
  if (path === 'spokenOn') return texts.phone.spokenOn;
  return path.endsWith('.outcome') ? texts.phone.answer(who) : answerLabel(texts, path);
}

/** The last look: whose answer it is, and that it does not count yet. */
export async function phoneCheckPage(
  frame: PageFrame,
  view: PhoneView,
  given: Carried & { answers: readonly Answer[]; spokenOn: string },
): Promise<HttpResponse> {
  const { phone: words, format } = frame.texts;
  return lastLook(frame, view.plan, {
    title: words.checkTitle,
    content: html`<p>${words.text(view.who)}</p>
      ${facts([[words.spokenOn, format.longDate(given.spokenOn)]])}
      ${answersView(frame.texts, { asks: view.asks, word: view.stage.word }, given.answers)}`,
    ...given,
    send: words.send,
  });
}

/** Nobody's answer can be written down (any more); what was typed is given back. */
export async function phoneGonePage(
  frame: PageFrame,
  { state, plan }: Pick<PhoneView, 'state' | 'plan'>,
  typed: readonly string[],
): Promise<HttpResponse> {
  const { phone: words, question } = frame.texts;
  const content = html`<h1>${words.goneTitle}</h1>
    ${questionView(frame.texts, plan)}
    <p>${words.goneText}</p>
    ${
      typed.length === 0
        ? nothing
        : part(question.typed, html`${typed.map((text) => html`<p class="words">${text}</p>`)}`)
    }
    <p><a href="/werk/zaak/${state.caseId}">${question.toCase}</a></p>`;
  return renderPage(frame, { title: words.goneTitle, content, status: 409 });
}
