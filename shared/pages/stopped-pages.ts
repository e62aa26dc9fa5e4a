import { html } from 'hono/html';
import type { Answer } from '../domain/commands.ts';
import type { Lack, Mandate } from '../domain/mandates.ts';
import { pauseOf } from '../domain/turn.ts';
import type { HttpResponse } from '../http/http.ts';
import { answersView } from './answer-view.ts';
import type { Talk } from './conversation-pages.ts';
import { nothing, renderPage, type PageFrame } from './layout.ts';
import { lackText } from './mandate-view.ts';
import { questionView } from './plan-view.ts';
import { problemPage } from './problem-pages.ts';
import { typedView } from './typed-view.ts';

/** The case stands still: nothing to do, and by when it goes on. What was typed waits in the form. */
export async function pausedPage(
  frame: PageFrame,
  talk: Talk,
  { typed, isPosted }: { typed: readonly string[]; isPosted: boolean },
): Promise<HttpResponse> {
  const { handOver, format } = frame.texts;
  const until = pauseOf(talk.state)?.until;
  const content = html`<h1>${handOver.pausedTitle}</h1>
    ${questionView(frame.texts, talk.slice)}
    <p>${handOver.paused(until === undefined ? undefined : format.longDate(until))}</p>
    ${typed.length === 0 ? nothing : html`<p>${handOver.typedKept}</p>`} ${typedView(frame.texts, typed)}`;
  return renderPage(frame, {
    title: handOver.pausedTitle,
    content,
    status: isPosted ? 409 : 200,
  });
}

/** Nobody is asked any more. */
export async function withdrawnPage(
  frame: PageFrame,
  on: string,
  typed: readonly string[],
): Promise<HttpResponse> {
  const { texts } = frame;
  const { withdrawnTitle: title, withdrawn } = texts.handOver;
  const extra = typedView(texts, typed);
  return problemPage(frame, { status: 409, title, texts: [withdrawn(texts.format.shortDate(on))], extra });
}

/** No mandate held at the moment of signing: why, who has it now, and everything that was typed. */
export async function noMandatePage(
  frame: PageFrame,
  talk: Talk,
  what: {
    lack: Lack;
    mandate: Mandate | undefined;
    /** How the function is called that the question went to; nobody may decide without it. */
    to: string | undefined;
    answers: readonly Answer[];
    /** What they wrote for themselves. */
    reflection: string;
  },
): Promise<HttpResponse> {
  const { mandates, conversation: words } = frame.texts;
  const { lack, mandate, to, answers, reflection } = what;
  const about = { asks: talk.slice.asks, word: talk.stage.word };
  const content = html`<h1>${mandates.refusedTitle}</h1>
    ${questionView(frame.texts, talk.slice)}
    <p class="notice" role="alert">${lackText(frame.texts, lack, mandate)}</p>
    <p>${to === undefined ? mandates.nobody : mandates.passedTo(to)}</p>
    <p>${mandates.kept}</p>
    <h2>${words.alreadyTyped}</h2>
    ${answersView(frame.texts, about, answers)}
    ${
      reflection === ''
        ? nothing
        : html`<section class="box">
            <p class="hint">${words.reflectionKept}</p>
            <p class="words">${reflection}</p>
          </section>`
    }`;
  return renderPage(frame, { title: mandates.refusedTitle, content, status: 409 });
}
