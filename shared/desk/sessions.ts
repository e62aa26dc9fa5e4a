import * as z from 'zod';
import { caseIdSchema, conversationIdSchema, personIdSchema, type PersonId } from '../domain/identifiers.ts';
import { fingerprint, purposeSchema } from '../links/tokens.ts';
import type { Desk } from './desk.ts';

const sessionSchema = z.object({
  purpose: purposeSchema,
  person: personIdSchema,
  caseId: caseIdSchema.optional(),
  conversation: conversationIdSchema.optional(),
  /** Fingerprint of the cookie of the browser it began in; it is good in no other. */
  browser: z.string().optional(),
  /** Milliseconds since 1970, on the real clock. */
  expiresAt: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;
const listedSchema = z.object({ sk: z.string(), browser: z.string().optional() });

/** A session that has run out is still known for a day, so that what was posted with it can be kept for its owner. */
const rememberedFor = 86_400;

export class Sessions {
  readonly #desk: Desk;
  readonly #now: () => number;

  constructor(desk: Desk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  /** Those of staff are listed by person, so that somebody can end all of theirs; listed first, so that none is missed. */
  async start(cookie: string, session: Session): Promise<void> {
    const ttl = Math.floor(session.expiresAt / 1000) + rememberedFor;
    const { browser } = session;
    if (isOfStaff(session))
      await this.#desk.put({ pk: listOf(session.person), sk: fingerprint(cookie), browser, ttl });
    await this.#desk.put({ ...keyOf(fingerprint(cookie)), ...session, ttl });
  }

  /** The session behind a cookie, run out for less than a day or not at all; the caller looks at `expiresAt`. */
  async find(cookie: string): Promise<Session | undefined> {
    const row = await this.#desk.get(keyOf(fingerprint(cookie)));
    if (row === undefined) return undefined;
    const session = sessionSchema.parse(row);
    return session.expiresAt + rememberedFor * 1000 > this.#now() ? session : undefined;
  }

  async end(cookie: string, { person }: Pick<Session, 'person'>): Promise<void> {
    await this.#remove(person, fingerprint(cookie));
  }

  /** Every session of a member of staff, or those in one browser. */
  async endAll(person: PersonId, browser?: string): Promise<void> {
    const listed = (await this.#desk.list(listOf(person))).map((row) => listedSchema.parse(row));
    const ending = listed.filter((one) => browser === undefined || one.browser === browser);
    await Promise.all(ending.map(({ sk }) => this.#remove(person, sk)));
  }

  /** From the list last: what a crash leaves on it can be ended once more. */
  async #remove(person: PersonId, print: string): Promise<void> {
    await this.#desk.delete(keyOf(print));
    await this.#desk.delete({ pk: listOf(person), sk: print });
  }
}

/** A link to one conversation or to a family's page is not somebody's sign-in; it is ended by raising its epoch. */
function isOfStaff({ purpose }: Session): boolean {
  return purpose === 'work' || purpose === 'overview';
}

function keyOf(print: string) {
  return { pk: `session#${print}`, sk: 'session' };
}

function listOf(person: PersonId): string {
  return `sessions#${person}`;
}
