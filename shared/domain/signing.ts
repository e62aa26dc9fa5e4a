import { checkAnswers, summaryOf, textOf } from './answers.ts';
import { heldBy } from './arrange.ts';
import type { CaseState } from './case-state.ts';
import type { Stage } from './chain.ts';
import type { Command } from './commands.ts';
import { mandateOf, type Mandated, type Matter } from './mandates.ts';
import { contactToday, type Registers } from './registers.ts';
import { validWord } from './turn.ts';
import { accept, next, refuse, type Occasion, type Verdict } from './verdict.ts';
import { dateIn, type CalendarDate } from './working-days.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** The answer of an official; for a decision, under a mandate that holds now. */
export function answer(state: CaseState, command: Of<'answer'>, occasion: Occasion): Verdict {
  const conversation = heldBy(state, command, occasion);
  if ('code' in conversation) return conversation;
  const stage = state.chain.find((one) => one.id === conversation.stage);
  const slice = state.slices[conversation.stage];
  if (stage === undefined || slice === undefined) return refuse('not-your-turn');
  const asks = state.asks.filter((ask) => stage.domains.includes(ask.domain));
  const issues = checkAnswers(command.answers, {
    asks,
    adviceAgainst: departsFromAdvice(state, stage),
    hmac: occasion.hmac,
  });
  if (issues.length > 0) return { kind: 'refused', code: 'invalid', issues };
  const { talk } = conversation;
  // What was said in the talk stands before what came of it.
  if (talk !== undefined && talk.held === undefined) return refuse('talk-not-recorded');
  const signed = stage.word === 'decision' ? mandatedFor(state, stage, occasion) : undefined;
  if (signed?.kind === 'lacking') {
    const { lack, mandate } = signed;
    return { kind: 'refused', code: 'no-mandate', lack, ...(mandate && { mandateId: mandate.id }) };
  }
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'answered',
      conversation: conversation.id,
      stage: stage.id,
      word: stage.word,
      planVersion: command.planVersion,
      slice,
      ...(signed && { mandateId: signed.mandate.id }),
      answers: command.answers.map((one) => summaryOf(one, asks, occasion.hmac)),
      linkEpoch: conversation.linkEpoch + 1,
    },
    sealed: { answers: command.answers.map(textOf) },
  });
}

/** What of a case decides who may decide on it. */
export type Decided = Pick<CaseState, 'caseId' | 'contactPerson' | 'authors' | 'asks'>;

/** Under which mandate somebody decides on the asks of a stage today. */
export function mandatedFor(
  state: Decided,
  stage: Pick<Stage, 'domains'>,
  { actor, now, registers }: Pick<Occasion, 'actor' | 'now' | 'registers'>,
): Mandated {
  return mandateOf(registers, actor, matterOf(registers, state, { stage, today: dateIn(now) }));
}

/** What a stage has to decide on. */
export function matterOf(
  registers: Registers,
  { caseId, contactPerson, authors, asks }: Decided,
  { stage, today }: { stage: Pick<Stage, 'domains'>; today: CalendarDate },
): Matter {
  const own = asks.filter(({ domain }) => stage.domains.includes(domain));
  const owners = [...authors, contactPerson, contactToday(registers, contactPerson, today)];
  return { caseId, owners, asks: own, today };
}

/** Whether a yes of this stage goes against an advice: whoever departs from one has to say why (Awb 3:50). */
export function departsFromAdvice(state: CaseState, stage: Stage): boolean {
  if (stage.word !== 'decision') return false;
  return state.chain.some(
    (other) =>
      other.word === 'advice' &&
      validWord(state, other.id)?.answers.some((one) => one.outcome === 'not-agree') === true,
  );
}
