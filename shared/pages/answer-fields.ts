import { html } from 'hono/html';
import { conditionKindSchema, type ConditionKind } from '../domain/entries.ts';
import type { Ask } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import { choice, field, select, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';

/** How many conditions one answer has room for. */
export const conditionRows = 3;

/** A question with its three answers, and whatever else may be chosen instead. */
export type AnswerFields = {
  readonly questions: readonly (Ask | undefined)[];
  readonly legend: (ask: Ask | undefined) => string;
  /** When a reason is needed for the answer to an ask. */
  readonly reasonHint: (ask: Ask | undefined) => string;
  readonly instead: readonly { readonly value: string; readonly label: string }[];
};

/** An answer to each question: what, why, under which conditions. */
export function answerFields(filled: Filled, about: AnswerFields): Markup {
  const { texts } = filled;
  const { conversation: words } = texts;
  const answers = [
    ...Object.entries(texts.outcomes).map(([value, label]) => ({ value, label })),
    ...about.instead,
  ];
  return html`${about.questions.map((ask, index) => {
    const at = `answers.${index}`;
    return html`<section class="box">
      ${choice(filled, { name: `${at}.outcome`, legend: about.legend(ask), answers })}
      ${field(filled, {
        name: `${at}.reason`,
        label: words.reason,
        hint: about.reasonHint(ask),
        rows: 5,
      })}
      ${conditionFields(filled, at)}
    </section>`;
  })}`;
}

/** What stands in the list of kinds before anybody chooses one. */
const firstKind: ConditionKind = 'other';

/** Folded away until it is chosen; open when something stands in it or is wrong with it. */
export function folded(filled: Filled, prefix: string): boolean {
  const isEmpty = (name: string, value: string): boolean =>
    value === '' || (name.endsWith('.kind') && value === firstKind);
  const hasSome = filled.values
    .entries()
    .some(([name, value]) => name.startsWith(prefix) && !isEmpty(name, value));
  return !hasSome && !filled.issues.some((issue) => issue.path.startsWith(prefix));
}

function conditionFields(filled: Filled, at: string): Markup {
  const { conversation: words } = filled.texts;
  return html`<details ${folded(filled, `${at}.conditions`) ? nothing : html`open`}>
    <summary>${words.conditions}</summary>
    <p class="hint">${words.conditionsHint}</p>
    ${Array.from({ length: conditionRows }, (_, row) => {
      const name = `${at}.conditions.${row}`;
      return html`<fieldset class="rows">
        <legend>${words.condition(row + 1)}</legend>
        ${field(filled, { name: `${name}.text`, label: words.conditionText, rows: 2 })}
        ${field(filled, { name: `${name}.owner`, label: words.conditionOwner })}
        ${field(filled, { name: `${name}.dueOn`, label: words.conditionDueOn, type: 'date' })}
        ${select(filled, {
          name: `${name}.kind`,
          label: words.conditionKind,
          initial: firstKind,
          answers: conditionKindSchema.options.map((value) => ({
            value,
            label: words.conditionKinds[value],
          })),
        })}
      </fieldset>`;
    })}
  </details>`;
}

/** What a list of errors calls a field of an answer. */
export function answerLabel(texts: Texts, path: string): string {
  const { conversation: words } = texts;
  const condition = /conditions\.(\d+)/.exec(path)?.[1];
  if (condition !== undefined) return words.condition(Number(condition) + 1);
  return path.endsWith('.reason') ? words.reason : words.yourAnswer;
}
