import type { Faults } from './climates.ts';
import { playFaults, playFaultsInOneStage, type Outcome } from './run.ts';
import type { Call, Fate } from './world.ts';

const writes =
  /^(Put|Update|Delete|StartExecution|StopExecution|SendTaskSuccess|SendEmail|GenerateDataKey)\b/;

function isOfAPage({ invocation }: Call): boolean {
  return /^(GET|POST) /.test(invocation);
}

function at(call: Call, fate: Fate): Faults {
  return { calls: new Map([[call.number, fate]]) };
}

/** A thing to go wrong. `isLikeAnother`: nothing was written since one before it, so that it leaves the same behind. */
type Point = { readonly faults: Faults; readonly isLikeAnother?: boolean };

/** Whoever crashes after it has done no more than if they had crashed after the call before it, which is among these as well. */
function isReadBetween(call: Call, calls: readonly Call[]): boolean {
  return !writes.test(call.what) && !isFirst(call, calls);
}

function isFirst(call: Call, calls: readonly Call[]): boolean {
  return calls.find(({ invocation }) => invocation === call.invocation) === call;
}

/**
 * Everything that can go wrong with one call in the cloud. Crashing before a call is crashing after the one before it, but
 * for the first of an invocation; what is only read can be read twice and be throttled without a trace.
 */
async function crashes(): Promise<Point[]> {
  const { calls } = await playFaults({});
  return crashesAmong(calls, calls);
}

/** The same with each call that is made because a mail came back. */
async function crashesOverReturnedMail(): Promise<Point[]> {
  const isFamilyUnreached = true;
  const { calls } = await playFaults({ isFamilyUnreached });
  const own = calls.filter(({ invocation }) => invocation.startsWith('bounces#'));
  return crashesAmong(calls, own).map((point) => ({
    ...point,
    faults: { ...point.faults, isFamilyUnreached },
  }));
}

function crashesAmong(all: readonly Call[], calls: readonly Call[]): Point[] {
  return calls.flatMap((call) => {
    const fates: Fate[] = ['crash-after', ...(isFirst(call, all) ? ['crash-before' as const] : [])];
    const isWrite = writes.test(call.what);
    if (isWrite) fates.push('sent-twice', 'throttled');
    // A page that cannot read shows an error and has done nothing: the same as one that crashed.
    if (isWrite || !isOfAPage(call)) fates.push('reply-lost');
    return fates.map((fate) => ({
      faults: at(call, fate),
      isLikeAnother: fate === 'crash-after' && !isWrite,
    }));
  });
}

/** The power fails at every call, where all runs in one process. */
async function powerCuts(): Promise<Point[]> {
  const { calls } = await playFaults({ home: 'laptop' });
  return calls.map((call, index) => ({
    faults: { ...at(call, 'power-cut'), home: 'laptop' },
    isLikeAnother: index > 0 && !writes.test(calls[index - 1]?.what ?? ''),
  }));
}

/** Every change is told to nobody, once. */
async function lostChanges(): Promise<Point[]> {
  const { calls } = await playFaults({});
  const changes = calls.filter(({ what }) => /^Put (ledger|desk .*mail#)/.test(what));
  return changes.map((_, index) => ({ faults: { lostChanges: new Set([index + 1]) } }));
}

/** Every call that no page makes takes most of a minute once, so that everything else overtakes it; the last ones first. */
async function slowCalls(): Promise<Point[]> {
  const { calls } = await playFaults({ slow: 0 });
  return calls
    .filter((call) => !isOfAPage(call))
    .map(({ number }): Point => ({ faults: { slow: number } }))
    .reverse();
}

/**
 * Every two crashes within one stage, from the moment its conversation opens until the case goes on. What comes second
 * is taken from the run with the first crash in it: also what is done to recover from that.
 */
async function pairsOfCrashes(): Promise<Point[]> {
  const pairs: Point[] = [];
  const { calls } = await playFaultsInOneStage({});
  const stage = stageOf(calls);
  for (const first of stage) {
    const crashed = await playFaultsInOneStage(at(first, 'crash-after'));
    const rest = stageOf(crashed.calls).filter(({ number }) => number > first.number);
    for (const second of rest)
      pairs.push({
        faults: { calls: new Map([first, second].map(({ number }) => [number, 'crash-after'])) },
        isLikeAnother: isReadBetween(first, stage) || isReadBetween(second, rest),
      });
  }
  return pairs;
}

/** From the token of the official's step to the cursor behind their answer. */
function stageOf(calls: readonly Call[]): readonly Call[] {
  const numberOf = (start: string, nth: number, from = 0): number => {
    const found = calls.filter(({ number, what }) => number > from && what.startsWith(start))[nth - 1];
    if (found === undefined) throw new Error(`the stage has no ${start}`);
    return found.number;
  };
  const begin = numberOf('Put desk token#', 2);
  const answered = numberOf('Put ledger', 1, numberOf('SendEmail', 1, begin));
  const end = numberOf('Update desk cursor#', 1, answered);
  return calls.filter(({ number }) => number >= begin && number <= end);
}

export const pointKinds = [
  'crash',
  'returned-mail',
  'power-cut',
  'lost-change',
  'slow-call',
  'pair',
] as const;
export type PointKind = (typeof pointKinds)[number];
type Kind = { readonly list: () => Promise<Point[]>; readonly play: (faults: Faults) => Promise<Outcome> };
const kinds: Readonly<Record<PointKind, Kind>> = {
  crash: { list: crashes, play: playFaults },
  'returned-mail': { list: crashesOverReturnedMail, play: playFaults },
  'power-cut': { list: powerCuts, play: playFaults },
  'lost-change': { list: lostChanges, play: playFaults },
  'slow-call': { list: slowCalls, play: playFaults },
  pair: { list: pairsOfCrashes, play: playFaultsInOneStage },
};

export type CrashPoint = { readonly isLikeAnother: boolean; readonly play: () => Promise<Outcome> };

/** Which calls there are only a run can tell: it is played when somebody asks, once. */
const listed: Partial<Record<PointKind, Promise<readonly CrashPoint[]>>> = {};

/** Every crash point of a kind, in an order that is always the same. */
export function crashPoints(kind: PointKind): Promise<readonly CrashPoint[]> {
  const { list, play } = kinds[kind];
  return (listed[kind] ??= list().then((all) =>
    all.map(({ faults, isLikeAnother = false }) => ({ isLikeAnother, play: () => play(faults) })),
  ));
}
