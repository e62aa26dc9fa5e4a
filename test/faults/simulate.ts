import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { isWrong } from './simulation/findings.ts';
import { crashPoints, pointKinds } from './simulation/crash-points.ts';
import type { Job, Result } from './simulation/jobs.ts';
import { plantedFaults } from './simulation/planted-faults.ts';
import { carryOutAll } from './simulation/pool.ts';

/**
 * Plays N seeds from S on, every crash point, the hunt for every planted fault, and whatever anybody tries in so many cases;
 * its last line is the figures.
 */
const usage =
  'npm run -s simulate -- [--seeds N] [--seed S] [--only seeds|crash-points|planted-faults|properties] [--point crash:12] [--runs N] [--commands N]';
const wholeNumber = z
  .string()
  .regex(/^[0-9]{1,9}$/)
  .transform(Number);
const optionsSchema = z.object({
  seeds: wholeNumber.default(100),
  seed: wholeNumber.default(1),
  only: z.enum(['seeds', 'crash-points', 'planted-faults', 'properties']).optional(),
  runs: wholeNumber.default(10_000),
  commands: wholeNumber.default(100),
  /** One crash point, as a failure names it. */
  point: z
    .string()
    .transform((text) => text.split(':'))
    .pipe(z.tuple([z.enum(pointKinds), wholeNumber]))
    .optional(),
});
const options = readOptions();

function readOptions(): z.infer<typeof optionsSchema> {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: { seeds: text, seed: text, only: text, point: text, runs: text, commands: text },
    });
    return optionsSchema.parse(values);
  } catch (error) {
    process.stderr.write(
      `${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n${usage}\n`,
    );
    process.exit(2);
  }
}

const wants = (part: typeof options.only): boolean => options.only === undefined || options.only === part;
const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

const seeds = wants('seeds')
  ? range(options.seeds).map((index): Job => ({ kind: 'seed', seed: options.seed + index }))
  : [];
const points = wants('crash-points') ? await pointsWanted() : [];
const planted = wants('planted-faults')
  ? plantedFaults.map(({ name }): Job => ({ kind: 'planted', name }))
  : [];

/** In pieces, so that every core has some. */
const piece = 100;
const wishes = wants('properties')
  ? range(Math.ceil(options.runs / piece)).map((index): Job => ({
      kind: 'property',
      seed: options.seed + index,
      runs: Math.min(piece, options.runs - index * piece),
      commands: options.commands,
    }))
  : [];

async function pointsWanted(): Promise<Job[]> {
  if (options.point !== undefined) {
    const [kind, index] = options.point;
    return [{ kind, index }];
  }
  const jobs: Job[] = [];
  for (const kind of pointKinds)
    jobs.push(...range((await crashPoints(kind)).length).map((index): Job => ({ kind, index })));
  return jobs;
}

/** Whole traces are long: so many are printed, the others by the line that plays them again. */
const tracesPrinted = 3;
let printed = 0;

function tell({ job, findings, trace, caught }: Result): void {
  if (job.kind === 'planted') {
    process.stdout.write(`planted: ${job.name}: ${caught ?? 'NOT CAUGHT'}\n`);
    return;
  }
  if (!isWrong(findings)) return;
  printed += 1;
  if (job.kind === 'property') {
    process.stdout.write(`WRONG: ${findings.map(({ what }) => what).join('; ')}\n${trace.join('\n')}\n`);
    return;
  }
  const which = job.kind === 'seed' ? `seed ${job.seed}` : `${job.kind} ${job.index}`;
  if (printed <= tracesPrinted) process.stdout.write(`${trace.join('\n')}\n`);
  const again =
    job.kind === 'seed'
      ? `--only seeds --seeds 1 --seed ${job.seed}`
      : `--only crash-points --point ${job.kind}:${job.index}`;
  process.stdout.write(
    `WRONG in ${which}: ${findings.map(({ what }) => what).join('; ')}\n  again: npm run -s simulate -- ${again}\n`,
  );
}

const began = performance.now();
const results = await carryOutAll([...seeds, ...points, ...planted, ...wishes], tell);
const count = (kind: Result['findings'][number]['kind']): number =>
  results.flatMap(({ findings }) => findings).filter((finding) => finding.kind === kind).length;
const plantedFaultsCaught = results.filter(({ caught }) => caught !== undefined).length;
const sum = (of: 'entries' | 'refused' | 'ended'): number =>
  results.reduce((total, { reached }) => total + (reached?.[of] ?? 0), 0);
const figures = {
  seeds: seeds.length,
  crashPoints: points.length,
  lost: count('lost'),
  double: count('double'),
  stuck: count('stuck'),
  mailsMissing: count('mail-missing'),
  mailsTwice: count('mail-twice'),
  plantedFaults: planted.length,
  plantedFaultsCaught,
  ...(wishes.length === 0
    ? {}
    : {
        cases: options.runs,
        commands: options.runs * options.commands,
        recorded: sum('entries'),
        refused: sum('refused'),
        ended: sum('ended'),
        rulesBroken: count('rule'),
        seconds: Math.round((performance.now() - began) / 1_000),
      }),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode =
  results.some(({ findings }) => isWrong(findings)) || plantedFaultsCaught < planted.length ? 1 : 0;
