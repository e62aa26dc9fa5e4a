import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Envelope } from '../../shared/domain/entries.ts';
import { findConversation } from '../../shared/domain/turn.ts';
import type { System } from '../system.ts';

/**
 * What the entries of a case say about how it goes, measured where all of them come by, whichever page they were written
 * on. `state` is the case after them. Of two that react to one entry at the same moment, both may measure it.
 */
export function measureProgress(
  system: Pick<System, 'measure' | 'books'>,
  state: CaseState,
  entries: readonly Envelope[],
): void {
  const [oldest] = entries;
  if (oldest === undefined) return;
  const { caseId } = state;
  system.measure('feed-lag', { value: millisecondsBetween(oldest.at, system.books.now()), caseId });
  for (const entry of entries) {
    if (entry.type !== 'answered' && entry.type !== 'plan-confirmed') continue;
    const asked = findConversation(state, entry.conversation);
    if (asked === undefined) continue;
    const { stage } = asked;
    system.measure('wait', { value: millisecondsBetween(asked.openedAt, entry.at), stage, caseId });
    if (entry.type !== 'answered') continue;
    system.measure('decision', { stage, caseId });
    if (entry.answers.some(({ outcome }) => outcome === 'not-agree'))
      system.measure('refusal', { stage, caseId });
  }
}

function millisecondsBetween(from: string, until: string): number {
  return Date.parse(until) - Date.parse(from);
}
