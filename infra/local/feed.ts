import { setImmediate as whatIsUnderWay } from 'node:timers/promises';

/**
 * Work that is asked for by name, one at a time per name: asked for again meanwhile, it is done once more after, with the
 * highest number it was asked for with.
 */
export class Feed {
  readonly #work: (name: string, n: number) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, { again: number | undefined }>();
  #idle: (() => void)[] = [];
  #closed = false;

  constructor(work: (name: string, n: number) => Promise<void>, onError: (error: unknown) => void) {
    this.#work = work;
    this.#onError = onError;
  }

  ring(name: string, n = 0): void {
    if (this.#closed) return;
    const running = this.#running.get(name);
    if (running !== undefined) running.again = Math.max(n, running.again ?? 0);
    else void this.#run(name, n);
  }

  async #run(name: string, first: number): Promise<void> {
    const state: { again: number | undefined } = { again: first };
    this.#running.set(name, state);
    // It rings while a row is being put: whoever puts it hears first that it is there.
    await whatIsUnderWay();
    while (state.again !== undefined) {
      const n = state.again;
      state.again = undefined;
      try {
        await this.#work(name, n);
      } catch (error) {
        this.#onError(error);
      }
    }
    this.#running.delete(name);
    if (this.#running.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Resolves when nothing runs. */
  async settled(): Promise<void> {
    if (this.#running.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#idle.push(resolve);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.settled();
  }
}
