import { html } from 'hono/html';
import type { Answer } from '../domain/commands.ts';
import type { Channel } from '../domain/entries.ts';
import type { Standstill } from '../domain/standstill.ts';
import type { HttpResponse } from '../http/http.ts';
import { answersView } from './answer-view.ts';
import type { Talk } from './conversation-pages.ts';
import { hidden } from './form-parts.ts';
import { renderPage, type Markup, type PageFrame } from './layout.ts';
import { mandateNotice } from './mandate-view.ts';
import { facts, questionView } from './plan-view.ts';
import { standstillToCome } from './standstill-view.ts';

/** The fields of the form, to be sent with the last button or to be changed; `commandId` names the wish. */
export type Carried = {
  readonly carried: readonly (readonly [string, string])[];
  readonly commandId: string;
};

/** The last look before sending: says what will be sent, and that it is final. */
export async function checkPage(
  frame: PageFrame,
  talk: Talk,
  given: Carried & { answers: readonly Answer[] },
): Promise<HttpResponse> {
  const { conversation: words } = frame.texts;
  const about = { asks: talk.slice.asks, word: talk.stage.word };
  return lastLook(frame, talk.slice, {
    title: words.checkTitle,
    content: html`<p>${words.checkText}</p>
      ${answersView(frame.texts, about, given.answers)} ${mandateNotice(frame.texts, talk.signing)}`,
    ...given,
    send: words.send[talk.stage.word],
  });
}

/** The same for a talk that is to come before the answer. */
export async function talkCheckPage(
  frame: PageFrame,
  talk: Talk,
  given: Carried & { at: string; channel: Channel; note: string | undefined },
): Promise<HttpResponse> {
  const { conversation: words, format } = frame.texts;
  return lastLook(frame, talk.slice, {
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
    ...given,
    send: words.talkSend,
  });
}

/** The same for a question; one to the family says what it does to the legal term. */
export async function questionCheckPage(
  frame: PageFrame,
  talk: Talk,
  given: Carried & { text: string; answerBy: string | undefined; standstills: readonly Standstill[] },
): Promise<HttpResponse> {
  const { question: words, format } = frame.texts;
  const { answerBy } = given;
  return lastLook(frame, talk.slice, {
    title: words.checkTitle,
    content: html`<p>${words.checkText}</p>
      ${facts([
        [words.text, html`<span class="words">${given.text}</span>`],
        [words.to, answerBy === undefined ? words.toContact : words.toFamily],
        [words.answerBy, answerBy === undefined ? undefined : format.longDate(answerBy)],
      ])}
      ${standstillToCome(frame.texts, given.standstills)}`,
    ...given,
    send: words.send,
  });
}

/** What will be sent, with one button that sends it and one that goes back to the form. */
export async function lastLook(
  frame: PageFrame,
  plan: { readonly question: string },
  look: Carried & { title: string; content: Markup; send: string },
): Promise<HttpResponse> {
  const content = html`<h1>${look.title}</h1>
    ${questionView(frame.texts, plan)} ${look.content}
    <form method="post" id="formulier">
      ${hidden([...look.carried, ['commandId', look.commandId]])}
      <div class="buttons">
        <button type="submit" name="step" value="send" class="main">${look.send}</button>
        <button type="submit" name="step" value="change">${frame.texts.conversation.change}</button>
      </div>
    </form>`;
  return renderPage(frame, { title: look.title, content, form: { id: 'formulier', step: false } });
}
