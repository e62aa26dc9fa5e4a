import process from 'node:process';
import { parseArgs } from 'node:util';
import { singleFaults } from './crash-points.ts';
import { isWrong } from './findings.ts';
import { notFound } from './planted-faults.ts';
import { playFaults, playSeed, type Outcome } from './run.ts';

/** Plays until something is wrong, and says after how many runs; the end of its patience is a failure. */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '400' } } });

async function find(): Promise<string | undefined> {
  const lost = (await singleFaults()).filter((faults) => faults.lostChanges !== undefined);
  for (const [index, faults] of lost.entries()) {
    const found = wrong(await playFaults(faults));
    if (found !== undefined) return `change ${index + 1} lost: ${found}`;
  }
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const found = wrong(await playSeed(seed));
    if (found !== undefined) return `seed ${seed}: ${found}`;
  }
  return undefined;
}

function wrong(outcome: Outcome): string | undefined {
  return outcome.findings.find((finding) => isWrong([finding]))?.what;
}

const found = await find().catch((error: unknown) => `the simulation itself broke: ${String(error)}`);
process.stdout.write(`${found ?? 'not found'}\n`);
process.exitCode = found === undefined ? notFound : 0;
