import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { FunctionName } from '../../../infra/stacks/grants.ts';
import { portOf } from './service.ts';
import { credentials, region } from './signature.ts';

const bootstrap = fileURLToPath(new URL('bootstrap.ts', import.meta.url));
const seconds = 30;

/** A function as the stack deploys it. */
export type Deployed = {
  readonly name: FunctionName;
  /** The folder with its bundle. */
  readonly folder: string;
  /** `index.handler` */
  readonly handler: string;
  /** As the stack gives them. */
  readonly variables: Readonly<Record<string, string>>;
};

type Call = {
  readonly id: string;
  readonly event: unknown;
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
};

/**
 * One execution environment of Lambda: the bundle in a process of its own, asked by the protocol of the runtime API, one
 * event at a time. It starts with the first event, as a cold start does.
 */
export class Lambda {
  readonly #deployed: Deployed;
  readonly #endpoints: Readonly<Record<string, string>>;
  readonly #server: Server;
  readonly #calls: Call[] = [];
  #current: Call | undefined;
  #asking: ServerResponse | undefined;
  #process: ChildProcess | undefined;
  #started: Promise<void> | undefined;
  #broken: Error | undefined;
  /** What it wrote: each line goes to its log. */
  log = '';

  /** `endpoints`: AWS's own variables that lead a client elsewhere (`AWS_ENDPOINT_URL_KMS`). */
  constructor(deployed: Deployed, endpoints: Readonly<Record<string, string>>) {
    this.#deployed = deployed;
    this.#endpoints = endpoints;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.#break(new Error('the runtime API failed', { cause: error }));
      });
    });
  }

  get isStarted(): boolean {
    return this.#started !== undefined;
  }

  /** What the function answers; rejects with what it fails with. */
  async invoke(event: unknown): Promise<unknown> {
    if (this.#broken !== undefined) throw this.#broken;
    const { promise, resolve: done, reject: failed } = Promise.withResolvers<unknown>();
    this.#calls.push({ id: randomUUID(), event, done, failed });
    this.#started ??= this.#start();
    await this.#started;
    this.#next();
    return promise;
  }

  async close(): Promise<void> {
    const ended = this.#process === undefined ? undefined : once(this.#process, 'exit');
    this.#process?.kill('SIGKILL');
    await ended;
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #start(): Promise<void> {
    const { name, folder, handler, variables } = this.#deployed;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#process = spawn(process.execPath, [bootstrap], {
      cwd: folder,
      env: {
        ...variables,
        ...this.#endpoints,
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${portOf(this.#server.address())}`,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: name,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SESSION_TOKEN: credentials.sessionToken,
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: handler,
        LANG: 'en_US.UTF-8',
        TZ: ':UTC',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (words: string) => {
        this.log += words;
      });
    }
    this.#process.once('exit', () => {
      this.#break(new Error(`${name} ended: ${this.log}`));
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace('/2018-06-01/runtime/', '');
    if (path === 'invocation/next') {
      this.#asking = response;
      this.#next();
      return;
    }
    const body: unknown = JSON.parse(await text(request));
    response.writeHead(202).end();
    const failure = new Error(`${this.#deployed.name} failed: ${JSON.stringify(body)} ${this.log}`);
    const call = this.#current;
    if (path === 'init/error') this.#break(failure);
    else if (path === `invocation/${call?.id ?? ''}/response`) call?.done(body);
    else call?.failed(failure);
    this.#current = undefined;
  }

  #next(): void {
    if (this.#asking === undefined || this.#current !== undefined) return;
    const call = this.#calls.shift();
    if (call === undefined) return;
    const { name } = this.#deployed;
    this.#current = call;
    this.#asking
      .writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': call.id,
        // Of the clock of the process that is asked, which no test sets.
        'lambda-runtime-deadline-ms': String(
          Math.round(performance.timeOrigin + performance.now()) + seconds * 1000,
        ),
        'lambda-runtime-invoked-function-arn': `arn:aws:lambda:${region}:111122223333:function:${name}`,
        'lambda-runtime-trace-id':
          'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0',
      })
      .end(JSON.stringify(call.event));
    this.#asking = undefined;
  }

  #break(error: Error): void {
    this.#broken = error;
    for (const call of [this.#current, ...this.#calls.splice(0)]) call?.failed(error);
    this.#current = undefined;
  }
}
