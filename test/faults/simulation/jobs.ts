import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { nothingReached, playWishes, type Reached } from '../../support/whatever/play.ts';
import { wish } from '../../support/whatever/wishes.ts';
import { crashPoints, type PointKind } from './crash-points.ts';
import type { Finding } from './finding.ts';
import { isWrong } from './findings.ts';
import { notFound } from './planted-fault.ts';
import { playSeed, type Outcome } from './run.ts';

/** One piece of work: a seed, one or two crash points by their place in the list, or the hunt for a planted fault. */
export type Job =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: PointKind; readonly index: number }
  | { readonly kind: 'planted'; readonly name: string }
  | Wishing;

/** So many cases in which everybody tries so many commands, without any store; drawn from the seed. */
export type Wishing = {
  readonly kind: 'property';
  readonly seed: number;
  readonly runs: number;
  readonly commands: number;
};

/** What came of it; the trace only where something was wrong. For a planted fault, `caught` is what gave it away. */
export type Result = {
  readonly job: Job;
  readonly findings: readonly Finding[];
  readonly trace: readonly string[];
  readonly caught?: string;
  readonly reached?: Reached;
};

export async function carryOut(job: Job): Promise<Result> {
  if (job.kind === 'planted') return { job, findings: [], trace: [], ...(await caughtBy(hunt(job.name))) };
  if (job.kind === 'property') return { job, ...wished(job) };
  const { findings, trace } = await outcomeOf(job);
  return { job, findings, trace: isWrong(findings) ? trace : [] };
}

function wished({ seed, runs, commands }: Wishing): Pick<Result, 'findings' | 'trace' | 'reached'> {
  const reached = nothingReached();
  const length = { minLength: commands, maxLength: commands };
  const property = fc.property(fc.array(wish, length), (wishes) => {
    playWishes(wishes, reached);
  });
  const details = fc.check(property, { seed, numRuns: runs });
  if (!details.failed) return { findings: [], trace: [], reached };
  const what = `seed ${seed}: ${String(details.errorInstance)}`;
  return { findings: [{ kind: 'rule', what }], trace: [JSON.stringify(details.counterexample)], reached };
}

async function outcomeOf(job: Exclude<Job, { kind: 'planted' | 'property' }>): Promise<Outcome> {
  if (job.kind === 'seed') return playSeed(job.seed);
  const point = (await crashPoints(job.kind))[job.index];
  if (point === undefined) throw new Error(`there is no crash point ${job.index}`);
  return point.play();
}

const place = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** A seed gives a fault away only where it is right without the fault. */
async function caughtBy(found: string | undefined): Promise<Pick<Result, 'caught'>> {
  if (found === undefined) return {};
  const seed = /^seed (\d+)/.exec(found)?.[1];
  if (seed !== undefined && isWrong((await playSeed(Number(seed))).findings)) return {};
  return { caught: found };
}

/** In a process of its own, which reads the code with the fault in it. */
function hunt(name: string): string | undefined {
  const options = ['--disable-warning=ExperimentalWarning', '--import', place('plant.ts'), place('hunt.ts')];
  try {
    const env = { ...process.env, PLANTED_FAULT: name };
    return execFileSync(process.execPath, options, { env, encoding: 'utf8' }).trim();
  } catch (error) {
    const isNotFound = error instanceof Error && 'status' in error && error.status === notFound;
    if (isNotFound) return undefined;
    throw error;
  }
}
