import * as z from 'zod';
import { caseIdSchema, conversationIdSchema, personIdSchema, type PersonId } from '../domain/identifiers.ts';
import { fingerprint, purposeSchema } from '../links/tokens.ts';
import { roleFor } from '../sign-in/rooms.ts';
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
/** In the list of a person stands in which browser, and in that of a browser whose it is. */
const listedSchema = z.object({
  sk: z.string(),
  browser: z.string().optional(),
  person: personIdSchema.optional(),
});

/** A session that has run out is still known for a day, so that what was posted with it can be kept for its owner. */
const rememberedFor = 86_400;

export class Sessions {
  readonly #desk: Desk;
  readonly #now: () => number;

  constructor(desk: Desk, now: () => number) {
    this.#desk = desk;
    this.#now = now;
  }

  /**
   * Those of staff are listed by person, so that somebody can end all of theirs, and by browser, so that whoever signs in
   * finds nobody else's open; listed first, so that none is missed.
   */
  async start(cookie: string, session: Session): Promise<void> {
    const ttl = Math.floor(session.expiresAt / 1000) + rememberedFor;
    const { browser, person } = session;
    const sk = fingerprint(cookie);
    if (isOfStaff(session)) {
      await this.#desk.put({ pk: listOf(person), sk, browser, ttl });
      if (browser !== undefined) await this.#desk.put({ pk: listIn(browser), sk, person, ttl });
    }
    await this.#desk.put({ ...keyOf(sk), ...session, ttl });
  }

  /** The session behind a cookie, run out for less than a day or not at all; the caller looks at `expiresAt`. */
  async find(cookie: string): Promise<Session | undefined> {
    const row = await this.#desk.get(keyOf(fingerprint(cookie)));
    if (row === undefined) return undefined;
    const session = sessionSchema.parse(row);
    return session.expiresAt + rememberedFor * 1000 > this.#now() ? session : undefined;
  }

  async end(cookie: string, session: Pick<Session, 'person' | 'browser'>): Promise<void> {
    await this.#remove(fingerprint(cookie), session);
  }

  /** Every session of a member of staff. */
  async endAll(person: PersonId): Promise<void> {
    const listed = await this.#listed(listOf(person));
    await Promise.all(listed.map(({ sk, browser }) => this.#remove(sk, { person, browser })));
  }

  /** Every session of staff in one browser, whoever's, but for those of `kept`. */
  async endIn(browser: string, kept: (person: PersonId) => boolean = () => false): Promise<void> {
    const ending = (await this.#listed(listIn(browser))).flatMap(({ sk, person }) =>
      person === undefined || kept(person) ? [] : [{ sk, person }],
    );
    await Promise.all(ending.map(({ sk, person }) => this.#remove(sk, { person, browser })));
  }

  async #listed(pk: string): Promise<z.infer<typeof listedSchema>[]> {
    return (await this.#desk.list(pk)).map((row) => listedSchema.parse(row));
  }

  /** From the lists last: what a crash leaves on them can be ended once more. */
  async #remove(print: string, { person, browser }: Pick<Session, 'person' | 'browser'>): Promise<void> {
    await this.#desk.delete(keyOf(print));
    await this.#desk.delete({ pk: listOf(person), sk: print });
    if (browser !== undefined) await this.#desk.delete({ pk: listIn(browser), sk: print });
  }
}

/** A link to one conversation or to a family's page is not somebody's sign-in; it is ended by raising its epoch. */
function isOfStaff({ purpose }: Session): boolean {
  return roleFor(purpose) !== undefined;
}

function keyOf(print: string) {
  return { pk: `session#${print}`, sk: 'session' };
}

function listOf(person: PersonId): string {
  return `sessions#${person}`;
}

/** No id of a person holds a colon. */
function listIn(browser: string): string {
  return `sessions#browser:${browser}`;
}
