import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { makeBase, openTown, type DashboardTown } from './dashboard-town.ts';
import { rounded, spreadOf } from './figures.ts';
import { keepAlive } from './keep-alive.ts';

/**
 * `npm run -s bench:dashboard [-- --closed 1000,10000,100000 --open 1000 --looks 40]`
 *
 * What the managers' pages read and how long they take, side by side in municipalities that differ in nothing but how many
 * cases were closed. One look is the overview, the page of where time goes and that of what comes after a decision. Ends with 1 when a row is not what its
 * ledger says. The last line is the result as JSON, the one before it says what the most
 * closed cases cost above the fewest.
 */
const optionsSchema = z.object({
  closed: z
    .string()
    .default('1000,10000,100000')
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number().int().min(1)).min(1)),
  open: z.coerce.number().int().min(0).default(1_000),
  looks: z.coerce.number().int().min(1).default(40),
});
const text = { type: 'string' } as const;
const { closed, open, looks } = optionsSchema.parse(
  parseArgs({ options: { closed: text, open: text, looks: text } }).values,
);
const pages = ['/overzicht', '/overzicht/tijd', '/overzicht/daarna'] as const;
/** Looks that are not counted: what is read once and kept, and code that has yet to become quick. */
const warmUp = 5;

type Seen = { readonly ms: number; readonly units: number };

const folder = await mkdtemp(join(tmpdir(), 'speelruimte-dashboard-'));
const connections = keepAlive();
const towns: DashboardTown[] = [];
try {
  const until = Date.now();
  const base = join(folder, 'base');
  await makeBase(base, { open, until });
  for (const count of closed)
    towns.push(await openTown(base, join(folder, String(count)), { closed: count, until }));
  const seen = towns.map(() => pages.map((): Seen[] => []));
  // In turns, so that a moment in which the machine is busy is everybody's.
  for (let round = 0; round < warmUp + looks; round += 1)
    for (const [index, town] of towns.entries())
      for (const [which, page] of pages.entries()) {
        const one = await lookAt(town, page);
        if (round >= warmUp) seen[index]?.[which]?.push(one);
      }
  for (const [index, town] of towns.entries())
    await tell(town, { closed: closed[index], seen: seen[index] ?? [] });
  const whole = seen.map((perPage) => looksOf(perPage));
  const result = {
    closedCases: closed,
    readUnits: whole.map((all) => rounded(mean(all.map(({ units }) => units)))),
    p50Ms: whole.map((all) => spreadOf(all.map(({ ms }) => ms)).p50),
    p95Ms: whole.map((all) => spreadOf(all.map(({ ms }) => ms)).p95),
  };
  const grown = (values: readonly (number | null)[]): string => {
    const [fewest, most] = [values[0] ?? 0, values.at(-1) ?? 0];
    return `${rounded((most / fewest - 1) * 100)}%`;
  };
  process.stdout.write(
    `from ${closed[0]} to ${closed.at(-1)} closed: read units ${grown(result.readUnits)}, p50 ${grown(result.p50Ms)}, p95 ${grown(result.p95Ms)}\n`,
  );
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  connections.close();
  for (const town of towns) await town.close();
  await rm(folder, { recursive: true, force: true });
}

async function lookAt(town: DashboardTown, page: string): Promise<Seen> {
  const before = town.readUnits();
  const began = performance.now();
  const { status } = await connections.ask(new URL(page, town.origin), { headers: { cookie: town.cookie } });
  const ms = performance.now() - began;
  if (status !== 200) throw new Error(`${page} answers ${status}`);
  return { ms, units: town.readUnits() - before };
}

/** The pages of one round together. */
function looksOf([first = [], ...others]: readonly (readonly Seen[])[]): Seen[] {
  return first.map((one, round) => {
    const all = [one, ...others.flatMap((page) => page[round] ?? [])];
    return {
      ms: all.reduce((sum, { ms }) => sum + ms, 0),
      units: all.reduce((sum, { units }) => sum + units, 0),
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Per page, and whether the rows of the cases that have a ledger are what it says. */
async function tell(
  town: DashboardTown,
  of: { closed: number | undefined; seen: readonly (readonly Seen[])[] },
): Promise<void> {
  const { looked, different } = await town.sample();
  const perPage = pages.map((page, which) => {
    const own = of.seen[which] ?? [];
    const units = rounded(mean(own.map((one) => one.units)));
    return `${page} ${units} read units, ${spreadOf(own.map(({ ms }) => ms)).p50} ms`;
  });
  process.stdout.write(
    `${of.closed} closed: ${perPage.join('; ')}; ${looked} rows rebuilt, ${different} different\n`,
  );
  if (different > 0 || looked === 0) process.exitCode = 1;
}
