import type { CaseState, Question } from './case-state.ts';
import { suspensionsOf } from './case-terms.ts';
import { lastDayFor, type LastDay } from './terms.ts';
import { domainsAskedIn, outcomeOfAsk } from './turn.ts';
import { dateIn, earlier, nextDay, type CalendarDate } from './working-days.ts';

/**
 * The time in which a question to the applicant made the term of one domain stand still (Awb 4:15), from one day up to
 * and including another. `isOpen`: it stands still until the answer, and until `until` at the latest. `lastDay` is that
 * of the term as it is known today.
 */
export type Standstill = {
  readonly question: number;
  readonly domain: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly isOpen: boolean;
  readonly lastDay: CalendarDate;
};

/** Only where the term really moved, or cannot end now: the days of a Wmo investigation are not the decision's. */
export function standstillsOf(state: CaseState, today: CalendarDate): Standstill[] {
  const domains = new Set(
    state.asks.filter(({ id }) => outcomeOfAsk(state, id) === undefined).map(({ domain }) => domain),
  );
  return state.questions.flatMap((question) => {
    const span = spanOf(question, today);
    if (span === undefined) return [];
    const without = { ...state, questions: state.questions.filter(({ n }) => n !== question.n) };
    return [...domains].flatMap((domain) => {
      const now = lastDayOf(state, domain, today);
      const before = lastDayOf(without, domain, today);
      const isMoved = now.lastDay !== before.lastDay || now.kind !== before.kind;
      return isMoved ? [{ question: question.n, domain, ...span, lastDay: now.lastDay }] : [];
    });
  });
}

/** What a question to the applicant would do, asked at this moment: nothing, where no term would move. */
export function standstillsIfAsked(
  state: CaseState,
  wish: Pick<Question, 'conversation' | 'by'> & { readonly answerBy: CalendarDate },
  now: string,
): Standstill[] {
  const domains = domainsAskedIn(state, wish.conversation);
  const question = { ...wish, domains, n: state.n + 1, at: now };
  const asked = { ...state, questions: [...state.questions, question] };
  return standstillsOf(asked, dateIn(now)).filter((one) => one.question === question.n);
}

function spanOf(
  { at, answerBy, answer, idleSince }: Question,
  today: CalendarDate,
): Pick<Standstill, 'from' | 'until' | 'isOpen'> | undefined {
  if (answerBy === undefined) return undefined;
  const from = nextDay(dateIn(at));
  const endedAt = answer?.at ?? idleSince;
  const isOpen = endedAt === undefined && today <= answerBy;
  const until = endedAt === undefined ? answerBy : earlier(dateIn(endedAt), answerBy);
  return from <= until ? { from, until, isOpen } : undefined;
}

function lastDayOf(state: CaseState, domain: string, today: CalendarDate): LastDay {
  return lastDayFor({
    domain,
    receivedOn: state.receivedOn,
    suspensions: suspensionsOf(state, today),
    extensions: state.extensions,
    today,
  });
}
