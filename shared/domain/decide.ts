import { answer } from './signing.ts';
import { endedTurn, familyStage, pausedTurn } from './chain.ts';
import type { CaseState } from './case-state.ts';
import type { Command } from './commands.ts';
import { shareOf } from './case-terms.ts';
import { eraseCase } from './erasing.ts';
import { nudge } from './nudge.ts';
import { askQuestion, answerQuestion, cancelTalk, handOver, noteAnswer, recordTalk } from './converse.ts';
import { extendTerm, pause, recordBounce, recordLook, resume, warnOfTerm, withdraw } from './course.ts';
import { recordCarriedOut, recordConditionMet } from './follow-through.ts';
import { whyElse } from './holders.ts';
import { conversationIdOf, systemId } from './identifiers.ts';
import { isContact, mendAddress, planTalk, renewLink } from './arrange.ts';
import { moveToChain } from './move.ts';
import { planSummary } from './plan-summary.ts';
import { confirmation, stillToConfirm, turnOf } from './turn.ts';
import { accept, next, refuse, type Occasion, type Verdict } from './verdict.ts';
import { recordNobodyMandated } from './without-mandate.ts';
import { dateIn } from './working-days.ts';

/** Whether the command may be done in this state, and the entry that says so. Pure: same arguments, same verdict. */
export function decide(state: CaseState | undefined, command: Command, occasion: Occasion): Verdict {
  if (state?.erased !== undefined) return refuse('erased');
  if (command.type === 'open-request') return openRequest(state, command, occasion);
  if (state === undefined) return refuse('no-such-case');
  switch (command.type) {
    case 'start-generation':
      return startGeneration(state, command.generation, occasion);
    case 'open-conversation':
      return openStage(state, command, occasion);
    case 'record-look':
      return recordLook(state, command.conversation, occasion);
    case 'record-nobody-mandated':
      return recordNobodyMandated(state, command, occasion);
    case 'warn-of-term':
      return warnOfTerm(state, occasion);
    case 'record-bounce':
      return recordBounce(state, command, occasion);
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
    case 'ask-question':
      return askQuestion(state, command, occasion);
    case 'answer-question':
      return answerQuestion(state, command, occasion);
    case 'record-talk':
      return recordTalk(state, command, occasion);
    case 'cancel-talk':
      return cancelTalk(state, command, occasion);
    case 'hand-over':
      return handOver(state, command, occasion);
    case 'note-answer':
      return noteAnswer(state, command, occasion);
    case 'withdraw':
      return withdraw(state, command, occasion);
    case 'pause':
      return pause(state, command, occasion);
    case 'resume':
      return resume(state, occasion);
    case 'nudge':
      return nudge(state, command, occasion);
    case 'extend-term':
      return extendTerm(state, command, occasion);
    case 'move-to-chain':
      return moveToChain(state, command, occasion);
    case 'record-condition-met':
      return recordConditionMet(state, command, occasion);
    case 'record-carried-out':
      return recordCarriedOut(state, command, occasion);
    case 'erase-case':
      return eraseCase(state, command, occasion);
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

function amendPlan(state: CaseState, command: Of<'amend-plan'>, occasion: Occasion): Verdict {
  if (!isContact(state, occasion)) return refuse('not-yours');
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
  if (turnOf(state) === pausedTurn) return refuse('paused');
  if (command.stage !== turnOf(state)) return refuse('not-your-turn');
  if (!isStillToAsk(state, command)) return refuse('already-open');
  const envelope = next(state, occasion);
  const stage = state.chain.find(({ id }) => id === command.stage);
  const today = dateIn(occasion.now);
  const instead = stage && whyElse(occasion.registers, state, { stage, holder: command.with, today });
  return accept({
    envelope: {
      ...envelope,
      type: 'conversation-opened',
      conversation: conversationIdOf(state.caseId, envelope.n),
      stage: command.stage,
      with: command.with,
      planVersion: state.planVersion,
      dueOn: shareOf(state, today),
      linkEpoch: 1,
      ...(instead === undefined ? {} : { instead }),
    },
  });
}

/** One person a stage; of a family everybody who must confirm, side by side. */
function isStillToAsk(state: CaseState, command: Of<'open-conversation'>): boolean {
  const open = state.conversations.filter((one) => one.stage === command.stage && one.status === 'open');
  if (command.stage !== familyStage) return open.length === 0;
  const { id } = command.with;
  return stillToConfirm(state).includes(id) && open.every((one) => one.with.id !== id);
}

function familyAnswers(
  state: CaseState,
  command: Of<'confirm-plan' | 'ask-changes'>,
  occasion: Occasion,
): Verdict {
  if (!state.confirmers.includes(occasion.actor.id)) return refuse('not-yours');
  if (turnOf(state) === endedTurn && state.withdrawn !== undefined) return refuse('closed');
  if (turnOf(state) === pausedTurn) return refuse('paused');
  if (command.planVersion !== state.planVersion) return refuse('plan-changed');
  const own = state.confirmations.find(
    ({ planVersion: version, by }) => version === state.planVersion && by === occasion.actor.id,
  );
  const confirmed = confirmation(state) ?? own;
  if (confirmed !== undefined) {
    return { kind: 'refused', code: 'already-decided', by: occasion.actor, at: confirmed.at };
  }
  const conversation = state.conversations.find(
    ({ stage, status, with: { id } }) =>
      stage === familyStage && status === 'open' && id === occasion.actor.id,
  );
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
