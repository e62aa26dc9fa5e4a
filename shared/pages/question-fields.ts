import { html } from 'hono/html';
import { Form } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { choice, field, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';

/** The answer that is none yet: a question first. */
export const askFirst = 'question';

/** Whom a question back is for; the contact person unless somebody chooses otherwise. */
export const askedOf = { contact: 'contact', family: 'family' } as const;

/** A question before the answer: what, to whom, and for the family by when. */
export function questionFields(filled: Filled): Markup {
  const { question: words } = filled.texts;
  return html`<details ${isFolded(filled) ? nothing : html`open`}>
    <summary>${words.title}</summary>
    <p class="hint">${words.hint}</p>
    ${field(filled, { name: 'question.text', label: words.text, hint: words.textHint, rows: 4 })}
    ${choice(withDefault(filled), {
      name: 'question.to',
      legend: words.to,
      answers: [
        { value: askedOf.contact, label: words.toContact },
        { value: askedOf.family, label: words.toFamily },
      ],
    })}
    ${field(filled, { name: 'question.answerBy', label: words.answerBy, hint: words.clock, type: 'date' })}
  </details>`;
}

function withDefault(filled: Filled): Filled {
  if (filled.values.text('question.to') !== '') return filled;
  return { ...filled, values: new Form([['question.to', askedOf.contact]]) };
}

/** The choice that stands there from the start is nobody's choice yet. */
function isFolded({ values, issues }: Filled): boolean {
  const isUntouched = values.text('question.text') === '' && values.text('question.answerBy') === '';
  const isWrong = issues.some(({ path }) => path.startsWith('question.'));
  return isUntouched && !isWrong && values.text('question.to') !== askedOf.family;
}

/** What a list of errors calls these fields. */
export function questionLabel(texts: Texts, path: string): string | undefined {
  const { question: words } = texts;
  const labels: Readonly<Record<string, string>> = {
    'question.text': words.text,
    'question.to': words.to,
    'question.answerBy': words.answerBy,
  };
  return labels[path];
}
