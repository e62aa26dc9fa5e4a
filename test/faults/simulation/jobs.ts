import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { compiled } from '../../support/compiled.ts';
import type { Reached } from '../../support/whatever/play.ts';
import { crashPoints, type PointKind } from './crash-points.ts';
import type { Finding } from './finding.ts';
import { isWrong } from './findings.ts';
import { notFound } from './planted-fault.ts';
import { playSeed, type Outcome } from './run.ts';
import { huntedWishes, wished, type Wishing } from './wished.ts';

/** One piece of work: a seed, one or two crash points by their place in the list, or the hunt for a planted fault. */
export type Job =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: PointKind; readonly index: number }
  | { readonly kind: 'planted'; readonly name: string }
  | Wishing;

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

async function outcomeOf(job: Exclude<Job, { kind: 'planted' | 'property' }>): Promise<Outcome> {
  if (job.kind === 'seed') return playSeed(job.seed);
  const point = (await crashPoints(job.kind))[job.index];
  if (point === undefined) throw new Error(`there is no crash point ${job.index}`);
  return point.play();
}

const place = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Without a fault, wishes of the same seed come to the same for each that is hunted by them. */
const rightWishes = new Map<number, boolean>();

function areRight(seed: number): boolean {
  const known = rightWishes.get(seed) ?? wished({ seed, ...huntedWishes }).findings.length === 0;
  rightWishes.set(seed, known);
  return known;
}

/** A seed, or so many wishes, give a fault away only where they are right without the fault. */
async function caughtBy(found: string | undefined): Promise<Pick<Result, 'caught'>> {
  if (found === undefined) return {};
  const seed = /^seed (\d+)/.exec(found)?.[1];
  if (seed !== undefined && isWrong((await playSeed(Number(seed))).findings)) return {};
  const wishes = /^wishes (\d+)/.exec(found)?.[1];
  if (wishes !== undefined && !areRight(Number(wishes))) return {};
  return { caught: found };
}

/** In a process of its own, which reads the code with the fault in it. */
function hunt(name: string): string | undefined {
  const options = ['--disable-warning=ExperimentalWarning', '--import', place('plant.ts'), place('hunt.ts')];
  try {
    const env = { ...process.env, ...compiled, PLANTED_FAULT: name };
    return execFileSync(process.execPath, options, { env, encoding: 'utf8' }).trim();
  } catch (error) {
    const isNotFound = error instanceof Error && 'status' in error && error.status === notFound;
    if (isNotFound) return undefined;
    throw error;
  }
}
