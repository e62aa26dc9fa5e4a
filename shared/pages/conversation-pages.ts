import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import type { Stage } from '../domain/chain.ts';
import { departsFromAdvice } from '../domain/signing.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { answerFields, answerLabel } from './answer-fields.ts';
import { toBeHeld } from './case-talk.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { officialView, questionsOf, type Reading } from './official-view.ts';
import { part, questionView } from './plan-view.ts';
import { askFirst, questionFields, questionLabel } from './question-fields.ts';
import { saidView } from './said-view.ts';
import { openQuestionView, type Spoken } from './spoken-view.ts';
import { calendarPath, heldTalkFields, talkFields, talkFirst, talkLabel } from './talk-fields.ts';

/** What an official's page is made of. */
export type Talk = Omit<Reading, 'others'> & {
  readonly state: CaseState;
  readonly conversation: Conversation;
  readonly stage: Stage;
};

export type OfficialReading = Talk & Reading & { readonly spoken: Spoken };

export async function conversationPage(
  frame: PageFrame,
  talk: OfficialReading,
  filled: Filled & { readonly restored: boolean; readonly done?: string },
): Promise<HttpResponse> {
  const { texts } = frame;
  const title = texts.conversation.titles[talk.stage.word];
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, (path) => labelOf(texts, path))}
    ${filled.done === undefined ? nothing : html`<p class="notice" role="status">${filled.done}</p>`}
    ${filled.restored ? html`<p class="notice" role="status">${texts.session.restored}</p>` : nothing}
    <h1>${title}</h1>
    ${plannedView(texts, talk)} ${openQuestionView(texts, talk.spoken)} ${officialView(texts, talk)}
    ${saidView(texts, talk.spoken.said, talk.slice.asks)} ${notedView(texts, talk.spoken)}
    ${answerForm(talk, filled)}`;
  return renderPage(frame, {
    title,
    content,
    hasErrors: wrong,
    form: { id: 'formulier', step: 'check' },
    status: wrong ? 422 : 200,
  });
}

/** The talk that is still to be held, or of which nobody has written down yet what came of it. */
function plannedView(texts: Texts, talk: OfficialReading): Markup {
  const { conversation: words, format } = texts;
  const planned = talk.conversation.talk;
  if (planned === undefined || planned.held !== undefined) return nothing;
  return html`<p class="notice">
    ${words.talkIs(format.moment(planned.at), words.channels[planned.channel])}
    <a href="${calendarPath(talk.conversation.id)}">${words.talkCalendar}</a>
  </p>`;
}

/** What the contact person wrote down by telephone stands in the form; what its owner typed before is not lost. */
function notedView(texts: Texts, { noted }: Spoken): Markup {
  if (noted === undefined) return nothing;
  const { phone, format } = texts;
  return html`<div class="notice" role="status">
    <p>${phone.notice(format.shortDate(noted.at))}</p>
    ${
      noted.own.length === 0
        ? nothing
        : html`<p>${phone.own}:</p>
            ${noted.own.map((text) => html`<p class="words">${text}</p>`)}`
    }
  </div>`;
}

function answerForm(talk: OfficialReading, filled: Filled): Markup {
  const { conversation: words, question } = filled.texts;
  const questions = questionsOf(talk);
  return html`<form method="post" id="formulier" novalidate>
    ${beforeAnswer(talk, filled)}
    ${field(filled, { name: 'reflection', label: words.reflection, hint: words.reflectionHint, rows: 3 })}
    ${answerFields(filled, {
      questions,
      legend: (ask) =>
        questions.length === 1 || ask === undefined ? words.yourAnswer : words.answerTo(ask.what),
      againstAdvice: departsFromAdvice(talk.state, talk.stage),
      instead: [
        { value: talkFirst, label: words.talkChoice },
        { value: askFirst, label: question.choice },
      ],
    })}
    ${talkFields(filled)} ${questionFields(filled)}
    <button type="submit" name="step" value="check" class="main">${words.check}</button>
  </form>`;
}

/** What the form says of itself, and what came of a talk that is planned: that stands before the answer. */
function beforeAnswer({ state, conversation, spoken }: OfficialReading, filled: Filled): Markup {
  const { talk: held } = filled.texts;
  const isToBeHeld = toBeHeld(conversation);
  return html`${hidden([
    ['planVersion', String(state.planVersion)],
    ...(isToBeHeld ? ([['wish', spoken.wish]] as const) : []),
    ...(spoken.noted === undefined ? [] : ([['noted', String(spoken.noted.n)]] as const)),
  ])}
  ${
    isToBeHeld
      ? heldTalkFields(filled, { text: held.officialText, record: 'record', cancel: 'cancel-talk' })
      : nothing
  }`;
}

function labelOf(texts: Texts, path: string): string {
  const own = path === 'reflection' ? texts.conversation.reflection : undefined;
  return own ?? talkLabel(texts, path) ?? questionLabel(texts, path) ?? answerLabel(texts, path);
}

/** The plan was amended under the official's hands. What they typed is shown, so that nothing is lost. */
export async function overtakenPage(
  frame: PageFrame,
  talk: Talk,
  typed: readonly string[],
): Promise<HttpResponse> {
  const { conversation: words } = frame.texts;
  const content = html`<h1>${words.overtakenTitle}</h1>
    ${questionView(frame.texts, talk.slice)}
    <p>${words.overtakenText}</p>
    ${
      typed.length === 0
        ? nothing
        : part(words.alreadyTyped, html`${typed.map((text) => html`<p class="words">${text}</p>`)}`)
    }`;
  return renderPage(frame, { title: words.overtakenTitle, content, status: 409 });
}
