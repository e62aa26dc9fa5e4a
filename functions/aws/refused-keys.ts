import type { KeyWrapper } from '../../shared/ledger/case-keys.ts';

/**
 * The same keys, with `tell` called each time that one could not be made or opened. A key of KMS that was switched off or
 * is about to be deleted fails every page about a case alike, and shows as such only here.
 */
export function withRefusalsTold(keys: KeyWrapper, tell: () => void): KeyWrapper {
  const told = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      tell();
      throw error;
    }
  };
  return {
    create: (context) => told(keys.create(context)),
    unwrap: (wrapped, context) => told(keys.unwrap(wrapped, context)),
  };
}
