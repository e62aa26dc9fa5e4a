/** Work that is asked for by name, one at a time per name: asked for again meanwhile, it is done once more after. */
export class Feed {
  readonly #work: (name: string) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, { again: boolean }>();
  #idle: (() => void)[] = [];
  #closed = false;

  constructor(work: (name: string) => Promise<void>, onError: (error: unknown) => void) {
    this.#work = work;
    this.#onError = onError;
  }

  ring(name: string): void {
    if (this.#closed) return;
    const running = this.#running.get(name);
    if (running !== undefined) running.again = true;
    else void this.#run(name);
  }

  async #run(name: string): Promise<void> {
    const state = { again: true };
    this.#running.set(name, state);
    while (state.again) {
      state.again = false;
      try {
        await this.#work(name);
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
