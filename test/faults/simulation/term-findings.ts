import type { CaseState } from '../../../shared/domain/case-state.ts';
import { legalDatesOf } from '../../../shared/domain/case-terms.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';
import { dateIn, endOfTerm, isWorkingDay, plusDays } from '../../../shared/domain/working-days.ts';
import type { Finding } from './finding.ts';

type Extension = Extract<Envelope, { type: 'term-extended' }>;

/** Days from receipt to the last day: eight weeks, and for the Wmo six and then two, which begin only then. */
const wholeTerm = 56;
const beginsAfter: Readonly<Record<string, number>> = { wmo: 42 };

/**
 * A later day for a decision is announced once, while its term runs, and is a working day (Awb 4:14, Algemene termijnenwet 1).
 * From then on it is the last day; where nothing was announced, eight weeks are. What suspends a term only ever adds to it.
 */
export function termsAmiss(state: CaseState, entries: readonly Envelope[]): Finding[] {
  const announced = entries.filter((entry) => entry.type === 'term-extended');
  const isSuspended = entries.some(suspends);
  const today = dateIn(entries.at(-1)?.at ?? '');
  const { receivedOn } = state;
  const domains = [...new Set(state.chain.flatMap((stage) => stage.domains))];
  const inForce = domains.flatMap((domain) => firstFor(domain, receivedOn, announced) ?? []);
  const wrong = [
    ...announced
      .filter(({ until }) => !isWorkingDay(until))
      .map(({ n, until }) => `entry ${n} extends the term to ${until}, which is no working day`),
    ...announced
      .filter((entry) => !isSuspended && !inForce.includes(entry))
      .map(({ n }) => `entry ${n} extends a term that could not be extended any more`),
    ...legalDatesOf(state, today).flatMap(({ domain, lastDay }) => {
      const own = endOfTerm(plusDays(receivedOn, wholeTerm));
      const last = firstFor(domain, receivedOn, announced)?.until ?? own;
      const isRight = isSuspended ? lastDay >= last : lastDay === last;
      return isRight ? [] : [`the term of ${domain} ends on ${lastDay}, and not on ${last}`];
    }),
  ];
  return wrong.map((what) => ({ kind: 'lost', what }));
}

/** The announcement that counts for a domain, were its term not suspended. */
function firstFor(
  domain: string,
  receivedOn: string,
  announced: readonly Extension[],
): Extension | undefined {
  const own = endOfTerm(plusDays(receivedOn, wholeTerm));
  const begins = plusDays(receivedOn, beginsAfter[domain] ?? 0);
  return announced.find(({ at, until }) => begins <= dateIn(at) && dateIn(at) <= own && until > own);
}

function suspends(entry: Envelope): boolean {
  return (
    (entry.type === 'question-asked' && entry.answerBy !== undefined) ||
    (entry.type === 'paused' && entry.suspends)
  );
}
