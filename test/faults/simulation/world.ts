import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as everythingElse } from 'node:timers/promises';

/** What becomes of one call to the outside. `sent-twice`: the reply got lost and the client asked again by itself. */
export type Fate =
  | 'done'
  | 'crash-before'
  | 'crash-after'
  | 'reply-lost'
  | 'sent-twice'
  | 'throttled'
  /** The whole process dies just before the call, and everything in it. */
  | 'power-cut';

/** A call on its way: its number in the run, which invocation makes it, and what it does to which row. */
export type Call = { readonly number: number; readonly invocation: string; readonly what: string };

/** Who decides what goes wrong and how long things take. Milliseconds. */
export type Weather = {
  readonly fateOf: (call: Call) => Fate;
  readonly latencyOf: (call: Call) => number;
};

export type Ending<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'crashed' };

type Invocation = { readonly name: string; alive: boolean; readonly crash: () => void };
type Planned = { readonly at: number; readonly run: () => void; readonly isWaiting: boolean };

/** No reply came, so that nobody can know whether the call was done; or it was throttled, and was not. */
class CallFailed extends Error {
  override readonly name = 'CallFailed';
}

/** No case makes so many calls; one that does will not end. */
const endless = 60_000;

/**
 * A world in which nothing happens by itself: a clock that jumps from one planned event to the next, and calls to the
 * outside that are let through one at a time. Between two events everything that can run has run, so that a run
 * depends on its weather alone.
 */
export class World {
  readonly #weather: Weather;
  readonly #onPowerCut: () => void;
  readonly #onCrash: () => void;
  readonly #inside = new AsyncLocalStorage<Invocation>();
  readonly #planned: Planned[] = [];
  readonly #invocations = new Set<Invocation>();
  readonly trace: string[] = [];
  /** Every call that was made, in the order in which it was asked for. */
  readonly calls: Call[] = [];
  /** Every invocation of a function, by its name. */
  readonly invocations: string[] = [];
  /** How many calls went wrong, and how many invocations ended in an error. */
  faults = 0;
  failures = 0;
  /** Invocations that were ended in the middle, and calls that went wrong. */
  readonly crashed = new Set<string>();
  readonly wrong: Call[] = [];
  #now: number;
  #started = 0;
  #unfinished = 0;

  constructor(from: { start: number; weather: Weather; onPowerCut: () => void; onCrash: () => void }) {
    this.#now = from.start;
    this.#weather = from.weather;
    this.#onPowerCut = from.onPowerCut;
    this.#onCrash = from.onCrash;
  }

  get now(): number {
    return this.#now;
  }

  tell(line: string): void {
    this.trace.push(`${new Date(this.#now).toISOString()} ${line}`);
  }

  /** Plans an event. `isWaiting`: a timer that is there all the time, and no reason to say that something goes on. */
  later(ms: number, run: () => void, isWaiting = false): () => void {
    const event = { at: this.#now + Math.max(0, Math.floor(ms)), run, isWaiting };
    const place = this.#planned.findIndex((other) => other.at > event.at);
    this.#planned.splice(place === -1 ? this.#planned.length : place, 0, event);
    if (!isWaiting) this.#unfinished += 1;
    return () => {
      const found = this.#planned.indexOf(event);
      if (found === -1) return;
      this.#planned.splice(found, 1);
      if (!isWaiting) this.#unfinished -= 1;
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.later(ms, resolve);
    });
  }

  /** Starts an invocation of a function: something that can crash, and does when its time is up. */
  invoke<T>(name: string, work: () => Promise<T>, timeoutMs = Infinity): Promise<Ending<T>> {
    this.#started += 1;
    this.invocations.push(name);
    return new Promise((resolve) => {
      const invocation: Invocation = {
        name: `${name}#${this.#started}`,
        alive: true,
        crash: () => {
          end({ kind: 'crashed' });
        },
      };
      const end = (ending: Ending<T>): void => {
        if (!invocation.alive) return;
        invocation.alive = false;
        forgetTimeout();
        this.#invocations.delete(invocation);
        if (ending.kind === 'failed') this.failures += 1;
        if (ending.kind === 'crashed') {
          this.crashed.add(invocation.name);
          this.#onCrash();
        }
        if (ending.kind !== 'done') this.tell(`${invocation.name} ${ending.kind}${reasonOf(ending)}`);
        resolve(ending);
      };
      const forgetTimeout =
        timeoutMs === Infinity
          ? () => undefined
          : this.later(
              timeoutMs,
              () => {
                this.faults += 1;
                invocation.crash();
              },
              true,
            );
      this.#invocations.add(invocation);
      this.#inside.run(invocation, work).then(
        (value) => {
          end({ kind: 'done', value });
        },
        (error: unknown) => {
          end({ kind: 'failed', error });
        },
      );
    });
  }

  /** A call to the outside of the invocation it is made in; `operation` is done at once or not at all. */
  call<T>(what: string, operation: (call: Call) => T): Promise<T> {
    const invocation = this.#inside.getStore();
    if (invocation === undefined) throw new Error(`${what} outside any invocation`);
    const call = { number: this.calls.length + 1, invocation: invocation.name, what };
    this.calls.push(call);
    const fate = this.#weather.fateOf(call);
    if (call.number > endless) throw new Error('it goes on for ever');
    if (fate !== 'done') {
      this.faults += 1;
      this.wrong.push(call);
    }
    return new Promise((resolve, reject) => {
      this.later(this.#weather.latencyOf(call), () => {
        if (!invocation.alive) return;
        this.tell(
          `${call.number} ${call.invocation} ${what}${fate === 'done' ? '' : ` <-- ${fate.toUpperCase()}`}`,
        );
        if (fate === 'power-cut') this.#cutPower();
        else if (fate === 'crash-before') invocation.crash();
        else if (fate === 'throttled') reject(new CallFailed('throttled'));
        else {
          const done = (): T => operation(call);
          if (fate === 'sent-twice') attempt(done);
          const reply = attempt(done);
          if (fate === 'crash-after') invocation.crash();
          else if (fate === 'reply-lost') reject(new CallFailed('no reply'));
          else if (reply.kind === 'failed') reject(reply.error);
          else resolve(reply.value);
        }
      });
    });
  }

  #cutPower(): void {
    for (const invocation of [...this.#invocations]) invocation.crash();
    this.#onPowerCut();
  }

  /** Lets everything happen until nothing but waiting is left. */
  async untilQuiet(): Promise<void> {
    await everythingElse();
    while (this.#unfinished > 0) await this.#next();
    const lost = [...this.#invocations].map(({ name }) => name);
    if (lost.length > 0) throw new Error(`waits for something outside the simulation: ${lost.join(', ')}`);
  }

  /** Lets time go by, with all that happens in it. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    while ((this.#planned[0]?.at ?? Infinity) <= until) await this.#next();
    this.#now = until;
    await this.untilQuiet();
  }

  async #next(): Promise<void> {
    const event = this.#planned.shift();
    if (event === undefined) throw new Error('nothing is planned');
    if (!event.isWaiting) this.#unfinished -= 1;
    this.#now = event.at;
    event.run();
    await everythingElse();
  }
}

type Attempt<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'failed'; readonly error: Error };

function attempt<T>(operation: () => T): Attempt<T> {
  try {
    return { kind: 'done', value: operation() };
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function reasonOf(ending: Ending<unknown>): string {
  if (ending.kind !== 'failed') return '';
  return `: ${ending.error instanceof Error ? `${ending.error.name} ${ending.error.message}` : 'unknown'}`;
}
