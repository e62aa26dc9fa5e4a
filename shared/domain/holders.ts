import type { CaseState, Conversation } from './case-state.ts';
import { familyStage, type Stage } from './chain.ts';
import type { Actor } from './entries.ts';
import type { PersonId } from './identifiers.ts';
import { mandateOf, whoMayDecide } from './mandates.ts';
import { functionOf, standsIn, substituteOf, type Registers } from './registers.ts';
import { matterOf, type Decided } from './signing.ts';
import type { Instead } from './talk-entries.ts';
import type { CalendarDate } from './working-days.ts';

/**
 * Who is asked at a stage today, best first: whoever the college gave a mandate for this one case, those who fulfil the
 * function or stand in for them, and, for a decision, everybody else who may take it. For a decision, whoever may not
 * take it comes last.
 */
export function holdersFor(
  registers: Registers,
  state: Decided,
  { stage, today }: { stage: Stage; today: CalendarDate },
): Actor[] {
  const byFunction = registers.officials
    .filter((one) => one.function === stage.function)
    .map(({ id }) => actorOf(registers, standsIn(registers, id, today)));
  if (stage.word !== 'decision') return unique(byFunction);
  const may = whoMayDecide(registers, matterOf(registers, state, { stage, today }));
  const isThere = may.filter(({ id }) => substituteOf(registers, id, today) === undefined);
  const named = isThere.filter(({ id }) =>
    registers.mandates.some((one) => one.person === id && one.caseId === state.caseId),
  );
  const mayByFunction = byFunction.filter(({ id }) => isThere.some((one) => one.id === id));
  return unique([...named, ...mayByFunction, ...isThere, ...byFunction]);
}

/** Why a stage is asked of somebody in another function than its own; `undefined` where it is not. */
export function whyElse(
  registers: Registers,
  state: Decided,
  { stage, holder, today }: { stage: Stage; holder: Actor; today: CalendarDate },
): Instead | undefined {
  if (holder.function === stage.function) return undefined;
  if (registers.mandates.some((one) => one.person === holder.id && one.caseId === state.caseId))
    return { cause: 'for-this-case' };
  const present = registers.officials.find(
    ({ id, function: own }) => own === stage.function && substituteOf(registers, id, today) === undefined,
  );
  if (present === undefined || stage.word !== 'decision') return { cause: 'absence' };
  const held = mandateOf(registers, present, matterOf(registers, state, { stage, today }));
  return held.kind === 'lacking' ? { cause: 'no-mandate', lack: held.lack } : { cause: 'absence' };
}

function actorOf(registers: Registers, id: PersonId): Actor {
  const functionId = functionOf(registers, id);
  if (functionId === undefined) throw new Error('a substitute who is not in the directory');
  return { id, function: functionId };
}

function unique(actors: readonly Actor[]): Actor[] {
  return actors.filter((one, index) => actors.findIndex(({ id }) => id === one.id) === index);
}

/** Who takes over today from a holder who is away; `undefined` while they are there, or when nobody can. */
export function whoStandsIn(
  registers: Registers,
  state: CaseState,
  { conversation, today }: { conversation: Conversation; today: CalendarDate },
): PersonId | undefined {
  const holder = conversation.with.id;
  const substitute = standsIn(registers, holder, today);
  if (substitute === holder) return undefined;
  const stage = state.chain.find(({ id }) => id === conversation.stage);
  if (stage === undefined) return undefined;
  if (stage.word !== 'decision') return substitute;
  const may = whoMayDecide(registers, matterOf(registers, state, { stage, today }));
  return (may.find(({ id }) => id === substitute) ?? nextHolder(registers, state, { conversation, today }))
    ?.id;
}

/** Who is asked in the place of a holder who does not answer, or may not: somebody who did not have it before. */
export function nextHolder(
  registers: Registers,
  state: CaseState,
  { conversation, today }: { conversation: Conversation; today: CalendarDate },
): Actor | undefined {
  const stage = state.chain.find(({ id }) => id === conversation.stage);
  if (stage === undefined || stage.id === familyStage) return undefined;
  const had = new Set([conversation.with.id, ...conversation.handOvers.map(({ from }) => from.id)]);
  const may =
    stage.word === 'decision'
      ? whoMayDecide(registers, matterOf(registers, state, { stage, today }))
      : undefined;
  return holdersFor(registers, state, { stage, today }).find(
    ({ id }) => !had.has(id) && (may === undefined || may.some((one) => one.id === id)),
  );
}
