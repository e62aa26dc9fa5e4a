import * as z from 'zod';
import type { Taken } from '../faults/simulation/memory-dynamodb.ts';
import type { World } from '../faults/simulation/world.ts';
import { assumptions } from './assumptions.ts';
import type { Usage } from './bill.ts';
import { bytesOf, readUnits, storedBytes, writeUnits } from './capacity.ts';

const gigabyte = 1_073_741_824;

const lineSchema = z.object({ metric: z.string().optional(), stage: z.string().optional() });

/** Counts what a simulated town uses. */
export class Meter {
  #transitions = 0;
  #readUnits = 0;
  #sharedReadUnits = 0;
  #writeUnits = 0;
  #storedBytes = 0;
  /** By name and dimensions, the hours in which something was measured. */
  readonly #measured = new Map<string, Set<number>>();

  /** A state that was entered; the end of an execution and a timeout that was caught are none. */
  entered(step: string): void {
    if (!step.startsWith('Execution') && !step.endsWith(' timed out')) this.#transitions += 1;
  }

  /** A line of the log that CloudWatch reads a figure from: as a whole, and by stage. `at` in milliseconds since 1970. */
  logged(line: Readonly<Record<string, unknown>>, at: number): void {
    const { metric, stage } = lineSchema.parse(line);
    if (metric === undefined) return;
    for (const name of [metric, ...(stage === undefined ? [] : [`${metric} ${stage}`])]) {
      const hours = this.#measured.get(name) ?? new Set();
      this.#measured.set(name, hours.add(Math.floor(at / 3_600_000)));
    }
  }

  /** Every figure that was measured, and in how many hours. */
  get figures(): ReadonlyMap<string, number> {
    return new Map([...this.#measured].map(([name, hours]) => [name, hours.size]));
  }

  taken(taken: Taken): void {
    switch (taken.kind) {
      case 'read':
        // A page of an index holds the rows of many cases: beyond the request, by what each adds, and not by the block.
        if (taken.isShared)
          this.#sharedReadUnits += 0.5 + taken.items.reduce((sum, item) => sum + bytesOf(item), 0) / 8192;
        else this.#readUnits += readUnits(taken.items, taken.isConsistent);
        return;
      case 'write': {
        const { shape, before, after } = taken;
        this.#writeUnits += writeUnits(shape, before, after);
        // What lies on the desk expires.
        if (shape.ttl === undefined)
          this.#storedBytes += storedBytes(shape, after) - storedBytes(shape, before);
        return;
      }
      case 'refused':
        // A condition that fails costs as much as the row that is there.
        this.#writeUnits += Math.max(1, Math.ceil(bytesOf(taken.current ?? {}) / 1024));
    }
  }

  /** All that was used until now. `requests` of a browser or another system are those named by their method. */
  usage(world: Pick<World, 'calls' | 'invocations'>): Usage {
    const { callMs, ownMs, coldShare, coldMs, memoryGb, pageKb, ownLine, accessLine, transitionLines } =
      assumptions;
    const made = (name: string): number => world.calls.filter(({ what }) => what.startsWith(name)).length;
    const kmsRequests = made('GenerateDataKey') + made('Decrypt');
    const kmsSignatures = made('Sign');
    const mails = made('SendEmail');
    const stepFunctions = made('StartExecution') + made('StopExecution') + made('SendTaskSuccess');
    const database = world.calls.length - kmsRequests - kmsSignatures - mails - stepFunctions;
    const invocations = world.invocations.length;
    const ms =
      invocations * (ownMs + coldShare * coldMs) +
      database * callMs.database +
      (kmsRequests + kmsSignatures) * callMs.kms +
      stepFunctions * callMs.stepFunctions +
      mails * callMs.mail;
    const httpRequests = world.invocations.filter((name) => /^[A-Z]+ /.test(name)).length;
    const logged = invocations * ownLine + httpRequests * accessLine + this.#transitions * transitionLines;
    const loggedGb = logged / gigabyte;
    return {
      transitions: this.#transitions,
      lambdaRequests: invocations,
      lambdaGbSeconds: (ms / 1000) * memoryGb,
      writeUnits: this.#writeUnits,
      readUnits: this.#readUnits + this.#sharedReadUnits,
      storedGbMonths: this.#storedBytes / gigabyte,
      recoverableGbMonths: this.#storedBytes / gigabyte,
      kmsRequests,
      kmsSignatures,
      mails,
      httpRequests,
      cdnRequests: httpRequests,
      firewallRequests: httpRequests,
      transferredGb: (httpRequests * pageKb * 1024) / gigabyte,
      loggedGb,
      keptLogGbMonths: loggedGb * assumptions.keptLogMonths,
      // A function that nothing traced calls begins a trace of its own.
      traces: this.#transitions + invocations,
    };
  }
}
