import * as z from 'zod';
import { caseIdSchema, conversationIdSchema, personIdSchema, type CaseId } from '../domain/identifiers.ts';
import { reminderMoment } from '../domain/due-dates.ts';
import type { MailOrder } from '../domain/react.ts';
import { dateIn } from '../domain/working-days.ts';
import { letterKindSchema } from '../mail/letter-kind.ts';
import { languageSchema } from '../i18n/language.ts';
import type { Desk } from './desk.ts';

const letterSchema = z.object({
  mailId: z.string(),
  kind: letterKindSchema,
  recipient: personIdSchema,
  caseId: caseIdSchema.optional(),
  n: z.number().int().optional(),
  conversation: conversationIdSchema.optional(),
  linkEpoch: z.number().int().optional(),
  /** Asked for on a page that was read in it; other mails come in the language their reader last chose. */
  language: languageSchema.optional(),
  /** How often sending it has failed. */
  tries: z.number().int().default(0),
  /** When it was ordered: milliseconds since 1970, real clock. Its link expires counted from here. */
  at: z.number(),
  /** It leaves at this moment or later: milliseconds since 1970, on the domain's clock. */
  notBefore: z.number().optional(),
});
/** A mail to be sent: no address, no word of its content; the mailer finds those when it sends. */
export type Letter = z.infer<typeof letterSchema>;

const pendingSchema = z.object({ pk: z.string(), at: z.number() });
/** The index holds keys only, and the id of a reminder says on which morning it leaves. */
const reminderDate = /^reminder\/.*\/(\d{4}-\d{2}-\d{2})$/;

const keptFor = 90 * 86_400;
const pending = 'outbox';
const mostTries = 36;

/**
 * Mails that must leave. Put once by their id, claimed under a lease, sent, marked. Whoever crashes between claim and
 * mark leaves a lease that runs out.
 */
export class Outbox {
  readonly #desk: Desk;
  readonly #now: () => number;
  readonly #domainNow: () => string;
  readonly #leaseMs: number;

  /** `leaseMs` must be longer than one sending can take; `domainNow` is ISO 8601. */
  constructor(from: { desk: Desk; now: () => number; domainNow: () => string; leaseMs: number }) {
    this.#desk = from.desk;
    this.#now = from.now;
    this.#domainNow = from.domainNow;
    this.#leaseMs = from.leaseMs;
  }

  async orderForCase(caseId: CaseId, order: MailOrder): Promise<void> {
    const mailId = `${caseId}/${order.n}/${order.recipient}/${order.kind}`;
    await this.order({ mailId, caseId, ...order });
  }

  /**
   * One reminder a day for each person, whatever it is that waits; what it says is found when it leaves. Of a family, for
   * each case: every family bears the same ids. `moment` is ISO 8601 in UTC, on the domain's clock.
   */
  async orderReminder(moment: string, to: Pick<Letter, 'recipient' | 'caseId'>): Promise<void> {
    const whose = to.caseId === undefined ? to.recipient : `${to.caseId}#${to.recipient}`;
    const mailId = `reminder/${whose}/${dateIn(moment)}`;
    await this.order({ mailId, kind: 'reminder', notBefore: Date.parse(moment), ...to });
  }

  async order(letter: Omit<Letter, 'at' | 'tries'>): Promise<void> {
    const at = this.#now();
    const ttl = Math.floor(at / 1000) + keptFor;
    await this.#desk.putOnce({ ...keyOf(letter.mailId), ...letter, at, pending, leaseUntil: 0, ttl });
  }

  /** The letter, if it still has to be sent, its moment has come, and nobody else is sending it. */
  async claim(mailId: string): Promise<Letter | undefined> {
    const row = await this.#desk.update(keyOf(mailId), {
      UpdateExpression: 'SET leaseUntil = :until',
      ConditionExpression:
        'pending = :pending AND leaseUntil < :now AND (attribute_not_exists(notBefore) OR notBefore <= :domainNow)',
      ExpressionAttributeValues: {
        ':until': this.#now() + this.#leaseMs,
        ':now': this.#now(),
        ':domainNow': Date.parse(this.#domainNow()),
        ':pending': pending,
      },
    });
    return row === undefined ? undefined : letterSchema.parse(row);
  }

  async markSent(mailId: string): Promise<void> {
    await this.#desk.update(keyOf(mailId), {
      UpdateExpression: 'SET sentAt = :now REMOVE pending',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':now': this.#now() },
    });
  }

  /**
   * Sending failed: the next try is due in one second, two, four … at most an hour. After `mostTries` (about a day) it
   * is given up: an address that refuses everything must not be tried for ever.
   */
  async markFailed(letter: Letter): Promise<'later' | 'given-up'> {
    const tries = letter.tries + 1;
    const isOver = tries >= mostTries;
    await this.#desk.update(keyOf(letter.mailId), {
      UpdateExpression: `SET tries = :tries, leaseUntil = :until${isOver ? ' REMOVE pending' : ''}`,
      ConditionExpression: 'attribute_exists(pending)',
      ExpressionAttributeValues: {
        ':tries': tries,
        ':until': this.#now() + Math.min(1000 * 2 ** letter.tries, 3_600_000),
      },
    });
    return isOver ? 'given-up' : 'later';
  }

  /** Letters that seem to wait still: a hint from an index; `claim` knows. */
  async waiting(): Promise<string[]> {
    return (await this.inLine()).mailIds;
  }

  /** The same, and for how long the oldest that could have left has waited, in milliseconds; zero where none could. */
  async inLine(): Promise<{ mailIds: string[]; longestWait: number }> {
    const rows = (await this.#desk.pending(pending)).flatMap((row) => {
      const { pk, at } = pendingSchema.parse(row);
      const mailId = mailIdOfRow(pk);
      return mailId === undefined ? [] : [{ mailId, at }];
    });
    const waits = rows.map((row) => this.#waitOf(row));
    return { mailIds: rows.map(({ mailId }) => mailId), longestWait: Math.max(0, ...waits) };
  }

  #waitOf({ mailId, at }: { mailId: string; at: number }): number {
    const morning = reminderDate.exec(mailId)?.[1];
    if (morning === undefined) return this.#now() - at;
    return Date.parse(this.#domainNow()) - Date.parse(reminderMoment(morning));
  }
}

/** The id of the mail that a desk row is about; `undefined` for rows of other kinds. */
export function mailIdOfRow(pk: string): string | undefined {
  return pk.startsWith('mail#') ? pk.slice('mail#'.length) : undefined;
}

function keyOf(mailId: string) {
  return { pk: `mail#${mailId}`, sk: 'mail' };
}
