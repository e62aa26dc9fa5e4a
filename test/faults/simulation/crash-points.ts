import type { Faults } from './climates.ts';
import { playFaults, playFaultsInOneStage } from './run.ts';
import type { Call, Fate } from './world.ts';

const writes =
  /^(Put|Update|Delete|StartExecution|StopExecution|SendTaskSuccess|SendEmail|GenerateDataKey)\b/;

/**
 * Everything that can go wrong once in the whole case. Crashing before a call is crashing after the one before it, but
 * for the first of an invocation; what is only read can be read twice and be throttled without a trace.
 */
export async function singleFaults(): Promise<Faults[]> {
  const { calls } = await playFaults({});
  const crashes = calls.flatMap((call, index) => {
    const fates: Fate[] = ['crash-after', 'reply-lost', 'power-cut'];
    if (!calls.slice(0, index).some(({ invocation }) => invocation === call.invocation))
      fates.push('crash-before');
    if (writes.test(call.what)) fates.push('sent-twice', 'throttled');
    return fates.map((fate): Faults => ({ calls: new Map([[call.number, fate]]) }));
  });
  const puts = calls.filter(({ what }) => /^Put (ledger|desk .*mail#)/.test(what)).length;
  const lost = Array.from({ length: puts }, (_, index): Faults => ({ lostChanges: new Set([index + 1]) }));
  return [...crashes, ...lost];
}

/** Every two crashes within one stage: from the moment its conversation opens until the case goes on. */
export async function pairsOfCrashes(): Promise<Faults[]> {
  const { calls } = await playFaultsInOneStage({});
  const stage = stageOf(calls);
  return stage.flatMap((first) =>
    stage
      .filter((second) => second.number > first.number)
      .map((second): Faults => ({
        calls: new Map([first, second].map(({ number }) => [number, 'crash-after'])),
      })),
  );
}

/** From the token of the official's step to the cursor behind their answer. */
function stageOf(calls: readonly Call[]): readonly Call[] {
  const tokens = calls.filter(({ what }) => what.startsWith('Put desk token#'));
  const rings = calls.filter(({ what }) => what.startsWith('SendTaskSuccess'));
  const cursors = calls.filter(({ what }) => what.startsWith('Update desk cursor#'));
  const from = tokens[1]?.number;
  const ring = rings[1]?.number;
  if (from === undefined || ring === undefined) throw new Error('there is no second stage');
  const until = cursors.find(({ number }) => number > ring)?.number ?? ring;
  return calls.filter(({ number }) => number >= from && number <= until);
}
