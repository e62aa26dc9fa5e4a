import { existsSync, renameSync, rmSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { serve } from '../serve.ts';
import { readSettings } from '../settings.ts';
import { makeYear } from './make-year.ts';

const usage = `npm run demo [-- [--cases 400] [--seed 1]]

Starts the local runtime with a simulated year of a municipality in it: invented plans that ended in every way, and some that
are under way. The year ends today and is made once, in DATA_DIR (.speelruimte-demo). Throw that folder away for another.

  --cases N   how many plans
  --seed N    the same number: the same year`;

const optionsSchema = z.object({
  cases: z.coerce.number().int().min(1).max(5_000).default(400),
  seed: z.coerce.number().int().min(1).default(1),
});

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { cases: text, seed: text, help: { type: 'boolean' } } });
if (values.help === true) process.stdout.write(`${usage}\n`);
else await demo(optionsSchema.parse(values));

async function demo(wished: z.infer<typeof optionsSchema>): Promise<void> {
  const settings = readSettings({ DATA_DIR: '.speelruimte-demo', ...process.env });
  const { dataDir } = settings;
  if (dataDir === undefined) throw new Error('a year is kept in a folder: choose another DATA_DIR');
  if (!existsSync(dataDir)) {
    process.stdout.write(`A year of ${wished.cases} plans is being made; that takes a few minutes.\n`);
    // Whole or not at all: broken off halfway, it is made anew.
    const making = `${dataDir}.making`;
    rmSync(making, { recursive: true, force: true });
    await makeYear({ ...settings, dataDir: making }, { ...wished, until: Date.now() }, progress());
    renameSync(making, dataDir);
  }
  process.stdout.write(`The year is in ${dataDir}; throw that folder away for another.\n`);
  await serve(settings);
}

/** Says now and then how many plans there are. */
function progress(): (opened: number) => void {
  let told = 0;
  return (opened) => {
    if (opened < told + 50) return;
    told = opened;
    process.stdout.write(`${opened} plans\n`);
  };
}
