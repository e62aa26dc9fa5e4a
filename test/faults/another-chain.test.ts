import { expect, it } from 'vitest';
import { registersWithAnotherChain } from './simulation/changing-registers.ts';
import { isWrong } from './simulation/findings.ts';
import { playSeed } from './simulation/run.ts';

it('where the chain changes under way, a case ends along the one it began on, or along the one it is moved to', async () => {
  const wrong: string[] = [];
  let moved = 0;
  let replaced = 0;
  // Seldom does an execution die while its case waits at a stage that is no more: as many more as it takes.
  for (let seed = 1; seed <= 60 || (replaced <= 3 && seed <= 300); seed += 1) {
    const { findings, trace } = await playSeed(seed, registersWithAnotherChain);
    if (trace.some((line) => /SendEmail .*\/path-changed/.test(line))) moved += 1;
    if (trace.some((line) => line.endsWith('enters Stage of an earlier chain'))) replaced += 1;
    if (isWrong(findings)) wrong.push(`seed ${seed}: ${findings.map(({ what }) => what).join('; ')}`);
  }
  expect(wrong).toEqual([]);
  expect(moved).toBeGreaterThan(10);
  expect(replaced).toBeGreaterThan(3);
}, 600_000);
