import { html } from 'hono/html';
import type { CaseId } from '../domain/identifiers.ts';
import type { Request } from '../domain/request.ts';
import type { Standstill } from '../domain/standstill.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { facts, part, questionView } from './plan-view.ts';
import { standstillView } from './standstill-view.ts';

/** A question of an official, as the contact person sees it. `who` is a function. */
export type AskedView = {
  readonly caseId: CaseId;
  readonly plan: Request;
  readonly who: string;
  readonly at: string;
  readonly text: string;
  readonly answerBy: string | undefined;
  readonly answer: { readonly at: string; readonly text: string } | undefined;
  readonly standstills: readonly Standstill[];
};

export async function answerQuestionPage(
  frame: PageFrame,
  view: AskedView,
  filled: Filled & { readonly commandId: string; readonly restored: boolean },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { question: words } = texts;
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, () => words.answer)}
    <h1>${words.answerTitle}</h1>
    ${filled.restored ? html`<p class="notice" role="status">${texts.session.restored}</p>` : nothing}
    ${askedView(texts, view)}
    <p>${view.answerBy === undefined ? words.answerLead : words.answerLeadFamily}</p>
    ${standstillView(texts, view.standstills)}
    <form method="post" id="formulier" novalidate>
      ${hidden([['commandId', filled.commandId]])}
      ${field(filled, { name: 'text', label: words.answer, rows: 6 })}
      <button type="submit" name="step" value="send" class="main">${words.answerSend}</button>
    </form>
    ${backToCase(texts, view)}`;
  return renderPage(frame, {
    title: words.answerTitle,
    content,
    hasErrors: wrong,
    form: { id: 'formulier', step: 'send' },
    status: wrong ? 422 : 200,
  });
}

/** Answered, or not needed any more; `typed` came too late and is given back. */
export async function questionDonePage(
  frame: PageFrame,
  view: AskedView,
  typed: readonly string[],
): Promise<HttpResponse> {
  const { texts } = frame;
  const { question: words, format } = texts;
  const isAnswered = view.answer !== undefined;
  const title = isAnswered ? words.answeredTitle : words.goneTitle;
  const late = typed.length > 0;
  const content = html`<h1>${title}</h1>
    ${late && isAnswered ? html`<p class="notice" role="alert">${words.answeredBefore}</p>` : nothing}
    <p>${isAnswered ? words.answeredText : words.goneText}</p>
    ${askedView(texts, view)}
    ${
      view.answer === undefined
        ? nothing
        : part(
            texts.said.answered(format.shortDate(view.answer.at)),
            html`<p class="words">${view.answer.text}</p>`,
          )
    }
    ${standstillView(texts, view.standstills)}
    ${late ? part(words.typed, html`${typed.map((text) => html`<p class="words">${text}</p>`)}`) : nothing}
    ${backToCase(texts, view)}`;
  return renderPage(frame, { title, content, status: late ? 409 : 200 });
}

function askedView(texts: Texts, view: AskedView): Markup {
  const { question: words, fields, format } = texts;
  const { answerBy } = view;
  return html`${questionView(texts, view.plan)}
  ${facts([
    [fields.reference, view.plan.reference],
    [words.askedBy, view.who],
    [words.askedOn, format.longDate(view.at)],
    [words.askedOf, answerBy === undefined ? undefined : words.toFamily],
    [words.answerBy, answerBy === undefined ? undefined : format.longDate(answerBy)],
    [words.asked, html`<span class="words strong">${view.text}</span>`],
  ])}`;
}

function backToCase(texts: Texts, { caseId }: AskedView): Markup {
  return html`<p><a href="/werk/zaak/${caseId}">${texts.question.toCase}</a></p>`;
}
