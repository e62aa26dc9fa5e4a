import * as z from 'zod';
import { fingerprint } from '../links/tokens.ts';
import type { Desk } from './desk.ts';

const attemptSchema = z.object({
  /** Fingerprint of the cookie of the browser that began it: in another one it opens nothing. */
  browser: z.string(),
  nonce: z.string(),
  /** What the challenge was made from that the provider was sent (PKCE). */
  verifier: z.string(),
  /** The page that was asked for, a path of ours. */
  to: z.string().optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;
const rowSchema = attemptSchema.extend({ until: z.number(), used: z.boolean().optional() });

/** Seconds somebody has to sign in at the provider: a password, a telephone that was left in a coat. */
const lasts = 900;
/** Seconds it is known afterwards, so that a second use is told from one that never was. */
const knownFor = 3600;

export type Taken =
  | { readonly kind: 'taken'; readonly attempt: Attempt }
  | { readonly kind: 'unknown' | 'expired' | 'elsewhere' | 'used' };

/** Sign-ins under way at a provider, by their `state`. Each can be finished once, by the browser that began it. */
export class Attempts {
  readonly #desk: Desk;
  readonly #now: () => number;

  constructor(desk: Desk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  async begin(state: string, attempt: Attempt): Promise<void> {
    const until = Math.floor(this.#now() / 1000) + lasts;
    await this.#desk.put({ ...keyOf(state), ...attempt, until, ttl: until + knownFor });
  }

  /** Of two that take it at once, one does. One that is asked for by another browser stays for its own. */
  async take(state: string, browser: string | undefined): Promise<Taken> {
    const found = await this.#desk.get(keyOf(state));
    if (found === undefined) return { kind: 'unknown' };
    const { until, used, ...attempt } = rowSchema.parse(found);
    if (attempt.browser !== browser) return { kind: 'elsewhere' };
    if (used === true) return { kind: 'used' };
    if (until * 1000 < this.#now()) return { kind: 'expired' };
    const row = await this.#desk.update(keyOf(state), {
      UpdateExpression: 'SET used = :yes',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(used)',
      ExpressionAttributeValues: { ':yes': true },
    });
    return row === undefined ? { kind: 'used' } : { kind: 'taken', attempt };
  }
}

function keyOf(state: string) {
  return { pk: `attempt#${fingerprint(state)}`, sk: 'attempt' };
}
