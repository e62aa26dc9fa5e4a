import { investigationDays, termOf, type DecisionTerm } from './decision-terms.ts';
import {
  daysBetween,
  earlier,
  endOfTerm,
  isWorkingDay,
  later,
  nextDay,
  plusDays,
  workingDaysBetween,
  type CalendarDate,
} from './working-days.ts';

/**
 * What suspends a term (Awb 4:15), of one domain or, without `domain`, of all.
 *
 * - `request`: the applicant was asked for what is missing (4:5; first paragraph under a). Suspended from the day after `askedOn` up
 *   to and including the day of the answer, or `answerBy` when that comes first. A request without such a date suspends nothing
 *   (ECLI:NL:RVS:2016:2527), hence it is required.
 * - `consent`: the applicant agreed in writing to postponement (second paragraph under a), from the day after `agreedOn` up to and
 *   including `until`.
 *
 * There is no third kind: internal waiting, leave and substitution never suspend. Whether delay is the applicant's own doing or the
 * municipality's force majeure (second paragraph under b and c) is for a lawyer and not for a clock.
 */
export type Suspension = { readonly domain?: string | undefined } & (
  | {
      readonly kind: 'request';
      readonly askedOn: CalendarDate;
      readonly answerBy: CalendarDate;
      readonly answeredOn?: CalendarDate | undefined;
    }
  | { readonly kind: 'consent'; readonly agreedOn: CalendarDate; readonly until: CalendarDate }
);

