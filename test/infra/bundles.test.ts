import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { budgets } from '../../infra/stacks/budgets.ts';
import { bundleFunctions } from '../../infra/stacks/bundles.ts';
import { readDeployment } from '../../infra/stacks/deployment.ts';
import { functionNames, type FunctionName } from '../../infra/stacks/grants.ts';
import { zomerdijkText } from '../support/zomerdijk.ts';
import { Lambda } from './deployed/lambda.ts';
import { jsonService, Refusal } from './deployed/service.ts';

const folder = mkdtempSync(join(tmpdir(), 'speelruimte-bundles-'));
beforeAll(() => {
  bundleFunctions(folder, readDeployment('waterrijk-test'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const variables = {
  ENVIRONMENT: 'test',
  ORIGIN: 'https://speelruimte.example',
  LEDGER_TABLE: 'ledger',
  SEEN_TABLE: 'seen',
  KEYS_TABLE: 'keys',
  VIEWS_TABLE: 'views',
  PRECEDENTS_TABLE: 'precedents',
  DESK_TABLE: 'desk',
  WRAPPING_KEY: 'key',
  STATE_MACHINE: 'arn:aws:states:eu-central-1:111122223333:stateMachine:speelruimte',
  AWS_REGION: 'eu-central-1',
};

/** Runs a script as Lambda would: in a folder that has the bundle and no `node_modules`. */
function run(script: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: variables,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

function addressOf(name: string): string {
  return pathToFileURL(join(folder, name, 'index.mjs')).href;
}

test('every function that needs no secret to start does start, with nothing around it', () => {
  const names = functionNames.filter((name) => name !== 'open-link' && name !== 'mailer');
  const script = `const kinds = [];
    for (const address of ${JSON.stringify(names.map(addressOf))})
      kinds.push(typeof (await import(address)).handler);
    console.log(JSON.stringify(kinds));`;
  expect(run(script)).toEqual(names.map(() => 'function'));
});

test('the front door serves its page and its style, and says so of a path that is nobody’s', () => {
  const script = `const { handler } = await import(${JSON.stringify(addressOf('start'))});
    const get = (routeKey) => handler({ routeKey, rawPath: '/', headers: {}, isBase64Encoded: false,
      requestContext: { http: { method: 'GET' } } }, {});
    const answers = [];
    for (const key of ['ANY /', 'ANY /stijl.css', '$default']) {
      const { statusCode, headers } = await get(key);
      answers.push([statusCode, headers['content-type']]);
    }
    console.log(JSON.stringify(answers));`;
  expect(run(script)).toEqual([
    [200, 'text/html; charset=utf-8'],
    [200, 'text/css; charset=utf-8'],
    [404, 'text/html; charset=utf-8'],
  ]);
});

test('no function has zod write programs while somebody waits for it to start', () => {
  const names = functionNames.filter((name) => name !== 'open-link' && name !== 'mailer');
  const script = `let written = 0;
    globalThis.Function = new Proxy(Function, { construct: (of, given) => { written += 1; return new of(...given); } });
    for (const address of ${JSON.stringify(names.map(addressOf))}) await import(address);
    console.log(JSON.stringify({ written }));`;
  expect(run(script)).toEqual({ written: 0 });
});

/** Every file of code that is deployed with a function. */
function filesOf(name: string): string[] {
  return readdirSync(join(folder, name)).filter((file) => file.endsWith('.mjs'));
}

test('what is read only when it is needed lies beside the bundle, whole in itself', () => {
  const beside = functionNames.flatMap((name) =>
    filesOf(name)
      .filter((file) => file !== 'index.mjs')
      .map((file) => `${name}/${file}`),
  );
  expect(beside.filter((file) => !file.endsWith('/shared-i18n-en.mjs'))).toEqual([
    'sign-in/functions-sign-in-open-id-provider.mjs',
    'conversation/shared-pages-talk-calendar.mjs',
    'casework/shared-pages-talk-calendar.mjs',
  ]);
  const addresses = beside.map((file) => pathToFileURL(join(folder, file)).href);
  const script = `const kinds = [];
    for (const address of ${JSON.stringify(addresses)}) kinds.push(typeof (await import(address)));
    console.log(JSON.stringify(kinds));`;
  expect(run(script)).toEqual(beside.map(() => 'object'));
});

test('a page is in English for whoever asks for that, and in Dutch for the next', () => {
  const script = `const { handler } = await import(${JSON.stringify(addressOf('start'))});
    const titles = [];
    for (const rawQueryString of ['taal=en', '']) {
      const { body } = await handler({ routeKey: 'ANY /', rawPath: '/', rawQueryString, headers: {},
        isBase64Encoded: false, requestContext: { http: { method: 'GET' } } }, {});
      titles.push(/<html lang="(..)"/.exec(body)[1]);
    }
    console.log(JSON.stringify(titles));`;
  expect(run(script)).toEqual(['en', 'nl']);
});

test('a key that KMS refuses keeps the name of its refusal, and the plan is not taken in', async () => {
  const empty = await jsonService('dynamodb', { Query: () => ({ Items: [] }), GetItem: () => ({}) });
  const refusing = await jsonService('kms', {
    GenerateDataKey: () => {
      throw new Refusal('DisabledException');
    },
  });
  const deployed = { name: 'requests-api', folder: join(folder, 'requests-api'), variables } as const;
  const lambda = new Lambda(
    { ...deployed, handler: 'index.handler' },
    { AWS_ENDPOINT_URL_DYNAMODB: empty.endpoint, AWS_ENDPOINT_URL_KMS: refusing.endpoint },
  );
  const answer = await lambda.invoke({
    routeKey: 'ANY /v1/requests',
    rawPath: '/v1/requests',
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    isBase64Encoded: false,
    body: zomerdijkText,
    requestContext: { http: { method: 'POST' } },
  });
  await lambda.close();
  await empty.close();
  await refusing.close();
  expect(z.object({ statusCode: z.number() }).parse(answer).statusCode).toBe(500);
  expect(lambda.log).toContain('"error":"DisabledException"');
});

test('no bundle can make a JSON Schema', () => {
  for (const name of functionNames)
    expect(readFileSync(join(folder, name, 'index.mjs'), 'utf8')).not.toContain('json-schema.org');
});

test('a function that is given something it cannot be asked leaves no word of it behind', () => {
  const script = `const { handler } = await import(${JSON.stringify(addressOf('take-stock'))});
    const lines = [];
    const write = process.stdout.write;
    process.stdout.write = (line) => lines.push(line);
    const failure = await handler({ caseId: 'Jansen', generation: 1 }, { awsRequestId: 'r-1' })
      .then(() => undefined, (error) => error);
    process.stdout.write = write;
    console.log(JSON.stringify({ message: failure.message, lines, keys: Object.keys(failure) }));`;
  const { message, lines, keys } = z
    .object({ message: z.string(), lines: z.array(z.string()), keys: z.array(z.string()) })
    .parse(run(script));
  expect(message).toBe('failed; the log says where');
  expect(keys).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"requestId":"r-1"');
  expect(lines[0]).not.toContain('Jansen');
});

test('no bundle holds a tracer of its own, which would note addresses, keys of rows and what went wrong in words', () => {
  const files = functionNames.flatMap((name) => filesOf(name).map((file) => join(folder, name, file)));
  for (const file of files)
    expect(readFileSync(file, 'utf8')).not.toMatch(
      /AWS_XRAY_DAEMON_ADDRESS|opentelemetry|captureAWSv3Client|diagnostics_channel:/i,
    );
});

test('what a function reads when it starts weighs no more than it may', () => {
  const weighs = (name: FunctionName): number => statSync(join(folder, name, 'index.mjs')).size / 1000;
  expect(functionNames.filter((name) => weighs(name) > budgets[name])).toEqual([]);
});
