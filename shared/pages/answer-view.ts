import { html } from 'hono/html';
import type { Word } from '../domain/chain.ts';
import type { Answer } from '../domain/commands.ts';
import type { Ask } from '../domain/request.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Markup } from './layout.ts';
import { facts, list } from './plan-view.ts';

/**
 * One answer, as the check page, the receipt and the tracker show it. The kinds of its conditions are for whoever gave
 * it: what other cases will see of them.
 */
export function answerView(
  texts: Texts,
  answer: Omit<Answer, 'askId'>,
  kinds: 'with kinds' | 'without kinds' = 'without kinds',
): Markup {
  const { conversation: words, tracker, format } = texts;
  const conditions = answer.conditions.map(({ text, owner, dueOn, kind }) => {
    const line = tracker.conditionLine(text, owner, format.shortDate(dueOn));
    if (kinds === 'without kinds' || kind === undefined) return html`${line}`;
    return html`${line}<br />${words.conditionKind}: ${words.conditionKinds[kind].toLowerCase()}`;
  });
  return html`<p class="outcome ${answer.outcome}">${texts.outcomes[answer.outcome]}</p>
    ${facts([
      [
        words.reason,
        answer.reason === undefined ? undefined : html`<span class="words">${answer.reason}</span>`,
      ],
      [words.conditions, conditions.length === 0 ? undefined : list(conditions)],
    ])}`;
}

/** All answers of one conversation, each under what it answers. */
export function answersView(
  texts: Texts,
  about: { asks: readonly Ask[]; word: Word },
  answers: readonly Answer[],
): Markup {
  return html`${answers.map((answer) => {
    const ask = about.asks.find((one) => one.id === answer.askId);
    return html`<section class="box">
      <p class="words">${ask === undefined ? texts.conversation.wholePlan[about.word] : ask.what}</p>
      ${answerView(texts, answer, 'with kinds')}
    </section>`;
  })}`;
}
