import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Chain } from '../domain/chain.ts';
import {
  actorSchema,
  digestSchema,
  formatVersion,
  instantSchema,
  type Actor,
} from '../domain/entry-parts.ts';
import { commandIdSchema, systemId, type CommandId } from '../domain/identifiers.ts';
import type { Registers } from '../domain/registers.ts';
import { applyChange } from '../registers/applying.ts';
import { changeSchema, changeTypes, fold, type Change } from '../registers/changes.ts';
import { registersOf, type Municipality } from '../registers/municipality.ts';
import type { RegisterSource } from '../registers/registers.ts';
import type { CaseKeys } from './case-keys.ts';
import { attempts, registerLedger, sealedBytes, type Ledger, type LedgerItem } from './ledger.ts';
import { entryHash, keyedHash, seal, unseal, type CaseKey } from './sealing.ts';

/** The clear part of a change of the registers: never a name, an address or an amount. Append-only, like a case's. */
export const registerEnvelopeSchema = z.strictObject({
  format: z.literal(formatVersion),
  n: z.number().int().min(1),
  at: instantSchema,
  actor: actorSchema,
  type: z.enum(changeTypes),
  commandId: commandIdSchema,
  commandDigest: digestSchema,
  previous: z.union([digestSchema, z.literal('')]),
});
export type RegisterEnvelope = z.infer<typeof registerEnvelopeSchema>;

export type Wish = { readonly actor: Actor; readonly commandId: string };

/** `again`: the same wish was recorded before. `faults` are words that name ids and no person. */
export type Registered =
  | { readonly kind: 'recorded'; readonly entry: RegisterEnvelope; readonly again: boolean }
  | { readonly kind: 'refused'; readonly code: 'faults'; readonly faults: readonly string[] }
  | { readonly kind: 'refused'; readonly code: 'command-reused' | 'too-large' };

type From = {
  readonly ledger: Ledger;
  readonly keys: CaseKeys;
  /** What holds while nothing is recorded; name, sender and look stay its own for ever. */
  readonly configuration: Municipality;
  /** Milliseconds since 1970 on the real clock. */
  readonly now: () => number;
  /** ISO 8601 in UTC, on the domain's clock. */
  readonly domainNow: () => string;
  readonly pause: (atMostMs: number) => Promise<void>;
};

/** What has been read: the registers up to entry n. */
type Known = {
  readonly registers: Registers | undefined;
  readonly hash: string;
  readonly entries: readonly RegisterEnvelope[];
  /** The registers as they were last given as a whole. */
  readonly whole: Registers | undefined;
  readonly everNamed: Names;
};

/** How stages and functions are called, each by the last name it bore. */
export type Names = Pick<Registers, 'chain' | 'functions'>;

/** An entry as it is read, or as it was just put. */
type Taken = Pick<LedgerItem, 'n' | 'envelope' | 'hash'> & { readonly sealed?: Uint8Array | undefined };

/**
 * Directory, mandates, chain and rules as one ledger: every version kept, and one hash that says under which a decision
 * was signed. What was read is kept, so that a look costs one query that finds nothing.
 */
