import type { CaseState, Conversation } from '../shared/domain/case-state.ts';
import type { Envelope } from '../shared/domain/entries.ts';
import { findConversation, stageOf } from '../shared/domain/turn.ts';
import { readHandOverNote, readWords, type FoundCase } from '../shared/ledger/perform.ts';
import type { Said } from '../shared/pages/said-view.ts';
import type { Label } from '../shared/pages/tracker.ts';
import { readAnswers } from './given-answers.ts';
import type { System } from './system.ts';

type Books = Pick<System, 'books'>;
type EntryOf<T extends Envelope['type']> = Extract<Envelope, { type: T }>;

/** `stage`: of that stage alone. `notes`: also what officials wrote to each other as they handed a conversation over. */
type Wanted = { readonly label: Label; readonly stage?: string; readonly notes: boolean };

/**
 * What was said on the way to an answer, oldest first: questions with their answers, talks, notes of hand-overs, and an
 * answer by telephone that still has to be confirmed. Read from the sealed parts, for whoever may read that stage.
 */
export async function readSaid(
  system: Books,
  { state, entries }: Pick<FoundCase, 'state' | 'entries'>,
  wanted: Wanted,
): Promise<Said[]> {
  const ofStage = entries.filter(
    (entry) => 'stage' in entry && (wanted.stage === undefined || entry.stage === wanted.stage),
  );
  const found = await Promise.all(ofStage.map((entry) => readOne(system, { state, entries, entry }, wanted)));
  return found.filter((one) => one !== undefined);
}

type About<T = Envelope> = {
  readonly state: CaseState;
  readonly entries: readonly Envelope[];
  readonly entry: T;
};

async function readOne(system: Books, about: About, wanted: Wanted): Promise<Said | undefined> {
  const { state, entries, entry } = about;
  const { caseId } = state;
  if (entry.type === 'question-asked') return readQuestion(system, { state, entries, entry }, wanted);
  if (entry.type === 'answer-noted') return readNoted(system, { state, entries, entry }, wanted);
  if (entry.type === 'talk-held') {
    const { spoke, agreed } = await readWords(system.books, { caseId, n: entry.n, type: 'talk-held' });
    const who = wanted.label(functionOf(state, entry.stage));
    return { kind: 'talk', who, heldOn: entry.heldOn, spoke, agreed };
  }
  if (entry.type === 'nudged') {
    const { reason } = await readWords(system.books, { caseId, n: entry.n, type: 'nudged' });
    return { kind: 'nudge', at: entry.at, reason };
  }
  if (entry.type !== 'handed-over' || !wanted.notes) return undefined;
  const note = await readHandOverNote(system.books, { caseId, n: entry.n });
  if (note === undefined) return undefined;
  const [from, to] = [wanted.label(entry.from.function), wanted.label(entry.to.function)];
  return { kind: 'hand-over', at: entry.at, from, to, note };
}

async function readQuestion(
  system: Books,
  { state, entries, entry }: About<EntryOf<'question-asked'>>,
  { label }: Wanted,
): Promise<Said> {
  const { caseId } = state;
  const answer = entries.find((one) => one.type === 'question-answered' && one.question === entry.n);
  const [{ text }, answered] = await Promise.all([
    readWords(system.books, { caseId, n: entry.n, type: 'question-asked' }),
    answer === undefined
      ? undefined
      : readWords(system.books, { caseId, n: answer.n, type: 'question-answered' }),
  ]);
  return {
    kind: 'question',
    n: entry.n,
    at: entry.at,
    who: label(entry.actor.function),
    text,
    answerBy: entry.answerBy,
    answer:
      answer === undefined || answered === undefined ? undefined : { at: answer.at, text: answered.text },
  };
}

/** Only the last one, while its conversation still waits for the answer itself; also to whoever took it over since. */
async function readNoted(
  system: Books,
  { state, entries, entry }: About<EntryOf<'answer-noted'>>,
  { label }: Wanted,
): Promise<Said | undefined> {
  const conversation = findConversation(state, entry.conversation);
  const stage = stageOf(state, entry.stage);
  const isLast = entries.every(
    (other) =>
      other.type !== 'answer-noted' || other.conversation !== entry.conversation || other.n <= entry.n,
  );
  if (conversation?.status !== 'open' || !isLast || stage === undefined) return undefined;
  return {
    kind: 'noted',
    n: entry.n,
    at: entry.at,
    who: label(holderAt(conversation, entry.n).function),
    spokenOn: entry.spokenOn,
    word: stage.word,
    answers: await readAnswers(system, state.caseId, { ...entry, type: 'answer-noted' }),
  };
}

/** Who held a conversation when an entry was written. */
export function holderAt(conversation: Conversation, n: number): Conversation['with'] {
  return conversation.handOvers.find((one) => one.n > n)?.from ?? conversation.with;
}

function functionOf(state: CaseState, stage: string): string {
  return stageOf(state, stage)?.function ?? stage;
}
