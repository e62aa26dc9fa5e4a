import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export type Written = { readonly lines: number; readonly sha256: string };

/** A file of JSON, one value a line, that only its owner can read; never more of it in memory than what is on its way. */
export class JsonLines {
  readonly #stream: WriteStream;
  readonly #hash = createHash('sha256');
  #lines = 0;

  /** Throws when there is such a file already. */
  constructor(path: string) {
    this.#stream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  }

  async write(value: unknown): Promise<void> {
    const line = `${JSON.stringify(value)}\n`;
    this.#lines += 1;
    this.#hash.update(line);
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }

  async close(): Promise<Written> {
    this.#stream.end();
    await finished(this.#stream);
    return { lines: this.#lines, sha256: this.#hash.digest('hex') };
  }
}
