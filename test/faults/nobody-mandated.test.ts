import { expect, it } from 'vitest';
import { registersWithAGap } from './simulation/changing-registers.ts';
import { isWrong } from './simulation/findings.ts';
import { playSeed } from './simulation/run.ts';

it('where nobody may decide for days, the managers hear of it once, and it goes on when somebody may', async () => {
  const wrong: string[] = [];
  let told = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const { findings, trace } = await playSeed(seed, registersWithAGap);
    if (trace.some((line) => /SendEmail .*\/nobody-mandated/.test(line))) told += 1;
    if (isWrong(findings)) wrong.push(`seed ${seed}: ${findings.map(({ what }) => what).join('; ')}`);
  }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(3);
}, 300_000);
