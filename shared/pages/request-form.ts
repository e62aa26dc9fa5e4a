import { html } from 'hono/html';
import type { DraftFields } from '../drafts/plan-fields.ts';
import type { FieldSpec, Step } from '../drafts/sections.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { errorSummary, explain, field, fieldId, hidden, select, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { list } from './plan-view.ts';

/** What can be chosen in the form, from the municipality's configuration. */
export type RequestChoices = {
  readonly domains: readonly string[];
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  readonly advisers: readonly { readonly function: string; readonly label: string }[];
};

export type StepView = {
  readonly step: Step;
  readonly number: number;
  readonly of: number;
  readonly asks: number;
  /** What an ask that has no name yet will be called. */
  readonly newAskId: string;
  readonly choices: RequestChoices;
  readonly draft: DraftFields;
  /** Which opened page this is, and the version of its fields that it was made from. */
  readonly editor: string;
  readonly revision: number;
  readonly keptUntil: string;
  readonly hasMoreRows: boolean;
  /** What another tab saved in the meantime, where it differs. */
  readonly elsewhere: DraftFields | undefined;
  readonly notice: string | undefined;
};

/** One page of the request form. Its first button goes on; every button keeps what was typed. */
export async function stepPage(frame: PageFrame, view: StepView, filled: Filled): Promise<HttpResponse> {
  const { texts } = frame;
  const { request } = texts;
  const { step } = view;
  const section = request.sections[step.section.name];
  const heading =
    step.ask === undefined ? section.title : request.askTitle(section.title, step.ask + 1, view.asks);
  const wrong = filled.issues.length > 0 || view.elsewhere !== undefined;
  const content = html`${errorSummary(filled, (path) => labelOfPath(texts, path))}
    <p class="step">${request.step(view.number, view.of)}</p>
    <h1>${heading}</h1>
    ${section.text === undefined ? nothing : html`<p>${section.text}</p>`}
    ${view.notice === undefined ? nothing : html`<p class="notice" role="status">${view.notice}</p>`}
    ${elsewhereView(texts, view)}
    <form
      method="post"
      id="formulier"
      novalidate
      data-saves="${request.saving}"
      data-unsaved="${request.notSaved}"
    >
      ${hidden([
        ['editor', view.editor],
        ['revision', String(view.revision)],
        ['sequence', '0'],
      ])}
      ${step.section.name === 'wie-ontbreekt' ? missingView(texts, view.draft) : fieldsView(view, filled)}
      <div class="buttons">
        <button type="submit" name="step" value="next" class="main">
          ${step.section.name === 'wie-ontbreekt' ? request.missing.complete : request.next}
        </button>
        ${view.number === 1 ? nothing : html`<button type="submit" name="step" value="back">${request.back}</button>`}
        <button type="submit" name="step" value="overview">${request.toOverview}</button>
        <button type="submit" name="step" value="later">${request.later}</button>
      </div>
      <p class="status" role="status" data-status></p>
    </form>
    <p class="hint">${request.keptUntil(view.keptUntil)}</p>`;
  return renderPage(frame, {
    title: `${heading} – ${request.step(view.number, view.of)}`,
    content,
    hasErrors: wrong,
    form: { id: 'formulier', step: 'next' },
    savesItself: true,
    status: wrong ? 422 : 200,
  });
}

/** What a field of the plan is called, by its path. */
export function labelOfPath(texts: Texts, path: string): string | undefined {
  const parts = path.split('.');
  const key = Object.keys(texts.request.fields).find(
    (one) =>
      one.split('.').length === parts.length &&
      one.split('.').every((part, at) => part === '*' || part === parts[at]),
  );
  const label = Object.entries(texts.request.fields).find(([name]) => name === key)?.[1].label;
  const row = /^(voices|goals|circle|stops)\.(\d+)/.exec(path);
  return label === undefined || row === null ? label : `${label} (${Number(row[2]) + 1})`;
}

