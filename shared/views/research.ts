import { roundedAmount } from '../domain/precedents.ts';
import type { CaseSummary } from './case-summaries.ts';
import { fewestCases, isFew } from './small-cells.ts';

/** A case that ended, as research reads it: no name, no text, no number of the municipality, no day. */
type ResearchLine = {
  readonly type: 'case';
  /** The same case has another one in every file. */
  readonly pseudonym: string;
  /** `2027-03`, or `2027` where too few ended alike in that month. */
  readonly endedIn: string;
  /** In alphabetical order; `null` where too few ask for these together. */
  readonly domains: readonly string[] | null;
  readonly outcome: CaseSummary['outcome'];
  /** Without its stage where the domains are too rare to name: each domain has stages of its own. */
  readonly time: readonly { readonly stage?: string; readonly cause: string; readonly workingDays: number }[];
  /** Amounts in euro, rounded. Where the domains are too rare to name, the asks are left out with them. */
  readonly asks: readonly ResearchAsk[] | null;
};

type ResearchAsk = {
  readonly domain: string;
  readonly layer: string;
  readonly ruleId?: string;
  readonly outcome: string;
  readonly amountOnce?: number;
  readonly amountPerYear?: number;
};

type Closing = NonNullable<CaseSummary['closing']>;
type Closed = CaseSummary & { readonly closedIn: string; readonly closing: Closing };

/**
 * Cases that ended, in an order that tells nothing. Who knows of a family the domains, the outcome and the month finds no
 * fewer than five lines alike: what is rarer than that gets a year for its month, then loses its domains, and is left out in
 * the end. `pseudonymOf` must not be the same in two files.
 */
export function researchLines(
  summaries: readonly CaseSummary[],
  pseudonymOf: (caseId: string) => string,
): { readonly lines: readonly ResearchLine[]; readonly leftOut: number } {
  const lines: ResearchLine[] = [];
  let rare = summaries.filter(isClosed);
  for (const { month, domains } of coarser) {
    const groups = Map.groupBy(rare, (one) =>
      JSON.stringify([month(one), domains ? domainsOf(one) : null, one.outcome]),
    );
    rare = [];
    for (const alike of groups.values()) {
      if (isFew(alike.length)) rare.push(...alike);
      else
        for (const one of alike)
          lines.push(lineOf(one, { pseudonym: pseudonymOf(one.caseId), endedIn: month(one), domains }));
    }
  }
  lines.sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
  return { lines, leftOut: rare.length };
}

/** How precise a line may be, the most precise first. */
const coarser = [
  { month: ({ closedIn }: Closed) => closedIn, domains: true },
  { month: ({ closedIn }: Closed) => closedIn.slice(0, 4), domains: true },
  { month: ({ closedIn }: Closed) => closedIn.slice(0, 4), domains: false },
];

function isClosed(summary: CaseSummary): summary is Closed {
  const { closedIn, closing, outcome } = summary;
  return closedIn !== undefined && closing !== undefined && outcome !== 'erased';
}

function domainsOf({ closing }: Closed): string[] {
  return [...new Set(closing.asks.map(({ domain }) => domain))].sort();
}

function lineOf(
  one: Closed,
  { pseudonym, endedIn, domains }: { pseudonym: string; endedIn: string; domains: boolean },
): ResearchLine {
  const { outcome, closing } = one;
  return {
    type: 'case',
    pseudonym,
    endedIn,
    domains: domains ? domainsOf(one) : null,
    outcome,
    time: domains
      ? closing.time.map(({ stage, cause, workingDays }) => ({ stage, cause, workingDays }))
      : byCause(closing),
    asks: domains ? closing.asks.map(askOf) : null,
  };
}

function byCause({ time }: Closing): { cause: string; workingDays: number }[] {
  return [...Map.groupBy(time, ({ cause }) => cause)].map(([cause, parts]) => ({
    cause,
    workingDays: parts.reduce((sum, { workingDays }) => sum + workingDays, 0),
  }));
}

function askOf(ask: Closing['asks'][number]): ResearchAsk {
  const { domain, layer, ruleId, amountOnce, amountPerYear, outcome = 'undecided' } = ask;
  return {
    domain,
    layer,
    ...(ruleId === undefined ? {} : { ruleId }),
    outcome,
    ...(amountOnce === undefined ? {} : { amountOnce: roundedAmount(amountOnce) }),
    ...(amountPerYear === undefined ? {} : { amountPerYear: roundedAmount(amountPerYear) }),
  };
}

/** How many were left out, as it may be said. */
export function leftOutText(leftOut: number): number | string {
  return isFew(leftOut) ? `<${fewestCases}` : leftOut;
}
