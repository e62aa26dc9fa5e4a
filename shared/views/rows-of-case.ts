import type { CaseState } from '../domain/case-state.ts';
import { endedTurn } from '../domain/chain.ts';
import type { Envelope } from '../domain/entries.ts';
import { evolve } from '../domain/evolve.ts';
import type { FollowUp } from '../domain/follow-through.ts';
import type { PrecedentRow } from '../domain/precedents.ts';
import { react } from '../domain/react.ts';
import { turnOf } from '../domain/turn.ts';
import { summaryOf, type CaseSummary } from './case-summaries.ts';

/**
 * Somebody answered, and the next is asked in a moment: until then the view may say what it said. Where nobody is asked,
 * the sweeper starts the next generation, and with that entry the view is refreshed.
 */
export function isBetweenTwo(head: CaseState, last: Envelope): boolean {
  return last.type === 'answered' && turnOf(head) !== endedTurn;
}

/**
 * The rows that all entries of a case come to, in whatever order and however often what follows from them was done. Pure:
 * the views can be lost and made again.
 */
export function rowsOfCase(entries: readonly Envelope[]): {
  summary: CaseSummary | undefined;
  precedents: readonly PrecedentRow[];
  followUps: readonly FollowUp[];
} {
  const precedents = new Map<string, PrecedentRow>();
  const followUps = new Map<string, FollowUp>();
  let state: CaseState | undefined;
  let told: { head: CaseState; upTo: number } | undefined;
  for (const [index, entry] of entries.entries()) {
    state = evolve(state, entry);
    if (!isBetweenTwo(state, entry)) told = { head: state, upTo: index + 1 };
    for (const effect of react(state, entry)) {
      if (effect.kind === 'follow-up') followUps.set(effect.row.key, effect.row);
      if (effect.kind !== 'precedent') continue;
      const { ruleId, stage, askId } = effect.row;
      precedents.set(`${ruleId} ${stage} ${askId}`, effect.row);
    }
  }
  return {
    summary: told && summaryOf(told.head, entries.slice(0, told.upTo)),
    precedents: [...precedents.values()],
    followUps: state?.erased === undefined ? [...followUps.values()] : [],
  };
}
