import { html } from 'hono/html';
import { departsFromAdvice } from '../domain/decide.ts';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import type { Stage } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import type { Ask } from '../domain/request.ts';
import type { Slice } from '../domain/slices.ts';
import type { HttpResponse } from '../http/http.ts';
import { longDate, moment, shortDate } from '../i18n/format.ts';
import type { Texts } from '../i18n/nl.ts';
import { choice, errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { askView, costsView, facts, furtherParts, introView, list, part, questionView } from './plan-view.ts';

/** How many conditions one answer has room for. */
export const conditionRows = 3;

/** What an official's page is made of: their slice of the plan, and what others answered. */
export type Talk = {
  readonly state: CaseState;
  readonly conversation: Conversation;
  readonly stage: Stage;
  readonly slice: Slice;
  readonly others: readonly { who: string; outcome: string; on: string; conditions: readonly string[] }[];
};

/** What one answer is about: an ask, or, for support and advice, the plan as a whole. */
export function questionsOf(talk: Pick<Talk, 'slice'>): readonly (Ask | undefined)[] {
  return talk.slice.asks.length === 0 ? [undefined] : talk.slice.asks;
}

export async function conversationPage(
  frame: PageFrame,
  talk: Talk,
  filled: Filled & { readonly restored: boolean },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { conversation: words, fields } = texts;
  const { slice, stage } = talk;
  const title = words.titles[stage.word];
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, (path) => labelOf(texts, path))}
    ${filled.restored ? html`<p class="notice" role="status">${texts.session.restored}</p>` : nothing}
    <h1>${title}</h1>
    ${facts([
      [fields.alias, slice.alias],
      [fields.domain, domainsOf(texts, talk)],
      [fields.dueOn, longDate(talk.conversation.dueOn)],
      [fields.reference, slice.reference],
    ])}
    ${questionView(texts, slice)} ${introView(texts, slice)}
    <h2>${words.asked}</h2>
    <p>${words.kind(texts.words[stage.word])}</p>
    ${
      slice.asks.length === 0
        ? html`<p class="words strong">${words.wholePlan[stage.word]}</p>`
        : slice.asks.map((ask) => askView(texts, ask))
    }
    ${othersView(texts, talk)} ${part(fields.safety, html`<p class="words">${slice.safety}</p>`)}
    ${part(fields.costs, costsView(texts, slice.costs))} ${furtherParts(texts, slice)}
    ${part(fields.contactPerson, html`<p>${slice.contactPerson.name}, ${slice.contactPerson.organisation}<br /><a href="mailto:${slice.contactPerson.email}">${slice.contactPerson.email}</a></p>`)}
    ${answerForm(talk, filled)}`;
  return renderPage(frame, { title, content, hasErrors: wrong, status: wrong ? 422 : 200 });
}

function domainsOf(texts: Texts, { stage, slice }: Talk): string {
  return (stage.domains.length === 0 ? slice.domains : stage.domains).map(texts.domains).join(', ');
}

function othersView(texts: Texts, talk: Talk): Markup {
  const { conversation: words } = texts;
  if (talk.others.length === 0) return part(words.others, html`<p>${words.nobodyYet}</p>`);
  return part(
    words.others,
    list(
      talk.others.map(
        ({ who, outcome, on, conditions }) =>
          html`${words.otherAnswered(who, outcome, shortDate(on))}
          ${conditions.length === 0 ? nothing : list(conditions.map((condition) => html`${condition}`))}`,
      ),
    ),
  );
}

function answerForm(talk: Talk, filled: Filled): Markup {
  const { texts } = filled;
  const { conversation: words } = texts;
  const questions = questionsOf(talk);
  const againstAdvice = departsFromAdvice(talk.state, talk.stage);
  return html`<form method="post" novalidate>
    ${hidden([
      ['planVersion', String(talk.state.planVersion)],
      ['step', 'check'],
    ])}
    ${questions.map((ask, index) => {
      const at = `answers.${index}`;
      return html`<section class="answer">
        ${choice(filled, {
          name: `${at}.outcome`,
          legend: questions.length === 1 || ask === undefined ? words.yourAnswer : words.answerTo(ask.what),
          answers: Object.entries(texts.outcomes).map(([value, label]) => ({ value, label })),
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
    <button type="submit">${words.check}</button>
  </form>`;
}

function conditionFields(filled: Filled, at: string): Markup {
  const { conversation: words } = filled.texts;
  const hasSome = filled.values
    .entries()
    .some(([name, value]) => name.startsWith(`${at}.conditions`) && value !== '');
  const hasIssue = filled.issues.some((issue) => issue.path.startsWith(`${at}.conditions`));
  return html`<details ${hasSome || hasIssue ? html`open` : nothing}>
    <summary>${words.conditions}</summary>
    <p class="hint">${words.conditionsHint}</p>
    ${Array.from({ length: conditionRows }, (_, row) => {
      const name = `${at}.conditions.${row}`;
      return html`<fieldset class="condition">
        <legend>${words.condition(row + 1)}</legend>
        ${field(filled, { name: `${name}.text`, label: words.conditionText, rows: 2 })}
        ${field(filled, { name: `${name}.owner`, label: words.conditionOwner })}
        ${field(filled, { name: `${name}.dueOn`, label: words.conditionDueOn, type: 'date' })}
      </fieldset>`;
    })}
  </details>`;
}

function labelOf(texts: Texts, path: string): string | undefined {
  const { conversation: words } = texts;
  const condition = /conditions\.(\d+)/.exec(path)?.[1];
  if (condition !== undefined) return words.condition(Number(condition) + 1);
  return path.endsWith('.reason') ? words.reason : words.yourAnswer;
}

/** The last look before sending: says what will be sent, and that it is final. */
export async function checkPage(
  frame: PageFrame,
  talk: Talk,
  given: { answers: readonly Answer[]; carried: readonly (readonly [string, string])[]; commandId: string },
): Promise<HttpResponse> {
  const { conversation: words } = frame.texts;
  const content = html`<h1>${words.checkTitle}</h1>
    ${questionView(frame.texts, talk.slice)}
    <p>${words.checkText}</p>
    ${answersView(frame.texts, talk, given.answers)}
    <form method="post" class="buttons">
      ${hidden([...given.carried, ['commandId', given.commandId]])}
      <button type="submit" name="step" value="send">${words.send[talk.stage.word]}</button>
      <button type="submit" name="step" value="change" class="second">${words.change}</button>
    </form>`;
  return renderPage(frame, { title: words.checkTitle, content });
}

function answersView(texts: Texts, talk: Talk, answers: readonly Answer[]): Markup {
  return html`${answers.map((answer) => {
    const ask = talk.slice.asks.find((one) => one.id === answer.askId);
    return html`<section class="answer">
      <p class="words">${ask === undefined ? texts.conversation.wholePlan[talk.stage.word] : ask.what}</p>
      ${answerView(texts, answer)}
    </section>`;
  })}`;
}

/** One answer, as the check page, the receipt and the tracker show it. */
export function answerView(texts: Texts, answer: Omit<Answer, 'askId'>): Markup {
  const { conversation: words, tracker } = texts;
  return html`<p class="outcome ${answer.outcome}">${texts.outcomes[answer.outcome]}</p>
    ${facts([
      [
        words.reason,
        answer.reason === undefined ? undefined : html`<span class="words">${answer.reason}</span>`,
      ],
      [
        words.conditions,
        answer.conditions.length === 0
          ? undefined
          : list(
              answer.conditions.map(
                ({ text, owner, dueOn }) => html`${tracker.conditionLine(text, owner, shortDate(dueOn))}`,
              ),
            ),
      ],
    ])}`;
}

export type Receipt = {
  readonly talk: Talk;
  readonly answers: readonly Answer[];
  readonly n: number;
  readonly at: string;
  readonly who: string;
};

/** What was recorded, to keep. `instead` is what somebody sent after it, and which was not recorded. */
export async function receiptPage(
  frame: PageFrame,
  receipt: Receipt,
  instead: readonly Answer[] = [],
): Promise<HttpResponse> {
  const { texts } = frame;
  const { conversation: words } = texts;
  const late = instead.length > 0;
  const title = late ? words.alreadyTitle : words.receiptTitle;
  const content = html`<h1>${title}</h1>
    ${late ? html`<p class="notice" role="alert">${words.alreadyText}</p>` : nothing}
    ${questionView(texts, receipt.talk.slice)}
    ${facts([
      [texts.fields.reference, receipt.talk.slice.reference],
      [words.receiptAt, moment(receipt.at)],
      [words.receiptNumber, String(receipt.n)],
    ])}
    <p>${words.thanks(receipt.who)}</p>
    ${answersView(texts, receipt.talk, receipt.answers)}
    ${
      late
        ? html`<h2>${words.alreadyTyped}</h2>
            ${answersView(texts, receipt.talk, instead)}`
        : html`<p>${words.receiptText}</p>`
    }`;
  return renderPage(frame, { title, content, status: late ? 409 : 200 });
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
