import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { isWrong } from './simulation/findings.ts';
import { playSeed } from './simulation/run.ts';

/** So many are always played; then as many more as fit in this time. */
const atLeast = 100;
const untilMs = 35_000;

describe('a case in a world where anything may happen', () => {
  it('ends as it should, whatever the seed', { timeout: 600_000 }, async () => {
    const began = performance.now();
    const wrong: string[] = [];
    let seed = 0;
    while (seed < atLeast || performance.now() - began < untilMs) {
      seed += 1;
      const { findings, trace } = await playSeed(seed);
      if (!isWrong(findings)) continue;
      process.stdout.write(`${trace.join('\n')}\n`);
      wrong.push(`seed ${seed}: ${findings.map(({ what }) => what).join('; ')}`);
    }
    process.stdout.write(`${seed} seeds were played\n`);
    expect(wrong).toEqual([]);
  });

  it('is the same case to the last byte when the seed is the same', async () => {
    const [once, again] = [await playSeed(7), await playSeed(7)];
    expect(once.trace.length).toBeGreaterThan(300);
    expect(again.trace).toEqual(once.trace);
  });
});
