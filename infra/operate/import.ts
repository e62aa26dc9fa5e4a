import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { askApi } from './ask-api.ts';
import { complain, Misasked, runCommand, say } from './misasked.ts';

const usage = `npm run import -- FILE [--environment NAME | --base-url URL]

Brings a plan in for the contact person it names, and prints the id of its case. Says everything that is wrong with the
file at once.

  --environment NAME  a deployment on AWS; without it the local runtime, which must be up
  --base-url URL      a local runtime that listens elsewhere`;

const answerSchema = z.union([
  z.object({ caseId: z.string() }),
  z.object({
    title: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  }),
]);

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
  const answer = answerSchema.parse(
    (await askApi({ environment, baseUrl, path: '/v1/requests', body })).json,
  );
  if ('caseId' in answer) {
    say(answer.caseId);
    return 'done';
  }
  complain(`${answer.title}. ${answer.detail}`);
  for (const { path, message } of answer.errors) complain(`  ${path === '' ? '' : `${path}: `}${message}`);
  return 'refused';
});
