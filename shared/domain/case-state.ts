import type { Stage, Word } from './chain.ts';
import { familyStage } from './chain.ts';
import type { Actor, AnswerSummary, AskSummary, Channel, Envelope } from './entries.ts';
import type { CaseId, ConversationId, PersonId } from './identifiers.ts';

/** `overtaken`: the plan was amended while the conversation was still open. */
type ConversationStatus = 'open' | 'done' | 'overtaken';

/** `at` is when they talk, `plannedAt` when that was agreed; `n` the entry with what they wrote about it. */
export type PlannedTalk = {
  readonly at: string;
  readonly channel: Channel;
  readonly plannedAt: string;
  readonly n: number;
};

/** One person asked for one word about one version of the plan. `linkEpoch`: only links minted with it still open. */
export type Conversation = {
  readonly id: ConversationId;
  readonly stage: string;
  readonly with: Actor;
  readonly planVersion: number;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly linkEpoch: number;
  readonly status: ConversationStatus;
  readonly reminders: number;
  /** The talk its official wants first. */
  readonly talk?: PlannedTalk;
};

/** What an official answered. It counts for as long as `slice` equals the slice of the current plan. */
export type GivenWord = {
  readonly n: number;
  readonly at: string;
  readonly by: Actor;
  readonly conversation: ConversationId;
  readonly stage: string;
  readonly word: Word;
  readonly slice: string;
  readonly answers: readonly AnswerSummary[];
};

/** A case, as its envelopes tell it: no word anybody wrote. */
export type CaseState = {
  readonly caseId: CaseId;
  readonly n: number;
  readonly head: { readonly at: string };
  readonly openedAt: string;
  readonly receivedOn: string;
  readonly contactPerson: PersonId;
  readonly chain: readonly Stage[];
  readonly generation: number;
  /** When the current generation was started. */
  readonly generationAt: string;
  readonly planVersion: number;
  /** The sequence number of the entry that holds each version of the plan, the first version first. */
  readonly plans: readonly number[];
  readonly asks: readonly AskSummary[];
  readonly advisers: readonly string[];
  readonly slices: Readonly<Record<string, string>>;
  /** The entry that holds a better address of the family than this version of the plan does. */
  readonly addressMended: { readonly n: number; readonly at: string } | undefined;
  readonly confirmed: { readonly planVersion: number; readonly at: string } | undefined;
  readonly changesAsked:
    { readonly planVersion: number; readonly at: string; readonly n: number } | undefined;
  readonly conversations: readonly Conversation[];
  readonly words: readonly GivenWord[];
};

/** The state after one more entry. Throws on a history that no `decide` could have written. */
export function evolve(state: CaseState | undefined, entry: Envelope): CaseState {
  if (entry.type === 'request-opened') {
    if (state !== undefined) throw new Error('a case is opened once');
    return opened(entry);
  }
  if (state === undefined) throw new Error('a case begins with its opening');
  return { ...change(state, entry), n: entry.n, head: { at: entry.at } };
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
    chain: entry.chain,
    generation: 0,
    generationAt: entry.at,
    ...planOf(entry),
    plans: [entry.n],
    addressMended: undefined,
    confirmed: undefined,
    changesAsked: undefined,
    conversations: [],
    words: [],
  };
}

function planOf(entry: Extract<Envelope, { type: 'request-opened' | 'plan-amended' }>) {
  const { planVersion, receivedOn, asks, advisers, slices } = entry;
  return { planVersion, receivedOn, asks, advisers, slices };
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
        addressMended: undefined,
        conversations: state.conversations.map(overtake),
      };
    case 'conversation-opened':
      return { ...state, conversations: [...state.conversations, conversationOf(entry)] };
    case 'plan-confirmed':
      return {
        ...mend(state, entry.conversation, { status: 'done' }),
        confirmed: { planVersion: entry.planVersion, at: entry.at },
      };
    case 'changes-asked':
      return { ...state, changesAsked: { planVersion: entry.planVersion, at: entry.at, n: entry.n } };
    case 'answered':
      return {
        ...mend(state, entry.conversation, { status: 'done', linkEpoch: entry.linkEpoch }),
        words: [...state.words, wordOf(entry)],
      };
    case 'look-recorded':
      return mend(state, entry.conversation, { reminders: entry.due === 'first-reminder' ? 1 : 2 });
    case 'link-renewed':
      return mend(state, entry.conversation, { linkEpoch: entry.linkEpoch });
    case 'talk-planned':
      return mend(state, entry.conversation, {
        talk: { at: entry.talkAt, channel: entry.channel, plannedAt: entry.at, n: entry.n },
      });
    case 'address-mended':
      return {
        ...mend(state, entry.conversation, { linkEpoch: entry.linkEpoch }),
        addressMended: { n: entry.n, at: entry.at },
      };
  }
}

function conversationOf(entry: Extract<Envelope, { type: 'conversation-opened' }>): Conversation {
  return {
    id: entry.conversation,
    stage: entry.stage,
    with: entry.with,
    planVersion: entry.planVersion,
    openedAt: entry.at,
    dueOn: entry.dueOn,
    linkEpoch: entry.linkEpoch,
    status: 'open',
    reminders: 0,
  };
}

function wordOf(entry: Extract<Envelope, { type: 'answered' }>): GivenWord {
  const { n, at, actor, conversation, stage, word, slice, answers } = entry;
  return { n, at, by: actor, conversation, stage, word, slice, answers };
}

/** Amending the plan ends every conversation about the old one, and the family's; their links die with them. */
function overtake(conversation: Conversation): Conversation {
  if (conversation.status !== 'open' && conversation.stage !== familyStage) return conversation;
  const status = conversation.status === 'open' ? 'overtaken' : conversation.status;
  return { ...conversation, status, linkEpoch: conversation.linkEpoch + 1 };
}

function mend(state: CaseState, id: ConversationId, part: Partial<Conversation>): CaseState {
  const conversations = state.conversations.map((one) => (one.id === id ? { ...one, ...part } : one));
  return { ...state, conversations };
}
