import { describe, expect, it } from 'vitest';
import { singleFaults } from './simulation/crash-points.ts';
import { playFaults } from './simulation/run.ts';
import { wrongAmong } from './simulation/wrong-among.ts';

describe('the Zomerdijk case', () => {
  it('survives every single thing that can go wrong in the cloud', { timeout: 1_200_000 }, async () => {
    const points = (await singleFaults()).filter(({ home }) => home === undefined);
    expect(points.length).toBeGreaterThan(1_200);
    expect(await wrongAmong(points, playFaults)).toEqual([]);
  });
});
