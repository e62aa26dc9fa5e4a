import { html } from 'hono/html';
import type { CaseState, Conversation } from '../domain/case-state.ts';
import { familyStage } from '../domain/chain.ts';
import { contactFunction } from '../domain/identifiers.ts';
import type { Request } from '../domain/request.ts';
import { openConversation, openQuestion } from '../domain/turn.ts';
import { dateIn } from '../domain/working-days.ts';
import type { Texts } from '../i18n/texts.ts';
import { hidden, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';
import { saidView, type Said } from './said-view.ts';
import { calledOffView, heldTalkFields } from './talk-fields.ts';

/** What a contact person sees and does of the conversations of a case. */
export type CaseTalk = {
  readonly state: CaseState;
  readonly plan: Request;
  readonly commandId: string;
  readonly today: string;
  /** What an official wrote about the talk they want first. */
  readonly talkNote: string | undefined;
  readonly said: readonly Said[];
};

/** What waits for the contact person: a question to answer, a talk to hold and to write down. */
export function waitingView(view: CaseTalk, filled: Filled): Markup {
  const waiting = openConversation(view.state);
  const off = offView(filled.texts, view);
  if (waiting === undefined) return html`${off} ${typedView(filled)}`;
  return html`${off} ${askedView(filled.texts, view, waiting)}
  ${toBeHeld(waiting) ? talkView(view, waiting, filled) : typedView(filled)}`;
}

/** A talk that stands in their calendar still and will not be, also where its official has answered since. */
function offView(texts: Texts, { state, today }: CaseTalk): Markup {
  const conversation = state.conversations.findLast((one) => one.calledOff !== undefined);
  const { calledOff, talk } = conversation ?? {};
  const isOver = calledOff === undefined || talk !== undefined || dateIn(calledOff.at) < today;
  if (conversation === undefined || isOver) return nothing;
  const calendar = `/werk/zaak/${state.caseId}/afspraak.ics?gesprek=${conversation.id}`;
  return calledOffView(texts, calledOff, { calendar, tellFamily: true });
}

/** Whether a talk is planned of which nobody has said yet what came of it. */
export function toBeHeld({ talk }: Conversation): boolean {
  return talk !== undefined && talk.held === undefined;
}

/** What was written about a talk that has no form any more is given back. */
function typedView({ texts, values }: Filled): Markup {
  const typed = [values.text('spoke'), values.text('agreed')].filter((text) => text !== '');
  if (typed.length === 0) return nothing;
  return html`<div class="notice calm">
    <h2>${texts.question.typed}</h2>
    ${typed.map((text) => html`<p class="words">${text}</p>`)}
  </div>`;
}

function askedView(texts: Texts, { state, said }: CaseTalk, waiting: Conversation): Markup {
  const open = openQuestion(state, waiting.id);
  const asked = said.filter((one) => one.kind === 'question').find(({ n }) => n === open?.n);
  if (asked === undefined) return nothing;
  const { question: words, format } = texts;
  return html`<div class="notice">
    <h2>${words.forYou(asked.who)}</h2>
    <p class="words">${asked.text}</p>
    ${asked.answerBy === undefined ? nothing : html`<p>${words.openFamily(format.longDate(asked.answerBy))}</p>`}
    <p><a class="button" href="/werk/zaak/${state.caseId}/vraag/${asked.n}">${words.answerLink}</a></p>
  </div>`;
}

function talkView({ state, talkNote, commandId }: CaseTalk, waiting: Conversation, filled: Filled): Markup {
  const { talk } = waiting;
  if (talk === undefined) return nothing;
  const { casework, conversation: words, talk: held, format } = filled.texts;
  return html`<div class="notice">
      <h2>${casework.talkAsked}</h2>
      <p>${words.talkIs(format.moment(talk.at), words.channels[talk.channel])}</p>
      ${talkNote === undefined ? nothing : html`<p class="words">${talkNote}</p>`}
      <p><a href="/werk/zaak/${state.caseId}/afspraak.ics">${words.talkCalendar}</a></p>
    </div>
    <form method="post" id="gesprek" action="/werk/zaak/${state.caseId}" novalidate>
      ${hidden([
        ['commandId', commandId],
        ['planVersion', String(state.planVersion)],
        ['conversation', waiting.id],
      ])}
      ${heldTalkFields(filled, { text: held.contactText, record: 'record-talk', cancel: 'cancel-talk' })}
    </form>`;
}

/** What has been said so far; the question that stands open is shown above. */
export function spokenView(texts: Texts, { state, plan, said }: CaseTalk): Markup {
  const waiting = openConversation(state);
  const open = waiting === undefined ? undefined : openQuestion(state, waiting.id);
  return saidView(
    texts,
    said.filter((one) => one.kind !== 'question' || one.n !== open?.n),
    plan.asks,
  );
}

/** Whether an official is asked whose answer the contact person may write down. */
export function canBeNoted(state: CaseState): Conversation | undefined {
  const waiting = openConversation(state);
  const isOfficial = waiting?.stage !== familyStage && waiting?.with.function !== contactFunction;
  return isOfficial ? waiting : undefined;
}

export function phoneLink(texts: Texts, state: CaseState): Markup {
  if (canBeNoted(state) === undefined) return nothing;
  return html`<p><a href="/werk/zaak/${state.caseId}/telefoon">${texts.phone.link}</a></p>`;
}

/** Whether an issue is about the form in which a talk is written down. */
export function isAboutTalk(path: string): boolean {
  return ['heldOn', 'spoke', 'agreed'].includes(path);
}
