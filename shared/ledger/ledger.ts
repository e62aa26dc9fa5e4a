import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  paginateQuery,
  paginateScan,
  GetCommand,
  PutCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { envelopeSchema, type Envelope } from '../domain/entries.ts';
import { caseIdSchema, type CaseId } from '../domain/identifiers.ts';
import { KnownEntries } from './known-entries.ts';
import type { StoredEntry } from './stored-entry.ts';

/** DynamoDB takes items of 400 KB; what surrounds the sealed part is far below the rest. */
export const sealedBytes = 380_000;

const itemSchema = z.object({
  ledger: z.string(),
  n: z.number().int(),
  envelope: z.string(),
  hash: z.string(),
  sealed: z.instanceof(Uint8Array).optional(),
});
export type LedgerItem = z.infer<typeof itemSchema>;

/** An entry of whatever ledger, as it is put. */
export type Item = Pick<StoredEntry, 'envelopeText' | 'sealed' | 'hash'> & {
  readonly n: number;
  readonly at: string;
};

/** How often somebody who loses the race for the next entry tries again. */
export const attempts = 8;

/** The one ledger of the registers: directory, mandates, chain and rules. */
export const registerLedger = 'register';

const notYetThere = 'attribute_not_exists(ledger)';
/** Before the id of a case in that of its ledger. */
export const casePrefix = 'case#';

/** The ledger of a case. */
export function ledgerOf(caseId: CaseId): string {
  return `${casePrefix}${caseId}`;
}

/** The case a ledger id belongs to; `undefined` for that of the registers. */
export function caseOfLedger(ledger: string): CaseId | undefined {
  const parsed = caseIdSchema.safeParse(ledger.startsWith(casePrefix) ? ledger.slice(casePrefix.length) : '');
  return parsed.success ? parsed.data : undefined;
}

/** The append-only table. This class knows Put (conditional), Get and Query, and so does its role. */
export class Ledger {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #known: KnownEntries;

  /** `now` in milliseconds on the real clock. */
  constructor(from: { client: DynamoDBDocumentClient; table: string; now: () => number }) {
    this.#client = from.client;
    this.#table = from.table;
    this.#known = new KnownEntries(from.now);
  }

  /** Puts entry n if there is none yet; `taken` when somebody else was first. Strongly consistent by nature. */
  async append(entry: StoredEntry): Promise<'appended' | 'taken'> {
    const { caseId, n, at } = entry.envelope;
    const became = await this.put(ledgerOf(caseId), { ...entry, n, at });
    if (became === 'appended') this.#known.keepNext(entry);
    return became;
  }

  /** The same for a ledger by its id. */
  async put(ledger: string, { n, at, envelopeText, sealed, hash }: Item): Promise<'appended' | 'taken'> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: {
            ledger,
            n,
            day: at.slice(0, 10),
            at,
            envelope: envelopeText,
            hash,
            ...(sealed === undefined ? {} : { sealed }),
          },
          ConditionExpression: notYetThere,
        }),
      );
      return 'appended';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'taken';
      throw error;
    }
  }

  /**
   * Every envelope of a case in order, without the sealed parts. Strongly consistent, page after page. Entries are added
   * at the end and nowhere else: where the one after those that are known is not there, the known ones are all of them.
   *
   * Whoever needs the case no further than entry `upTo` may get it as it stood when that was read or put here, ten
   * seconds ago at most.
   */
  async load(caseId: CaseId, upTo = Infinity): Promise<readonly StoredEntry[]> {
    const known = this.#known.first(caseId);
    if (known.length >= upTo && this.#known.isFresh(caseId)) return known;
    // Who asks up to an entry has been told that it is there.
    const isTold = upTo !== Infinity;
    if (known.length > 0 && !isTold && !(await this.#isThere(caseId, known.length + 1))) {
      this.#known.keepFirst(caseId, known);
      return known;
    }
    const entries = [...known];
    for await (const item of this.items(ledgerOf(caseId), 'envelopes', known.length))
      entries.push(entryOf(item));
    this.#known.keepFirst(caseId, entries);
    return entries;
  }

  async #isThere(caseId: CaseId, n: number): Promise<boolean> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#table,
        Key: { ledger: ledgerOf(caseId), n },
        ProjectionExpression: 'n',
        ConsistentRead: true,
      }),
    );
    return Item !== undefined;
  }

  /** One entry with its sealed part; throws when there is none. */
  async get(caseId: CaseId, n: number): Promise<StoredEntry> {
    const known = this.#known.whole(caseId, n);
    if (known !== undefined) return known;
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { ledger: ledgerOf(caseId), n }, ConsistentRead: true }),
    );
    const entry = entryOf(itemSchema.parse(Item));
    this.#known.keepWhole(entry);
    return entry;
  }

  /** The raw items of one ledger in order, those after entry `after` alone where it is given. */
  async *items(ledger: string, what: 'envelopes' | 'everything', after = 0): AsyncGenerator<LedgerItem> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: after === 0 ? 'ledger = :ledger' : 'ledger = :ledger AND n > :after',
        ExpressionAttributeValues: { ':ledger': ledger, ...(after === 0 ? {} : { ':after': after }) },
        ConsistentRead: true,
        ...(what === 'envelopes'
          ? {
              ProjectionExpression: 'ledger, n, #envelope, #hash',
              ExpressionAttributeNames: { '#envelope': 'envelope', '#hash': 'hash' },
            }
          : {}),
      },
    );
    for await (const page of pages) {
      for (const item of page.Items ?? []) yield itemSchema.parse(item);
    }
  }

  /** The ids of all ledgers: a scan of the whole table, for proving only. */
  async ledgers(): Promise<Set<string>> {
    const names = new Set<string>();
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: this.#table,
        ProjectionExpression: 'ledger',
        ConsistentRead: true,
      },
    );
    for await (const page of pages) {
      for (const item of page.Items ?? []) names.add(nameSchema.parse(item).ledger);
    }
    return names;
  }

  /**
   * Which cases got an entry on a day (`2027-03-24`, UTC), with the highest number seen. From an index that may lag:
   * a hint to look, never an answer.
   */
  async recent(day: string): Promise<Map<CaseId, number>> {
    const seen = new Map<CaseId, number>();
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        IndexName: 'recent',
        KeyConditionExpression: '#day = :day',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': day },
      },
    );
    for await (const page of pages) {
      for (const item of page.Items ?? []) {
        const { ledger, n } = recentSchema.parse(item);
        const caseId = caseOfLedger(ledger);
        if (caseId !== undefined) seen.set(caseId, Math.max(n, seen.get(caseId) ?? 0));
      }
    }
    return seen;
  }
}

const nameSchema = z.object({ ledger: z.string() });
const recentSchema = z.object({ ledger: z.string(), n: z.number() });

/**
 * Envelopes that were read before, by their text: an entry is read again at every step of its case, and never changes.
 * What is read is shared from then on, and frozen.
 */
const known = new Map<string, Envelope>();
const knownAtMost = 10_000;

function envelopeOf(text: string): Envelope {
  const before = known.get(text);
  if (before !== undefined) return before;
  const envelope = frozen(envelopeSchema.parse(JSON.parse(text)));
  const oldest = known.keys().next();
  if (known.size >= knownAtMost && oldest.done !== true) known.delete(oldest.value);
  known.set(text, envelope);
  return envelope;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function entryOf(item: LedgerItem): StoredEntry {
  const envelope = envelopeOf(item.envelope);
  return { envelope, envelopeText: item.envelope, sealed: item.sealed, hash: item.hash };
}
