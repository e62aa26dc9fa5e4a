import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { isWrong } from './simulation/findings.ts';
import { crashPoints, pointKinds } from './simulation/crash-points.ts';
import type { Job, Result } from './simulation/jobs.ts';
import { plantedFaults } from './simulation/planted-faults.ts';
import { carryOutAll } from './simulation/pool.ts';

/** Plays N seeds from S on, every crash point, and the hunt for every planted fault; its last line is the figures. */
const usage =
  'npm run -s simulate -- [--seeds N] [--seed S] [--only seeds|crash-points|planted-faults] [--point crash:12]';
const wholeNumber = z
  .string()
  .regex(/^[0-9]{1,9}$/)
  .transform(Number);
const optionsSchema = z.object({
  seeds: wholeNumber.default(100),
  seed: wholeNumber.default(1),
  only: z.enum(['seeds', 'crash-points', 'planted-faults']).optional(),
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
    const { values } = parseArgs({ options: { seeds: text, seed: text, only: text, point: text } });
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

const results = await carryOutAll([...seeds, ...points, ...planted], tell);
const count = (kind: Result['findings'][number]['kind']): number =>
  results.flatMap(({ findings }) => findings).filter((finding) => finding.kind === kind).length;
const plantedFaultsCaught = results.filter(({ caught }) => caught !== undefined).length;
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
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode =
  results.some(({ findings }) => isWrong(findings)) || plantedFaultsCaught < planted.length ? 1 : 0;
