import { html } from 'hono/html';
import type { DraftFields } from '../drafts/plan-fields.ts';
import { rowOfPath, type FieldSpec, type Step } from '../drafts/sections.ts';
import { requestTextsIn } from '../i18n/request-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { explain, field, fieldId, hidden, select, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';

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

/** What a field of the plan is called, by its path. */
export function labelOfPath(texts: Texts, path: string): string | undefined {
  const parts = path.split('.');
  const key = Object.keys(requestTextsIn(texts.language).fields).find(
    (one) =>
      one.split('.').length === parts.length &&
      one.split('.').every((part, at) => part === '*' || part === parts[at]),
  );
  const label = Object.entries(requestTextsIn(texts.language).fields).find(([name]) => name === key)?.[1]
    .label;
  const at = rowOfPath(path);
  return label === undefined || at === undefined || at.list === 'asks' ? label : `${label} (${at.row + 1})`;
}

/** The fields of one page of the form: of a list, a row more than is filled in. */
export function fieldsView(view: StepView, filled: Filled): Markup {
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
  const rowText = requestTextsIn(texts.language).sections[section.name].row ?? String;
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
    <p class="hint">${requestTextsIn(texts.language).emptyRow}</p>
    <p><button type="submit" name="step" value="more">${requestTextsIn(texts.language).more}</button></p>`;
}

/** How many rows of a list have something in them; the last counts, whatever stands before it. */
function rowsOf(filled: Filled, part: string): number {
  const rows = filled.values.entries().flatMap(([name, value]) => {
    const at = rowOfPath(name);
    return at?.list !== part || value.trim() === '' ? [] : [at.row + 1];
  });
  return Math.max(0, ...rows);
}

function fieldView(
  view: StepView,
  filled: Filled,
  { spec, path, spoken }: { spec: FieldSpec; path: string; spoken?: string },
): Markup {
  const { texts } = filled;
  const { label, hint } = requestTextsIn(texts.language).fields[spec.key];
  const shared = {
    name: path,
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(spoken === undefined ? {} : { spoken }),
  };
  const unset = { value: '', label: requestTextsIn(texts.language).chooseOne };
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
    case 'role': {
      const { parent, child, authorised } = texts.together.roles;
      const answers = Object.entries({ parent, child, authorised });
      return select(filled, {
        ...shared,
        answers: [unset, ...answers.map(([value, name]) => ({ value, label: name }))],
      });
    }
    case 'rule': {
      const answers = view.choices.rules.map(({ id, title }) => ({ value: id, label: title }));
      return select(filled, {
        ...shared,
        answers: [{ value: '', label: requestTextsIn(texts.language).notListed }, ...answers],
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
  const request = requestTextsIn(texts.language);
  return html`<div class="buttons">
    <button type="submit" name="step" value="another">${request.anotherAsk}</button>
    ${view.asks > 1 ? html`<button type="submit" name="step" value="remove">${request.removeAsk}</button>` : nothing}
  </div>`;
}

function advisersView(view: StepView, filled: Filled): Markup {
  if (view.choices.advisers.length === 0) return nothing;
  const issue = filled.issues.find(({ path }) => path.startsWith('advisers'));
  return html`<fieldset class="field">
    <legend id="${fieldId('advisers.0')}" tabindex="-1">
      ${requestTextsIn(filled.texts.language).advisers}
    </legend>
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
