import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { askApi, tellRefusal } from './ask-api.ts';
import { Misasked, runCommand, say } from './misasked.ts';

const usage = `npm run import -- FILE [--environment NAME | --base-url URL]

Brings a plan in for the contact person it names, and prints the id of its case. Says everything that is wrong with the
file at once.

  --environment NAME  a deployment on AWS; without it the local runtime, which must be up
  --base-url URL      a local runtime that listens elsewhere`;

const openedSchema = z.object({ caseId: z.string() });

await runCommand(usage, async () => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { 'base-url': text, environment: text },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Misasked('import takes one FILE');
  const { environment, 'base-url': baseUrl } = values;
  const body = readFileSync(file, 'utf8');
  const told = await askApi({ environment, baseUrl, path: '/v1/requests', body });
  if (!told.ok) return tellRefusal(told.json);
  say(openedSchema.parse(told.json).caseId);
  return 'done';
});
