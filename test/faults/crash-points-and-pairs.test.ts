import { describe, expect, it } from 'vitest';
import { crashPoints } from './simulation/crash-points.ts';
import { wrongAmong } from './simulation/wrong-among.ts';

describe('the Zomerdijk case', () => {
  it('survives the power failing at every single call', { timeout: 1_200_000 }, async () => {
    const points = await crashPoints('power-cut');
    expect(points.length).toBeGreaterThan(500);
    expect(await wrongAmong(points)).toEqual([]);
  });
});

describe('one stage', () => {
  it(
    'survives every two crashes within it and within what mends the first',
    { timeout: 1_200_000 },
    async () => {
      const points = await crashPoints('pair');
      expect(points.length).toBeGreaterThan(1_000);
      expect(await wrongAmong(points)).toEqual([]);
    },
  );
});
