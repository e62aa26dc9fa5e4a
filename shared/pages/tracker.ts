import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import { endedTurn, familyStage, type Stage } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import { isLate } from '../domain/due-dates.ts';
import type { Request } from '../domain/request.ts';
import { standstillsOf } from '../domain/standstill.ts';
import {
  applies,
  changesWaitedFor,
  confirmation,
  openConversation,
  openQuestion,
  outcomeOf,
  turnOf,
  validWord,
} from '../domain/turn.ts';
import type { Texts } from '../i18n/texts.ts';
import { answerView } from './answer-view.ts';
import { nothing, type Markup } from './layout.ts';
import { part } from './plan-view.ts';
import { standstillView } from './standstill-view.ts';

/** The words of one stage, unsealed, in the order of its answers. */
export type GivenAnswers = { readonly stage: string; readonly answers: readonly Answer[] };
export type Label = (functionId: string) => string;

/** `today`: a calendar date in Amsterdam. */
export type Tracked = { readonly state: CaseState; readonly label: Label; readonly today: string };

type Line = { id: string; label: string; text: Markup | string; kind: 'past' | 'refused' | 'later' };

/** Where the plan is: every stage with who holds it, since when, until when; passed-over stages are shown as such. */
export function trackerView(texts: Texts, tracked: Tracked): Markup {
  const turn = turnOf(tracked.state);
  const lines = [
    familyLine(texts, tracked),
    ...tracked.state.chain.map((stage) => stageLine(texts, tracked, stage)),
  ];
  return html`<ol class="plain tracker">
      ${lines.map(
        (line) =>
          html`<li
            class="${line.id === turn ? 'now' : line.kind}"
            ${line.id === turn ? html`aria-current="step"` : nothing}
          >
            <strong>${line.label}:</strong> ${line.text}
          </li>`,
      )}
      ${turn === endedTurn ? html`<li class="past"><strong>${texts.tracker.closed}</strong></li>` : nothing}
    </ol>
    ${standstillView(texts, standstillsOf(tracked.state, tracked.today))}`;
}

function familyLine(texts: Texts, tracked: Tracked): Line {
  const { tracker, format } = texts;
  const confirmed = confirmation(tracked.state);
  const line = { id: familyStage, label: tracker.family };
  if (changesWaitedFor(tracked.state) !== undefined)
    return { ...line, text: tracker.changesAsked, kind: 'later' };
  return confirmed === undefined
    ? { ...line, text: heldView(texts, tracked), kind: 'later' }
    : { ...line, text: tracker.confirmedOn(format.shortDate(confirmed.at)), kind: 'past' };
}

function stageLine(texts: Texts, tracked: Tracked, stage: Stage): Line {
  const { tracker, format } = texts;
  const { state } = tracked;
  const line = { id: stage.id, label: tracked.label(stage.function), kind: 'later' as const };
  if (!applies(stage, state))
    return { ...line, text: stage.optional ? tracker.noAdviser : tracker.passedOver };
  const word = validWord(state, stage.id);
  if (word === undefined)
    return { ...line, text: turnOf(state) === stage.id ? heldView(texts, tracked) : tracker.later };
  const outcomes = [...new Set(word.answers.map(({ outcome }) => texts.outcomes[outcome].toLowerCase()))];
  const said = (state.confirmed?.at ?? '') > word.at ? tracker.stillValid : tracker.done;
  const isRefused = word.answers.some(({ outcome }) => outcome === 'not-agree');
  const text = said(outcomes.join(texts.and), format.shortDate(word.at));
  return { ...line, text, kind: isRefused ? 'refused' : 'past' };
}

/** Who has it now: since when, until when, whether that day has passed, and whether people will talk first. */
function heldView(texts: Texts, { state, today }: Tracked): Markup | string {
  const { tracker, format } = texts;
  const waiting = openConversation(state);
  if (waiting === undefined) return tracker.turn;
  const { openedAt, dueOn } = waiting;
  return html`${tracker.waiting(format.shortDate(openedAt), format.shortDate(dueOn))}
  ${isLate(waiting, today) ? html`<span class="late">${tracker.late}</span>` : nothing}
  ${underway(texts, state, waiting).map((line) => html`<br />${line}`)}`;
}

/** What stands between whoever holds it and their answer: a talk, a question, an answer that is still to be confirmed. */
function underway(texts: Texts, state: CaseState, waiting: Conversation): string[] {
  const { conversation: words, question, talk: held, phone, format } = texts;
  const { talk, noted } = waiting;
  const open = openQuestion(state, waiting.id);
  const lines: string[] = [];
  if (talk?.held !== undefined) lines.push(held.heldTracker(format.shortDate(talk.held.on)));
  else if (talk !== undefined) lines.push(words.talkIs(format.moment(talk.at), words.channels[talk.channel]));
  if (open?.answerBy !== undefined)
    lines.push(question.trackerFamily(format.shortDate(open.at), format.shortDate(open.answerBy)));
  else if (open !== undefined) lines.push(question.trackerContact(format.shortDate(open.at)));
  if (noted !== undefined) lines.push(phone.tracker(format.shortDate(noted.at)));
  return lines;
}

/** How the case ended as a whole; nothing while it runs. */
export function outcomeView(texts: Texts, state: CaseState): Markup {
  if (turnOf(state) !== endedTurn) return nothing;
  const outcome = outcomeOf(state);
  return html`<p class="outcome ${outcome}" data-outcome="${outcome}">
    ${texts.tracker.outcome}: ${texts.caseOutcomes[outcome]}
  </p>`;
}

/** What was decided so far, ask by ask, with reasons and conditions: for the family and the contact person. */
export function decisionsView(
  texts: Texts,
  about: { state: CaseState; plan: Request; given: readonly GivenAnswers[]; label: Label },
): Markup {
  const { state, plan, given } = about;
  if (given.length === 0) return nothing;
  return part(
    texts.tracker.decided,
    html`${outcomeView(texts, state)}
    ${given.flatMap(({ stage, answers }) => {
      const who = about.label(state.chain.find((one) => one.id === stage)?.function ?? stage);
      return answers.map((answer) => {
        const ask = plan.asks.find((one) => one.id === answer.askId);
        return html`<section class="box">
          <p class="capital">
            ${who}${ask === undefined ? '' : html`: <span class="words">${ask.what}</span>`}
          </p>
          ${answerView(texts, answer)}
        </section>`;
      });
    })}`,
  );
}
