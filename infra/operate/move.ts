import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { askApi, tellRefusal, type Asking } from './ask-api.ts';
import { Misasked, runCommand, say } from './misasked.ts';

const usage = `npm run move -- --list [--environment NAME | --base-url URL]
npm run move -- --case ID --reason TEXT [--as PERSON] [--environment NAME | --base-url URL]

Lists the open cases that go along an earlier chain, and what moving each would do; or moves one to the present chain.

  --as PERSON         the manager who moves it; the administrator when left out
  --environment NAME  a deployment on AWS; without it the local runtime, which must be up
  --base-url URL      a local runtime that listens elsewhere`;

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

await runCommand(usage, async () => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      list: { type: 'boolean' },
      case: text,
      reason: text,
      as: text,
      environment: text,
      'base-url': text,
    },
  });
  const { list = false, case: caseId, reason, as, environment, 'base-url': baseUrl } = values;
  const isMove = caseId !== undefined && reason !== undefined;
  if (list === isMove) throw new Misasked('move takes --list, or --case and --reason');
  const where: Pick<Asking, 'environment' | 'baseUrl' | 'path'> = {
    environment,
    baseUrl,
    path: '/v1/chain-moves',
  };
  const headers = { 'idempotency-key': randomUUID() };
  const told = await askApi(
    list ? where : { ...where, headers, body: JSON.stringify({ caseId, reason, as }) },
  );
  if (!told.ok) return tellRefusal(told.json);
  if (list) tell(told.json);
  else {
    const { n, turn } = movedSchema.parse(told.json);
    say(`recorded as entry ${n}; now it is the turn of: ${turn}`);
  }
  return 'done';
});

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
