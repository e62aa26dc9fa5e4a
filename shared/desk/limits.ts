import * as z from 'zod';
import type { Desk } from './desk.ts';

const rowSchema = z.object({ used: z.number().int() });

/** Counts how often something happened in a window of time; `now` in milliseconds on the real clock. */
export class Limits {
  readonly #desk: Desk;
  readonly #now: () => number;

  constructor(desk: Desk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  /** Counts once more under `name` and says how often that makes in this window of `seconds`. */
  async count(name: string, seconds: number): Promise<number> {
    return this.#add(name, { seconds, by: 1 });
  }

  /** Makes one counting undone. */
  async takeBack(name: string, seconds: number): Promise<void> {
    await this.#add(name, { seconds, by: -1 });
  }

  async #add(name: string, { seconds, by }: { seconds: number; by: number }): Promise<number> {
    const row = await this.#desk.update(this.#keyOf(name, seconds), {
      UpdateExpression: 'ADD used :by SET #ttl = :ttl',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':by': by, ':ttl': Math.floor(this.#now() / 1000) + 2 * seconds },
    });
    return rowSchema.parse(row).used;
  }

  #keyOf(name: string, seconds: number) {
    return { pk: `limit#${name}`, sk: String(Math.floor(this.#now() / 1000 / seconds)) };
  }
}
