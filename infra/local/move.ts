import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readSettings } from './settings.ts';

/**
 * `npm run move -- --list`: the open cases of a runtime that is up which go along an earlier chain, and what moving each
 * would do. `npm run move -- --case ID --reason TEXT [--as PERSON]` moves one to the present chain. Ends with 0 when it was
 * done, 1 when it was refused or nobody listens, 2 when it was not asked well.
 */
const usage = `npm run move -- --list [--base-url URL]
npm run move -- --case ID --reason TEXT [--as PERSON] [--base-url URL]`;

const text = { type: 'string' } as const;
const options = {
  list: { type: 'boolean' },
  case: text,
  reason: text,
  as: text,
  'base-url': text,
} as const;

const listSchema = z.object({
  chain: z.array(z.string()),
  cases: z.array(
    z.object({
      caseId: z.string(),
      turn: z.string(),
      gone: z.array(z.string()),
      added: z.array(z.string()),
      countsNoMore: z.array(z.string()),
    }),
  ),
});
const movedSchema = z.object({ n: z.number(), turn: z.string() });
const problemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

process.exitCode = await run();

async function run(): Promise<number> {
  const asked = read();
  if (asked === undefined) {
    complain(usage);
    return 2;
  }
  const { list, case: caseId, reason, as } = asked;
  const baseUrl = asked['base-url'] ?? `http://127.0.0.1:${readSettings(process.env).port}`;
  const request: RequestInit =
    list === true
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ caseId, reason, as }),
        };
  const response = await fetch(new URL('/v1/chain-moves', baseUrl), request).catch(() => undefined);
  if (response === undefined) {
    complain(`nothing listens at ${baseUrl}: start it with npm start`);
    return 1;
  }
  const answer: unknown = await response.json();
  if (!response.ok) return refused(answer);
  if (list === true) tell(answer);
  else {
    const { n, turn } = movedSchema.parse(answer);
    say(`recorded as entry ${n}; now it is the turn of: ${turn}`);
  }
  return 0;
}

function read() {
  try {
    const { values } = parseArgs({ options });
    const isMove = values.case !== undefined && values.reason !== undefined;
    return (values.list === true) === isMove ? undefined : values;
  } catch {
    return undefined;
  }
}

function tell(answer: unknown): void {
  const { chain, cases } = listSchema.parse(answer);
  for (const { caseId, turn, gone, added, countsNoMore } of cases)
    say(
      [
        `${caseId}  waits for ${turn}`,
        `gone: ${named(gone)}`,
        `new: ${named(added)}`,
        `counts no more: ${named(countsNoMore)}`,
      ].join('  '),
    );
  say(`${cases.length} on an earlier chain than ${chain.join(' > ')}`);
}

function named(stages: readonly string[]): string {
  return stages.length === 0 ? 'none' : stages.join(', ');
}

function refused(answer: unknown): number {
  const { title, detail, errors } = problemSchema.parse(answer);
  complain(`${title}. ${detail}`);
  for (const { path, message } of errors) complain(`  ${path === '' ? '' : `${path}: `}${message}`);
  return 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
