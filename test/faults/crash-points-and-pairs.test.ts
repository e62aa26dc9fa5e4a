import { describe, expect, it } from 'vitest';
import { pairsOfCrashes, singleFaults } from './simulation/crash-points.ts';
import { playFaults, playFaultsInOneStage } from './simulation/run.ts';
import { wrongAmong } from './simulation/wrong-among.ts';

describe('the Zomerdijk case', () => {
  it('survives the power failing at every single call', { timeout: 1_200_000 }, async () => {
    const points = (await singleFaults()).filter(({ home }) => home === 'laptop');
    expect(points.length).toBeGreaterThan(600);
    expect(await wrongAmong(points, playFaults)).toEqual([]);
  });
});

describe('one stage', () => {
  it(
    'survives every two crashes within it and within what mends the first',
    { timeout: 1_200_000 },
    async () => {
      const points = await pairsOfCrashes();
      expect(points.length).toBeGreaterThan(1_000);
      expect(await wrongAmong(points, playFaultsInOneStage)).toEqual([]);
    },
  );
});
