import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import type { Stage, Word } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import type { Mandated } from '../domain/mandates.ts';
import type { Channel } from '../domain/entries.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { answerForm } from './answer-fields.ts';
import { answersView } from './answer-view.ts';
import { errorSummary, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { mandateNotice } from './mandate-view.ts';
import { officialView, type Reading } from './official-view.ts';
import { facts, part, questionView } from './plan-view.ts';

/** What an official's page is made of. */
export type Talk = Omit<Reading, 'others' | 'precedents'> & {
  readonly state: CaseState;
  readonly conversation: Conversation;
  readonly stage: Stage;
  /** Under which mandate its holder decides today, or why they may not; nothing where it is no decision. */
  readonly signing: Mandated | undefined;
};

export async function conversationPage(
  frame: PageFrame,
  talk: Talk & Reading,
  filled: Filled & { readonly restored: boolean },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { conversation: words } = texts;
  const title = words.titles[talk.stage.word];
  const wrong = filled.issues.length > 0;
  const planned = talk.conversation.talk;
  const content = html`${errorSummary(filled, (path) => labelOf(texts, talk.stage.word, path))}
    ${filled.restored ? html`<p class="notice" role="status">${texts.session.restored}</p>` : nothing}
    <h1>${title}</h1>
    ${
      planned === undefined
        ? nothing
        : html`<p class="notice">
            ${words.talkIs(texts.format.moment(planned.at), words.channels[planned.channel])}
            <a href="${calendarPath(talk)}">${words.talkCalendar}</a>
          </p>`
    }
    ${officialView(texts, talk)} ${answerForm(talk, filled)}
    <p class="hint"><a href="/gesprek/${talk.conversation.id}/overdragen">${texts.handOver.link}</a></p>`;
  return renderPage(frame, {
    title,
    content,
    hasErrors: wrong,
    form: { id: 'formulier', step: 'check' },
    status: wrong ? 422 : 200,
  });
}

function calendarPath(talk: Pick<Talk, 'conversation'>): string {
  return `/gesprek/${talk.conversation.id}/afspraak.ics`;
}

function labelOf(texts: Texts, word: Word, path: string): string | undefined {
  const { conversation: words } = texts;
  const condition = /conditions\.(\d+)/.exec(path)?.[1];
  if (condition !== undefined) return words.condition(Number(condition) + 1);
  const talk: Record<string, string> = {
    'talk.on': words.talkOn,
    'talk.time': words.talkTime,
    'talk.channel': words.talkChannel,
    'talk.note': words.talkNote,
  };
  if (path === 'reflection') return words.reflection[word];
  return talk[path] ?? (path.endsWith('.reason') ? words.reason : words.yourAnswer);
}

type Carried = readonly (readonly [string, string])[];

/** The last look before sending: says what will be sent, and that it is final. */
export async function checkPage(
  frame: PageFrame,
  talk: Talk,
  given: { answers: readonly Answer[]; carried: Carried; commandId: string },
): Promise<HttpResponse> {
  const { conversation: words } = frame.texts;
  const about = { asks: talk.slice.asks, word: talk.stage.word };
  return lastLook(frame, talk, {
    title: words.checkTitle,
    content: html`<p>${words.checkText}</p>
      ${answersView(frame.texts, about, given.answers)} ${mandateNotice(frame.texts, talk.signing)}`,
    carried: [...given.carried, ['commandId', given.commandId]],
    send: words.send[talk.stage.word],
  });
}

/** The same for a talk that is to come before the answer. */
export async function talkCheckPage(
  frame: PageFrame,
  talk: Talk,
  given: { at: string; channel: Channel; note: string | undefined; carried: Carried; commandId: string },
): Promise<HttpResponse> {
  const { conversation: words, format } = frame.texts;
  return lastLook(frame, talk, {
    title: words.talkCheckTitle,
    content: html`<p>${words.talkCheckText}</p>
      ${facts([
        [words.talkOn, format.longDate(given.at)],
        [words.talkTime, format.time(given.at)],
        [words.talkChannel, words.channels[given.channel]],
        [
          words.talkNote,
          given.note === undefined ? undefined : html`<span class="words">${given.note}</span>`,
        ],
      ])}`,
    carried: [...given.carried, ['commandId', given.commandId]],
    send: words.talkSend,
  });
}

async function lastLook(
  frame: PageFrame,
  talk: Talk,
  look: { title: string; content: Markup; carried: Carried; send: string },
): Promise<HttpResponse> {
  const content = html`<h1>${look.title}</h1>
    ${questionView(frame.texts, talk.slice)} ${look.content}
    <form method="post" id="formulier">
      ${hidden(look.carried)}
      <div class="buttons">
        <button type="submit" name="step" value="send" class="main">${look.send}</button>
        <button type="submit" name="step" value="change">${frame.texts.conversation.change}</button>
      </div>
    </form>`;
  return renderPage(frame, { title: look.title, content, form: { id: 'formulier', step: false } });
}

/** A talk stands in the calendar; the answer is still to come. */
export async function talkPlannedPage(frame: PageFrame, talk: Talk): Promise<HttpResponse> {
  const { conversation: words, format } = frame.texts;
  const planned = talk.conversation.talk;
  const content = html`<h1>${words.talkPlannedTitle}</h1>
    ${questionView(frame.texts, talk.slice)}
    ${
      planned === undefined
        ? nothing
        : facts([
            [words.talkOn, format.longDate(planned.at)],
            [words.talkTime, format.time(planned.at)],
            [words.talkChannel, words.channels[planned.channel]],
          ])
    }
    <p><a class="button" href="${calendarPath(talk)}">${words.talkCalendar}</a></p>
    <p class="hint">${words.talkCalendarHint}</p>
    <p>${words.talkPlannedText(format.longDate(talk.conversation.dueOn))}</p>
    <p><a href="/gesprek/${talk.conversation.id}">${words.talkBack}</a></p>`;
  return renderPage(frame, { title: words.talkPlannedTitle, content });
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
