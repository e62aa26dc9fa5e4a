import { join } from 'node:path';
import type { System } from '../../functions/system.ts';
import type { Actor } from '../../shared/domain/entries.ts';
import { caseOfLedger, registerLedger, type LedgerItem } from '../../shared/ledger/ledger.ts';
import { unseal, type CaseKey } from '../../shared/ledger/sealing.ts';
import { JsonLines, type Written } from './json-lines.ts';

type Needs = Pick<System, 'books' | 'seen' | 'random'>;

export type Exported = {
  readonly counts: {
    readonly cases: number;
    readonly erasedCases: number;
    readonly entries: number;
    readonly viewings: number;
  };
  readonly files: Readonly<Record<string, Written>>;
};

/**
 * Everything that was recorded, one entry a line: the registers, every case in the order of its entries, and who looked.
 * Opened, an entry stands beside its words, which are missing of cases that were erased; that somebody has read them all
 * is recorded first, as for any viewing. Sealed, it is what is stored, byte for byte, and closed to whoever lacks the
 * keys: a copy of a case is gone with its key.
 */
export async function exportAll(
  system: Needs,
  how: { folder: string; isSealed: boolean; actor: Actor },
): Promise<Exported> {
  const files = {
    'registers.jsonl': new JsonLines(join(how.folder, 'registers.jsonl')),
    'cases.jsonl': new JsonLines(join(how.folder, 'cases.jsonl')),
    'seen.jsonl': new JsonLines(join(how.folder, 'seen.jsonl')),
  };
  let erasedCases = 0;
  const ledgers = [...(await system.books.ledger.ledgers())].sort();
  for (const ledger of ledgers) {
    const file = ledger === registerLedger ? files['registers.jsonl'] : files['cases.jsonl'];
    const key = how.isSealed ? undefined : await openedBy(system, ledger, how.actor);
    if (!how.isSealed && key === undefined) erasedCases += 1;
    for await (const item of system.books.ledger.items(ledger, 'everything'))
      await file.write(how.isSealed ? sealedLine(item) : openLine(item, key));
  }
  for await (const viewing of system.seen.all()) await files['seen.jsonl'].write(viewing);
  const written: Record<string, Written> = {};
  for (const [name, file] of Object.entries(files)) written[name] = await file.close();
  const lines = (name: string): number => written[name]?.lines ?? 0;
  const cases = ledgers.filter((ledger) => caseOfLedger(ledger) !== undefined).length;
  const entries = lines('registers.jsonl') + lines('cases.jsonl');
  return { counts: { cases, erasedCases, entries, viewings: lines('seen.jsonl') }, files: written };
}

/** The key of a ledger; `undefined` for that of a case that was erased. */
async function openedBy(system: Needs, ledger: string, actor: Actor): Promise<CaseKey | undefined> {
  if (ledger === registerLedger) return system.books.keys.get(registerLedger);
  const caseId = caseOfLedger(ledger);
  const key = caseId === undefined ? undefined : await system.books.keys.find(caseId);
  if (caseId === undefined || key === undefined) return undefined;
  const viewing = { caseId, at: system.books.now(), person: actor.id, function: actor.function };
  await system.seen.record({ ...viewing, slice: 'export' }, system.random(9));
  return key;
}

function openLine({ ledger, n, envelope, hash, sealed }: LedgerItem, key: CaseKey | undefined) {
  const entry: unknown = JSON.parse(envelope);
  if (sealed === undefined) return { ledger, n, hash, entry };
  if (key === undefined) return { ledger, n, hash, entry, erased: true };
  return { ledger, n, hash, entry, words: unseal(key, sealed, envelope) };
}

function sealedLine({ ledger, n, envelope, hash, sealed }: LedgerItem) {
  const words = sealed === undefined ? {} : { sealed: Buffer.from(sealed).toString('base64') };
  return { ledger, n, hash, envelope, ...words };
}
