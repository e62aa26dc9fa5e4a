import type { CaseId } from '../domain/identifiers.ts';
import type { StoredEntry } from './stored-entry.ts';

/** Milliseconds. Who comes back to a case sooner than this finds it as it was, most of the time. */
const freshFor = 10_000;
/** Milliseconds. The sweeper comes back to every open case in five minutes, and then asks only what came after. */
const keptFor = 15 * 60_000;
const casesAtMost = 2_000;
/** Of the sealed parts together. */
const bytesAtMost = 16 * 1_048_576;

/**
 * Entries that this process has read or put, for a while: an entry never changes. They say nothing about what came
 * after them. Sealed parts stay sealed.
 */
export class KnownEntries {
  readonly #now: () => number;
  readonly #cases = new Map<CaseId, { readonly entries: readonly StoredEntry[]; readonly at: number }>();
  readonly #whole = new Map<string, StoredEntry>();
  #bytes = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The first entries of a case, without gaps; none when it is not known (any more). */
  first(caseId: CaseId): readonly StoredEntry[] {
    const known = this.#cases.get(caseId);
    return known !== undefined && this.#now() < known.at + keptFor ? known.entries : [];
  }

  /** Whether those were all there were a moment ago. */
  isFresh(caseId: CaseId): boolean {
    const known = this.#cases.get(caseId);
    return known !== undefined && this.#now() < known.at + freshFor;
  }

  /** Keeps what was read of a case from its beginning; of two that read side by side, what is more stays. */
  keepFirst(caseId: CaseId, entries: readonly StoredEntry[]): void {
    const isWhole = entries.every(({ envelope }, index) => envelope.n === index + 1);
    if (!isWhole || entries.length === 0 || entries.length < this.first(caseId).length) return;
    this.#cases.delete(caseId);
    this.#cases.set(caseId, { entries, at: this.#now() });
    const oldest = this.#cases.keys().next();
    if (this.#cases.size > casesAtMost && oldest.done !== true) this.#cases.delete(oldest.value);
  }

  /** An entry that was put just now. */
  keepNext(entry: StoredEntry): void {
    const { caseId, n } = entry.envelope;
    const before = this.first(caseId);
    if (before.length === n - 1) this.keepFirst(caseId, [...before, { ...entry, sealed: undefined }]);
    this.keepWhole(entry);
  }

  /** An entry with its sealed part. */
  whole(caseId: CaseId, n: number): StoredEntry | undefined {
    return this.#whole.get(`${caseId} ${n}`);
  }

  keepWhole(entry: StoredEntry): void {
    const { caseId, n } = entry.envelope;
    const name = `${caseId} ${n}`;
    if (this.#whole.has(name)) return;
    this.#whole.set(name, entry);
    this.#bytes += bytesOf(entry);
    for (const [oldest, old] of this.#whole) {
      if (this.#bytes <= bytesAtMost) return;
      this.#whole.delete(oldest);
      this.#bytes -= bytesOf(old);
    }
  }
}

function bytesOf({ envelopeText, sealed }: StoredEntry): number {
  return envelopeText.length + (sealed?.length ?? 0);
}