/** An announcement to the applicant that the decision comes later, with the date (Awb 4:14). */
export interface Extension {
  readonly domain?: string | undefined;
  readonly announcedOn: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * Whose last day is asked. `receivedOn` is the day of receipt (for the Wmo: of the report), `appliedOn` that of the application
 * after a Wmo investigation. Nothing after `today` is taken into account: the answer is what is known on that day.
 */
export interface TermAsk {
  readonly domain?: string | undefined;
  readonly receivedOn: CalendarDate;
  readonly appliedOn?: CalendarDate | undefined;
  readonly suspensions?: readonly Suspension[] | undefined;
  readonly extensions?: readonly Extension[] | undefined;
  readonly today: CalendarDate;
}

/**
 * `running`: the decision must have been taken on `lastDay` or before. `suspended`: a request to the applicant stands open, so that
 * the end is not known yet; it lies on `lastDay` or later.
 */
export interface LastDay {
  readonly kind: 'running' | 'suspended';
  readonly lastDay: CalendarDate;
}

/** The last day of the term of one domain: Awb 4:13 to 4:15, the laws of `termOf` and the Algemene termijnenwet, article 1. */
export function lastDayFor(ask: TermAsk): LastDay {
  const own = ownLastDay(ask);
  const extension = extensionOf(ask);
  const lastDay = extension === undefined ? own : later(own, extendedTo(ask, extension));
  const isOpen =
    startOf(ask) <= ask.today && suspendedSpans(ask).some((span) => span.isOpen && span.from <= lastDay);
  return { kind: isOpen ? 'suspended' : 'running', lastDay };
}

/** The earliest last day among several domains, and whose it is; without domains that of the general term. */
export function earliestLastDay(
  domains: readonly string[],
  ask: Omit<TermAsk, 'domain'>,
): LastDay & { readonly domain?: string } {
  const [earliest] = domains
    .map((domain) => ({ domain, ...lastDayFor({ ...ask, domain }) }))
    .sort((one, other) => one.lastDay.localeCompare(other.lastDay));
  return earliest ?? lastDayFor(ask);
}

export type ExtensionRefusal =
  'cannot-be-extended' | 'not-running-yet' | 'term-over' | 'already-extended' | 'no-later-date';

/**
 * Why no extension may be announced on `ask.today` (Awb 4:14); undefined when one may. It must be announced within the term, its
 * last day included, and once.
 */
export function extensionRefusal(ask: TermAsk): ExtensionRefusal | undefined {
  if (termOf(ask.domain).extension === undefined) return 'cannot-be-extended';
  if (ask.today < startOf(ask)) return 'not-running-yet';
  if (extensionOf(ask) !== undefined) return 'already-extended';
  return ask.today > ownLastDay(ask) ? 'term-over' : undefined;
}

/** The last day after an extension to `until` is announced on `ask.today` (Awb 4:14), or why that may not be. */
export function extend(
  ask: TermAsk,
  until: CalendarDate,
):
  | { readonly kind: 'extended'; readonly lastDay: CalendarDate }
  | { readonly kind: 'refused'; readonly code: ExtensionRefusal } {
  const refusal = extensionRefusal(ask);
  if (refusal !== undefined) return { kind: 'refused', code: refusal };
  if (until <= ownLastDay(ask)) return { kind: 'refused', code: 'no-later-date' };
  return { kind: 'extended', lastDay: endOfTerm(until) };
}

/**
 * Wmo 2015 2.3.2, from the report: the family may hand in a plan of its own within seven days (second paragraph); the investigation
 * is done within six weeks (first paragraph). The decision follows two weeks after the application: `lastDayFor`.
 */
export function wmoDates(
  reportedOn: CalendarDate,
): Readonly<Record<'personalPlanUntil' | 'investigatedUntil', CalendarDate>> {
  return {
    personalPlanUntil: endOfTerm(plusDays(reportedOn, 7)),
    investigatedUntil: endOfTerm(plusDays(reportedOn, investigationDays)),
  };
}

/** The last day for an objection: six weeks from the day after sending (Awb 6:7 and 6:8), then to a working day. */
export function objectionUntil(sentOn: CalendarDate): CalendarDate {
  return endOfTerm(plusDays(sentOn, 6 * 7));
}

/** How many working days before the last day the contact person is warned. */
export const warnBefore = [10, 5, 1] as const;

/** How many of the warnings ten, five and one working days before `lastDay` are due on `today`: 0 to 3. */
export function legalWarningsDue(lastDay: CalendarDate, today: CalendarDate): number {
  const left = workingDaysBetween(today, lastDay);
  return warnBefore.filter((days) => left <= days).length;
}

/** Days on which the term stands still; `isOpen` when it is not known how many more there will be. */
interface Span {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly isOpen: boolean;
}

/** The day whose next day is the first of the term. */
function startOf({ domain, receivedOn, appliedOn }: TermAsk): CalendarDate {
  const { daysBefore } = termOf(domain);
  return daysBefore === 0 ? receivedOn : (appliedOn ?? plusDays(receivedOn, daysBefore));
}

/** The last day without an extension. */
function ownLastDay(ask: TermAsk): CalendarDate {
  const { count, unit } = termOf(ask.domain);
  return walk({ from: startOf(ask), count, unit }, suspendedSpans(ask));
}

/** The first extension that was announced in time, to a later date. */
function extensionOf(ask: TermAsk): Extension | undefined {
  return ask.extensions
    ?.filter(({ domain, announcedOn }) => concerns(domain, ask) && announcedOn <= ask.today)
    .sort((one, other) => one.announcedOn.localeCompare(other.announcedOn))
    .find(({ announcedOn, until }) => {
      const suspensions = ask.suspensions?.map((one) => asKnownOn(one, announcedOn));
      return extend({ ...ask, suspensions, extensions: [], today: announcedOn }, until).kind === 'extended';
    });
}

/** How long a postponement lasts is not known before: what came of it later makes no announcement of that day invalid. */
function asKnownOn(suspension: Suspension, day: CalendarDate): Suspension {
  return suspension.kind === 'request'
    ? suspension
    : { ...suspension, until: earlier(suspension.until, day) };
}

/** A date that was named stands: of the suspensions, only those begun since move it. */
function extendedTo(ask: TermAsk, { announcedOn, until }: Extension): CalendarDate {
  const since = ask.suspensions?.filter((suspension) => begunOn(suspension) >= announcedOn);
  const count = daysBetween(announcedOn, until);
  return walk({ from: announcedOn, count, unit: 'days' }, suspendedSpans({ ...ask, suspensions: since }));
}

/**
 * The last of `count` days after `from` on which the term did not stand still, and from there the first working day on which it
 * did not. A day under two suspensions is one day.
 */
function walk(
  term: { readonly from: CalendarDate; readonly count: number; readonly unit: DecisionTerm['unit'] },
  spans: readonly Span[],
): CalendarDate {
  const standsStill = (day: CalendarDate): boolean =>
    spans.some(({ from, until }) => from <= day && day <= until);
  let day = term.from;
  for (let left = term.count; left > 0;) {
    day = nextDay(day);
    if (!standsStill(day) && (term.unit === 'days' || isWorkingDay(day))) left -= 1;
  }
  while (!isWorkingDay(day) || standsStill(day)) day = nextDay(day);
  return day;
}

function suspendedSpans(ask: TermAsk): Span[] {
  if (!termOf(ask.domain).canBeSuspended) return [];
  return (ask.suspensions ?? [])
    .filter((suspension) => concerns(suspension.domain, ask) && begunOn(suspension) <= ask.today)
    .map((suspension) => spanOf(suspension, ask.today));
}

function spanOf(suspension: Suspension, today: CalendarDate): Span {
  const from = nextDay(begunOn(suspension));
  if (suspension.kind === 'consent') return { from, until: suspension.until, isOpen: false };
  const { answeredOn, answerBy } = suspension;
  const isAnswered = answeredOn !== undefined && answeredOn <= today;
  const until = earlier(isAnswered ? answeredOn : today, answerBy);
  return { from, until, isOpen: !isAnswered && today <= answerBy };
}

function begunOn(suspension: Suspension): CalendarDate {
  return suspension.kind === 'request' ? suspension.askedOn : suspension.agreedOn;
}

function concerns(domain: string | undefined, ask: TermAsk): boolean {
  return domain === undefined || domain === ask.domain;
}
