import * as z from 'zod';
import { caseIdSchema, type CaseId, type PersonId } from '../domain/identifiers.ts';
import type { KeyWrapper } from '../ledger/case-keys.ts';
import { caseKeyOf, seal, unseal, type CaseKey } from '../ledger/sealing.ts';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Desk } from './desk.ts';

const pageSchema = z.object({
  fields: z.record(z.string(), z.string()),
  /** Goes up at every save; a page that was opened before and saved by somebody else is not written over. */
  revision: z.number().int(),
  /** The opened page that wrote it. */
  editor: z.string(),
  /** Counts the saves of that opened page: one that comes in late is older than what is there. */
  sequence: z.number().int().default(0),
});
const wordsSchema = z.object({
  pages: z.record(z.string(), pageSchema),
  /** How many pages the form has for asks. */
  asks: z.number().int(),
  /** The version of the plan that this draft amends; none while there is no case yet. */
  amends: z.number().int().optional(),
});
type Words = z.infer<typeof wordsSchema>;

const rowSchema = z.object({
  sk: caseIdSchema,
  wrapped: z.instanceof(Uint8Array),
  sealed: z.instanceof(Uint8Array),
  version: z.number().int(),
  savedAt: z.number(),
});

/** Seconds after the last save: as long as a request that was broken off is kept (Selectielijst 2020). */
const keptFor = 42 * 86_400;
/** The row as a whole must stay under the 400 KB of an item. */
const mostBytes = 380_000;

/** A plan that is being written down: sealed, and its own key wrapped beside it, so that both go together. */
export type Draft = Words & {
  readonly id: CaseId;
  readonly version: number;
  /** Milliseconds since 1970 on the real clock. */
  readonly savedAt: number;
  readonly until: number;
};
export type DraftPage = z.infer<typeof pageSchema>;

/** What became of a change, with the draft as it is after it. */
export type Changed =
  { readonly kind: 'saved' | 'unchanged' | 'too-large'; readonly draft: Draft } | { readonly kind: 'gone' };

/** Where a draft lies: its writer, and the id that its case will have or has. */
export type DraftPlace = { readonly person: PersonId; readonly id: CaseId };

/** The drafts of contact persons. Nobody but the writer finds one. */
export class Drafts {
  readonly #desk: Desk;
  readonly #wrapper: KeyWrapper;
  readonly #now: () => number;

  constructor(from: { desk: Desk; wrapper: KeyWrapper; now: () => number }) {
    this.#desk = from.desk;
    this.#wrapper = from.wrapper;
    this.#now = from.now;
  }

  /** Begins a draft; one that is there already stays as it is. */
  async begin(place: DraftPlace, words: Words): Promise<void> {
    const { plain, wrapped } = await this.#wrapper.create(contextOf(place));
    const row = this.#rowOf(place, { words, key: caseKeyOf(plain) });
    await this.#desk.putOverOld({ ...row, wrapped, version: 1 }, Math.floor(this.#now() / 1000));
  }

  async find(place: DraftPlace): Promise<Draft | undefined> {
    const found = await this.#desk.get(keyOf(place));
    return found === undefined ? undefined : (await this.#read(place, found))?.draft;
  }

  /** A person's drafts, the one saved last first. */
  async of(person: PersonId): Promise<Draft[]> {
    const rows = await this.#desk.list(`draft#${person}`);
    const drafts = await Promise.all(
      rows.map(async (row) => this.#read({ person, id: rowSchema.parse(row).sk }, row)),
    );
    return drafts.flatMap((one) => one?.draft ?? []).sort((a, b) => b.savedAt - a.savedAt);
  }

  /**
   * Changes a draft by a pure function, again when somebody else was first. `change` answers what of the draft becomes
   * other, or `undefined` for a draft that stays as it is.
   */
  async change(place: DraftPlace, change: (draft: Draft) => Partial<Words> | undefined): Promise<Changed> {
    for (;;) {
      const found = await this.#desk.get(keyOf(place));
      const read = found === undefined ? undefined : await this.#read(place, found);
      if (read === undefined) return { kind: 'gone' };
      const changed = change(read.draft);
      if (changed === undefined) return { kind: 'unchanged', draft: read.draft };
      const words = wordsSchema.parse({ ...read.draft, ...changed });
      const row = this.#rowOf(place, { words, key: read.key });
      if (row.sealed.length > mostBytes) return { kind: 'too-large', draft: read.draft };
      try {
        const version = read.draft.version + 1;
        await this.#desk.replace({ ...read.row, ...row, version }, read.draft.version);
        return { kind: 'saved', draft: { ...words, ...lifeOf(row.savedAt), id: place.id, version } };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }
  }

  async drop(place: DraftPlace): Promise<void> {
    await this.#desk.delete(keyOf(place));
  }

  #rowOf(place: DraftPlace, { words, key }: { words: Words; key: CaseKey }) {
    const savedAt = this.#now();
    const ttl = Math.floor(savedAt / 1000) + keptFor;
    return { ...keyOf(place), sealed: seal(key, words, contextOf(place)), savedAt, ttl };
  }

  async #read(place: DraftPlace, found: Record<string, unknown>) {
    const row = rowSchema.parse(found);
    const life = lifeOf(row.savedAt);
    if (life.until < this.#now()) return undefined;
    const key = caseKeyOf(await this.#wrapper.unwrap(row.wrapped, contextOf(place)));
    const words = wordsSchema.parse(unseal(key, row.sealed, contextOf(place)));
    const draft: Draft = { ...words, ...life, id: place.id, version: row.version };
    return { draft, key, row };
  }
}

/** When it was saved and until when it is kept: milliseconds since 1970. */
function lifeOf(savedAt: number): Pick<Draft, 'savedAt' | 'until'> {
  return { savedAt, until: savedAt + keptFor * 1000 };
}

function contextOf(place: DraftPlace): string {
  return `draft-${place.id}`;
}

function keyOf(place: DraftPlace) {
  return { pk: `draft#${place.person}`, sk: place.id };
}
