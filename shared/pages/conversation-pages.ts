import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import type { Stage } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import { departsFromAdvice } from '../domain/signing.ts';
import { channelSchema, type Channel } from '../domain/entries.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { answersView } from './answer-view.ts';
import { choice, errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { whyNot } from './no-answer.ts';
import { officialView, questionsOf, type Reading } from './official-view.ts';
import { facts, part, questionView } from './plan-view.ts';

/** How many conditions one answer has room for. */
export const conditionRows = 3;

/** The answer that is none yet: talk first. */
export const talkFirst = 'talk';

/** What an official's page is made of. */
export type Talk = Omit<Reading, 'others'> & {
  readonly state: CaseState;
  readonly conversation: Conversation;
  readonly stage: Stage;
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
  const content = html`${errorSummary(filled, (path) => labelOf(texts, path))}
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
    ${officialView(texts, talk)} ${answerForm(talk, filled)}`;
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

function answerForm(talk: Talk, filled: Filled): Markup {
  const { texts } = filled;
  const { conversation: words } = texts;
  const questions = questionsOf(talk);
  const againstAdvice = departsFromAdvice(talk.state, talk.stage);
  const answers = [
    ...Object.entries(texts.outcomes).map(([value, label]) => ({ value, label })),
    { value: talkFirst, label: words.talkChoice },
  ];
  return html`<form method="post" id="formulier" novalidate>
    ${hidden([['planVersion', String(talk.state.planVersion)]])}
    ${field(filled, { name: 'reflection', label: words.reflection, hint: words.reflectionHint, rows: 3 })}
    ${questions.map((ask, index) => {
      const at = `answers.${index}`;
      return html`<section class="box">
        ${choice(filled, {
          name: `${at}.outcome`,
          legend: questions.length === 1 || ask === undefined ? words.yourAnswer : words.answerTo(ask.what),
          answers,
        })}
        ${field(filled, {
          name: `${at}.reason`,
          label: words.reason,
          hint: againstAdvice ? words.reasonHintAdvice : words.reasonHint,
          rows: 5,
        })}
        ${conditionFields(filled, at)}
      </section>`;
    })}
    ${talkFields(filled)}
    <button type="submit" name="step" value="check" class="main">${words.check}</button>
  </form>`;
}

/** Folded away until it is chosen; open when something stands in it or is wrong with it. */
function folded(filled: Filled, prefix: string): boolean {
  const hasSome = filled.values.entries().some(([name, value]) => name.startsWith(prefix) && value !== '');
  return !hasSome && !filled.issues.some((issue) => issue.path.startsWith(prefix));
}

function conditionFields(filled: Filled, at: string): Markup {
  const { conversation: words } = filled.texts;
  return html`<details ${folded(filled, `${at}.conditions`) ? nothing : html`open`}>
    <summary>${words.conditions}</summary>
    <p class="hint">${words.conditionsHint}</p>
    ${Array.from({ length: conditionRows }, (_, row) => {
      const name = `${at}.conditions.${row}`;
      return html`<fieldset class="rows">
        <legend>${words.condition(row + 1)}</legend>
        ${field(filled, { name: `${name}.text`, label: words.conditionText, rows: 2 })}
        ${field(filled, { name: `${name}.owner`, label: words.conditionOwner })}
        ${field(filled, { name: `${name}.dueOn`, label: words.conditionDueOn, type: 'date' })}
      </fieldset>`;
    })}
  </details>`;
}

function talkFields(filled: Filled): Markup {
  const { conversation: words } = filled.texts;
  return html`<details ${folded(filled, 'talk.') ? nothing : html`open`}>
    <summary>${words.talkTitle}</summary>
    <p class="hint">${words.talkHint}</p>
    ${field(filled, { name: 'talk.on', label: words.talkOn, type: 'date' })}
    ${field(filled, { name: 'talk.time', label: words.talkTime, hint: words.talkTimeHint, type: 'time' })}
    ${choice(filled, {
      name: 'talk.channel',
      legend: words.talkChannel,
      answers: channelSchema.options.map((value) => ({ value, label: words.channels[value] })),
    })}
    ${field(filled, { name: 'talk.note', label: words.talkNote, hint: words.talkNoteHint, rows: 3 })}
  </details>`;
}

function labelOf(texts: Texts, path: string): string | undefined {
  const { conversation: words } = texts;
  const condition = /conditions\.(\d+)/.exec(path)?.[1];
  if (condition !== undefined) return words.condition(Number(condition) + 1);
  const talk: Record<string, string> = {
    'talk.on': words.talkOn,
    'talk.time': words.talkTime,
    'talk.channel': words.talkChannel,
    'talk.note': words.talkNote,
    reflection: words.reflection,
  };
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
      ${answersView(frame.texts, about, given.answers)}`,
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
  const { title, said } = whyNot(frame.texts, talk, typed.length > 0);
  const content = html`<h1>${title}</h1>
    ${questionView(frame.texts, talk.slice)} ${said.map((text) => html`<p>${text}</p>`)}
    ${
      typed.length === 0
        ? nothing
        : part(words.alreadyTyped, html`${typed.map((text) => html`<p class="words">${text}</p>`)}`)
    }`;
  return renderPage(frame, { title, content, status: 409 });
}
