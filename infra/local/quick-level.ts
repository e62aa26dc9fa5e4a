import { Readable } from 'node:stream';
import type { Level, Then, Write } from 'dynalite/db/index.js';

/**
 * Makes the store under dynalite quick for one process. A read happens at once: it takes less time than to hand it to
 * another thread and back. A query is read as one piece. Writes that come while others are on their way leave together
 * when those have arrived; each is confirmed when it is in the file, as ever.
 */
export function quicken(db: Level): void {
  const writes = new Writes(db.batch.bind(db));
  db.get = (key, then) => {
    let found: unknown;
    try {
      found = db.getSync(key);
    } catch (error) {
      then(error);
      return;
    }
    then(null, found);
  };
  db.put = (key, value, then) => {
    writes.add({ type: 'put', key, value }, then);
  };
  db.del = (key, then) => {
    writes.add({ type: 'del', key }, then);
  };
  db.createValueStream = (options) => Readable.from(read(db, options));
}

async function* read(db: Level, options: object): AsyncGenerator {
  yield* await db.values(options).all();
}

/** In the order they came; one batch at a time. */
class Writes {
  readonly #write: (writes: readonly Write[], then: Then) => void;
  #waiting: { readonly write: Write; readonly then: Then }[] = [];
  #isBusy = false;

  constructor(write: (writes: readonly Write[], then: Then) => void) {
    this.#write = write;
  }

  add(write: Write, then: Then): void {
    this.#waiting.push({ write, then });
    if (this.#isBusy) return;
    this.#isBusy = true;
    // What else is asked for in this moment goes along.
    setImmediate(() => {
      this.#leave();
    });
  }

  #leave(): void {
    const leaving = this.#waiting.splice(0);
    this.#isBusy = leaving.length > 0;
    if (leaving.length === 0) return;
    this.#write(
      leaving.map(({ write }) => write),
      (error) => {
        this.#leave();
        for (const { then } of leaving) then(error);
      },
    );
  }
}
