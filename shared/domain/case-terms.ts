import type { CaseState } from './case-state.ts';
import { familyStage } from './chain.ts';
import { conversationDueOn } from './due-dates.ts';
import {
  earliestLastDay,
  extensionRefusal,
  lastDayFor,
  type ExtensionRefusal,
  type LastDay,
  type Suspension,
} from './terms.ts';
import { outcomeOfAsk, stagesLeft, turnOf } from './turn.ts';
import { dateIn, earlier, type CalendarDate } from './working-days.ts';

/**
 * What made the legal term of a case stand still: questions to the applicant (Awb 4:15, first paragraph) and pauses with
 * the applicant's consent in writing (second paragraph). Nothing else does.
 */
export function suspensionsOf(state: CaseState, today: CalendarDate): Suspension[] {
  const requests = state.questions.flatMap((question): Suspension[] => {
    const { answerBy, at, answer, idleSince, domains } = question;
    if (answerBy === undefined) return [];
    const endedAt = answer?.at ?? idleSince;
    const request = {
      kind: 'request' as const,
      askedOn: dateIn(at),
      answerBy,
      ...(endedAt === undefined ? {} : { answeredOn: dateIn(endedAt) }),
    };
    // A question on the plan as a whole holds up every decision.
    return domains.length === 0 ? [request] : domains.map((domain) => ({ ...request, domain }));
  });
  const pauses = state.pauses
    .filter(({ suspends }) => suspends)
    .map(({ at, until, resumedAt }): Suspension => {
      const end = resumedAt === undefined ? today : dateIn(resumedAt);
      return {
        kind: 'consent',
        agreedOn: dateIn(at),
        until: until === undefined ? end : earlier(until, end),
      };
    });
  return [...requests, ...pauses];
}

/** The earliest last day of the legal terms of what is still to be decided, as it is known today. */
export function legalDateOf(state: CaseState, today: CalendarDate): LastDay & { readonly domain?: string } {
  return earliestLastDay(undecidedDomains(state), {
    receivedOn: state.receivedOn,
    suspensions: suspensionsOf(state, today),
    extensions: state.extensions,
    today,
  });
}

/** The earliest last day that more time may still be announced for (Awb 4:14), and of which domain; or why there is none. */
export function extendable(
  state: CaseState,
  today: CalendarDate,
): { readonly domain: string } | { readonly code: ExtensionRefusal } {
  const { receivedOn, extensions } = state;
  const term = { receivedOn, suspensions: suspensionsOf(state, today), extensions, today };
  const dates = legalDatesOf(state, today).toSorted((a, b) => a.lastDay.localeCompare(b.lastDay));
  const [first, ...others] = dates.map(({ domain }) => ({
    domain,
    code: extensionRefusal({ ...term, domain }),
  }));
  if (first === undefined) throw new Error('a case asks for something');
  const found = [first, ...others].find(({ code }) => code === undefined);
  if (found !== undefined) return { domain: found.domain };
  return { code: first.code ?? 'cannot-be-extended' };
}

/** The same for each domain in which something is still to be decided; in all of them once nothing is. */
export function legalDatesOf(
  state: CaseState,
  today: CalendarDate,
): readonly (LastDay & { readonly domain: string })[] {
  const { receivedOn, extensions } = state;
  const term = { receivedOn, suspensions: suspensionsOf(state, today), extensions, today };
  return undecidedDomains(state).map((domain) => ({ domain, ...lastDayFor({ ...term, domain }) }));
}

function undecidedDomains(state: CaseState): string[] {
  const undecided = state.asks.filter(({ id }) => outcomeOfAsk(state, id) === undefined);
  const asks = undecided.length === 0 ? state.asks : undecided;
  return [...new Set(asks.map(({ domain }) => domain))];
}

/** When a conversation of the stage whose turn it is would be due, were it opened today. After the family's come all stages. */
export function shareOf(state: CaseState, today: CalendarDate): CalendarDate {
  const isFamily = turnOf(state) === familyStage;
  return conversationDueOn({
    legalDate: legalDateOf(state, today).lastDay,
    today,
    stagesLeft: Math.max(1, stagesLeft(state).length + (isFamily ? 1 : 0)),
    urgentOn: state.urgentOn,
  });
}

/** How many working days before `lastDay` it was already warned of; a warning from before it was noted of which counts for all. */
export function warningsOf({ termWarnings }: CaseState, lastDay: CalendarDate): number[] {
  return termWarnings.flatMap((one) =>
    one.lastDay === undefined || one.lastDay === lastDay ? [one.workingDaysLeft] : [],
  );
}
