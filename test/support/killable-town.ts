import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Town } from './town.ts';

const fixedDay = new URL('fixed-day.ts', import.meta.url).href;
const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));

/** The product as `npm start` runs it, in a process of its own that can be killed and started again. */
export class KillableTown extends Town {
  readonly #environment: Record<string, string>;
  #process: ChildProcess | undefined;
  starts = 0;

  private constructor(origin: string, environment: Record<string, string>) {
    super(origin);
    this.#environment = environment;
  }

  static async start(dataDir: string, environment: Record<string, string> = {}): Promise<KillableTown> {
    const port = await freePort();
    const town = new KillableTown(`http://127.0.0.1:${port}`, {
      DATA_DIR: dataDir,
      PORT: String(port),
      ...environment,
    });
    await town.startAgain();
    return town;
  }

  async startAgain(): Promise<void> {
    this.starts += 1;
    const started = spawn(process.execPath, [main], {
      env: { ...process.env, NODE_OPTIONS: `--import=${fixedDay}`, ...this.#environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = started;
    await Promise.race([once(started.stdout, 'data'), once(started, 'exit')]);
  }

  /** kill -9, in the middle of whatever it is doing. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Does something again until it goes through: what people do when a page does not load. */
export async function again<T>(what: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await what();
    } catch (error) {
      if (tries > 400 || !isConnection(error)) throw error;
      await pause(50);
    }
  }
}

/** fetch says no more than "fetch failed" when nobody listens, or "terminated" when an answer is cut off. */
function isConnection(error: unknown): boolean {
  return error instanceof TypeError && (error.message === 'fetch failed' || error.message === 'terminated');
}
