import { html } from 'hono/html';
import type { Standstill } from '../domain/standstill.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Talk } from './conversation-pages.ts';
import { nothing, renderPage, type PageFrame } from './layout.ts';
import { facts, questionView } from './plan-view.ts';
import { standstillToCome } from './standstill-view.ts';
import { calendarPath } from './talk-fields.ts';

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
    <p><a class="button" href="${calendarPath(talk.conversation.id)}">${words.talkCalendar}</a></p>
    <p class="hint">${words.talkCalendarHint}</p>
    <p>${words.talkPlannedText(format.longDate(talk.conversation.dueOn))}</p>
    <p><a href="/gesprek/${talk.conversation.id}">${words.talkBack}</a></p>`;
  return renderPage(frame, { title: words.talkPlannedTitle, content });
}

/** A question is on its way; the answer about the plan is still to come. */
export async function questionAskedPage(
  frame: PageFrame,
  talk: Talk,
  asked: { answerBy: string | undefined; standstills: readonly Standstill[] },
): Promise<HttpResponse> {
  const { question: words, format } = frame.texts;
  const { answerBy } = asked;
  const content = html`<h1>${words.sentTitle}</h1>
    ${questionView(frame.texts, talk.slice)}
    <p>${answerBy === undefined ? words.sentContact : words.sentFamily}</p>
    ${answerBy === undefined ? nothing : html`<p>${words.openFamily(format.longDate(answerBy))}</p>`}
    ${standstillToCome(frame.texts, asked.standstills)}
    <p>${words.sentDue(format.longDate(talk.conversation.dueOn))}</p>
    <p><a href="/gesprek/${talk.conversation.id}">${words.back}</a></p>`;
  return renderPage(frame, { title: words.sentTitle, content });
}
