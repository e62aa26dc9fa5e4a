import type { CaseId } from '../domain/identifiers.ts';
import type { CaseSummary } from './case-summaries.ts';

/** A case that ended, as research reads it: no name, no text, no number of the municipality, no day. */
type ResearchLine = {
  readonly type: 'case';
  /** The same case has another one in every file. */
  readonly pseudonym: string;
  /** Three months, `2027-1`. */
  readonly endedIn: string;
  /** In alphabetical order; `null` where too few ask for these together. */
  readonly domains: readonly string[] | null;
  readonly outcome: CaseSummary['outcome'];
  /**
   * Working days rounded up to whole weeks of five. Without its stage where the domains are too rare to name: each domain has
   * stages of its own.
   */
  readonly time: readonly { readonly stage?: string; readonly cause: string; readonly workingDays: number }[];
  /** Amounts in euro, rounded to five hundred. Where the domains are too rare to name, the asks are left out with them. */
  readonly asks: readonly ResearchAsk[] | null;
};

type ResearchAsk = {
  readonly domain: string;
  readonly layer: string;
  /** Left out where fewer than five cases of the file depart from it. */
  readonly ruleId?: string;
  readonly outcome: string;
  readonly amountOnce?: number;
  readonly amountPerYear?: number;
};

type Closing = NonNullable<CaseSummary['closing']>;
type Closed = CaseSummary & { readonly closedIn: string; readonly closing: Closing };

/** So many lines are alike at least, in what somebody outside may know of a family. */
const fewestAlike = 5;
const week = 5;
const euroStep = 500;

/**
 * Cases that ended in one quarter, in an order that tells nothing. Who knows of a family the domains, the outcome and the
 * quarter finds no fewer than five lines alike: what is rarer than that loses its domains, and is left out in the end. How
 * much is left out is not said. `pseudonymOf` must not be the same in two files. `cases` are those that have a line.
 */
export function researchLines(
  summaries: readonly CaseSummary[],
  { quarter, pseudonymOf }: { quarter: string; pseudonymOf: (caseId: string) => string },
): { readonly lines: readonly ResearchLine[]; readonly cases: readonly CaseId[] } {
  const closed = summaries.filter(isClosed);
  const byDomains = alike(closed, (one) => JSON.stringify([domainsOf(one), one.outcome]));
  const others = alike(byDomains.rare, ({ outcome }) => outcome);
  const rules = commonRules(byDomains.common);
  const lines = [
    ...byDomains.common.map((one) => ({
      ...lineOf(one, { quarter, pseudonymOf }),
      domains: domainsOf(one),
      time: one.closing.time.map(({ stage, cause, workingDays }) => ({
        stage,
        cause,
        workingDays: inWeeks(workingDays),
      })),
      asks: one.closing.asks.map((ask) => askOf(ask, rules)),
    })),
    ...others.common.map((one) => lineOf(one, { quarter, pseudonymOf })),
  ].sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
  return { lines, cases: [...byDomains.common, ...others.common].map(({ caseId }) => caseId) };
}

/** Those of which there are enough alike, and those of which there are not. */
function alike(
  cases: readonly Closed[],
  keyOf: (one: Closed) => string,
): { common: Closed[]; rare: Closed[] } {
  const groups = [...Map.groupBy(cases, keyOf).values()];
  return {
    common: groups.filter(({ length }) => length >= fewestAlike).flat(),
    rare: groups.filter(({ length }) => length < fewestAlike).flat(),
  };
}

function isClosed(summary: CaseSummary): summary is Closed {
  const { closedIn, closing, outcome } = summary;
  return closedIn !== undefined && closing !== undefined && outcome !== 'erased';
}

function domainsOf({ closing }: Closed): string[] {
  return [...new Set(closing.asks.map(({ domain }) => domain))].sort();
}

/** The rules that enough of these cases depart from. */
function commonRules(cases: readonly Closed[]): ReadonlySet<string> {
  const perCase = cases.flatMap(({ closing }) => [
    ...new Set(closing.asks.flatMap(({ ruleId }) => ruleId ?? [])),
  ]);
  return new Set(
    [...Map.groupBy(perCase, (ruleId) => ruleId)].flatMap(([ruleId, { length }]) =>
      length < fewestAlike ? [] : [ruleId],
    ),
  );
}

/** All that is said of a case of which the domains are too rare to name. */
function lineOf(
  { caseId, outcome, closing }: Closed,
  { quarter, pseudonymOf }: { quarter: string; pseudonymOf: (caseId: string) => string },
): ResearchLine {
  const time = [...Map.groupBy(closing.time, ({ cause }) => cause)].map(([cause, parts]) => ({
    cause,
    workingDays: inWeeks(parts.reduce((sum, { workingDays }) => sum + workingDays, 0)),
  }));
  return {
    type: 'case',
    pseudonym: pseudonymOf(caseId),
    endedIn: quarter,
    domains: null,
    outcome,
    time,
    asks: null,
  };
}

function inWeeks(workingDays: number): number {
  return Math.ceil(workingDays / week) * week;
}

function askOf(ask: Closing['asks'][number], rules: ReadonlySet<string>): ResearchAsk {
  const { domain, layer, ruleId, amountOnce, amountPerYear, outcome = 'undecided' } = ask;
  return {
    domain,
    layer,
    ...(ruleId === undefined || !rules.has(ruleId) ? {} : { ruleId }),
    outcome,
    ...(amountOnce === undefined ? {} : { amountOnce: rounded(amountOnce) }),
    ...(amountPerYear === undefined ? {} : { amountPerYear: rounded(amountPerYear) }),
  };
}

function rounded(euro: number): number {
  return Math.round(euro / euroStep) * euroStep;
}
