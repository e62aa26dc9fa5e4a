import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import { endedTurn } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import type { Ask, Request } from '../domain/request.ts';
import { turnOf } from '../domain/turn.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { answerView } from './answer-view.ts';
import { underText, type Signed } from './mandate-view.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { facts, list, part, questionView } from './plan-view.ts';
import { decisionsView, outcomeView, type GivenAnswers, type Label } from './tracker.ts';

/** What was decided on one ask; `by` is the function that did, `mandate` the id of the mandate it rests on. */
export type Decision = {
  readonly ask: Ask;
  readonly answer: Answer;
  readonly by: string;
  readonly on: string;
  readonly signed: Signed | undefined;
};

/** All decisions on a plan together, once its case has ended. Dates are calendar dates. */
export type Bundle = {
  readonly reference: string;
  readonly decisions: readonly Decision[];
  readonly undecided: readonly Ask[];
  readonly sentOn: string;
  readonly objectionUntil: string;
};

/** Whose page it is: of the family, or of the contact person who helps them. */
export type Party = 'family' | 'contact';

export type Decided = {
  readonly party: Party;
  readonly state: CaseState;
  readonly plan: Request;
  readonly given: readonly GivenAnswers[];
  readonly label: Label;
  readonly decisions: readonly Decision[];
  readonly bundle: Bundle | undefined;
  readonly base: string;
};

/** What was agreed begins while the rest waits: "stapje voor stapje". */
export function mayBeginView(texts: Texts, { state, decisions, label }: Decided): Markup {
  const agreed = decisions.filter(({ answer }) => answer.outcome !== 'not-agree');
  if (agreed.length === 0 || turnOf(state) === endedTurn) return nothing;
  const { decisions: words, format, tracker } = texts;
  return html`<div class="notice calm">
    <h2>${words.mayBegin}</h2>
    <p>${words.mayBeginText}</p>
    ${list(
      agreed.map(
        ({ ask, answer, by, on }) =>
          html`<strong class="words">${ask.what}</strong><br /><span class="capital"
              >${words.decidedBy(label(by), format.shortDate(on))}</span
            >
            ${
              answer.conditions.length === 0
                ? nothing
                : html`<p>${texts.conversation.conditions}:</p>
                    ${list(
                      answer.conditions.map(
                        ({ text, owner, dueOn }) =>
                          html`${tracker.conditionLine(text, owner, format.shortDate(dueOn))}`,
                      ),
                    )}`
            }`,
      ),
    )}
  </div>`;
}

/** Everything that was answered; once the case has ended, the decisions as a bundle and the other words behind it. */
export function decidedView(frame: PageFrame, decided: Decided): Markup {
  const { texts } = frame;
  const { bundle, state, given, base } = decided;
  if (bundle === undefined) return decisionsView(texts, decided);
  const decides = (stage: string): boolean =>
    state.chain.some(({ id, word }) => id === stage && word === 'decision');
  const others = given.filter(({ stage }) => !decides(stage));
  return html`${part(
      texts.tracker.decided,
      html`${state.withdrawn === undefined ? outcomeView(texts, state) : nothing}
      ${bundleView(frame, bundle, decided)}`,
    )}
    <p class="screen-only"><a href="${base}/besluiten">${texts.decisions.print}</a></p>
    ${decisionsView(texts, { ...decided, given: others }, texts.decisions.others)}`;
}

/** The decisions with what the law wants said beside them (Awb 3:45: where and until when one can object). */
function bundleView(
  frame: PageFrame,
  bundle: Bundle,
  { label, party }: Pick<Decided, 'label' | 'party'>,
): Markup {
  const { texts } = frame;
  const { decisions: words, format } = texts;
  const own = words.to[party];
  return html`<p><strong>${words.inTheName}</strong></p>
    ${facts([
      [texts.fields.reference, bundle.reference],
      [own.sentOn, format.longDate(bundle.sentOn)],
    ])}
    ${bundle.decisions.map(
      ({ ask, answer, by, on, signed }) =>
        html`<section class="box">
          <p class="strong words">${ask.what}</p>
          ${answerView(texts, answer)}
          ${facts([
            [words.by, html`<span class="capital">${label(by)}</span>`],
            [words.on, format.longDate(on)],
            [
              words.mandate,
              signed === undefined
                ? undefined
                : html`<span class="capital">${underText(texts, signed)}</span>`,
            ],
          ])}
        </section>`,
    )}
    ${
      bundle.undecided.length === 0
        ? nothing
        : html`<h3>${words.notDecided}</h3>
            ${list(bundle.undecided.map(({ what }) => html`<span class="words">${what}</span>`))}`
    }
    <h3>${own.objection}</h3>
    <p><strong>${words.objectionUntil(format.longDate(bundle.objectionUntil))}</strong></p>
    <p>${own.objectionWhere(frame.municipality)}</p>
    <p>${own.support(frame.municipality)}</p>`;
}

/** The bundle alone, to be printed. */
export async function bundlePage(
  frame: PageFrame,
  decided: Decided & { readonly bundle: Bundle },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { decisions: words } = texts;
  const content = html`<h1>${words.bundle}</h1>
    ${questionView(texts, decided.plan)} ${outcomeView(texts, decided.state)}
    <h2>${frame.municipality}</h2>
    ${bundleView(frame, decided.bundle, decided)}
    <p class="screen-only"><a href="${decided.base}">${words.to[decided.party].back}</a></p>`;
  return renderPage(frame, { title: words.bundle, content });
}
