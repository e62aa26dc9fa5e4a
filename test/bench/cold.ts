import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { readDeployment } from '../../infra/stacks/deployment.ts';
import { functionNames, type FunctionName } from '../../infra/stacks/grants.ts';
import { release } from '../infra/deployed/deployment.ts';
import type { Deployed } from '../infra/deployed/lambda.ts';
import { serveSigned } from '../infra/deployed/service.ts';
import { credentials, region } from '../infra/deployed/signature.ts';
import { firstEvents } from './first-events.ts';
import { rounded } from './figures.ts';

/**
 * `npm run -s bench:cold`: how long each function takes from the start of its process to its first answer, with at least
 * one signed call to AWS on the way, as a multiple of what a function that does nothing takes. In turn, twenty times each:
 * what else the machine does, it does to all. The last line on standard output is one line of JSON: `kb` is what is read at the
 * start, `kbInAll` what may be read later as well.
 */
const rounds = 20;
const folder = mkdtempSync(join(tmpdir(), 'speelruimte-cold-'));
const bootstrap = join(folder, 'bootstrap.mjs');
/** Run once before anything is timed: whoever calls somebody who is not on the loopback ends without an answer. */
const guard = join(folder, 'guard.mjs');
writeFileSync(
  guard,
  `import net from 'node:net';
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...given) {
    const { host } = Array.isArray(given[0]) ? given[0][0] : given[0];
    if (host !== '127.0.0.1') {
      process.stderr.write(\`\${process.cwd()} calls \${host}\\n\`);
      process.exit(1);
    }
    return connect.apply(this, given);
  };`,
);
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

const stepFunctions = await serveSigned('states', () => {
  signedCalls += 1;
  return Promise.resolve({ status: 200, body: '{}' });
});
const services = [dynamoDb, secretsManager, stepFunctions];

type Started = Pick<Deployed, 'folder' | 'variables'> & { readonly event: unknown };

/** Milliseconds from starting the process until it says that it answered. */
async function coldStart({ folder: own, variables, event }: Started, options: readonly string[] = []) {
  const given = [...options, bootstrap, join(own, 'index.mjs'), JSON.stringify(event)];
  const began = performance.now();
  const child = spawn(process.execPath, given, {
    cwd: own,
    env: {
      ...variables,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.endpoint,
      AWS_ENDPOINT_URL_SFN: stepFunctions.endpoint,
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

function kilobytes(files: readonly string[]): number {
  return Math.round(files.reduce((total, file) => total + statSync(file).size, 0) / 1000);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

try {
  const { functions } = release(readDeployment('waterrijk-test'), folder);
  const empty = { folder: join(folder, 'empty'), variables: {}, event: {} };
  mkdirSync(empty.folder);
  writeFileSync(join(empty.folder, 'index.mjs'), 'export const handler = async () => ({ statusCode: 200 });');
  const nothing: number[] = [];
  const took = new Map(functionNames.map((name): [FunctionName, number[]] => [name, []]));
  const started = (name: FunctionName): Started => ({ ...functions[name], event: firstEvents[name] });
  for (const name of functionNames) await coldStart(started(name), ['--import', guard]);
  for (let round = 0; round < rounds; round += 1) {
    nothing.push(await coldStart(empty));
    for (const [name, times] of took) {
      const before = signedCalls;
      times.push(await coldStart(started(name)));
      if (signedCalls === before) throw new Error(`${name} answered without asking anybody`);
    }
  }
  const faults = services.flatMap((service) => service.faults);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const results = [...took].map(([name, times]) => {
    const { folder: own } = functions[name];
    const kb = kilobytes([join(own, 'index.mjs')]);
    const files = readdirSync(own).filter((file) => file.endsWith('.mjs'));
    const kbInAll = kilobytes(files.map((file) => join(own, file)));
    return [name, { kb, kbInAll, ratio: rounded(median(times) / median(nothing)) }] as const;
  });
  process.stdout.write(`${JSON.stringify({ functions: Object.fromEntries(results) })}\n`);
} finally {
  for (const service of services) await service.close();
  rmSync(folder, { recursive: true, force: true });
}
