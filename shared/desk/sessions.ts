import * as z from 'zod';
import { caseIdSchema, conversationIdSchema, personIdSchema } from '../domain/identifiers.ts';
import { fingerprint, purposeSchema } from '../links/tokens.ts';
import type { Desk } from './desk.ts';

const sessionSchema = z.object({
  purpose: purposeSchema,
  person: personIdSchema,
  caseId: caseIdSchema.optional(),
  conversation: conversationIdSchema.optional(),
  /** Milliseconds since 1970, on the real clock. */
  expiresAt: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

/** A session that has run out is still known for a day, so that what was posted with it can be kept for its owner. */
const rememberedFor = 86_400;

export class Sessions {
  readonly #desk: Desk;
  readonly #now: () => number;

  constructor(desk: Desk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  async start(cookie: string, session: Session): Promise<void> {
    const ttl = Math.floor(session.expiresAt / 1000) + rememberedFor;
    await this.#desk.put({ ...keyOf(cookie), ...session, ttl });
  }

  /** The session behind a cookie, run out for less than a day or not at all; the caller looks at `expiresAt`. */
  async find(cookie: string): Promise<Session | undefined> {
    const row = await this.#desk.get(keyOf(cookie));
    if (row === undefined) return undefined;
    const session = sessionSchema.parse(row);
    return session.expiresAt + rememberedFor * 1000 > this.#now() ? session : undefined;
  }
}

function keyOf(cookie: string) {
  return { pk: `session#${fingerprint(cookie)}`, sk: 'session' };
}
