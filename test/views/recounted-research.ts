import type { RecountedCase } from './recounted.ts';

/** What the file for research holds of a quarter, without pseudonyms and in the order of the text, counted once more. */
export function recountedResearch(
  all: readonly RecountedCase[],
  { quarter, months }: { quarter: string; months: readonly string[] },
): string[] {
  const ended = all.filter(({ endedOn }) => months.includes(endedOn?.slice(0, 7) ?? ''));
  const domainsOf = (one: RecountedCase): string[] =>
    [...new Set(one.asks.map(({ domain }) => domain))].sort();
  const likeByDomains = (one: RecountedCase): RecountedCase[] =>
    ended.filter(
      (other) => other.outcome === one.outcome && String(domainsOf(other)) === String(domainsOf(one)),
    );
  const named = ended.filter((one) => likeByDomains(one).length >= 5);
  const others = ended.filter((one) => !named.includes(one));
  const told = others.filter((one) => others.filter((other) => other.outcome === one.outcome).length >= 5);
  const isKnown = (ruleId: string): boolean =>
    named.filter((one) => one.asks.some((ask) => ask.ruleId === ruleId)).length >= 5;
  const amount = (euro: number | undefined): number | null =>
    euro === undefined ? null : Math.round(euro / 500) * 500;
  const parts = (one: RecountedCase): [string, string, number][] =>
    [...one.days].flatMap(([stage, causes]) =>
      [...causes].map(([cause, days]): [string, string, number] => [stage, cause, days]),
    );
  const byCause = (one: RecountedCase): [string, number][] =>
    [...Map.groupBy(parts(one), ([, cause]) => cause)].map(([cause, some]) => [
      cause,
      inWeeks(some.reduce((sum, [, , days]) => sum + days, 0)),
    ]);
  return [
    ...named.map((one) => [
      quarter,
      domainsOf(one),
      one.outcome,
      parts(one)
        .map(([stage, cause, days]) => [stage, cause, inWeeks(days)])
        .sort(),
      one.asks.map((ask) => [
        ask.domain,
        ask.layer,
        ask.ruleId !== undefined && isKnown(ask.ruleId) ? ask.ruleId : null,
        ask.outcome,
        amount(ask.amountOnce),
        amount(ask.amountPerYear),
      ]),
    ]),
    ...told.map((one) => [quarter, null, one.outcome, byCause(one).sort(), null]),
  ]
    .map((line) => JSON.stringify(line))
    .sort();
}

function inWeeks(days: number): number {
  return days + ((5 - (days % 5)) % 5);
}
