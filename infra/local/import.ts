import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readSettings } from './settings.ts';

/**
 * `npm run import -- FILE [--base-url URL]`: brings a plan into a runtime that is up, for the contact person it names.
 * Says everything that is wrong with the file at once.
 */
const { values, positionals } = parseArgs({
  options: { 'base-url': { type: 'string' } },
  allowPositionals: true,
});
const file = positionals[0];
if (file === undefined) throw new Error('npm run import -- FILE');
const baseUrl = values['base-url'] ?? `http://127.0.0.1:${readSettings(process.env).port}`;

const answerSchema = z.union([
  z.object({ caseId: z.string() }),
  z.object({
    title: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  }),
]);

const response = await fetch(`${baseUrl}/v1/requests`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: readFileSync(file),
}).catch((error: unknown) => {
  throw new Error(`nothing listens at ${baseUrl}: start it with npm start`, { cause: error });
});
const answer = answerSchema.parse(await response.json());
if ('caseId' in answer) process.stdout.write(`${answer.caseId}\n`);
else {
  process.stdout.write(`${answer.title}. ${answer.detail}\n`);
  for (const { path, message } of answer.errors)
    process.stdout.write(`  ${path === '' ? '' : `${path}: `}${message}\n`);
  process.exitCode = 1;
}
