import { describe, expect, it } from 'vitest';
import { singleFaults, slowCalls } from './simulation/crash-points.ts';
import { playFaults } from './simulation/run.ts';
import { wrongAmong } from './simulation/wrong-among.ts';

describe('the Zomerdijk case', () => {
  it('survives every single thing that can go wrong in the cloud', { timeout: 1_200_000 }, async () => {
    const points = (await singleFaults()).filter(({ home }) => home === undefined);
    expect(points.length).toBeGreaterThan(1_200);
    expect(await wrongAmong(points, playFaults)).toEqual([]);
  });

  it('survives every call of the clockwork taking its time', { timeout: 600_000 }, async () => {
    const points = await slowCalls();
    expect(points.length).toBeGreaterThan(200);
    expect(await wrongAmong(points, playFaults)).toEqual([]);
  });
});
