import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import type { Stage } from '../domain/chain.ts';
import { departsFromAdvice } from '../domain/signing.ts';
import { channelSchema, conditionKindSchema, type ConditionKind } from '../domain/entries.ts';
import { unanimous } from '../domain/precedents.ts';
import type { Mandated } from '../domain/mandates.ts';
import type { Ask } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import { choice, field, hidden, select, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';
import { mandateNotice } from './mandate-view.ts';
import { questionsOf, type Reading } from './official-view.ts';

/** How many conditions one answer has room for. */
export const conditionRows = 3;

/** The answer that is none yet: talk first. */
export const talkFirst = 'talk';

/** What there is to answer, and the case it is about. */
type Asked = Reading & {
  readonly state: CaseState;
  readonly stage: Stage;
  /** Under which mandate a decision would be signed now. */
  readonly signing: Mandated | undefined;
};

/** The reflection question, an answer to each ask, and the wish to talk first. */
export function answerForm(talk: Asked, filled: Filled): Markup {
  const { texts } = filled;
  const { conversation: words } = texts;
  const questions = questionsOf(talk);
  const answers = [
    ...Object.entries(texts.outcomes).map(([value, label]) => ({ value, label })),
    { value: talkFirst, label: words.talkChoice },
  ];
  return html`<form method="post" id="formulier" novalidate>
    ${hidden([['planVersion', String(talk.state.planVersion)]])}
    ${field(filled, { name: 'reflection', label: words.reflection[talk.stage.word], hint: words.reflectionHint, rows: 3 })}
    ${questions.map((ask, index) => {
      const at = `answers.${index}`;
      return html`<section class="box">
        ${choice(filled, {
          name: `${at}.outcome`,
          legend: questions.length === 1 || ask === undefined ? words.yourAnswer : words.answerTo(ask.what),
          answers,
        })}
        ${field(filled, {
          name: `${at}.reason`,
          label: words.reason,
          hint: reasonHint(texts, talk, ask),
          rows: 5,
        })}
        ${conditionFields(filled, at)}
      </section>`;
    })}
    ${talkFields(filled)} ${mandateNotice(texts, talk.signing)}
    <button type="submit" name="step" value="check" class="main">${words.check}</button>
  </form>`;
}

/** When a reason is needed: it depends on what was advised here, and on what was decided in comparable cases. */
function reasonHint({ conversation: words }: Texts, talk: Asked, ask: Ask | undefined): string {
  const needed = departsFromAdvice(talk.state, talk.stage) ? words.reasonHintAdvice : words.reasonHint;
  const all = unanimous(talk.precedents?.get(ask?.departsFrom.ruleId ?? '') ?? []);
  return all === undefined ? needed : `${needed} ${words.reasonHintDiffers[all]}`;
}

/** What stands in the list of kinds before anybody chooses one. */
const firstKind: ConditionKind = 'other';

/** Folded away until it is chosen; open when something stands in it or is wrong with it. */
function folded(filled: Filled, prefix: string): boolean {
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

function talkFields(filled: Filled): Markup {
  const { conversation: words } = filled.texts;
  return html`<details ${folded(filled, 'talk.') ? nothing : html`open`}>
    <summary>${words.talkTitle}</summary>
    <p class="hint">${words.talkHint}</p>
    ${field(filled, { name: 'talk.on', label: words.talkOn, type: 'date' })}
    ${field(filled, { name: 'talk.time', label: words.talkTime, hint: words.talkTimeHint, type: 'time' })}
    ${choice(filled, {
      name: 'talk.channel',
      legend: words.talkChannel,
      answers: channelSchema.options.map((value) => ({ value, label: words.channels[value] })),
    })}
    ${field(filled, { name: 'talk.note', label: words.talkNote, hint: words.talkNoteHint, rows: 3 })}
  </details>`;
}
