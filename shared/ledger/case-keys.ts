import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { CaseId } from '../domain/identifiers.ts';
import type { registerLedger } from './ledger.ts';
import { caseKeyOf, type CaseKey } from './sealing.ts';

/** Wraps data keys: AWS KMS in the cloud, a key file on a laptop. `context` is bound to the wrapped key. */
export type KeyWrapper = {
  create(context: string): Promise<{ plain: Uint8Array; wrapped: Uint8Array }>;
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array>;
};

/** What has a key of its own: a case, and the ledger of the registers. */
type Owner = CaseId | typeof registerLedger;

const rowSchema = z.object({ wrapped: z.instanceof(Uint8Array) });

/** How long an unwrapped key stays in memory, in milliseconds: so long a case stays readable when its key is gone. */
const cachedFor = 5 * 60_000;
const cacheSize = 1_000;

/**
 * One wrapped data key per case, made once when the case is opened, and one for the registers. Without it nobody can read
 * a word of the case. The registers' stands in the same column: it is bound to the one word that is no case.
 */
export class CaseKeys {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #wrapper: KeyWrapper;
  readonly #now: () => number;
  readonly #cache = new Map<Owner, { key: CaseKey; until: number }>();

  constructor(from: {
    client: DynamoDBDocumentClient;
    table: string;
    wrapper: KeyWrapper;
    now: () => number;
  }) {
    this.#client = from.client;
    this.#table = from.table;
    this.#wrapper = from.wrapper;
    this.#now = from.now;
  }

  /** The key of a case that is being opened: made now, or the one an earlier try of the same opening made. */
  async createOnce(caseId: Owner): Promise<CaseKey> {
    const existing = await this.find(caseId);
    if (existing !== undefined) return existing;
    const { plain, wrapped } = await this.#wrapper.create(caseId);
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { caseId, wrapped },
          ConditionExpression: 'attribute_not_exists(caseId)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return this.get(caseId);
    }
    return this.#remember(caseId, caseKeyOf(plain));
  }

  /** Throws when the case has no key: it was never opened, or it was erased. */
  async get(caseId: Owner): Promise<CaseKey> {
    const key = await this.find(caseId);
    if (key === undefined) throw new Error('this case has no key');
    return key;
  }

  async find(caseId: Owner): Promise<CaseKey | undefined> {
    const cached = this.#cache.get(caseId);
    if (cached !== undefined && cached.until > this.#now()) return cached.key;
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { caseId }, ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    return this.#remember(
      caseId,
      caseKeyOf(await this.#wrapper.unwrap(rowSchema.parse(Item).wrapped, caseId)),
    );
  }

  /** For good: what was sealed with it stays closed. A copy in the memory of another process lasts five minutes at most. */
  async delete(caseId: CaseId): Promise<void> {
    this.#cache.delete(caseId);
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { caseId } }));
  }

  #remember(caseId: Owner, key: CaseKey): CaseKey {
    const oldest = this.#cache.keys().next();
    if (this.#cache.size >= cacheSize && oldest.done !== true) this.#cache.delete(oldest.value);
    this.#cache.set(caseId, { key, until: this.#now() + cachedFor });
    return key;
  }
}
