import type { CaseId } from '../shared/domain/identifiers.ts';
import type { Envelope } from '../shared/domain/entries.ts';
import { readWords } from '../shared/ledger/perform.ts';
import type { System } from './system.ts';

/** Why more time was announced, in the order of the announcements. */
export async function readExtensionWords(
  system: Pick<System, 'books'>,
  caseId: CaseId,
  entries: readonly Envelope[],
): Promise<string[]> {
  const announced = entries.filter(({ type }) => type === 'term-extended');
  return Promise.all(
    announced.map(
      async ({ n }) => (await readWords(system.books, { caseId, n, type: 'term-extended' })).text,
    ),
  );
}
