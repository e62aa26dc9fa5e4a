import { endedTurn, stagesOf } from '../../shared/domain/chain.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { isSameChain, movedToChain, movePreview } from '../../shared/domain/move.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import { seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { readPlanAsWritten, rehearse } from '../../shared/ledger/perform.ts';
import { routePage, type RouteView } from '../../shared/pages/manager-step-pages.ts';
import { labeller, stageLabeller } from '../labeller.ts';
import type { Managed, Needs } from './at-case.ts';
import { stepInWithReason } from './reason-form.ts';

/** A running case goes on along the present chain; what that changes is said before it is done. */
export async function moveAsManager(system: Needs, managed: Managed): Promise<HttpResponse> {
  const { found, reference, request, base } = managed;
  const { state } = found;
  const chain = stagesOf(system.registers.current.chain);
  // What was done a moment ago, by a second click, is recorded once and ends there as well.
  const isDone = turnOf(state) === endedTurn || isSameChain(state.chain, chain);
  if (request.method === 'GET' && isDone) return seeOther(base);
  const frame = system.edge.frame(request);
  return stepInWithReason(system, managed, {
    show: async (filled, commandId) => {
      const change = isDone ? undefined : await previewOf(system, managed);
      if (change === undefined) return seeOther(base);
      const view = { reference, base, commandId, planVersion: state.planVersion, ...change };
      return routePage(frame, view, filled);
    },
    command: async (reason, { planVersion }) => moveCommand(system, managed, { reason, planVersion }),
    done: 'verplaatst',
  });
}

async function moveCommand(
  system: Needs,
  { found: { state } }: Managed,
  { reason, planVersion }: { reason: string; planVersion: number },
): Promise<Extract<Command, { type: 'move-to-chain' }>> {
  const version = Math.min(planVersion, state.planVersion);
  return {
    type: 'move-to-chain',
    plan: await readPlanAsWritten(system.books, state, version),
    planVersion: version,
    chain: stagesOf(system.registers.current.chain),
    reason,
  };
}

/** By the names people know the steps by. */
async function previewOf(
  system: Needs,
  managed: Managed,
): Promise<Pick<RouteView, 'gone' | 'added' | 'countsNoMore' | 'after' | 'undecided'> | undefined> {
  const { found, manager, request } = managed;
  const { state } = found;
  const { texts } = system.edge.frame(request);
  const label = labeller(system, texts);
  const stages = movePreview(state, stagesOf(system.registers.current.chain));
  const names = (some: readonly { readonly function: string }[]): string[] =>
    some.map((stage) => label(stage.function));
  const command = await moveCommand(system, managed, { reason: '-', planVersion: state.planVersion });
  const verdict = await rehearse(system.books, state, { command, actor: manager });
  const named = {
    gone: names(stages.gone),
    added: names(stages.added),
    countsNoMore: names(stages.countsNoMore),
  };
  if (verdict.kind === 'refused') {
    const undecided = 'issues' in verdict ? (verdict.issues[0]?.detail ?? '') : undefined;
    return undecided === undefined ? undefined : { ...named, undecided, after: undefined };
  }
  const { envelope } = verdict.draft;
  if (envelope.type !== 'moved-to-chain') return undefined;
  const turn = turnOf(movedToChain(state, envelope));
  const after = turn === endedTurn ? undefined : stageLabeller(system, texts)(turn);
  return { ...named, after, undecided: undefined };
}
