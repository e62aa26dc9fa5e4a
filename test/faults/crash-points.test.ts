import process from 'node:process';
import { describe, expect, it } from 'vitest';
import type { Faults } from './simulation/climates.ts';
import { pairsOfCrashes, singleFaults } from './simulation/crash-points.ts';
import { isWrong } from './simulation/findings.ts';
import { playFaults, playFaultsInOneStage, type Outcome } from './simulation/run.ts';

/** The first that goes wrong is shown whole; of the others, what was found. */
async function wrongAmong(
  points: readonly Faults[],
  play: (faults: Faults) => Promise<Outcome>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, faults] of points.entries()) {
    const { findings, trace } = await play(faults);
    if (!isWrong(findings)) continue;
    if (wrong.length === 0) process.stdout.write(`${trace.join('\n')}\n`);
    wrong.push(`point ${index}: ${findings.map(({ what }) => what).join('; ')}`);
  }
  process.stdout.write(`${points.length} crash points were played\n`);
  return wrong;
}

describe('the Zomerdijk case', () => {
  it('survives every single thing that can go wrong in it', { timeout: 1_200_000 }, async () => {
    const points = await singleFaults();
    expect(points.length).toBeGreaterThan(2_000);
    expect(await wrongAmong(points, playFaults)).toEqual([]);
  });
});

describe('one stage', () => {
  it('survives every two crashes within it', { timeout: 600_000 }, async () => {
    const points = await pairsOfCrashes();
    expect(points.length).toBeGreaterThan(1_000);
    expect(await wrongAmong(points, playFaultsInOneStage)).toEqual([]);
  });
});
