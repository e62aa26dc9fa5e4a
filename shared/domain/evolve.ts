import type { CaseState, Conversation, GivenWord } from './case-state.ts';
import {
  addressMended,
  confirmedBy,
  handedOver,
  mend,
  questionAnswered,
  resumed,
  talkHeld,
  withdrawn,
  withoutIdleQuestions,
  withoutTalk,
} from './changes.ts';
import { familyStage } from './chain.ts';
import type { Envelope } from './entries.ts';
import { carriedOut, conditionMet } from './follow-through.ts';
import { familyId } from './identifiers.ts';
import { movedToChain } from './move.ts';
import { domainsAskedIn } from './turn.ts';
import { dateIn } from './working-days.ts';
import { lookSchema } from './talk-entries.ts';

/** The state after one more entry. Throws on a history that no `decide` could have written. */
export function evolve(state: CaseState | undefined, entry: Envelope): CaseState {
  if (entry.type === 'request-opened') {
    if (state !== undefined) throw new Error('a case is opened once');
    return opened(entry);
  }
  if (state === undefined) throw new Error('a case begins with its opening');
  const changed = withoutIdleQuestions(change(state, entry), entry.at);
  return { ...changed, n: entry.n, head: { at: entry.at } };
}

export function evolveAll(entries: Iterable<Envelope>): CaseState | undefined {
  let state: CaseState | undefined;
  for (const entry of entries) state = evolve(state, entry);
  return state;
}

function opened(entry: Extract<Envelope, { type: 'request-opened' }>): CaseState {
  return {
    caseId: entry.caseId,
    n: entry.n,
    head: { at: entry.at },
    openedAt: entry.at,
    contactPerson: entry.contactPerson,
    authors: [entry.actor.id],
    chain: entry.chain,
    earlierStages: [],
    generation: 0,
    generationAt: entry.at,
    ...planOf(entry),
    plans: [entry.n],
    addressesMended: [],
    confirmations: [],
    confirmed: undefined,
    changesAsked: undefined,
    conversations: [],
    words: [],
    questions: [],
    pauses: [],
    withdrawn: undefined,
    erased: undefined,
    extensions: [],
    termWarnings: [],
    nudged: undefined,
    bounces: [],
    conditionsMet: [],
    carriedOut: [],
  };
}

function planOf(entry: Extract<Envelope, { type: 'request-opened' | 'plan-amended' }>) {
  const { planVersion, receivedOn, asks, advisers, slices, urgentOn, confirmers = [familyId], costs } = entry;
  return { planVersion, receivedOn, asks, advisers, slices, urgentOn, confirmers, costs };
}

function change(state: CaseState, entry: Exclude<Envelope, { type: 'request-opened' }>): CaseState {
  switch (entry.type) {
    case 'generation-started':
      return { ...state, generation: entry.generation, generationAt: entry.at };
    case 'plan-amended':
      return {
        ...state,
        ...planOf(entry),
        plans: [...state.plans, entry.n],
        authors: [...state.authors, entry.actor.id],
        conversations: state.conversations.map(overtake),
      };
    case 'conversation-opened':
      return { ...state, conversations: [...state.conversations, conversationOf(entry)] };
    case 'plan-confirmed':
      return confirmedBy(mend(state, entry.conversation, { status: 'done' }), entry);
    case 'changes-asked':
      return { ...state, changesAsked: { planVersion: entry.planVersion, at: entry.at, n: entry.n } };
    case 'answered':
      return {
        ...mend(state, entry.conversation, { status: 'done', linkEpoch: entry.linkEpoch }),
        words: [...state.words, wordOf(entry)],
      };
    case 'look-recorded':
      return mend(state, entry.conversation, { reminders: lookSchema.options.indexOf(entry.due) + 1 });
    case 'link-renewed':
      return mend(state, entry.conversation, { linkEpoch: entry.linkEpoch });
    case 'talk-planned':
      return mend(state, entry.conversation, {
        talk: { at: entry.talkAt, channel: entry.channel, plannedAt: entry.at, n: entry.n },
      });
    case 'address-mended':
      return addressMended(state, entry);
    case 'question-asked': {
      const { n, at, actor: by, conversation, answerBy } = entry;
      const domains = domainsAskedIn(state, conversation);
      const question = { n, at, by, conversation, domains, ...(answerBy === undefined ? {} : { answerBy }) };
      return { ...state, questions: [...state.questions, question] };
    }
    case 'question-answered':
      return questionAnswered(state, entry);
    case 'talk-held':
      return talkHeld(state, entry);
    case 'talk-cancelled':
      return withoutTalk(state, entry);
    case 'handed-over':
      return handedOver(state, entry);
    case 'nobody-mandated':
      return mend(state, entry.conversation, { nobodyMandated: true });
    case 'answer-noted':
      return mend(state, entry.conversation, { noted: { n: entry.n, at: entry.at } });
    case 'mail-bounced': {
      const { n, at, recipient, conversation } = entry;
      const about = conversation === undefined ? {} : { conversation };
      return { ...state, bounces: [...state.bounces, { n, at, recipient, ...about }] };
    }
    case 'withdrawn':
      return withdrawn(state, entry);
    case 'paused': {
      const { n, at, actor: by, until, suspends } = entry;
      return {
        ...state,
        pauses: [...state.pauses, { n, at, by, suspends, ...(until === undefined ? {} : { until }) }],
      };
    }
    case 'resumed':
      return resumed(state, entry);
    case 'term-extended':
      return {
        ...state,
        extensions: [...state.extensions, { announcedOn: dateIn(entry.at), until: entry.until }],
      };
    case 'nudged':
      return { ...state, nudged: { n: entry.n, at: entry.at, whom: entry.whom } };
    case 'moved-to-chain':
      return movedToChain(state, entry);
    case 'term-warned':
      return { ...state, termWarnings: [...state.termWarnings, warningOf(entry)] };
    case 'condition-met':
      return conditionMet(state, entry);
    case 'carried-out':
      return carriedOut(state, entry);
    case 'erased':
      return { ...state, erased: { n: entry.n, at: entry.at, ground: entry.ground } };
  }
}

function conversationOf(entry: Extract<Envelope, { type: 'conversation-opened' }>): Conversation {
  return {
    id: entry.conversation,
    stage: entry.stage,
    with: entry.with,
    planVersion: entry.planVersion,
    openedAt: entry.at,
    askedAt: entry.at,
    dueOn: entry.dueOn,
    linkEpoch: entry.linkEpoch,
    status: 'open',
    reminders: 0,
    talksHeld: [],
    handOvers: [],
    nobodyMandated: false,
    ...(entry.instead === undefined ? {} : { instead: entry.instead }),
  };
}

function warningOf({ workingDaysLeft, lastDay }: Extract<Envelope, { type: 'term-warned' }>) {
  return { workingDaysLeft, ...(lastDay === undefined ? {} : { lastDay }) };
}

function wordOf(entry: Extract<Envelope, { type: 'answered' }>): GivenWord {
  const { n, at, actor, conversation, stage, word, slice, mandateId, answers } = entry;
  const signed = mandateId === undefined ? {} : { mandateId };
  return { n, at, by: actor, conversation, stage, word, slice, ...signed, answers };
}

/** Amending the plan ends every conversation about the old one, and the family's; their links die with them. */
function overtake(conversation: Conversation): Conversation {
  if (conversation.status !== 'open' && conversation.stage !== familyStage) return conversation;
  const status = conversation.status === 'open' ? 'overtaken' : conversation.status;
  return { ...conversation, status, linkEpoch: conversation.linkEpoch + 1 };
}
