import * as z from 'zod';
import { envelopeSchema } from '../domain/entries.ts';
import { caseOfLedger, type LedgerItem } from './ledger.ts';
import { entryHash } from './sealing.ts';

/** The last entry of every ledger at a moment: what a later check holds a missing tail against. */
export const headsSchema = z.strictObject({
  at: z.iso.datetime(),
  heads: z.record(z.string(), z.strictObject({ n: z.number().int(), hash: z.string() })),
});
export type Heads = z.infer<typeof headsSchema>;

/** The first thing wrong with one ledger. */
export type Finding = {
  readonly ledger: string;
  readonly n: number;
  readonly what: 'broken' | 'missing' | 'swapped';
};

export type Head = { readonly n: number; readonly hash: string };

/**
 * Walks one ledger from its first entry. `broken`: bytes do not match their hash, or are no entry; `missing`: a number
 * is not there; `swapped`: a sound entry that stands in another's place or does not follow the one before it.
 */
export async function verifyLedger(
  ledger: string,
  items: AsyncIterable<LedgerItem>,
  known: Head | undefined,
): Promise<{ finding: Finding | undefined; head: Head }> {
  let head: Head = { n: 0, hash: '' };
  const found = (n: number, what: Finding['what']) => ({ finding: { ledger, n, what }, head });
  for await (const item of items) {
    const n = head.n + 1;
    if (item.n !== n) return found(n, 'missing');
    if (entryHash(item.envelope, item.sealed) !== item.hash) return found(n, 'broken');
    const envelope = envelopeSchema.safeParse(parseJson(item.envelope));
    if (!envelope.success) return found(n, 'broken');
    const { caseId, previous } = envelope.data;
    if (envelope.data.n !== n || caseId !== caseOfLedger(ledger) || previous !== head.hash)
      return found(n, 'swapped');
    head = { n, hash: item.hash };
    if (known?.n === n && known.hash !== item.hash) return found(n, 'swapped');
  }
  if (known !== undefined && head.n < known.n) return found(head.n + 1, 'missing');
  return { finding: undefined, head };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
