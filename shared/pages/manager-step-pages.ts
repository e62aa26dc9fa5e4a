import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { list } from './plan-view.ts';

/** What every page shares on which a manager steps in and says why. */
type Stepping = {
  readonly reference: string;
  readonly base: string;
  readonly commandId: string;
  readonly planVersion: number;
};

export type NudgeView = Stepping & {
  /** Whom the case waits for, by function. */
  readonly who: readonly string[];
  /** When the mail leaves (ISO 8601, UTC). */
  readonly leavesAt: string;
};

export async function nudgePage(frame: PageFrame, view: NudgeView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { nudge } = texts.managing;
  const text = nudge.text(view.who.join(texts.and), texts.format.longDate(view.leavesAt));
  return stepPage(frame, view, {
    filled,
    title: nudge.title,
    text: html`<p class="lead">${view.who.length === 0 ? nudge.nobody : text}</p>`,
    hint: nudge.reasonHint,
    send: view.who.length === 0 ? undefined : nudge.send,
  });
}

export type RouteView = Stepping & {
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly countsNoMore: readonly string[];
  /** Whose turn it will be; nobody's where all have spoken. */
  readonly after: string | undefined;
  /** The domains on which nobody would decide: then it cannot be done. */
  readonly undecided: string | undefined;
};

export async function routePage(frame: PageFrame, view: RouteView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { route } = texts.managing;
  const groups = [
    [route.gone, view.gone],
    [route.countsNoMore, view.countsNoMore],
    [route.added, view.added],
  ] as const;
  const isReordered = view.gone.length === 0 && view.added.length === 0;
  const after = view.after === undefined ? route.ends : route.after(view.after);
  const domains = (view.undecided ?? '').split(', ').map((domain) => texts.domains(domain));
  return stepPage(frame, view, {
    filled,
    title: route.title,
    text: html`<p class="lead">${route.lead}</p>
      ${groups.map(([title, names]) =>
        names.length === 0
          ? nothing
          : html`<h2>${title}</h2>
              ${list(names.map((name) => html`<span class="capital">${name}</span>`))}`,
      )}
      ${isReordered ? html`<p>${route.reordered}</p>` : nothing}
      ${
        view.undecided === undefined
          ? html`<p>${after} ${route.told}</p>`
          : html`<p class="notice">${route.nobodyDecides(domains.join(texts.and))}</p>`
      }`,
    hint: texts.managing.reasonHint,
    send: view.undecided === undefined ? route.send : undefined,
  });
}

type Step = {
  readonly filled: Filled;
  readonly title: string;
  readonly text: Markup;
  readonly hint: string;
  /** What the button says that it does; none where it cannot be done. */
  readonly send: string | undefined;
};

async function stepPage(frame: PageFrame, view: Stepping, step: Step): Promise<HttpResponse> {
  const { texts } = frame;
  const { managing, casework } = texts;
  const { filled, title, send } = step;
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, () => managing.reason)}
    <p class="step">${casework.caseTitle(view.reference)}</p>
    <h1>${title}</h1>
    ${step.text}
    ${
      send === undefined
        ? nothing
        : html`<form method="post" id="formulier" novalidate>
            ${hidden([
              ['commandId', view.commandId],
              ['planVersion', String(view.planVersion)],
            ])}
            ${field(filled, { name: 'reason', label: managing.reason, hint: step.hint, rows: 4 })}
            <button type="submit" class="main">${send}</button>
          </form>`
    }
    <p><a href="${view.base}">${managing.back}</a></p>`;
  return renderPage(frame, {
    title: `${title}, ${casework.caseTitle(view.reference)}`,
    content,
    hasErrors: wrong,
    status: wrong ? 422 : 200,
    ...(send === undefined ? {} : { form: { id: 'formulier' } }),
  });
}
