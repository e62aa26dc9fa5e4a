import { earlier } from '../domain/working-days.ts';
import type { CaseSummary } from './case-summaries.ts';

type Dated = Pick<CaseSummary, 'open' | 'dueOn' | 'urgentOn'>;

/** Sorts after every calendar date. */
const never = '9999';

/**
 * Which of two cases asks for attention first: the one whose answer is due first, or whose family is bound to a day in the
 * real world that comes before that. Cases that have ended come last.
 */
export function soonestFirst(one: Dated, other: Dated): number {
  return keyOf(one).localeCompare(keyOf(other));
}

function keyOf({ open, dueOn = never, urgentOn = never }: Dated): string {
  return open === undefined ? `${never} ${never} ended` : `${earlier(dueOn, urgentOn)} ${urgentOn}`;
}
