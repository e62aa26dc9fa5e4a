import { checkAnswers, summaryOf, textOf } from './answers.ts';
import { heldBy, isContact } from './arrange.ts';
import type { CaseState, Conversation } from './case-state.ts';
import { familyStage } from './chain.ts';
import type { Command } from './commands.ts';
import { departsFromAdvice, mandatedFor } from './signing.ts';
import { contactFunction, systemId, type PersonId } from './identifiers.ts';
import { functionOf, managesCases } from './registers.ts';
import { findConversation, openConversation, openQuestion } from './turn.ts';
import {
  accept,
  next,
  refuse,
  refuseDay,
  refuseField,
  type Occasion,
  type Refusal,
  type Verdict,
} from './verdict.ts';
import { lackOfHolder } from './without-mandate.ts';
import { dateIn, plusWorkingDays, workingDaysBetween } from './working-days.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** A question back to the contact person; with a day to answer by it is one to the applicant, and the term stands still. */
export function askQuestion(state: CaseState, command: Of<'ask-question'>, occasion: Occasion): Verdict {
  const conversation = heldBy(state, command, occasion);
  if ('code' in conversation) return conversation;
  if (openQuestion(state, conversation.id) !== undefined) return refuse('question-open');
  const today = dateIn(occasion.now);
  const { answerBy } = command;
  const wrong = answerBy === undefined ? undefined : refuseDay('question.answerBy', answerBy, today);
  if (wrong !== undefined) return wrong;
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'question-asked',
      conversation: conversation.id,
      stage: conversation.stage,
      planVersion: command.planVersion,
      ...(answerBy === undefined ? {} : { answerBy }),
    },
    sealed: { text: command.text },
  });
}

/** Where the term stood still, the conversation gets back the working days that it lost. */
export function answerQuestion(
  state: CaseState,
  command: Of<'answer-question'>,
  occasion: Occasion,
): Verdict {
  if (!isContact(state, occasion)) return refuse('not-yours');
  const question = state.questions.find(({ n }) => n === command.question);
  const conversation = question && findConversation(state, question.conversation);
  if (question === undefined || conversation === undefined) return refuse('no-question');
  if (openQuestion(state, conversation.id)?.n !== question.n) return refuse('no-question');
  if (state.withdrawn !== undefined) return refuse('withdrawn');
  const today = dateIn(occasion.now);
  const lost =
    question.answerBy === undefined
      ? 0
      : workingDaysBetween(dateIn(question.at), today < question.answerBy ? today : question.answerBy);
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'question-answered',
      conversation: conversation.id,
      stage: conversation.stage,
      question: question.n,
      ...(lost === 0 ? {} : { dueOn: plusWorkingDays(conversation.dueOn, lost) }),
    },
    sealed: { text: command.text },
  });
}

/** Who spoke and what was agreed, written down by the official or the contact person before the answer is given. */
export function recordTalk(state: CaseState, command: Of<'record-talk'>, occasion: Occasion): Verdict {
  const conversation = talkedIn(state, command.conversation, occasion);
  if ('code' in conversation) return conversation;
  if (command.heldOn > dateIn(occasion.now)) return refuseField('heldOn', 'date-in-future');
  const { heldOn, spoke, agreed } = command;
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'talk-held',
      conversation: conversation.id,
      stage: conversation.stage,
      heldOn,
    },
    sealed: { spoke, agreed },
  });
}

export function cancelTalk(state: CaseState, command: Of<'cancel-talk'>, occasion: Occasion): Verdict {
  const conversation = talkedIn(state, command.conversation, occasion);
  if ('code' in conversation) return conversation;
  if (conversation.talk === undefined || conversation.talk.held !== undefined) return refuse('no-talk');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'talk-cancelled',
      conversation: conversation.id,
      stage: conversation.stage,
    },
  });
}

/** The open conversation, for its holder and for the contact person. */
function talkedIn(state: CaseState, id: Conversation['id'], occasion: Occasion): Conversation | Refusal {
  const conversation = findConversation(state, id);
  const mayTell = conversation?.with.id === occasion.actor.id || isContact(state, occasion);
  if (conversation === undefined || !mayTell || conversation.stage === familyStage)
    return refuse('not-yours');
  return openConversation(state)?.id === id ? conversation : refuse('not-your-turn');
}

