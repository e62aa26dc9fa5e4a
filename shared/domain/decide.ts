import { endedTurn, familyStage, type Stage } from './chain.ts';
import type { CaseState, Conversation } from './case-state.ts';
import { checkAnswers, summaryOf, textOf } from './answers.ts';
import type { Command } from './commands.ts';
import { conversationDueOn, reminderDue } from './due-dates.ts';
import { conversationIdOf, familyId, systemId } from './identifiers.ts';
import { mandateOf, type Mandated } from './mandates.ts';
import { heldBy, mendAddress, planTalk, renewLink } from './arrange.ts';
import type { Request } from './request.ts';
import { sliceText } from './slices.ts';
import { confirmation, findConversation, openConversation, stagesLeft, turnOf, validWord } from './turn.ts';
import { accept, next, refuse, type Occasion, type Verdict } from './verdict.ts';
import { dateIn } from './working-days.ts';

/** Whether the command may be done in this state, and the entry that says so. Pure: same arguments, same verdict. */
export function decide(state: CaseState | undefined, command: Command, occasion: Occasion): Verdict {
  if (command.type === 'open-request') return openRequest(state, command, occasion);
  if (state === undefined) return refuse('no-such-case');
  switch (command.type) {
    case 'start-generation':
      return startGeneration(state, command.generation, occasion);
    case 'open-conversation':
      return openStage(state, command, occasion);
    case 'record-look':
      return recordLook(state, command.conversation, occasion);
    case 'confirm-plan':
    case 'ask-changes':
      return familyAnswers(state, command, occasion);
    case 'amend-plan':
      return amendPlan(state, command, occasion);
    case 'answer':
      return answer(state, command, occasion);
    case 'plan-talk':
      return planTalk(state, command, occasion);
    case 'mend-address':
      return mendAddress(state, command, occasion);
    case 'renew-link':
      return renewLink(state, command, occasion);
  }
}

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

function openRequest(state: CaseState | undefined, command: Of<'open-request'>, occasion: Occasion): Verdict {
  if (state !== undefined) return refuse('already-open');
  return accept({
    envelope: {
      caseId: occasion.caseId,
      n: 1,
      at: occasion.now,
      actor: occasion.actor,
      type: 'request-opened',
      contactPerson: command.contactPerson,
      chain: command.chain,
      planVersion: 1,
      ...planSummary(command.plan, command.chain, occasion),
    },
    sealed: { plan: command.plan },
  });
}

function planSummary(plan: Request, chain: CaseState['chain'], occasion: Occasion) {
  return {
    receivedOn: plan.reportedOn,
    advisers: plan.advisers,
    asks: plan.asks.map((ask) => ({
      id: occasion.hmac(ask.id),
      domain: ask.domain,
      layer: ask.departsFrom.layer,
      ...(ask.departsFrom.ruleId === undefined ? {} : { ruleId: ask.departsFrom.ruleId }),
      ...(ask.amountOnce === undefined ? {} : { amountOnce: ask.amountOnce }),
      ...(ask.amountPerYear === undefined ? {} : { amountPerYear: ask.amountPerYear }),
    })),
    slices: Object.fromEntries(chain.map((stage) => [stage.id, occasion.hmac(sliceText(stage, plan))])),
  };
}

function amendPlan(state: CaseState, command: Of<'amend-plan'>, occasion: Occasion): Verdict {
  if (occasion.actor.id !== state.contactPerson) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  if (command.planVersion !== state.planVersion) return refuse('plan-changed');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'plan-amended',
      planVersion: state.planVersion + 1,
      ...planSummary(command.plan, state.chain, occasion),
    },
    sealed: { plan: command.plan },
  });
}

function startGeneration(state: CaseState, generation: number, occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  if (generation !== state.generation + 1) return refuse('overtaken-generation');
  return accept({ envelope: { ...next(state, occasion), type: 'generation-started', generation } });
}

function openStage(state: CaseState, command: Of<'open-conversation'>, occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  if (command.generation !== state.generation) return refuse('overtaken-generation');
  if (command.stage !== turnOf(state)) return refuse('not-your-turn');
  if (openConversation(state) !== undefined) return refuse('already-open');
  const envelope = next(state, occasion);
  return accept({
    envelope: {
      ...envelope,
      type: 'conversation-opened',
      conversation: conversationIdOf(state.caseId, envelope.n),
      stage: command.stage,
      with: command.with,
      planVersion: state.planVersion,
      dueOn: conversationDueOn({
        receivedOn: state.receivedOn,
        today: dateIn(occasion.now),
        stagesLeft: Math.max(1, stagesLeft(state).length + (command.stage === familyStage ? 1 : 0)),
      }),
      linkEpoch: 1,
    },
  });
}

function recordLook(state: CaseState, id: Conversation['id'], occasion: Occasion): Verdict {
  if (occasion.actor.id !== systemId) return refuse('not-yours');
  const conversation = findConversation(state, id);
  if (conversation?.status !== 'open') return refuse('not-your-turn');
  const due = reminderDue(dateIn(conversation.openedAt), dateIn(occasion.now));
  if (due <= conversation.reminders) return refuse('nothing-due');
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'look-recorded',
      conversation: id,
      stage: conversation.stage,
      due: due === 1 ? 'first-reminder' : 'second-reminder',
    },
  });
}

function familyAnswers(
  state: CaseState,
  command: Of<'confirm-plan' | 'ask-changes'>,
  occasion: Occasion,
): Verdict {
  if (occasion.actor.id !== familyId) return refuse('not-yours');
  if (command.planVersion !== state.planVersion) return refuse('plan-changed');
  const confirmed = confirmation(state);
  if (confirmed !== undefined) {
    return { kind: 'refused', code: 'already-decided', by: occasion.actor, at: confirmed.at };
  }
  const conversation = openConversation(state);
  if (conversation === undefined) return refuse('not-your-turn');
  const { planVersion } = command;
  if (command.type === 'confirm-plan') {
    return accept({
      envelope: {
        ...next(state, occasion),
        type: 'plan-confirmed',
        conversation: conversation.id,
        planVersion,
      },
    });
  }
  return accept({
    envelope: { ...next(state, occasion), type: 'changes-asked', conversation: conversation.id, planVersion },
    sealed: { text: command.text },
  });
}

function answer(state: CaseState, command: Of<'answer'>, occasion: Occasion): Verdict {
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
  const signed = stage.word === 'decision' ? signs(state, asks, occasion) : undefined;
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

/** Under which mandate somebody decides on these asks of the case today. */
function signs(
  state: CaseState,
  asks: CaseState['asks'],
  { caseId, actor, now, registers }: Occasion,
): Mandated {
  const { contactPerson } = state;
  return mandateOf(registers, actor, { caseId, contactPerson, asks, today: dateIn(now) });
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
