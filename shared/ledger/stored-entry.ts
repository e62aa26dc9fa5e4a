import type { Envelope } from '../domain/entries.ts';
import { entryHash } from './sealing.ts';

/** An entry as it is stored: the envelope's own bytes, the sealed part if there is one, and the hash over both. */
export type StoredEntry = {
  readonly envelope: Envelope;
  readonly envelopeText: string;
  readonly sealed: Uint8Array | undefined;
  readonly hash: string;
};

export function storedEntry(
  envelope: Envelope,
  envelopeText: string,
  sealed: Uint8Array | undefined,
): StoredEntry {
  return { envelope, envelopeText, sealed, hash: entryHash(envelopeText, sealed) };
}
