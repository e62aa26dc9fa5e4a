import * as z from 'zod';
import {
  caseIdSchema,
  conversationIdSchema,
  personIdSchema,
  type CaseId,
  type PersonId,
} from '../domain/identifiers.ts';
import type { MailOrder } from '../domain/mail-order.ts';
import { reminderMoment } from '../domain/due-dates.ts';
import { dateIn } from '../domain/working-days.ts';
import { letterKindSchema } from '../mail/letter-kind.ts';
import { languageSchema } from '../i18n/language.ts';
import type { Desk } from './desk.ts';

/** One who hears, and the conversation in which they do. */
const hearerSchema = z.object({ recipient: personIdSchema, conversation: conversationIdSchema.optional() });

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
  /** Who else hears the same: news for several is one row. */
  others: z.array(hearerSchema).default([]),
  /** Who of them it was sent to already. */
  told: z.array(personIdSchema).default([]),
  /** How often sending it has failed. */
  tries: z.number().int().default(0),
  /** When it was ordered: milliseconds since 1970, real clock. Its link expires counted from here. */
  at: z.number(),
  /** It leaves at this moment or later: milliseconds since 1970, on the domain's clock. */
  notBefore: z.number().optional(),
});
/** A mail to be sent: no address, no word of its content; the mailer finds those when it sends. */
export type Letter = z.infer<typeof letterSchema>;

type Ordered = Omit<Letter, 'at' | 'tries' | 'told' | 'others'> & Partial<Pick<Letter, 'others'>>;

const pendingSchema = z.object({ pk: z.string(), at: z.number() });

const keptFor = 90 * 86_400;
const pending = 'outbox';
const mostTries = 36;

/**
 * Mails that must leave. Put once by their id, claimed under a lease, sent, marked. Whoever crashes between claim and
 * mark leaves a lease that runs out. News for several is marked one by one: who has it gets it no second time because
 * another could not be reached.
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

  /** What follows from one entry and says one thing; only news, which is bound to no link, goes to several in one row. */
  async orderForCase(caseId: CaseId, [first, ...others]: readonly MailOrder[]): Promise<void> {
    if (first === undefined) return;
    if (others.length === 0) return this.order({ mailId: idOf(caseId, first), caseId, ...first });
    const mailId = `${caseId}/${first.n}/all/${first.kind}`;
    const heard = others.map(({ recipient, conversation }) => ({
      recipient,
      ...(conversation === undefined ? {} : { conversation }),
    }));
    await this.order({ mailId, caseId, ...first, others: heard });
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

  async order(letter: Ordered): Promise<void> {
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

  /** Sent to these so far, with more to come: the lease begins anew. */
  async markTold(mailId: string, told: readonly PersonId[]): Promise<void> {
    await this.#desk.update(keyOf(mailId), {
      UpdateExpression: 'SET told = :told, leaseUntil = :until',
      ConditionExpression: 'attribute_exists(pending)',
      ExpressionAttributeValues: { ':told': told, ':until': this.#now() + this.#leaseMs },
    });
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

  /** Letters that seem to wait still and whose moment has come: a hint from an index; `claim` knows. */
  async waiting(): Promise<string[]> {
    return (await this.inLine()).mailIds;
  }

  /** The same, and for how long the oldest that could have left has waited, in milliseconds; zero where none could. */
  async inLine(): Promise<{ mailIds: string[]; longestWait: number }> {
    const now = Date.parse(this.#domainNow());
    const rows = (await this.#desk.pending(pending)).flatMap((row) => {
      const { pk, at } = pendingSchema.parse(row);
      const mailId = mailIdOfRow(pk);
      return mailId === undefined || isForLater(mailId, now) ? [] : [{ mailId, at }];
    });
    const waits = rows.map((row) => this.#waitOf(row));
    return { mailIds: rows.map(({ mailId }) => mailId), longestWait: Math.max(0, ...waits) };
  }

  #waitOf({ mailId, at }: { mailId: string; at: number }): number {
    if (!isReminder(mailId)) return this.#now() - at;
    return Date.parse(this.#domainNow()) - Date.parse(momentOf(mailId));
  }
}

/** One letter for each who must still hear; a person who would hear twice does once, as who comes first. */
export function lettersIn(row: Letter): Letter[] {
  const { caseId, n, others } = row;
  if (caseId === undefined || n === undefined || others.length === 0) return [row];
  const { conversation, ...shared } = row;
  const all = [{ recipient: row.recipient, conversation }, ...others].filter(
    ({ recipient }, index, list) => list.findIndex((one) => one.recipient === recipient) === index,
  );
  return all
    .filter(({ recipient }) => !row.told.includes(recipient))
    .map((hearer) => ({
      ...shared,
      recipient: hearer.recipient,
      ...(hearer.conversation === undefined ? {} : { conversation: hearer.conversation }),
      mailId: idOf(caseId, { n, kind: row.kind, recipient: hearer.recipient }),
    }));
}

function idOf(
  caseId: CaseId,
  { n, kind, recipient }: Pick<Letter, 'kind' | 'recipient'> & { n: number },
): string {
  return `${caseId}/${n}/${recipient}/${kind}`;
}

/** The id of the mail that a desk row is about; `undefined` for rows of other kinds. */
export function mailIdOfRow(pk: string): string | undefined {
  return pk.startsWith('mail#') ? pk.slice('mail#'.length) : undefined;
}

/** A reminder bears its day. Trying for it in vain, every five minutes of a weekend, would be billed as writing. */
function isForLater(mailId: string, now: number): boolean {
  return isReminder(mailId) && Date.parse(momentOf(mailId)) > now;
}

function isReminder(mailId: string): boolean {
  return mailId.startsWith('reminder/');
}

/** The index holds keys only, and the id of a reminder says on which morning it leaves. */
function momentOf(reminderId: string): string {
  return reminderMoment(reminderId.slice(-10));
}

function keyOf(mailId: string) {
  return { pk: `mail#${mailId}`, sk: 'mail' };
}
