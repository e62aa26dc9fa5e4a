import { parentPort } from 'node:worker_threads';
import { carryOut, type Job } from './jobs.ts';

/** One of several that play side by side: a job in, its result out. */
parentPort?.on('message', (job: Job) => {
  void carryOut(job).then((result) => parentPort?.postMessage(result));
});
