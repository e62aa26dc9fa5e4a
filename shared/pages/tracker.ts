import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import { endedTurn, familyStage } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import type { Request } from '../domain/request.ts';
import { applies, confirmation, openConversation, outcomeOf, turnOf, validWord } from '../domain/turn.ts';
import { shortDate } from '../i18n/format.ts';
import type { Texts } from '../i18n/nl.ts';
import { answerView } from './conversation-pages.ts';
import { nothing, type Markup } from './layout.ts';
import { part } from './plan-view.ts';

/** The words of one stage, unsealed, in the order of its answers. */
export type GivenAnswers = { readonly stage: string; readonly answers: readonly Answer[] };
export type Label = (functionId: string) => string;

/** Where the plan is: every stage with who holds it, since when, until when; passed-over stages are shown as such. */
export function trackerView(texts: Texts, state: CaseState, label: Label): Markup {
  const { tracker } = texts;
  const turn = turnOf(state);
  const waiting = openConversation(state);
  const line = (stage: { id: string; label: string; text: string }): Markup =>
    html`<li
      class="${stage.id === turn ? 'now' : ''}"
      ${stage.id === turn ? html`aria-current="step"` : nothing}
    >
      <strong>${stage.label}:</strong> ${stage.text}
    </li>`;
  const held =
    waiting === undefined
      ? tracker.turn
      : tracker.waiting(shortDate(waiting.openedAt), shortDate(waiting.dueOn));
  const confirmed = confirmation(state);
  const family = confirmed === undefined ? held : tracker.confirmedOn(shortDate(confirmed.at));
  return html`<ol class="tracker">
    ${line({ id: familyStage, label: tracker.family, text: family })}
    ${state.chain.map((stage) => {
      const word = validWord(state, stage.id);
      let text = tracker.later;
      if (!applies(stage, state)) text = stage.optional ? tracker.noAdviser : tracker.passedOver;
      else if (word !== undefined) {
        const outcomes = [
          ...new Set(word.answers.map((answer) => texts.outcomes[answer.outcome].toLowerCase())),
        ];
        const kept = (state.confirmed?.at ?? '') > word.at;
        text = (kept ? tracker.stillValid : tracker.done)(outcomes.join(texts.and), shortDate(word.at));
      } else if (turn === stage.id) text = held;
      return line({ id: stage.id, label: label(stage.function), text });
    })}
  </ol>`;
}

/** What was decided so far, ask by ask, with reasons and conditions: for the family and the contact person. */
export function decisionsView(
  texts: Texts,
  about: { state: CaseState; plan: Request; given: readonly GivenAnswers[]; label: Label },
): Markup {
  const { state, plan, given } = about;
  if (given.length === 0) return nothing;
  const outcome = outcomeOf(state);
  return html`${part(
    texts.tracker.decided,
    html`${
      turnOf(state) === endedTurn
        ? html`<p class="outcome ${outcome}" data-outcome="${outcome}">
            ${texts.tracker.outcome}: ${texts.caseOutcomes[outcome]}
          </p>`
        : nothing
    }
    ${given.flatMap(({ stage, answers }) => {
      const who = about.label(state.chain.find((one) => one.id === stage)?.function ?? stage);
      return answers.map((answer) => {
        const ask = plan.asks.find((one) => one.id === answer.askId);
        return html`<section class="answer">
          <p>${who}${ask === undefined ? '' : html`: <span class="words">${ask.what}</span>`}</p>
          ${answerView(texts, answer)}
        </section>`;
      });
    })}`,
  )}`;
}
