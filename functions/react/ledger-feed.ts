import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { handleBatch, type BatchResult } from '../aws/stream-batch.ts';
import { lookUpRegisters, type System } from '../system.ts';
import { reactToCase } from './react.ts';

/**
 * A batch of changes of the ledger. Entries are put once, and no policy refuses a put that lacks its condition: whatever is
 * replaced or removed is measured here, and would otherwise be unknown until the signed heads are next compared.
 */
export async function followLedger(system: System, event: unknown): Promise<BatchResult> {
  await lookUpRegisters(system);
  return handleBatch(event, {
    key: 'ledger',
    subjectOf: caseOfLedger,
    handle: (caseId, n) => reactToCase(system, caseId, n),
    onReplaced: (caseId) => {
      system.measure('ledger-changed', { caseId });
    },
  });
}
