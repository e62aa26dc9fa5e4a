import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { readDeployment } from '../../infra/stacks/deployment.ts';
import { functionNames } from '../../infra/stacks/grants.ts';
import { release } from '../infra/deployed/deployment.ts';
import type { Deployed } from '../infra/deployed/lambda.ts';
import { serveSigned } from '../infra/deployed/service.ts';
import { credentials, region } from '../infra/deployed/signature.ts';
import { firstEvents } from './first-events.ts';
import { rounded } from './figures.ts';

/**
 * `npm run -s bench:cold`: how long each function takes from the start of its process to its first answer, with at least
 * one signed call to AWS on the way, as a multiple of what a function that does nothing takes. In turn, twenty times each:
 * what else the machine does, it does to all. The last line on standard output is one line of JSON.
 */
const rounds = 20;
const folder = mkdtempSync(join(tmpdir(), 'speelruimte-cold-'));
const bootstrap = join(folder, 'bootstrap.mjs');
writeFileSync(
  bootstrap,
  `const { handler } = await import(process.argv[2]);
  await handler(JSON.parse(process.argv[3]), { awsRequestId: 'cold' }).catch(() => undefined);
  process.stdout.write('answered\\n', () => process.exit(0));`,
);

let signedCalls = 0;
/** Nothing is in any table; whatever is counted is counted for the first time. */
const dynamoDb = await serveSigned('dynamodb', () => {
  signedCalls += 1;
  return Promise.resolve({ status: 200, body: '{"Items":[],"Attributes":{"count":{"N":"1"}}}' });
});
const secretsManager = await serveSigned('secretsmanager', () => {
  signedCalls += 1;
  return Promise.resolve({ status: 200, body: JSON.stringify({ SecretString: 'a'.repeat(64) }) });
});

/** Milliseconds from starting the process until it says that it answered. */
async function coldStart({ folder: own, variables }: Omit<Deployed, 'name' | 'handler'>, event: unknown) {
  const began = performance.now();
  const child = spawn(process.execPath, [bootstrap, join(own, 'index.mjs'), JSON.stringify(event)], {
    cwd: own,
    env: {
      ...variables,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.endpoint,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    if (line !== 'answered') continue;
    const took = performance.now() - began;
    await ended;
    return took;
  }
  throw new Error('it ended without an answer');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

try {
  const { functions } = release(readDeployment('waterrijk-test'), folder);
  const empty = { folder: join(folder, 'empty'), variables: {} };
  mkdirSync(empty.folder);
  writeFileSync(join(empty.folder, 'index.mjs'), 'export const handler = async () => ({ statusCode: 200 });');
  const nothing: number[] = [];
  const took = new Map(functionNames.map((name): [typeof name, number[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    nothing.push(await coldStart(empty, {}));
    for (const [name, times] of took) {
      const before = signedCalls;
      times.push(await coldStart(functions[name], firstEvents[name]));
      if (signedCalls === before) throw new Error(`${name} answered without asking anybody`);
    }
  }
  const faults = [...dynamoDb.faults, ...secretsManager.faults];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const results = [...took].map(([name, times]) => {
    const kb = Math.round(statSync(join(functions[name].folder, 'index.mjs')).size / 1000);
    return [name, { kb, ratio: rounded(median(times) / median(nothing)) }] as const;
  });
  process.stdout.write(`${JSON.stringify({ functions: Object.fromEntries(results) })}\n`);
} finally {
  await dynamoDb.close();
  await secretsManager.close();
  rmSync(folder, { recursive: true, force: true });
}
