import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import { endedTurn, familyStage, type Stage } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import { isLate } from '../domain/due-dates.ts';
import type { Request } from '../domain/request.ts';
import {
  applies,
  changesWaitedFor,
  confirmation,
  openConversation,
  openQuestion,
  outcomeOf,
  pauseOf,
  stillToConfirm,
  turnOf,
  validWord,
} from '../domain/turn.ts';
import type { Texts } from '../i18n/texts.ts';
import { answerView } from './answer-view.ts';
import { nothing, type Markup } from './layout.ts';
import { underText, whyThem, type Signed } from './mandate-view.ts';
import { part } from './plan-view.ts';

/** The words of one stage, unsealed, in the order of its answers. */
export type GivenAnswers = {
  readonly stage: string;
  /** The function in which it was answered: not always that of the stage. */
  readonly by: string;
  readonly signed: Signed | undefined;
  readonly answers: readonly Answer[];
};
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
    ${lastLine(texts, tracked)}
  </ol>`;
}

/** That nothing more is asked, for now or at all. */
function lastLine(texts: Texts, { state }: Tracked): Markup {
  const { course, format, tracker } = texts;
  const pause = pauseOf(state);
  if (state.withdrawn !== undefined)
    return html`<li class="past"><strong>${course.withdrawnTitle}</strong></li>`;
  if (turnOf(state) === endedTurn) return html`<li class="past"><strong>${tracker.closed}</strong></li>`;
  if (pause === undefined) return nothing;
  return html`<li class="now" aria-current="step">
    <strong>${course.pause.onTitle}:</strong> ${course.pausedLine(format.shortDate(pause.at))}
  </li>`;
}

function familyLine(texts: Texts, tracked: Tracked): Line {
  const { tracker, format } = texts;
  const confirmed = confirmation(tracked.state);
  const line = { id: familyStage, label: tracker.family };
  if (changesWaitedFor(tracked.state) !== undefined)
    return { ...line, text: tracker.changesAsked, kind: 'later' };
  if (confirmed === undefined && tracked.state.withdrawn !== undefined)
    return { ...line, text: texts.course.familyEnded, kind: 'later' };
  return confirmed === undefined
    ? { ...line, text: html`${heldView(texts, tracked)} ${countView(texts, tracked)}`, kind: 'later' }
    : { ...line, text: tracker.confirmedOn(format.shortDate(confirmed.at)), kind: 'past' };
}

/** How many of several have said yes. */
function countView(texts: Texts, { state }: Tracked): Markup | string {
  const all = state.confirmers.length;
  if (all < 2) return nothing;
  return html`<br />${texts.together.count(all - stillToConfirm(state).length, all)}`;
}

function stageLine(texts: Texts, tracked: Tracked, stage: Stage): Line {
  const { tracker, format } = texts;
  const { state } = tracked;
  const line = { id: stage.id, label: tracked.label(stage.function), kind: 'later' as const };
  if (!applies(stage, state)) return { ...line, text: passedOverText(texts, tracked, stage) };
  const word = validWord(state, stage.id);
  if (word === undefined && state.withdrawn !== undefined) return { ...line, text: texts.course.stageEnded };
  if (word === undefined)
    return { ...line, text: turnOf(state) === stage.id ? heldView(texts, tracked, stage) : tracker.later };
  const outcomes = [...new Set(word.answers.map(({ outcome }) => texts.outcomes[outcome].toLowerCase()))];
  const said = (state.confirmed?.at ?? '') > word.at ? tracker.stillValid : tracker.done;
  const isRefused = word.answers.some(({ outcome }) => outcome === 'not-agree');
  const by =
    word.by.function === stage.function ? '' : ` (${tracker.doneBy(tracked.label(word.by.function))})`;
  const text = `${said(outcomes.join(texts.and), format.shortDate(word.at))}${by}`;
  return { ...line, text, kind: isRefused ? 'refused' : 'past' };
}

/** Why a stage is not asked. Support is left out where every ask is small enough for its function to decide alone. */
function passedOverText(texts: Texts, { state, label }: Tracked, stage: Stage): string {
  const { tracker } = texts;
  if (stage.optional) return tracker.noAdviser;
  if (stage.word === 'decision') return tracker.passedOver;
  const deciders = state.chain.filter(({ domains }) =>
    state.asks.some((ask) => domains.includes(ask.domain)),
  );
  return tracker.withinDiscretion(deciders.map((one) => label(one.function)).join(texts.and));
}

/** Who has it now: since when, until when, whether that day has passed, and whether people will talk first. */
function heldView(texts: Texts, { state, today, label }: Tracked, stage?: Stage): Markup | string {
  const { tracker, format } = texts;
  const waiting = openConversation(state);
  if (waiting === undefined) return tracker.turn;
  const { openedAt, dueOn } = waiting;
  const why = stage === undefined ? undefined : whyThem(texts, { stage, waiting, label });
  return html`${tracker.waiting(format.shortDate(openedAt), format.shortDate(dueOn))}
  ${isLate(waiting, today) ? html`<span class="late">${tracker.late}</span>` : nothing}
  ${why === undefined ? nothing : html`<br />${why}`}
  ${underway(texts, state, waiting).map((line) => html`<br />${line}`)}`;
}

/** What stands between whoever holds it and their answer: a talk, a question, an answer that is still to be confirmed. */
function underway(texts: Texts, state: CaseState, waiting: Conversation): string[] {
  const { conversation: words, question, talk: held, phone, format } = texts;
  const { talk, calledOff, noted } = waiting;
  const open = openQuestion(state, waiting.id);
  const lines: string[] = [];
  if (talk?.held !== undefined) lines.push(held.heldTracker(format.shortDate(talk.held.on)));
  else if (talk !== undefined) lines.push(words.talkIs(format.moment(talk.at), words.channels[talk.channel]));
  else if (calledOff !== undefined)
    lines.push(held.calledOff(format.moment(calledOff.at), words.channels[calledOff.channel]));
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
  title?: string,
): Markup {
  const { plan, given } = about;
  if (given.length === 0) return nothing;
  return part(
    title ?? texts.tracker.decided,
    html`${title === undefined && about.state.withdrawn === undefined ? outcomeView(texts, about.state) : nothing}
    ${given.flatMap(({ by, signed, answers }) => {
      const who = about.label(by);
      return answers.map((answer) => {
        const ask = plan.asks.find((one) => one.id === answer.askId);
        return html`<section class="box">
          <p class="capital">
            ${who}${ask === undefined ? '' : html`: <span class="words">${ask.what}</span>`}
          </p>
          ${answerView(texts, answer)}
          ${signed === undefined ? nothing : html`<p class="hint">${texts.mandates.decided(underText(texts, signed))}</p>`}
        </section>`;
      });
    })}`,
  );
}
