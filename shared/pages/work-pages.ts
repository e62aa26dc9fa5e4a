import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import type { Envelope } from '../domain/entries.ts';
import type { Request } from '../domain/request.ts';
import { endedTurn } from '../domain/chain.ts';
import { outcomeOf, turnOf } from '../domain/turn.ts';
import type { HttpResponse } from '../http/http.ts';
import { moment, shortDate } from '../i18n/format.ts';
import type { Texts } from '../i18n/nl.ts';
import { errorSummary, field, fieldId, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { part, questionView, wholePlan } from './plan-view.ts';
import { decisionsView, trackerView, type GivenAnswers, type Label } from './tracker.ts';

export type CaseLine = {
  readonly caseId: string;
  readonly reference: string;
  readonly holder: string;
  readonly since: string;
};

/** The contact person's cases, newest first. */
export async function workPage(frame: PageFrame, cases: readonly CaseLine[]): Promise<HttpResponse> {
  const { work, fields } = frame.texts;
  const content = html`<h1>${work.title}</h1>
    <p><a class="button" href="/werk/nieuw">${work.import}</a></p>
    ${
      cases.length === 0
        ? html`<p>${work.none}</p>`
        : html`<ul class="cards">
            ${cases.map(
              (one) =>
                html`<li>
                  <a href="/werk/zaak/${one.caseId}">${fields.reference} ${one.reference}</a>
                  <p>${work.stage}: ${one.holder}<br />${work.since}: ${shortDate(one.since)}</p>
                </li>`,
            )}
          </ul>`
    }`;
  return renderPage(frame, { title: work.title, content });
}

export async function importPage(frame: PageFrame, filled: Filled, commandId: string): Promise<HttpResponse> {
  const { work } = frame.texts;
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, (path) => (path === 'json' || path === '' ? undefined : path))}
    <h1>${work.importTitle}</h1>
    <p>${work.importText}</p>
    ${planForm(filled, { action: '/werk/nieuw', send: work.importSend, carried: [['commandId', commandId]] })}
    <p><a href="/werk">${work.back}</a></p>`;
  return renderPage(frame, { title: work.importTitle, content, hasErrors: wrong, status: wrong ? 422 : 200 });
}

function planForm(
  filled: Filled,
  form: { action: string; send: string; carried: readonly (readonly [string, string])[] },
): Markup {
  const { work } = filled.texts;
  return html`<form method="post" action="${form.action}" enctype="multipart/form-data" novalidate>
    ${hidden(form.carried)}
    <div class="field">
      <label for="${fieldId('file')}">${work.file}</label>
      <input id="${fieldId('file')}" name="file" type="file" accept=".json,application/json" />
    </div>
    ${field(filled, { name: 'json', label: work.paste, hint: work.pasteHint, rows: 8 })}
    <button type="submit">${form.send}</button>
  </form>`;
}

export type CaseView = {
  readonly state: CaseState;
  readonly plan: Request;
  readonly entries: readonly Envelope[];
  readonly given: readonly GivenAnswers[];
  readonly label: Label;
  readonly changes: string | undefined;
  readonly commandId: string;
  /** Whether the visitor may see their other cases too. */
  readonly seesAll: boolean;
  readonly notice?: string;
};

/** One case for its contact person: who holds it, what was decided, what happened, and a way to amend the plan. */
export async function casePage(frame: PageFrame, view: CaseView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { work } = texts;
  const { state, plan } = view;
  const title = work.caseTitle(plan.reference);
  const wrong = filled.issues.length > 0 || view.notice !== undefined;
  const content = html`${errorSummary(filled, (path) => (path === 'json' || path === '' ? undefined : path))}
    <h1>${title}</h1>
    ${questionView(texts, plan)}
    ${view.notice === undefined ? nothing : html`<p class="notice" role="alert">${view.notice}</p>`}
    ${
      view.changes === undefined
        ? nothing
        : html`<div class="notice">
            <h2>${work.changesAsked}</h2>
            <p class="words">${view.changes}</p>
          </div>`
    }
    ${part(texts.tracker.title, trackerView(texts, state, view.label))} ${decisionsView(texts, view)}
    ${part(work.timeline, timelineView(texts, view))}
    <details>
      <summary>${work.plan} – ${work.planVersion(state.planVersion)}</summary>
      ${wholePlan(texts, plan, view.label)}
    </details>
    ${
      turnOf(state) === endedTurn
        ? nothing
        : html`<details ${wrong ? html`open` : nothing}>
            <summary>${work.amend}</summary>
            <p>${work.amendText}</p>
            ${planForm(filled, {
              action: `/werk/zaak/${state.caseId}`,
              send: work.amendSend,
              carried: [
                ['commandId', view.commandId],
                ['planVersion', String(state.planVersion)],
              ],
            })}
          </details>`
    }
    ${view.seesAll ? html`<p><a href="/werk">${work.back}</a></p>` : nothing}`;
  return renderPage(frame, { title, content, hasErrors: wrong, status: wrong ? 422 : 200 });
}

function timelineView(texts: Texts, view: CaseView): Markup {
  return html`<ol class="timeline" data-outcome="${outcomeOf(view.state)}">
    ${view.entries.map(
      (entry) =>
        html`<li>
          <time datetime="${entry.at}">${moment(entry.at)}</time>
          <span>${timelineText(texts, entry, view)}</span>
        </li>`,
    )}
  </ol>`;
}

function timelineText(texts: Texts, entry: Envelope, view: Pick<CaseView, 'label' | 'state'>): string {
  const { timeline } = texts;
  const holderOf = (conversation: string): string => {
    const found = view.state.conversations.find((one) => one.id === conversation);
    return found === undefined ? texts.unknownFunction : view.label(found.with.function);
  };
  switch (entry.type) {
    case 'request-opened':
    case 'plan-confirmed':
    case 'changes-asked':
      return timeline[entry.type];
    case 'plan-amended':
      return timeline[entry.type](entry.planVersion);
    case 'generation-started':
      return timeline[entry.type](entry.generation);
    case 'conversation-opened':
      return timeline[entry.type](view.label(entry.with.function), shortDate(entry.dueOn));
    case 'answered': {
      const outcomes = entry.answers.map((answer) => texts.outcomes[answer.outcome].toLowerCase());
      return timeline[entry.type](view.label(entry.actor.function), outcomes.join(', '));
    }
    case 'look-recorded':
    case 'link-renewed':
      return timeline[entry.type](holderOf(entry.conversation));
  }
}
