import type { CaseState } from './case-state.ts';
import type { Stage } from './chain.ts';
import { endedTurn, familyStage } from './chain.ts';
import type { Command } from './commands.ts';
import type { Envelope } from './entries.ts';
import { administratorId } from './identifiers.ts';
import { managesCases } from './registers.ts';
import { alongChain } from './plan-summary.ts';
import { turnOf, validWords } from './turn.ts';
import { accept, next, refuse, type Occasion, type Verdict } from './verdict.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/**
 * The case goes along another chain from now on. A word that was given keeps counting where its stage is there still and
 * would be asked the very same; whoever is new is asked; words of stages that are gone stay on record and count no more.
 */
export function moveToChain(state: CaseState, command: Of<'move-to-chain'>, occasion: Occasion): Verdict {
  const { actor, registers } = occasion;
  if (!managesCases(registers, actor.id) && actor.id !== administratorId) return refuse('not-yours');
  if (turnOf(state) === endedTurn) return refuse('closed');
  if (command.planVersion !== state.planVersion) return refuse('plan-changed');
  if (isSameChain(state.chain, command.chain)) return refuse('on-this-chain');
  const decided = new Set(command.chain.flatMap(({ domains }) => domains));
  const without = new Set(state.asks.map(({ domain }) => domain).filter((domain) => !decided.has(domain)));
  // An ask that nobody decides on would count as refused in the end.
  if (without.size > 0) {
    const issue = {
      path: 'chain',
      code: 'domain-without-official',
      detail: [...without].join(', '),
    } as const;
    return { kind: 'refused', code: 'invalid', issues: [issue] };
  }
  const along = alongChain(command.plan, command.chain, occasion);
  return accept({
    envelope: {
      ...next(state, occasion),
      type: 'moved-to-chain',
      chain: command.chain,
      ...along,
      slices: { ...along.slices, ...slicesKept(state, command.chain) },
    },
    sealed: { reason: command.reason },
  });
}

/** What a move would do, stage by stage: a word of a stage that is gone counts no more. */
export type MovePreview = Readonly<Record<'gone' | 'added' | 'countsNoMore', readonly Stage[]>>;

export function movePreview(state: CaseState, chain: readonly Stage[]): MovePreview {
  const isIn = (stages: readonly Stage[], id: string): boolean => stages.some((one) => one.id === id);
  const gone = state.chain.filter(({ id }) => !isIn(chain, id));
  const spoke = validWords(state);
  return {
    gone,
    added: chain.filter(({ id }) => !isIn(state.chain, id)),
    countsNoMore: gone.filter(({ id }) => spoke.some(({ stage }) => stage === id)),
  };
}

/** What a stage that sees the same is asked about has not changed, however a later release may write a slice down. */
function slicesKept(state: CaseState, chain: readonly Stage[]): Record<string, string> {
  return Object.fromEntries(
    chain.flatMap((stage): [string, string][] => {
      const before = state.chain.find(({ id }) => id === stage.id);
      const slice = state.slices[stage.id];
      return slice !== undefined && before !== undefined && seesTheSame(before, stage)
        ? [[stage.id, slice]]
        : [];
    }),
  );
}

/** The state after the move. A conversation goes on where the very same stage still has the turn; others are overtaken. */
export function movedToChain(
  state: CaseState,
  entry: Pick<Extract<Envelope, { type: 'moved-to-chain' }>, 'chain' | 'asks' | 'slices'>,
): CaseState {
  const { chain, asks, slices } = entry;
  const earlierStages = [...state.chain, ...state.earlierStages];
  const onward: CaseState = { ...state, chain, earlierStages, asks, slices };
  const turn = turnOf({ ...onward, pauses: [] });
  const goesOn = (id: string): boolean => {
    const [before, after] = [state.chain, chain].map((stages) => stages.find((one) => one.id === id));
    return (
      id === familyStage ||
      (id === turn && before !== undefined && after !== undefined && isSameStage(before, after))
    );
  };
  const conversations = state.conversations.map((one) =>
    one.status !== 'open' || goesOn(one.stage)
      ? one
      : { ...one, status: 'overtaken' as const, linkEpoch: one.linkEpoch + 1 },
  );
  return { ...onward, conversations };
}

/** Whether two chains ask the same people for the same words, in the same order. */
export function isSameChain(one: readonly Stage[], other: readonly Stage[]): boolean {
  return (
    one.length === other.length &&
    one.every((stage, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && stage.id === counterpart.id && isSameStage(stage, counterpart);
    })
  );
}

function isSameStage(one: Stage, other: Stage): boolean {
  return one.function === other.function && one.optional === other.optional && seesTheSame(one, other);
}

function seesTheSame(one: Stage, other: Stage): boolean {
  return one.word === other.word && one.domains.join() === other.domains.join();
}
