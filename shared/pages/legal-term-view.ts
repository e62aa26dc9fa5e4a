import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import { legalDatesOf, suspensionsOf } from '../domain/case-terms.ts';
import { endedTurn } from '../domain/chain.ts';
import { standstillsOf } from '../domain/standstill.ts';
import { wmoDates, type Suspension } from '../domain/terms.ts';
import { pauseOf, turnOf } from '../domain/turn.ts';
import { nextDay } from '../domain/working-days.ts';
import type { Slice } from '../domain/slices.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { facts, list, part, questionView } from './plan-view.ts';
import { typedView } from './typed-view.ts';
import { standstillLines } from './standstill-view.ts';

export type LegalTerm = {
  readonly state: CaseState;
  readonly today: string;
  /** Why more time was announced, one for each announcement. */
  readonly extensionWords: readonly string[];
};

/** The last day for a decision, and one line for everything that moved it. */
export function legalTermView(texts: Texts, { state, today, extensionWords }: LegalTerm): Markup {
  if (turnOf(state) === endedTurn) return nothing;
  const { legalTerm: words, format } = texts;
  const dates = legalDatesOf(state, today);
  const days = [...new Set(dates.map(({ lastDay }) => lastDay))].sort();
  // Each law has a term of its own: where they end on different days, each is named.
  const shown = days.map((day) => {
    const domains = dates.filter(({ lastDay }) => lastDay === day).map(({ domain }) => texts.domains(domain));
    return html`${format.longDate(day)}${days.length === 1 ? '' : ` (${domains.join(', ')})`}<br />`;
  });
  const pauses = suspensionsOf(state, today).flatMap((one) => pauseText(texts, one, { state, today }) ?? []);
  const moved = [
    ...[...standstillLines(texts, standstillsOf(state, today)), ...pauses].map((text) => html`${text}`),
    ...state.extensions.map(({ announcedOn, until }, index) => {
      const why = extensionWords[index];
      return html`${words.extended(format.shortDate(announcedOn), format.longDate(until))}
      ${why === undefined ? nothing : html`<br />${words.why} <span class="words">${why}</span>`}`;
    }),
  ];
  return part(
    words.title,
    html`${facts([...wmoFacts(texts, state, dates), [words.lastDay, html`${shown}`]])}
    ${dates.some(({ kind }) => kind === 'suspended') ? html`<p>${words.isSuspended}</p>` : nothing}
    ${moved.length === 0 ? nothing : list(moved)}`,
  );
}

/** The two days of the Wmo before its decision: the family's own plan, and the end of the investigation. */
function wmoFacts(
  { legalTerm: words, format }: Texts,
  { receivedOn }: CaseState,
  dates: readonly { readonly domain: string }[],
): readonly (readonly [string, string])[] {
  if (!dates.some(({ domain }) => domain === 'wmo')) return [];
  const { personalPlanUntil, investigatedUntil } = wmoDates(receivedOn);
  return [
    [words.personalPlan, format.longDate(personalPlanUntil)],
    [words.investigated, format.longDate(investigatedUntil)],
  ];
}

/** A term stands still from the day after: what was over on the day it began moved nothing. */
function pauseText(
  { legalTerm, format }: Texts,
  suspension: Suspension,
  { state, today }: Pick<LegalTerm, 'state' | 'today'>,
): string | undefined {
  if (suspension.kind !== 'consent') return undefined;
  const { agreedOn, until } = suspension;
  const from = format.shortDate(nextDay(agreedOn));
  if (pauseOf(state) !== undefined && until >= today) return legalTerm.pauseOpen(from);
  return until <= agreedOn ? undefined : legalTerm.pause(from, format.shortDate(until));
}

export type ExtendView = {
  /** The family's question stands above it for who may read the case. */
  readonly question: Pick<Slice, 'question'> | undefined;
  readonly lastDay: string;
  readonly base: string;
  readonly commandId: string;
  /** Why it cannot be done at all. */
  readonly refusal: string | undefined;
};

/** More time, announced by the contact person or a manager. */
export async function extendPage(frame: PageFrame, view: ExtendView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { extend } = texts.legalTerm;
  const labels: Readonly<Record<string, string>> = { until: extend.until, text: extend.text };
  const wrong = filled.issues.length > 0;
  const typed = filled.values.text('text');
  const content = html`${errorSummary(filled, (path) => labels[path])}
    <h1>${extend.title}</h1>
    ${view.question === undefined ? nothing : questionView(texts, view.question)}
    <p class="lead">${extend.lead}</p>
    <p>${extend.now(texts.format.longDate(view.lastDay))}</p>
    ${
      view.refusal === undefined
        ? extendForm(view, filled)
        : html`<p class="notice">${view.refusal}</p>
            ${typedView(texts, typed === '' ? [] : [typed])}`
    }
    <p><a href="${view.base}">${extend.back}</a></p>`;
  return renderPage(frame, {
    title: extend.title,
    content,
    hasErrors: wrong,
    status: wrong ? 422 : 200,
    ...(view.refusal === undefined ? { form: { id: 'formulier' } } : {}),
  });
}

function extendForm(view: ExtendView, filled: Filled): Markup {
  const { extend } = filled.texts.legalTerm;
  return html`<form method="post" id="formulier" novalidate>
    ${hidden([['commandId', view.commandId]])}
    ${field(filled, { name: 'until', label: extend.until, hint: extend.untilHint, type: 'date' })}
    ${field(filled, { name: 'text', label: extend.text, hint: extend.textHint, rows: 4 })}
    <button type="submit" class="main">${extend.send}</button>
  </form>`;
}
