import { html } from 'hono/html';
import type { CaseState } from '../domain/case-state.ts';
import type { Envelope } from '../domain/entries.ts';
import type { Mandate } from '../domain/mandates.ts';
import { contactFunction } from '../domain/identifiers.ts';
import { outcomeOf, stageOf } from '../domain/turn.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Markup } from './layout.ts';
import { insteadText, underText } from './mandate-view.ts';
import type { Label } from './tracker.ts';

type Timed = {
  readonly state: CaseState;
  readonly entries: readonly Envelope[];
  readonly label: Label;
  readonly mandates: readonly Mandate[];
};

/** What happened in a case, entry by entry, naming functions and never a person. */
export function timelineView(texts: Texts, view: Timed): Markup {
  return html`<ol class="plain timeline" data-outcome="${outcomeOf(view.state)}">
    ${view.entries.map(
      (entry) =>
        html`<li>
          <time datetime="${entry.at}">${texts.format.moment(entry.at)}</time>
          <span class="capital">${timelineText(texts, entry, view)}</span>
        </li>`,
    )}
  </ol>`;
}

function timelineText(texts: Texts, entry: Envelope, view: Timed): string {
  const { timeline, format } = texts;
  const holderOf = (conversation: string): string => {
    const found = view.state.conversations.find((one) => one.id === conversation);
    return found === undefined ? texts.unknownFunction : view.label(found.with.function);
  };
  switch (entry.type) {
    case 'request-opened':
    case 'plan-confirmed':
    case 'changes-asked':
    case 'address-mended':
      return timeline[entry.type];
    case 'plan-amended':
      return timeline[entry.type](entry.planVersion);
    case 'generation-started':
      return timeline[entry.type](entry.generation);
    case 'conversation-opened':
      return [
        timeline[entry.type](view.label(entry.with.function), format.shortDate(entry.dueOn)),
        ...insteadOf(texts, entry, view),
      ].join('. ');
    case 'answered': {
      const outcomes = entry.answers.map((answer) => texts.outcomes[answer.outcome].toLowerCase());
      const said = timeline[entry.type](view.label(entry.actor.function), outcomes.join(', '));
      const { mandateId: id } = entry;
      if (id === undefined) return said;
      return `${said} (${underText(texts, { id, mandate: view.mandates.find((one) => one.id === id) })})`;
    }
    case 'talk-planned':
      return timeline[entry.type](holderOf(entry.conversation), format.moment(entry.talkAt));
    case 'look-recorded':
    case 'link-renewed':
    case 'question-answered':
    case 'talk-cancelled':
    case 'answer-noted':
      return timeline[entry.type](holderOf(entry.conversation));
    case 'question-asked': {
      const answerBy = entry.answerBy === undefined ? undefined : format.shortDate(entry.answerBy);
      return timeline[entry.type](holderOf(entry.conversation), answerBy);
    }
    case 'talk-held':
      return timeline[entry.type](holderOf(entry.conversation), format.shortDate(entry.heldOn));
    case 'handed-over': {
      const names = timeline[entry.type](view.label(entry.from.function), view.label(entry.to.function));
      const lack = entry.lack === undefined ? '' : `: ${texts.mandates.lacksShort[entry.lack]}`;
      return `${names} (${timeline.handOverCauses[entry.cause]}${lack})`;
    }
    case 'nobody-mandated':
      return timeline[entry.type](texts.mandates.lacksShort[entry.lack]);
    case 'mail-bounced': {
      const { conversation } = entry;
      return timeline[entry.type](
        conversation === undefined ? view.label(contactFunction) : holderOf(conversation),
      );
    }
    case 'withdrawn':
      return timeline[entry.type](view.label(entry.actor.function));
    case 'paused': {
      const until = entry.until === undefined ? undefined : format.shortDate(entry.until);
      return timeline[entry.type](view.label(entry.actor.function), until);
    }
    case 'resumed':
    case 'moved-to-chain':
    case 'erased':
      return timeline[entry.type];
    case 'nudged':
      return timeline[entry.type](entry.whom.map(({ function: who }) => view.label(who)).join(texts.and));
    case 'term-extended':
      return timeline[entry.type](format.shortDate(entry.until));
    case 'condition-met':
    case 'carried-out':
      return timeline[entry.type](entry.on === undefined ? undefined : format.shortDate(entry.on));
    case 'term-warned':
      return timeline[entry.type](entry.workingDaysLeft);
  }
}

/** Why it was asked of another function than that of the stage. */
function insteadOf(
  texts: Texts,
  { conversation, instead }: Extract<Envelope, { type: 'conversation-opened' }>,
  { state, label }: Timed,
): string[] {
  const waiting = state.conversations.find(({ id }) => id === conversation);
  const stage = stageOf(state, waiting?.stage);
  if (instead === undefined || stage === undefined) return [];
  return [texts.mandates.because(insteadText(texts, instead, label(stage.function)))];
}