function elsewhereView(texts: Texts, view: StepView): Markup {
  if (view.elsewhere === undefined) return nothing;
  const { request } = texts;
  return html`<div class="notice" role="alert">
    <p>${request.elsewhere}</p>
    <p>${request.elsewhereSays}</p>
    <dl>
      ${Object.entries(view.elsewhere).map(
        ([path, text]) =>
          html`<div>
            <dt>${labelOfPath(texts, path) ?? path}</dt>
            <dd>${text === '' ? '–' : text}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

function fieldsView(view: StepView, filled: Filled): Markup {
  const { section } = view.step;
  const { texts } = filled;
  const rest = section.name === 'gezin' ? advisersView(view, filled) : nothing;
  if (section.list === undefined) {
    const ask = view.step.ask;
    return html`${ask === undefined ? nothing : askName(view, filled, ask)}
    ${section.fields.map((spec) => fieldView(view, filled, { spec, path: spec.key.replace('*', String(ask ?? 0)) }))}
    ${rest} ${ask === undefined ? nothing : askButtons(view, texts)}`;
  }
  const count = rowsOf(filled, section.list) + (view.hasMoreRows ? 4 : 1);
  const rowText = texts.request.sections[section.name].row ?? String;
  const isBare = section.fields.length === 1;
  return html`${Array.from({ length: Math.max(2, count) }, (_, row) => {
      const fields = section.fields.map((spec) =>
        fieldView(view, filled, {
          spec,
          path: spec.key.replace('*', String(row)),
          ...(isBare ? { spoken: String(row + 1) } : {}),
        }),
      );
      return isBare
        ? fields
        : html`<fieldset class="rows">
            <legend>${rowText(row + 1)}</legend>
            ${fields}
          </fieldset>`;
    })}
    <p class="hint">${texts.request.emptyRow}</p>
    <p><button type="submit" name="step" value="more">${texts.request.more}</button></p>`;
}

/** How many rows of a list have something in them; the last counts, whatever stands before it. */
function rowsOf(filled: Filled, part: string): number {
  const rows = filled.values.entries().flatMap(([name, value]) => {
    const row = new RegExp(`^${part}\\.(\\d+)`).exec(name)?.[1];
    return row === undefined || value.trim() === '' ? [] : [Number(row) + 1];
  });
  return Math.max(0, ...rows);
}

function fieldView(
  view: StepView,
  filled: Filled,
  { spec, path, spoken }: { spec: FieldSpec; path: string; spoken?: string },
): Markup {
  const { texts } = filled;
  const { label, hint } = texts.request.fields[spec.key];
  const shared = {
    name: path,
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(spoken === undefined ? {} : { spoken }),
  };
  const unset = { value: '', label: texts.request.chooseOne };
  switch (spec.kind) {
    case 'text':
      return field(filled, { ...shared, rows: spec.rows ?? 4 });
    case 'line':
      return field(filled, shared);
    case 'email':
      return field(filled, { ...shared, type: 'email' });
    case 'date':
      return field(filled, { ...shared, type: 'date' });
    case 'amount':
      return field(filled, { ...shared, extra: 'amount' });
    case 'domain': {
      const answers = view.choices.domains.map((value) => ({ value, label: texts.domains(value) }));
      return select(filled, { ...shared, answers: [unset, ...answers] });
    }
    case 'layer': {
      const answers = Object.entries(texts.layers).map(([value, name]) => ({ value, label: name }));
      return select(filled, { ...shared, answers: [unset, ...answers] });
    }
    case 'rule': {
      const answers = view.choices.rules.map(({ id, title }) => ({ value: id, label: title }));
      return select(filled, {
        ...shared,
        answers: [{ value: '', label: texts.request.notListed }, ...answers],
      });
    }
  }
}

/** An ask keeps its name in every version of the plan, and wherever it moves in the form. */
function askName(view: StepView, filled: Filled, ask: number): Markup {
  const path = `asks.${ask}.id`;
  const known = filled.values.text(path);
  return hidden([
    [path, known === '' ? view.newAskId : known],
    ['asks', String(view.asks)],
  ]);
}

function askButtons(view: StepView, texts: Texts): Markup {
  const { request } = texts;
  return html`<div class="buttons">
    <button type="submit" name="step" value="another">${request.anotherAsk}</button>
    ${view.asks > 1 ? html`<button type="submit" name="step" value="remove">${request.removeAsk}</button>` : nothing}
  </div>`;
}

function advisersView(view: StepView, filled: Filled): Markup {
  if (view.choices.advisers.length === 0) return nothing;
  const issue = filled.issues.find(({ path }) => path.startsWith('advisers'));
  return html`<fieldset class="field">
    <legend id="${fieldId('advisers.0')}" tabindex="-1">${filled.texts.request.advisers}</legend>
    ${issue === undefined ? nothing : html`<p class="error">${explain(filled.texts, issue)}</p>`}
    ${view.choices.advisers.map(({ function: id, label }) => {
      const name = `advisers.${id}`;
      return html`<label class="radio"
        ><input
          type="checkbox"
          name="${name}"
          value="on"
          ${filled.values.text(name) === '' ? nothing : html`checked`}
        />
        <span class="capital">${label}</span></label
      >`;
    })}
  </fieldset>`;
}

/** "De kring te klein": who is in the circle now, and questions that bring others to mind. */
function missingView(texts: Texts, draft: DraftFields): Markup {
  const { missing } = texts.request;
  const circle = Object.entries(draft).flatMap(([path, who]) => (/^circle\.\d+\.who$/.test(path) ? who : []));
  return html`${
      circle.length === 0
        ? html`<p>${missing.nobody}</p>`
        : html`<p>${missing.circle}</p>
            ${list(circle.map((who) => html`${who}`))}`
    }
    <p>${missing.think}</p>
    ${list(missing.questions.map((question) => html`${question}`))}
    <p><button type="submit" name="step" value="to-circle">${missing.add}</button></p>`;
}

/** "Later verder": what was typed is kept, and a mail with the way back is under way. */
export async function laterPage(
  frame: PageFrame,
  view: { back: string; keptUntil: string },
): Promise<HttpResponse> {
  const { request } = frame.texts;
  const content = html`<h1>${request.laterTitle}</h1>
    <p>${request.laterText}</p>
    <p>${request.keptUntil(view.keptUntil)}</p>
    <p><a href="${view.back}">${request.laterBack}</a></p>`;
  return renderPage(frame, { title: request.laterTitle, content });
}

export async function discardedPage(frame: PageFrame): Promise<HttpResponse> {
  const { request } = frame.texts;
  const content = html`<h1>${request.discardedTitle}</h1>
    <p>${request.discardedText}</p>`;
  return renderPage(frame, { title: request.discardedTitle, content });
}

export async function discardPage(frame: PageFrame, back: string): Promise<HttpResponse> {
  const { request } = frame.texts;
  const content = html`<h1>${request.discardTitle}</h1>
    <p>${request.discardText}</p>
    <form method="post" action="${back}">
      <div class="buttons">
        <button type="submit" name="step" value="discard-yes" class="main">${request.discardYes}</button>
        <a href="${back}">${request.discardNo}</a>
      </div>
    </form>`;
  return renderPage(frame, { title: request.discardTitle, content });
}