export class RegisterLedger implements RegisterSource {
  readonly #from: From;
  #known: Known = {
    registers: undefined,
    hash: '',
    entries: [],
    whole: undefined,
    everNamed: { chain: [], functions: [] },
  };
  #current: Municipality;
  /** The chain the clockwork was made from. Another one holds when there is a clockwork for it. */
  #running: Chain;
  #readAt = -Infinity;

  constructor(from: From) {
    this.#from = from;
    this.#current = from.configuration;
    this.#running = from.configuration.chain;
  }

  get current(): Municipality {
    return this.#current;
  }

  /** Every change in order, without its words. */
  get history(): readonly RegisterEnvelope[] {
    return this.#known.entries;
  }

  /** As registered, also where that does not hold yet. */
  get registered(): Registers {
    return this.#known.registers ?? registersOf(this.#from.configuration);
  }

  /** Every stage and function there has been: cases keep the chain they were opened with, and people the names they know. */
  get everNamed(): Names {
    return this.#known.everNamed;
  }

  /** Whether another chain is registered than the one that new cases follow. */
  get isChainWaiting(): boolean {
    return !isDeepStrictEqual(this.registered.chain, this.#running);
  }

  /** Whether the configuration is no longer what the registers were last given as a whole. */
  get isConfigurationLeft(): boolean {
    const { whole } = this.#known;
    return whole !== undefined && !isDeepStrictEqual(whole, registersOf(this.#from.configuration));
  }

  async fresh(): Promise<Municipality> {
    const asked = this.#from.now();
    const items: LedgerItem[] = [];
    const { ledger, keys } = this.#from;
    for await (const item of ledger.items(registerLedger, 'everything', this.#known.entries.length))
      items.push(item);
    if (items.length > 0) this.#take(items, await keys.get(registerLedger));
    this.#readAt = Math.max(this.#readAt, asked);
    return this.#current;
  }

  /** Reads again what was read longer ago than that; in milliseconds on the real clock. */
  async refreshIfOlderThan(ms: number): Promise<void> {
    if (this.#from.now() - this.#readAt > ms) await this.fresh();
  }

  /**
   * For a runtime that makes its clockwork when it starts: the registered chain holds from now on, and the clockwork is
   * made from what is returned.
   */
  async begin(): Promise<Chain> {
    await this.seed();
    this.#running = this.registered.chain;
    this.#current = { ...this.#current, chain: this.#running };
    return this.#running;
  }

  /** Records what the configuration says, once, when nothing is recorded. */
  async seed(): Promise<void> {
    await this.fresh();
    if (this.#known.registers !== undefined) return;
    const change: Change = { type: 'seed', registers: registersOf(this.#from.configuration) };
    const wish: Wish = { actor: { id: systemId, function: 'system' }, commandId: 'seed' };
    // Refused only when somebody else has just seeded: then they are seeded.
    await this.#record(change, wish);
  }

  /** Records one change, or says everything that is wrong with it. Throws when the race is lost eight times. */
  async record(change: Change, wish: Wish): Promise<Registered> {
    await this.seed();
    return this.#record(changeSchema.parse(change), wish);
  }

  async #record(change: Change, { actor, commandId: id }: Wish): Promise<Registered> {
    const commandId = commandIdSchema.parse(id);
    const key = await this.#from.keys.createOnce(registerLedger);
    const commandDigest = keyedHash(key.commands, JSON.stringify([actor.id, change]));
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (attempt > 0) await this.fresh();
      const before = this.#recordedBefore({ commandId, commandDigest });
      if (before !== undefined) return before;
      const { registers, entries, hash: previous } = this.#known;
      const applied = applyChange(registers, change, { actor, running: this.#running });
      if (applied.kind === 'refused') return { kind: 'refused', code: 'faults', faults: applied.faults };
      const entry: RegisterEnvelope = {
        format: formatVersion,
        n: entries.length + 1,
        at: this.#from.domainNow(),
        actor,
        type: change.type,
        commandId,
        commandDigest,
        previous,
      };
      const item = itemOf(entry, change, key);
      if (item.sealed.length > sealedBytes) return { kind: 'refused', code: 'too-large' };
      const { envelope: envelopeText, hash, sealed } = item;
      const put = { n: entry.n, at: entry.at, envelopeText, hash, sealed };
      if ((await this.#from.ledger.put(registerLedger, put)) === 'appended') {
        this.#take([item], key);
        return { kind: 'recorded', entry, again: false };
      }
      await this.#from.pause(2 ** attempt * 10);
    }
    throw new Error(`lost the race for the next entry of the registers ${attempts} times`);
  }

  #recordedBefore(wish: { commandId: CommandId; commandDigest: string }): Registered | undefined {
    const entry = this.#known.entries.find(({ commandId }) => commandId === wish.commandId);
    if (entry === undefined) return undefined;
    return entry.commandDigest === wish.commandDigest
      ? { kind: 'recorded', entry, again: true }
      : { kind: 'refused', code: 'command-reused' };
  }

  /** Nothing waits in here: of two who read at once, the second passes over what the first has taken. */
  #take(items: readonly Taken[], key: CaseKey): void {
    for (const item of items) {
      const { registers: before, entries, whole, everNamed } = this.#known;
      if (item.n <= entries.length) continue;
      if (item.n !== entries.length + 1)
        throw new Error(`entry ${entries.length + 1} of the registers is gone`);
      const entry = registerEnvelopeSchema.parse(JSON.parse(item.envelope));
      const change = changeOf(item, key);
      const registers = fold(before, change);
      this.#known = {
        registers,
        hash: item.hash,
        entries: [...entries, entry],
        whole: change.type === 'seed' || change.type === 'replace' ? registers : whole,
        everNamed: {
          chain: renewed(everNamed.chain, registers.chain),
          functions: renewed(everNamed.functions, registers.functions),
        },
      };
    }
    const { hash: version } = this.#known;
    this.#current = { ...this.#from.configuration, ...this.registered, chain: this.#running, version };
  }
}

/** What is named still, and what is named no more behind it. */
function renewed<T extends { readonly id: string }>(before: readonly T[], now: readonly T[]): T[] {
  return [...now, ...before.filter(({ id }) => !now.some((one) => one.id === id))];
}

function itemOf(entry: RegisterEnvelope, change: Change, key: CaseKey) {
  const envelope = JSON.stringify(entry);
  const sealed = seal(key, change, envelope);
  return { n: entry.n, envelope, sealed, hash: entryHash(envelope, sealed) };
}

function changeOf(item: Taken, key: CaseKey): Change {
  if (item.sealed === undefined) throw new Error(`entry ${item.n} of the registers holds no words`);
  return changeSchema.parse(unseal(key, item.sealed, item.envelope));
}
