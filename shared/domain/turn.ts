import { endedTurn, familyStage, pausedTurn, type Stage } from './chain.ts';
import type { CaseState, Conversation, GivenWord, Pause, Question } from './case-state.ts';
import type { Outcome } from './entries.ts';
import type { ConversationId, PersonId } from './identifiers.ts';

/** Whose turn it is: the id of a stage, `family`, or `ended`. Everything that moves a case asks this first. */
export function turnOf(state: CaseState): string {
  if (state.withdrawn !== undefined || state.erased !== undefined) return endedTurn;
  if (pauseOf(state) !== undefined) return pausedTurn;
  if (confirmation(state) === undefined) return familyStage;
  return stagesLeft(state)[0]?.id ?? endedTurn;
}

/** The pause the case stands still in; `undefined` while it goes on. */
export function pauseOf(state: CaseState): Pause | undefined {
  return state.pauses.find((one) => one.resumedAt === undefined);
}

/** Who must still confirm the plan as it stands, the representative first. */
export function stillToConfirm(state: CaseState): readonly PersonId[] {
  return state.confirmers.filter(
    (person) =>
      !state.confirmations.some((one) => one.planVersion === state.planVersion && one.by === person),
  );
}

/** The question of a conversation that waits for its answer; one whose conversation has ended waits no more. */
export function openQuestion(state: CaseState, conversation: ConversationId): Question | undefined {
  if (findConversation(state, conversation)?.status !== 'open') return undefined;
  return state.questions.find((one) => one.conversation === conversation && one.answer === undefined);
}

/** What the applicant is asked now, and must answer by a day; nothing while the case stands still. */
export function questionToFamily(state: CaseState): (Question & { readonly answerBy: string }) | undefined {
  const waiting = openConversation(state);
  const question = waiting === undefined ? undefined : openQuestion(state, waiting.id);
  return question?.answerBy === undefined ? undefined : { ...question, answerBy: question.answerBy };
}

/** When the family confirmed the plan as it stands; a yes to an earlier version is none. */
export function confirmation(state: CaseState): CaseState['confirmed'] {
  return state.confirmed?.planVersion === state.planVersion ? state.confirmed : undefined;
}

/** The changes the family waits for: asked of the plan as it stands, which it has not confirmed since. */
export function changesWaitedFor(state: CaseState): CaseState['changesAsked'] {
  const isCurrent = state.changesAsked?.planVersion === state.planVersion;
  return isCurrent && confirmation(state) === undefined ? state.changesAsked : undefined;
}

/** The stages that this plan must still pass, in order; one whose word is still valid is passed. */
export function stagesLeft(state: CaseState): readonly Stage[] {
  return state.chain.filter((stage) => applies(stage, state) && validWord(state, stage.id) === undefined);
}

/** Whether the plan touches the stage at all; one it does not touch is passed over. */
export function applies(
  stage: Pick<Stage, 'function' | 'word' | 'domains' | 'optional'>,
  state: {
    readonly advisers: readonly string[];
    readonly asks: readonly { readonly domain: string; readonly discretionary?: true | undefined }[];
  },
): boolean {
  if (stage.optional) return state.advisers.includes(stage.function);
  // Every ask is small enough for its function to decide alone: nobody else is asked first.
  if (stage.word !== 'decision') return !state.asks.every((ask) => ask.discretionary === true);
  return state.asks.some((ask) => stage.domains.includes(ask.domain));
}

/** A stage of the chain, or of one the case went along before. */
export function stageOf(state: CaseState, stageId: string | undefined): Stage | undefined {
  return [...state.chain, ...state.earlierStages].find(({ id }) => id === stageId);
}

/** What the stage of a conversation decides on; nothing where it gives a word on the plan as a whole. */
export function domainsAskedIn(state: CaseState, id: ConversationId): readonly string[] {
  return stageOf(state, findConversation(state, id)?.stage)?.domains ?? [];
}

/** The last word of a stage about the very slice it would be asked about today. */
export function validWord(state: CaseState, stageId: string): GivenWord | undefined {
  return state.words.findLast((word) => word.stage === stageId && word.slice === state.slices[stageId]);
}

/** The words that count, in the order of the chain. */
export function validWords(state: CaseState): readonly GivenWord[] {
  return state.chain.flatMap((stage) => (applies(stage, state) ? (validWord(state, stage.id) ?? []) : []));
}

/**
 * What a callback tells the state machine: `on` when the next stage of the chain has the turn, `elsewhere` otherwise.
 * Only a hint: the next step asks the ledger again.
 */
export type Ring = 'on' | 'elsewhere';

export function ringAfter(stageId: string, state: CaseState): Ring {
  const next = state.chain[state.chain.findIndex((stage) => stage.id === stageId) + 1];
  return stageId !== familyStage && next !== undefined && next.id === turnOf(state) ? 'on' : 'elsewhere';
}

/** The conversation that the case waits for, once its step has opened it. */
export function openConversation(state: CaseState): Conversation | undefined {
  const turn = turnOf(state);
  return state.conversations.find((one) => one.stage === turn && one.status === 'open');
}

/** The same, where several of a family are asked side by side. */
export function openConversations(state: CaseState): readonly Conversation[] {
  const turn = turnOf(state);
  return state.conversations.filter((one) => one.stage === turn && one.status === 'open');
}

export function findConversation(state: CaseState, id: ConversationId): Conversation | undefined {
  return state.conversations.find((one) => one.id === id);
}

/** What was decided on one ask; `undefined` while nothing was. */
export function outcomeOfAsk(state: CaseState, askId: string): Outcome | undefined {
  for (const word of validWords(state)) {
    const answer = word.answers.find((one) => one.askId === askId);
    if (answer !== undefined) return answer.outcome;
  }
  return undefined;
}

function isYes(outcome: Outcome | undefined): boolean {
  return outcome === 'agree' || outcome === 'agree-with-conditions';
}

export type CaseOutcome = 'open' | 'approved' | 'partly' | 'refused' | 'withdrawn' | 'erased';

/** Computed from the asks, never stored: each keeps its own outcome, and one refused leaves the others standing. */
export function outcomeOf(state: CaseState): CaseOutcome {
  if (state.erased !== undefined) return 'erased';
  if (state.withdrawn !== undefined) return 'withdrawn';
  if (turnOf(state) !== endedTurn) return 'open';
  const agreed = state.asks.filter((ask) => isYes(outcomeOfAsk(state, ask.id))).length;
  if (agreed === state.asks.length) return 'approved';
  return agreed === 0 ? 'refused' : 'partly';
}
