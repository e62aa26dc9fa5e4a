import type { Faults } from './climates.ts';
import { playFaults, playFaultsInOneStage } from './run.ts';
import type { Call, Fate } from './world.ts';

const writes =
  /^(Put|Update|Delete|StartExecution|StopExecution|SendTaskSuccess|SendEmail|GenerateDataKey)\b/;

function at(call: Call, fate: Fate): Faults {
  return { calls: new Map([[call.number, fate]]) };
}

/**
 * Everything that can go wrong once in the whole case. Crashing before a call is crashing after the one before it, but
 * for the first of an invocation; what is only read can be read twice and be throttled without a trace. The power fails
 * where all runs in one process, and every change may once be told to nobody.
 */
export async function singleFaults(): Promise<Faults[]> {
  const [inTheCloud, onALaptop] = [await playFaults({}), await playFaults({ home: 'laptop' })];
  const { calls } = inTheCloud;
  const crashes = calls.flatMap((call, index) => {
    const isFirst = !calls.slice(0, index).some(({ invocation }) => invocation === call.invocation);
    const fates: Fate[] = ['crash-after', ...(isFirst ? ['crash-before' as const] : [])];
    const isWrite = writes.test(call.what);
    if (isWrite) fates.push('sent-twice', 'throttled');
    // A page that cannot read shows an error and has done nothing: the same as one that crashed.
    if (isWrite || !/^(GET|POST) /.test(call.invocation)) fates.push('reply-lost');
    return fates.map((fate) => at(call, fate));
  });
  const powerCuts = onALaptop.calls.map((call): Faults => ({ ...at(call, 'power-cut'), home: 'laptop' }));
  const puts = calls.filter(({ what }) => /^Put (ledger|desk .*mail#)/.test(what)).length;
  const lost = Array.from({ length: puts }, (_, index): Faults => ({ lostChanges: new Set([index + 1]) }));
  return [...crashes, ...powerCuts, ...lost];
}

/** Every call that no page makes takes most of a minute once, so that everything else overtakes it; the last ones first. */
export async function slowCalls(): Promise<Faults[]> {
  const { calls } = await playFaults({ slow: 0 });
  return calls
    .filter(({ invocation }) => !/^(GET|POST) /.test(invocation))
    .map(({ number }): Faults => ({ slow: number }))
    .reverse();
}

/**
 * Every two crashes within one stage, from the moment its conversation opens until the case goes on. What comes second
 * is taken from the run with the first crash in it: also what is done to recover from that.
 */
export async function pairsOfCrashes(): Promise<Faults[]> {
  const pairs: Faults[] = [];
  const { calls } = await playFaultsInOneStage({});
  for (const first of stageOf(calls)) {
    const crashed = await playFaultsInOneStage(at(first, 'crash-after'));
    for (const second of stageOf(crashed.calls)) {
      if (second.number > first.number)
        pairs.push({ calls: new Map([first, second].map(({ number }) => [number, 'crash-after'])) });
    }
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
