import { html } from 'hono/html';
import type { Issue } from '../domain/issues.ts';
import type { Form } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { nothing, type Markup } from './layout.ts';

/** What a form shows again: the values as they were typed, and what is wrong with them. */
export type Filled = { readonly texts: Texts; readonly values: Form; readonly issues: readonly Issue[] };

/** The sentence that explains an issue. What a person typed is never part of it. */
export function explain(texts: Texts, issue: Issue): string {
  const sentence = texts.issues[issue.code];
  return sentence.endsWith(':') && issue.detail !== undefined ? `${sentence} ${issue.detail}` : sentence;
}

/** Everything that is wrong, above the form, each line a link to its field. `labels` names a field for people. */
export function errorSummary(filled: Filled, labels: (path: string) => string | undefined): Markup {
  if (filled.issues.length === 0) return nothing;
  return html`<div class="errors" role="alert" tabindex="-1" id="fouten">
    <h2>${filled.texts.errorTitle}</h2>
    <ul>
      ${filled.issues.map((issue) => {
        const label = labels(issue.path);
        const text = `${label === undefined ? '' : `${label}: `}${explain(filled.texts, issue)}`;
        return html`<li><a href="#${fieldId(issue.path)}">${text}</a></li>`;
      })}
    </ul>
  </div>`;
}

export function fieldId(path: string): string {
  return `v-${path.replaceAll('.', '-')}`;
}

function errorOf(filled: Filled, name: string): { text: string; id: string } | undefined {
  const issue = filled.issues.find((one) => one.path === name);
  return issue === undefined
    ? undefined
    : { text: explain(filled.texts, issue), id: `${fieldId(name)}-fout` };
}

function describedBy(name: string, parts: { hint: boolean; error: boolean }): string {
  return [parts.hint ? `${fieldId(name)}-hint` : '', parts.error ? `${fieldId(name)}-fout` : '']
    .join(' ')
    .trim();
}

export type FieldOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly type?: 'text' | 'email' | 'date' | 'time';
  readonly extra?: 'code' | 'email' | 'amount';
  /** Words the label does not need to be seen with, as the number of a row. */
  readonly spoken?: string;
};

/** A labelled input of one line, or a textarea when it has rows. */
export function field(filled: Filled, options: FieldOptions): Markup {
  const { name, label, hint } = options;
  const error = errorOf(filled, name);
  const described = describedBy(name, { hint: hint !== undefined, error: error !== undefined });
  const shared = html`id="${fieldId(name)}" name="${name}"
  ${described === '' ? nothing : html`aria-describedby="${described}"`}
  ${error === undefined ? nothing : html`aria-invalid="true"`}`;
  const value = filled.values.text(name);
  return html`<div class="field ${error === undefined ? '' : 'wrong'}">
    <label for="${fieldId(name)}"
      >${label}${options.spoken === undefined ? nothing : html`<span class="spoken"> ${options.spoken}</span>`}</label
    >
    ${hint === undefined ? nothing : html`<p class="hint" id="${fieldId(name)}-hint">${hint}</p>`}
    ${error === undefined ? nothing : html`<p class="error" id="${error.id}">${error.text}</p>`}
    ${
      options.rows === undefined
        ? html`<input
            ${shared}
            type="${options.type ?? 'text'}"
            ${autofill(options.extra)}
            value="${value}"
          />`
        : // A browser drops the first line break of a textarea: this one is there to be dropped.
          html`<textarea ${shared} rows="${options.rows}">${'\n'}${value}</textarea>`
    }
  </div>`;
}

function autofill(extra: FieldOptions['extra']): Markup {
  if (extra === 'code')
    return html`inputmode="numeric" autocomplete="one-time-code" maxlength="8" class="short"`;
  if (extra === 'amount') return html`inputmode="decimal" autocomplete="off" class="brief"`;
  if (extra === 'email') return html`autocomplete="email"`;
  return html`autocomplete="off"`;
}

/** A question with many answers, one of which is chosen from a list that folds out. */
export function select(
  filled: Filled,
  options: FieldOptions & {
    readonly answers: readonly { value: string; label: string }[];
    /** What is chosen before anybody chose. */
    readonly initial?: string;
  },
): Markup {
  const { name, label, hint, initial = '' } = options;
  const error = errorOf(filled, name);
  const described = describedBy(name, { hint: hint !== undefined, error: error !== undefined });
  const typed = filled.values.text(name);
  const chosen = typed === '' ? initial : typed;
  return html`<div class="field ${error === undefined ? '' : 'wrong'}">
    <label for="${fieldId(name)}">${label}</label>
    ${hint === undefined ? nothing : html`<p class="hint" id="${fieldId(name)}-hint">${hint}</p>`}
    ${error === undefined ? nothing : html`<p class="error" id="${error.id}">${error.text}</p>`}
    <select
      id="${fieldId(name)}"
      name="${name}"
      ${described === '' ? nothing : html`aria-describedby="${described}"`}
      ${error === undefined ? nothing : html`aria-invalid="true"`}
    >
      ${options.answers.map(
        ({ value, label: text }) =>
          html`<option value="${value}" ${value === chosen ? html`selected` : nothing}>${text}</option>`,
      )}
    </select>
  </div>`;
}

/** A question with a few answers, one of which is chosen. */
export function choice(
  filled: Filled,
  options: { name: string; legend: string; answers: readonly { value: string; label: string }[] },
): Markup {
  const { name } = options;
  const error = errorOf(filled, name);
  const chosen = filled.values.text(name);
  return html`<fieldset
    class="field ${error === undefined ? '' : 'wrong'}"
    ${error === undefined ? nothing : html`aria-describedby="${error.id}"`}
  >
    <legend class="big">${options.legend}</legend>
    ${error === undefined ? nothing : html`<p class="error" id="${error.id}">${error.text}</p>`}
    ${options.answers.map(
      ({ value, label }, index) =>
        html`<label class="radio"
          ><input
            type="radio"
            name="${name}"
            id="${index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`}"
            value="${value}"
            ${value === chosen ? html`checked` : nothing}
          />
          ${label}</label
        >`,
    )}
  </fieldset>`;
}

/** Something that is so or is not. */
export function checkbox(filled: Filled, options: Pick<FieldOptions, 'name' | 'label' | 'hint'>): Markup {
  const { name, label, hint } = options;
  return html`<div class="field">
    <label class="radio"
      ><input
        type="checkbox"
        id="${fieldId(name)}"
        name="${name}"
        value="on"
        ${hint === undefined ? nothing : html`aria-describedby="${fieldId(name)}-hint"`}
        ${filled.values.text(name) === '' ? nothing : html`checked`}
      />
      ${label}</label
    >
    ${hint === undefined ? nothing : html`<p class="hint" id="${fieldId(name)}-hint">${hint}</p>`}
  </div>`;
}

/** Values that travel along with a form unseen. */
export function hidden(fields: readonly (readonly [string, string])[]): Markup {
  return html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}
