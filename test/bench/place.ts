import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));

/** A runtime to be measured. */
export type Place = {
  readonly origin: string;
  /** Milliseconds from starting the process until it says that it listens; `null` when it was up already. */
  readonly readyMs: number | null;
  readonly close: () => Promise<void>;
};

/** `npm start` in a process of its own, on any free port, with a folder of its own on disk. */
export async function startPlace(): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'speelruimte-bench-'));
  const began = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, main], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const origin = await originOf(createInterface(child.stdout));
  return {
    origin,
    readyMs: Math.round(performance.now() - began),
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function originOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const origin = /http:\/\/127\.0\.0\.1:\d+$/.exec(line)?.[0];
    if (origin !== undefined) return origin;
  }
  throw new Error('the runtime did not start');
}

const usedSchema = z.object({
  operations: z.object({
    query: z.number(),
    get: z.number(),
    put: z.number(),
    update: z.number(),
    delete: z.number(),
  }),
  rssMiB: z.number(),
  cpuMs: z.number(),
});
export type Used = z.infer<typeof usedSchema>;

/** What the runtime has used so far; `undefined` of one that does not tell. */
export async function usedBy(place: Place): Promise<Used | undefined> {
  const response = await fetch(`${place.origin}/operations.json`);
  if (response.status !== 200) return undefined;
  return usedSchema.parse(await response.json());
}
