import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Job, Result } from './jobs.ts';

/** Carries out the jobs on every core there is, telling each result as it comes; they are returned in the order of the jobs. */
export async function carryOutAll(
  jobs: readonly Job[],
  tell: (result: Result) => void,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...jobs.entries()];
  const workers = Math.min(availableParallelism(), jobs.length);
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const worker = new Worker(new URL('worker.ts', import.meta.url));
      try {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [index, job] = next;
          const result = await resultOf(worker, job);
          results[index] = result;
          tell(result);
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return results;
}

function resultOf(worker: Worker, job: Job): Promise<Result> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
      settle();
    };
    worker.once('message', (result: Result) => {
      done(() => {
        resolve(result);
      });
    });
    worker.once('error', (error) => {
      done(() => {
        reject(new Error(`while playing ${JSON.stringify(job)}`, { cause: error }));
      });
    });
    worker.postMessage(job);
  });
}
