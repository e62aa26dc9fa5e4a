import process from 'node:process';
import { crashPoints } from './crash-points.ts';
import { isWrong } from './findings.ts';
import { carryOut } from './jobs.ts';
import { notFound } from './planted-fault.ts';
import { plantedFaults } from './planted-faults.ts';
import { playSeed, type Outcome } from './run.ts';
import { huntedWishes, wished } from './wished.ts';

/** Plays until something is wrong with the code it is given, and says what; after this many seeds it gives up. */
const patience = 600;

const fault = plantedFaults.find(({ name }) => name === process.env['PLANTED_FAULT']);

async function find(): Promise<string | undefined> {
  if (fault?.wishes !== undefined) {
    const [broken] = wished({ seed: fault.wishes, ...huntedWishes }).findings;
    return broken && `wishes ${fault.wishes}: ${broken.what}`;
  }
  if (fault?.point !== undefined) {
    const [kind, index] = fault.point;
    const found = wrong(await carryOut({ kind, index }));
    if (found !== undefined) return `${kind} ${index}: ${found}`;
  }
  // A change nobody hears of, a mail that came back, or a call that hangs: most mistakes show at once.
  if (fault?.seed === undefined) {
    for (const kind of ['lost-change', 'returned-mail', 'slow-call'] as const) {
      for (const [index, point] of (await crashPoints(kind)).entries()) {
        const found = wrong(await point.play());
        if (found !== undefined) return `${kind} ${index}: ${found}`;
      }
    }
  }
  const first = fault?.seed ?? 1;
  for (let seed = first; seed < first + patience; seed += 1) {
    const found = wrong(await playSeed(seed));
    if (found !== undefined) return `seed ${seed}: ${found}`;
  }
  return undefined;
}

function wrong(outcome: Pick<Outcome, 'findings'>): string | undefined {
  return outcome.findings.find((finding) => isWrong([finding]))?.what;
}

const found = await find();
process.stdout.write(`${found ?? 'not found'}\n`);
process.exitCode = found === undefined ? notFound : 0;
