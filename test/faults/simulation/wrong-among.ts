import process from 'node:process';
import type { Faults } from './climates.ts';
import { isWrong } from './findings.ts';
import type { Outcome } from './run.ts';

/** The first that goes wrong is shown whole; of the others, what was found. */
export async function wrongAmong(
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
