import type { CaseState, Conversation, Question } from './case-state.ts';
import type { Envelope } from './entries.ts';
import type { ConversationId } from './identifiers.ts';
import { openQuestion } from './turn.ts';

type Entry<T extends Envelope['type']> = Extract<Envelope, { type: T }>;

/** The conversation says whose address it was. */
export function addressMended(state: CaseState, entry: Entry<'address-mended'>): CaseState {
  const { n, at, conversation, linkEpoch } = entry;
  const person = find(state, conversation).with.id;
  const addressesMended = [...state.addressesMended, { person, n, at }];
  return { ...mend(state, conversation, { linkEpoch }), addressesMended };
}

/** The state with one of its conversations changed. */
export function mend(state: CaseState, id: ConversationId, part: Partial<Conversation>): CaseState {
  const conversations = state.conversations.map((one) => (one.id === id ? { ...one, ...part } : one));
  return { ...state, conversations };
}

function find(state: CaseState, id: ConversationId): Conversation {
  const conversation = state.conversations.find((one) => one.id === id);
  if (conversation === undefined) throw new Error('an entry about a conversation that was never opened');
  return conversation;
}

/** A version is confirmed when the last of those who must has done so. */
export function confirmedBy(state: CaseState, entry: Entry<'plan-confirmed'>): CaseState {
  const { planVersion, at } = entry;
  const confirmations = [...state.confirmations, { planVersion, by: entry.actor.id, at }];
  const isWhole = state.confirmers.every((person) =>
    confirmations.some((one) => one.planVersion === planVersion && one.by === person),
  );
  return { ...state, confirmations, ...(isWhole ? { confirmed: { planVersion, at } } : {}) };
}

/** Nobody waits for the answer to a question any more once its conversation has ended, and nothing stands still for it. */
export function withoutIdleQuestions(state: CaseState, at: string): CaseState {
  const isIdle = (one: Question): boolean =>
    one.answer === undefined && one.idleSince === undefined && openQuestion(state, one.conversation) !== one;
  if (!state.questions.some(isIdle)) return state;
  return {
    ...state,
    questions: state.questions.map((one) => (isIdle(one) ? { ...one, idleSince: at } : one)),
  };
}

/** Its official has what they waited for, and is waited for from now on. */
export function questionAnswered(state: CaseState, entry: Entry<'question-answered'>): CaseState {
  const answer = { n: entry.n, at: entry.at };
  const questions = state.questions.map((one) => (one.n === entry.question ? { ...one, answer } : one));
  const answered = { ...state, questions };
  return mend(answered, entry.conversation, {
    ...anew(entry.at),
    ...(entry.dueOn === undefined ? {} : { dueOn: entry.dueOn }),
  });
}

/** A talk that was planned is held with this; one that was not is held all the same. */
export function talkHeld(state: CaseState, entry: Entry<'talk-held'>): CaseState {
  const { talk, talksHeld } = find(state, entry.conversation);
  const held = { on: entry.heldOn, n: entry.n };
  return mend(state, entry.conversation, {
    talksHeld: [...talksHeld, entry.n],
    ...(talk === undefined ? {} : { talk: { ...talk, held } }),
  });
}

export function withoutTalk(state: CaseState, entry: Entry<'talk-cancelled'>): CaseState {
  const conversations = state.conversations.map((one) => {
    if (one.id !== entry.conversation) return one;
    const { talk, ...others } = one;
    if (talk === undefined) return one;
    const { at, channel } = talk;
    return { ...others, calledOff: { at, channel, calledOffAt: entry.at, n: entry.n } };
  });
  return { ...state, conversations };
}

/**
 * Whoever takes over begins without reminders, unless they were called in because nobody answered. The day by which it is
 * due stays: waiting inside the house suspends nothing (Awb 4:15). What the one before said by telephone is not theirs.
 */
export function handedOver(state: CaseState, entry: Entry<'handed-over'>): CaseState {
  const { n, at, actor: by, from, to, cause, lack, linkEpoch } = entry;
  const handOver = { n, at, by, from, cause, ...(lack === undefined ? {} : { lack }) };
  const conversations = state.conversations.map((one) => {
    if (one.id !== entry.conversation) return one;
    return {
      ...withoutNote(one),
      with: to,
      linkEpoch,
      nobodyMandated: false,
      ...(cause === 'silent' ? {} : anew(at)),
      handOvers: [...one.handOvers, handOver],
    };
  });
  return { ...state, conversations };
}

/** Whoever is waited for from now on has had no reminder yet. */
function anew(at: string): Pick<Conversation, 'askedAt' | 'reminders'> {
  return { askedAt: at, reminders: 0 };
}

function withoutNote(conversation: Conversation): Conversation {
  const { noted, ...others } = conversation;
  return noted === undefined ? conversation : others;
}

/** Nobody is asked any more; links of conversations that were open say so. */
export function withdrawn(state: CaseState, entry: Entry<'withdrawn'>): CaseState {
  const { n, at, actor: by } = entry;
  return { ...state, withdrawn: { n, at, by } };
}

export function resumed(state: CaseState, entry: Entry<'resumed'>): CaseState {
  const pauses = state.pauses.map((one) =>
    one.resumedAt === undefined ? { ...one, resumedAt: entry.at } : one,
  );
  const conversations = state.conversations.map((one) =>
    one.status === 'open' ? { ...one, ...anew(entry.at) } : one,
  );
  const onward: CaseState = { ...state, pauses, conversations };
  const due = [...(entry.due === undefined ? [] : [entry.due]), ...(entry.alsoDue ?? [])];
  return due.reduce((so, { conversation, on }) => mend(so, conversation, { dueOn: on }), onward);
}
