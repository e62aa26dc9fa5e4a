import { html } from 'hono/html';
import type { ChainStage } from '../domain/chain.ts';
import { dateSchema, type Issue } from '../domain/issues.ts';
import { amountOf, type DraftFields } from '../drafts/plan-fields.ts';
import { rowOfPath, stepOfPath, type FieldSpec, type Step } from '../drafts/sections.ts';
import type { HttpResponse } from '../http/http.ts';
import { requestTextsIn } from '../i18n/request-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { explain, fieldId } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { facts, part } from './plan-view.ts';
import { labelOfPath, type RequestChoices } from './request-fields.ts';

export type OverviewView = {
  /** The address of the draft, on which its pages follow. */
  readonly base: string;
  readonly steps: readonly Step[];
  readonly draft: DraftFields;
  readonly issues: readonly Issue[];
  readonly choices: RequestChoices;
  readonly isAmendment: boolean;
  /** The stages that will be asked, once the plan is whole. */
  readonly previews: readonly Pick<ChainStage, 'id' | 'label'>[];
  readonly keptUntil: string;
  readonly notice: string | undefined;
  /** Somebody pressed the last button, and something is still missing. */
  readonly isRefused: boolean;
};

/** Everything that was written down, each part with a way to change it, and what each official will see of it. */
export async function overviewPage(frame: PageFrame, view: OverviewView): Promise<HttpResponse> {
  const { texts } = frame;
  const request = requestTextsIn(texts.language);
  const title = view.isAmendment ? request.amendTitle : request.overviewTitle;
  const content = html`${missingSummary(texts, view)}
    <h1>${title}</h1>
    ${view.notice === undefined ? nothing : html`<p class="notice" role="alert">${view.notice}</p>`}
    <p>${request.overviewText}</p>
    ${view.steps.map((step) => stepSummary(texts, view, step))} ${previewLinks(texts, view)}
    <form method="post" id="formulier">
      <div class="buttons">
        <button type="submit" name="step" value="send" class="main">
          ${view.isAmendment ? request.sendAmended : request.send}
        </button>
        <button type="submit" name="step" value="later">${request.later}</button>
        <button type="submit" name="step" value="discard">${request.discard}</button>
      </div>
    </form>
    <p class="hint">${request.keptUntil(view.keptUntil)}</p>`;
  return renderPage(frame, { title, content, hasErrors: view.isRefused, status: view.isRefused ? 422 : 200 });
}

function missingSummary(texts: Texts, view: OverviewView): Markup {
  if (view.issues.length === 0) return nothing;
  const lines = view.issues.map((issue) => {
    const label = labelOfPath(texts, issue.path);
    const text = `${label === undefined ? '' : `${label}: `}${explain(texts, issue)}`;
    const step = stepOfPath(issue.path);
    const where = step === undefined ? '' : `${view.base}/${step}#${fieldId(issue.path)}`;
    return html`<li>${where === '' ? text : html`<a href="${where}">${text}</a>`}</li>`;
  });
  return html`<div
    class="${view.isRefused ? 'errors' : 'notice calm'}"
    ${view.isRefused ? html`role="alert"` : nothing}
  >
    <h2>${requestTextsIn(texts.language).stillMissing(view.issues.length)}</h2>
    <ul>
      ${lines}
    </ul>
  </div>`;
}

function stepSummary(texts: Texts, view: OverviewView, step: Step): Markup {
  const request = requestTextsIn(texts.language);
  if (step.section.name === 'wie-ontbreekt') return nothing;
  const words = request.sections[step.section.name];
  const title = step.ask === undefined ? words.short : `${words.short} (${step.ask + 1})`;
  const pairs = pairsOf(texts, view, step);
  return html`<section>
    <h2>${title}</h2>
    ${pairs.length === 0 ? html`<p class="hint">${isNeeded(step) ? request.notYet : request.nothingNeeded}</p>` : summaryOf(pairs)}
    <p>
      <a href="${view.base}/${step.key}">${request.change}<span class="spoken">: ${title}</span></a>
    </p>
  </section>`;
}

/** A page with one thing to fill in is called after it: its name is not said twice. */
function summaryOf(pairs: readonly [string, Markup | string][]): Markup {
  const [only, ...more] = pairs;
  return only === undefined || more.length > 0 ? facts(pairs) : html`<p>${only[1]}</p>`;
}

function isNeeded(step: Step): boolean {
  return step.section.list === undefined && step.section.isOptional !== true;
}

function pairsOf(texts: Texts, view: OverviewView, step: Step): [string, Markup | string][] {
  const { section } = step;
  const pairs = pathsOf(view.draft, step).flatMap(({ spec, path }): [string, Markup | string][] => {
    const text = view.draft[path];
    return text === undefined ? [] : [[labelOfPath(texts, path) ?? path, shown(texts, view, { spec, text })]];
  });
  if (section.name !== 'gezin') return pairs;
  const advisers = view.choices.advisers.filter(
    (one) => view.draft[`advisers.${one.function}`] !== undefined,
  );
  return advisers.length === 0
    ? pairs
    : [...pairs, [texts.fields.advisers, advisers.map(({ label }) => label).join(', ')]];
}

/** Every field of a page, in the order of the form, row after row. */
function pathsOf(draft: DraftFields, { section, ask }: Step): { spec: FieldSpec; path: string }[] {
  const rowNumbers = Object.keys(draft).map((path) => rowOfPath(path)?.row ?? 0);
  const rows = section.list === undefined ? 1 : Math.max(0, ...rowNumbers) + 1;
  return Array.from({ length: rows }, (_, row) =>
    section.fields.map((spec) => ({ spec, path: spec.key.replace('*', String(ask ?? row)) })),
  ).flat();
}

function shown(
  texts: Texts,
  view: OverviewView,
  { spec, text }: { spec: FieldSpec; text: string },
): Markup | string {
  switch (spec.kind) {
    case 'amount': {
      const amount = amountOf(text);
      return typeof amount === 'number' ? texts.format.euro(amount) : text;
    }
    case 'date':
      return dateSchema.safeParse(text).success ? texts.format.longDate(text) : text;
    case 'domain':
      return texts.domains(text);
    case 'layer':
      return Object.entries(texts.layers).find(([layer]) => layer === text)?.[1] ?? text;
    case 'role':
      return Object.entries(texts.together.roles).find(([role]) => role === text)?.[1] ?? text;
    case 'rule':
      return view.choices.rules.find(({ id }) => id === text)?.title ?? text;
    case 'text':
    case 'line':
    case 'email':
      return html`<span class="words">${text}</span>`;
  }
}

function previewLinks(texts: Texts, view: OverviewView): Markup {
  const request = requestTextsIn(texts.language);
  if (view.issues.length > 0)
    return part(request.previews, html`<p class="hint">${request.previewsLater}</p>`);
  return part(
    request.previews,
    html`<ul>
      ${view.previews.map(
        ({ id, label }) => html`<li><a href="${view.base}/voorbeeld/${id}" class="capital">${label}</a></li>`,
      )}
    </ul>`,
  );
}
