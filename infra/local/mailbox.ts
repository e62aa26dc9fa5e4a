import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { paginateScan, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Mail, MailTransport } from '../../shared/mail/compose.ts';

const storedSchema = z.object({
  id: z.string(),
  at: z.string(),
  to: z.string(),
  replyTo: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  links: z.array(z.string()),
  code: z.string(),
  /** It came back: the address was made to bounce. */
  bounced: z.literal(true).optional(),
});
export type StoredMail = z.infer<typeof storedSchema>;

/** The row that holds the addresses that bounce, beside the mails. */
const bouncesKey = { id: 'bounces' };
const bouncesSchema = z.object({ addresses: z.array(z.string()) });

/** A mail and its JSON, which is asked for far more often than it changes. */
type Kept = { readonly mail: StoredMail; readonly text: string };

/**
 * Every mail that was sent on this laptop, kept by its id: sent twice, it is there once. Read from its table at the
 * first asking and known from then on, as nobody else sends.
 */
export class Mailbox implements MailTransport {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #now: () => number;
  readonly #onBounce: (mail: Mail) => Promise<void>;
  #bouncing: ReadonlySet<string> | undefined;
  #kept: Promise<Map<string, Kept>> | undefined;

  /** `onBounce` is told of every mail that comes back, as SES tells it: at least once. */
  constructor(from: {
    client: DynamoDBDocumentClient;
    table: string;
    now: () => number;
    onBounce: (mail: Mail) => Promise<void>;
  }) {
    this.#onBounce = from.onBounce;
    this.#client = from.client;
    this.#table = from.table;
    this.#now = from.now;
  }

  async send(mail: Mail): Promise<void> {
    const doesBounce = (await this.bouncing()).has(mail.to.toLowerCase());
    const Item = {
      ...mail,
      at: new Date(this.#now()).toISOString(),
      ...(doesBounce ? { bounced: true } : {}),
    };
    const isNew = await this.#keep(Item);
    if (isNew) {
      // Sent is sent, also when the mailbox cannot be read.
      const kept = await this.#kept?.catch(() => undefined);
      kept?.set(mail.id, keptOf(Item));
    }
    // One that is sent again may be so because its coming back could not be told of.
    const cameBack = isNew ? doesBounce : (await this.get(mail.id))?.bounced === true;
    if (cameBack) await this.#onBounce(mail);
  }

  async #keep(Item: Readonly<Record<string, unknown>>): Promise<boolean> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item,
          ConditionExpression: 'attribute_not_exists(id)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** The addresses that bounce, in small letters. */
  async bouncing(): Promise<ReadonlySet<string>> {
    if (this.#bouncing !== undefined) return this.#bouncing;
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key: bouncesKey }));
    this.#bouncing = new Set(Item === undefined ? [] : bouncesSchema.parse(Item).addresses);
    return this.#bouncing;
  }

  /** From now on mail to this address comes back, or arrives again. */
  async setBouncing(address: string, bounces: boolean): Promise<void> {
    const addresses = new Set(await this.bouncing());
    if (bounces) addresses.add(address.toLowerCase());
    else addresses.delete(address.toLowerCase());
    const Item = { ...bouncesKey, addresses: [...addresses] };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
    this.#bouncing = addresses;
  }

  /** Newest first. */
  async all(): Promise<StoredMail[]> {
    return (await this.#sorted()).map(({ mail }) => mail);
  }

  /** The same as JSON. */
  async allAsJson(): Promise<string> {
    return `[${(await this.#sorted()).map(({ text }) => text).join(',')}]`;
  }

  async #sorted(): Promise<Kept[]> {
    this.#kept ??= this.#read().catch((error: unknown) => {
      this.#kept = undefined;
      throw error;
    });
    return [...(await this.#kept).values()].sort(({ mail: a }, { mail: b }) =>
      a.at === b.at ? a.id.localeCompare(b.id) : a.at < b.at ? 1 : -1,
    );
  }

  async #read(): Promise<Map<string, Kept>> {
    const kept = new Map<string, Kept>();
    for await (const page of paginateScan({ client: this.#client }, { TableName: this.#table }))
      for (const item of page.Items ?? []) {
        if (item['id'] === bouncesKey.id) continue;
        const one = keptOf(item);
        kept.set(one.mail.id, one);
      }
    return kept;
  }

  async get(id: string): Promise<StoredMail | undefined> {
    if (id === bouncesKey.id) return undefined;
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { id }, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : storedSchema.parse(Item);
  }
}

function keptOf(item: Readonly<Record<string, unknown>>): Kept {
  const mail = storedSchema.parse(item);
  return { mail, text: JSON.stringify(mail) };
}
