import process from 'node:process';
import type { CrashPoint } from './crash-points.ts';
import { isWrong } from './findings.ts';

/**
 * Plays each that leaves something else behind than the one before; `npm run simulate` plays them all. The first that goes
 * wrong is shown whole; of the others, what was found.
 */
export async function wrongAmong(points: readonly CrashPoint[]): Promise<string[]> {
  const wrong: string[] = [];
  let played = 0;
  for (const [index, point] of points.entries()) {
    if (point.isLikeAnother) continue;
    played += 1;
    const { findings, trace } = await point.play();
    if (!isWrong(findings)) continue;
    if (wrong.length === 0) process.stdout.write(`${trace.join('\n')}\n`);
    wrong.push(`point ${index}: ${findings.map(({ what }) => what).join('; ')}`);
  }
  process.stdout.write(`${played} of ${points.length} crash points were played\n`);
  return wrong;
}
