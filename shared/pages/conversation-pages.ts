import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import type { Stage, Word } from '../domain/chain.ts';
import type { Mandated } from '../domain/mandates.ts';
import { unanimous } from '../domain/precedents.ts';
import type { Ask } from '../domain/request.ts';
import { departsFromAdvice } from '../domain/signing.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { answerFields, answerLabel } from './answer-fields.ts';
import { toBeHeld } from './case-talk.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { mandateNotice } from './mandate-view.ts';
import { officialView, questionsOf, type Reading } from './official-view.ts';
import { part, questionView } from './plan-view.ts';
import { askFirst, questionFields, questionLabel } from './question-fields.ts';
import { saidView } from './said-view.ts';
import { openQuestionView, type Spoken } from './spoken-view.ts';
import {
  calendarPath,
  calledOffView,
  heldTalkFields,
  talkFields,
  talkFirst,
  talkLabel,
} from './talk-fields.ts';

/** What an official's page is made of. */
export type Talk = Omit<Reading, 'others' | 'precedents'> & {
  readonly state: CaseState;
  readonly conversation: Conversation;
  readonly stage: Stage;
  /** Under which mandate its holder decides today, or why they may not; nothing where it is no decision. */
  readonly signing: Mandated | undefined;
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
  const content = html`${errorSummary(filled, (path) => labelOf(texts, talk.stage.word, path))}
    ${filled.done === undefined ? nothing : html`<p class="notice" role="status">${filled.done}</p>`}
    ${filled.restored ? html`<p class="notice" role="status">${texts.session.restored}</p>` : nothing}
    <h1>${title}</h1>
    ${plannedView(texts, talk)} ${openQuestionView(texts, talk.spoken)} ${officialView(texts, talk)}
    ${saidView(texts, talk.spoken.said, talk.slice.asks)} ${notedView(texts, talk.spoken)}
    ${answerForm(talk, filled)}
    <p><a href="/gesprek/${talk.conversation.id}/overdragen">${texts.handOver.link}</a></p>`;
  return renderPage(frame, {
    title,
    content,
    hasErrors: wrong,
    form: { id: 'formulier', step: 'check' },
    status: wrong ? 422 : 200,
  });
}

/** The talk that is still to be held or was called off, or of which nobody has written down yet what came of it. */
function plannedView(texts: Texts, talk: OfficialReading): Markup {
  const { conversation: words, format } = texts;
  const { talk: planned, calledOff, id } = talk.conversation;
  if (planned === undefined && calledOff !== undefined)
    return calledOffView(texts, calledOff, { calendar: calendarPath(id) });
  if (planned === undefined || planned.held !== undefined) return nothing;
  return html`<p class="notice">
    ${words.talkIs(format.moment(planned.at), words.channels[planned.channel])}
    <a href="${calendarPath(id)}">${words.talkCalendar}</a>
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
    ${field(filled, { name: 'reflection', label: words.reflection[talk.stage.word], hint: words.reflectionHint, rows: 3 })}
    ${answerFields(filled, {
      questions,
      legend: (ask) =>
        questions.length === 1 || ask === undefined ? words.yourAnswer : words.answerTo(ask.what),
      reasonHint: (ask) => reasonHint(filled.texts, talk, ask),
      instead: [
        { value: talkFirst, label: words.talkChoice },
        { value: askFirst, label: question.choice },
      ],
    })}
    ${talkFields(filled)} ${questionFields(filled)} ${mandateNotice(filled.texts, talk.signing)}
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

/** When a reason is needed: it depends on what was advised here, and on what was decided in comparable cases. */
function reasonHint({ conversation: words }: Texts, talk: OfficialReading, ask: Ask | undefined): string {
  const needed = departsFromAdvice(talk.state, talk.stage) ? words.reasonHintAdvice : words.reasonHint;
  const all = unanimous(talk.precedents?.get(ask?.departsFrom.ruleId ?? '') ?? []);
  return all === undefined ? needed : `${needed} ${words.reasonHintDiffers[all]}`;
}

function labelOf(texts: Texts, word: Word, path: string): string {
  const own = path === 'reflection' ? texts.conversation.reflection[word] : undefined;
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
