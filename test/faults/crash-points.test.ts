import { describe, expect, it } from 'vitest';
import { crashPoints } from './simulation/crash-points.ts';
import { wrongAmong } from './simulation/wrong-among.ts';

describe('the Zomerdijk case', () => {
  it('survives every single thing that can go wrong in the cloud', { timeout: 1_200_000 }, async () => {
    const points = [...(await crashPoints('crash')), ...(await crashPoints('lost-change'))];
    expect(points.length).toBeGreaterThan(1_200);
    expect(await wrongAmong(points)).toEqual([]);
  });

  it('survives whatever goes wrong when the first mail came back', { timeout: 600_000 }, async () => {
    const points = await crashPoints('returned-mail');
    expect(points.length).toBeGreaterThan(15);
    expect(await wrongAmong(points)).toEqual([]);
  });

  it('survives every call of the clockwork taking its time', { timeout: 600_000 }, async () => {
    const points = await crashPoints('slow-call');
    expect(points.length).toBeGreaterThan(200);
    expect(await wrongAmong(points)).toEqual([]);
  });
});
