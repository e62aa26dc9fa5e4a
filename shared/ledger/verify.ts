import { envelopeSchema } from '../domain/entries.ts';
import { ledgerOf, registerLedger, type Ledger, type LedgerItem } from './ledger.ts';
import { registerEnvelopeSchema } from './register-ledger.ts';
import { entryHash } from './sealing.ts';

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
async function verifyLedger(
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
    const envelope = envelopeIn(ledger, item.envelope);
    if (envelope === undefined) return found(n, 'broken');
    if (envelope.n !== n || envelope.ledger !== ledger || envelope.previous !== head.hash)
      return found(n, 'swapped');
    head = { n, hash: item.hash };
    if (known?.n === n && known.hash !== item.hash) return found(n, 'swapped');
  }
  if (known !== undefined && head.n < known.n) return found(head.n + 1, 'missing');
  return { finding: undefined, head };
}

/** What an envelope says about its place; `undefined` when it is none of this kind of ledger. */
function envelopeIn(
  ledger: string,
  text: string,
): { n: number; ledger: string; previous: string } | undefined {
  const json = parseJson(text);
  if (ledger === registerLedger) {
    const envelope = registerEnvelopeSchema.safeParse(json);
    return envelope.success ? { ...envelope.data, ledger } : undefined;
  }
  const envelope = envelopeSchema.safeParse(json);
  return envelope.success ? { ...envelope.data, ledger: ledgerOf(envelope.data.caseId) } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type Verified = {
  readonly findings: readonly Finding[];
  readonly heads: Readonly<Record<string, Head>>;
  readonly entries: number;
};

/** Every ledger there is, and every one the known heads name: a ledger that is gone as a whole is missing too. */
export async function verifyLedgers(
  source: Pick<Ledger, 'items' | 'ledgers'>,
  known: Readonly<Record<string, Head>>,
): Promise<Verified> {
  const names = new Set([...(await source.ledgers()), ...Object.keys(known)]);
  const findings: Finding[] = [];
  const heads: Record<string, Head> = {};
  let entries = 0;
  for (const name of [...names].sort()) {
    const { finding, head } = await verifyLedger(name, source.items(name, 'everything'), known[name]);
    if (finding !== undefined) findings.push(finding);
    heads[name] = head;
    entries += head.n;
  }
  return { findings, heads, entries };
}