/**
 * The conversation goes to somebody else, with the clock running on. Its holder says that it is not theirs; the contact
 * person or a manager has somebody else asked; the clockwork calls in a substitute, or whoever has the mandate. A decision
 * goes to nobody without one.
 */
export function handOver(state: CaseState, command: Of<'hand-over'>, occasion: Occasion): Verdict {
  const conversation = findConversation(state, command.conversation);
  if (conversation === undefined || conversation.stage === familyStage) return refuse('not-yours');
  if (!mayHandOver(state, conversation, { command, occasion })) return refuse('not-yours');
  if (openConversation(state)?.id !== conversation.id) return refuse('not-your-turn');
  const functionId = functionOf(occasion.registers, command.to);
  const stage = state.chain.find(({ id }) => id === conversation.stage);
  if (functionId === undefined || stage === undefined || command.to === conversation.with.id)
    return refuse('no-such-person');
  const to = { id: command.to, function: functionId };
  const lack = lackOfHolder(occasion.registers, state, { conversation, today: dateIn(occasion.now) });
  if (command.cause === 'may-not-decide' && lack === undefined) return refuse('nothing-due');
  const isForLack = command.cause === 'no-mandate' || command.cause === 'may-not-decide';
  if (stage.word === 'decision') {
    const signed = mandatedFor(state, stage, { ...occasion, actor: to });
    if (signed.kind === 'lacking') return { kind: 'refused', code: 'no-mandate', lack: signed.lack };
  } else if (!isOfficial(occasion, to.id)) return refuse('no-such-person');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'handed-over',
      conversation: conversation.id,
      stage: stage.id,
      from: conversation.with,
      to,
      cause: command.cause,
      ...(isForLack && lack !== undefined ? { lack } : {}),
      linkEpoch: conversation.linkEpoch + 1,
    },
    ...(command.note === undefined ? {} : { sealed: { note: command.note } }),
  });
}

function isOfficial({ registers }: Occasion, id: PersonId): boolean {
  return registers.officials.some((one) => one.id === id);
}

function mayHandOver(
  state: CaseState,
  conversation: Conversation,
  { command, occasion }: { command: Of<'hand-over'>; occasion: Occasion },
): boolean {
  const { actor, registers } = occasion;
  switch (command.cause) {
    case 'not-mine':
      return conversation.with.id === actor.id;
    case 'asked':
      return isContact(state, occasion) || managesCases(registers, actor.id);
    case 'absence':
    case 'no-mandate':
    case 'may-not-decide':
    case 'silent':
      return actor.id === systemId;
  }
}

/** What an official said by telephone, written down by the contact person. It decides nothing: the official confirms it. */
export function noteAnswer(state: CaseState, command: Of<'note-answer'>, occasion: Occasion): Verdict {
  if (!isContact(state, occasion)) return refuse('not-yours');
  const conversation = findConversation(state, command.conversation);
  const stage = state.chain.find(({ id }) => id === conversation?.stage);
  if (conversation === undefined || stage === undefined) return refuse('not-your-turn');
  if (command.planVersion !== state.planVersion) return refuse('plan-changed');
  if (openConversation(state)?.id !== conversation.id) return refuse('not-your-turn');
  // Nobody writes down what they say themselves under a function they hold beside this one.
  if (conversation.with.function === contactFunction) return refuse('not-yours');
  if (command.spokenOn > dateIn(occasion.now)) return refuseField('spokenOn', 'date-in-future');
  const asks = state.asks.filter((ask) => stage.domains.includes(ask.domain));
  const adviceAgainst = departsFromAdvice(state, stage);
  const issues = checkAnswers(command.answers, { asks, adviceAgainst, hmac: occasion.hmac });
  if (issues.length > 0) return { kind: 'refused', code: 'invalid', issues };
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'answer-noted',
      conversation: conversation.id,
      stage: stage.id,
      planVersion: command.planVersion,
      spokenOn: command.spokenOn,
      answers: command.answers.map((one) => summaryOf(one, asks, occasion.hmac)),
    },
    sealed: { answers: command.answers.map(textOf) },
  });
}
