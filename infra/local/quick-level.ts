import { Stream } from 'node:stream';
import type { Level, Range, Then, Write } from 'dynalite/db/index.js';

/**
 * Makes the store under dynalite quick for one process, which is the only one that writes to it. A read of one row
 * happens at once: that takes less time than to hand it to another thread and back. Rows that are read together stay
 * in memory until one of them changes. Writes that come while others are on their way leave together when those have
 * arrived; each is confirmed when it is in the file, as ever.
 */
export function quicken(db: Level): void {
  const partitions = new Partitions(db);
  const writes = new Writes(db.batch.bind(db), (key) => {
    partitions.forget(key);
  });
  db.get = (key, then) => {
    let found: unknown;
    try {
      found = key.startsWith(tablePrefix) ? partitions.table(key) : db.getSync(key);
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
  db.createValueStream = (range) => streamOf(partitions.read(range));
}

/** As much of a stream as dynalite listens to. */
function streamOf(reading: Promise<readonly unknown[]>): Stream {
  const stream = new Stream();
  reading.then(
    (values) => {
      for (const value of values) stream.emit('data', value);
      stream.emit('end');
    },
    (error: unknown) => stream.emit('error', error),
  );
  return stream;
}

/** Under such keys stand the descriptions of the tables, which every operation reads. */
const tablePrefix = 'table~';
const knownAtMost = 2_000;

/** What was read and has not changed since. A read that a write falls into is not kept. */
class Partitions {
  readonly #db: Level;
  readonly #known = new Map<string, Promise<readonly unknown[]>>();
  readonly #tables = new Map<string, unknown>();

  constructor(db: Level) {
    this.#db = db;
  }

  table(key: string): unknown {
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const found = this.#db.getSync(key);
    this.#tables.set(key, found);
    return found;
  }

  read(range: Range): Promise<readonly unknown[]> {
    const { gte } = range;
    const isWhole = gte !== undefined && partitionOf(gte) === gte && range.lt === `${gte}~`;
    if (!isWhole || range.reverse === true || (range.limit ?? -1) >= 0) return this.#db.values(range).all();
    const known = this.#known.get(gte);
    if (known !== undefined) return known;
    const reading = this.#db.values(range).all();
    const oldest = this.#known.keys().next();
    if (this.#known.size >= knownAtMost && oldest.done !== true) this.#known.delete(oldest.value);
    this.#known.set(gte, reading);
    reading.catch(() => this.#known.delete(gte));
    return reading;
  }

  forget(key: string): void {
    this.#known.delete(partitionOf(key));
    this.#tables.delete(key);
  }
}

/** A row's key is that of its partition, two parts that end in a slash, and that of its place there. */
function partitionOf(key: string): string {
  return key.slice(0, key.indexOf('/', key.indexOf('/') + 1) + 1);
}

/** In the order they came; one batch at a time. */
class Writes {
  readonly #write: (writes: readonly Write[], then: Then) => void;
  readonly #written: (key: string) => void;
  #waiting: { readonly write: Write; readonly then: Then }[] = [];
  #isBusy = false;

  constructor(write: (writes: readonly Write[], then: Then) => void, written: (key: string) => void) {
    this.#write = write;
    this.#written = written;
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
        for (const { write } of leaving) this.#written(write.key);
        this.#leave();
        for (const { then } of leaving) then(error);
      },
    );
  }
}
