import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import type { Count } from '../../shared/views/by-fives.ts';
import { rollUp } from '../../shared/views/month-rollup.ts';
import { figuresOf, outcomes, type TimeFigures } from '../../shared/views/time-figures.ts';
import { closedCase } from '../support/closed-cases.ts';

/** Over the turn of a year. */
const months = ['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03'];
const read = [...Array.from({ length: 9 }, (_, index) => `2026-0${index + 1}`), ...months];
const domains = ['wmo', 'youth'];
const stages = ['family', 'wmo', 'youth'];

type Drawn = {
  readonly month: string;
  readonly domains: readonly string[];
  readonly outcome: 'agree' | 'agree-with-conditions' | 'not-agree';
};
const drawn: fc.Arbitrary<Drawn> = fc.record({
  month: fc.constantFrom(...months),
  domains: fc.constantFrom(['wmo'], ['youth'], ['wmo', 'youth']),
  outcome: fc.constantFrom('agree' as const, 'agree-with-conditions' as const, 'not-agree' as const),
});

function summaryOf(one: Drawn, index: number): CaseSummary {
  const letters = Array.from(String(index), (digit) => 'bcdefghijk'.charAt(Number(digit))).join('');
  const time = ['family', ...one.domains].map((stage) => ({
    stage,
    cause: stage === 'family' ? ('family' as const) : ('official' as const),
    workingDays: 1 + (index % 9),
  }));
  const [domain = ''] = one.domains;
  const summary = closedCase(letters, { month: one.month, domain, time });
  if (summary.closing === undefined) return summary;
  const asks = one.domains.map((asked) => ({
    domain: asked,
    layer: asked === 'wmo' ? ('policy-rule' as const) : ('ordinance' as const),
    ruleId: `rule-${asked}`,
    outcome: one.outcome,
  }));
  return { ...summary, closing: { ...summary.closing, asks } };
}

type Look = (from: number, until: number) => TimeFigures;

/** Everything that can be asked of the page, of months by their place: with a domain or without. */
function looksAt(cases: readonly CaseSummary[]): ReadonlyMap<string | undefined, Look> {
  return new Map(
    [undefined, ...domains].map((domain) => {
      const rollups = read.map((month) => rollUp(cases, { month, domain }));
      return [
        domain,
        (from, until) => figuresOf(rollups, { months: months.slice(from, until + 1), stages }),
      ] as const;
    }),
  );
}

/** What an address says of one count, and how many there really are. */
type Told = { readonly said: Count; readonly really: number };
type Cell = {
  readonly name: string;
  readonly of: (figures: TimeFigures) => Count;
  readonly counts: (one: Drawn) => number;
};

function cellsOf(domain: string | undefined): Cell[] {
  const asks = (one: Drawn) => one.domains.filter((asked) => domain === undefined || asked === domain);
  const isIn = (one: Drawn): boolean => asks(one).length > 0;
  return [
    { name: 'cases', of: ({ cases }) => cases, counts: (one) => Number(isIn(one)) },
    ...stages.map((stage) => ({
      name: `stage ${stage}`,
      of: (figures: TimeFigures) => figures.stages.find((row) => row.stage === stage)?.cases ?? 'few',
      counts: (one: Drawn) => Number(isIn(one) && (stage === 'family' || one.domains.includes(stage))),
    })),
    ...domains.flatMap((asked) => [
      ...outcomes.map((outcome, index) => ({
        name: `${asked} ${outcome}`,
        of: (figures: TimeFigures) =>
          figures.domains.find((row) => row.name === asked)?.counts[index] ?? 'few',
        counts: (one: Drawn) => Number(one.outcome === outcome && asks(one).includes(asked)),
      })),
      {
        name: `rule of ${asked}`,
        of: (figures: TimeFigures) =>
          figures.rules.find(({ ruleId }) => ruleId === `rule-${asked}`)?.asked ?? 'few',
        counts: (one: Drawn) => Number(asks(one).includes(asked)),
      },
      {
        name: `rule of ${asked}, agreed`,
        of: (figures: TimeFigures) =>
          figures.rules.find(({ ruleId }) => ruleId === `rule-${asked}`)?.agreed ?? 'few',
        counts: (one: Drawn) => Number(one.outcome !== 'not-agree' && asks(one).includes(asked)),
      },
    ]),
  ];
}

/**
 * How few and how many there may be behind what is said of months by their place, for who knows how counting is done: in
 * October the first case ever ended, and in January it begins again.
 */
function bounds(said: Count, from: number, until: number): { least: number; most: number } {
  const years = from < 3 && until >= 3 ? 2 : 1;
  if (said === 'few') return { least: 0, most: 9 + 4 * (years - 1) };
  return { least: from === 0 || from === 3 ? said : said - 4, most: said + 4 * years };
}

/**
 * The least and the most there may have been in each month, for who knows all answers: shortest ways between the ends of
 * months, along what each answer leaves possible.
 */
function workedOut(answer: (from: number, until: number) => Count): { least: number; most: number }[] {
  const ends = months.length + 1;
  const furthest = Array.from({ length: ends }, (_, i) =>
    Array.from({ length: ends }, (_one, j) => (i === j ? 0 : i > j ? 0 : Infinity)),
  );
  const set = (i: number, j: number, value: number): void => {
    const row = furthest[i];
    if (row !== undefined) row[j] = Math.min(row[j] ?? Infinity, value);
  };
  for (let from = 0; from < months.length; from += 1)
    for (let until = from; until < months.length; until += 1) {
      const { least, most } = bounds(answer(from, until), from, until);
      set(from, until + 1, most);
      set(until + 1, from, -least);
    }
  const at = (i: number, j: number): number => furthest[i]?.[j] ?? Infinity;
  for (let via = 0; via < ends; via += 1)
    for (let i = 0; i < ends; i += 1) for (let j = 0; j < ends; j += 1) set(i, j, at(i, via) + at(via, j));
  return months.map((_, month) => ({ least: -at(month + 1, month), most: at(month, month + 1) }));
}

const town = fc.array(drawn, { minLength: 5, maxLength: 120 });

describe('who lays all views side by side', () => {
  it('finds of no small count in any month what it is, from all ranges of months together', () => {
    fc.assert(
      fc.property(town, (cases) => {
        const looks = looksAt(cases.map(summaryOf));
        for (const [domain, look] of looks) {
          const seen = months.map((_, from) =>
            months.map((_one, until) => from <= until && look(from, until)),
          );
          for (const cell of cellsOf(domain)) {
            const found = workedOut((from, until) => {
              const figures = seen[from]?.[until];
              return figures === undefined || figures === false ? 'few' : cell.of(figures);
            });
            for (const [index, { least, most }] of found.entries()) {
              const really = cases
                .filter(({ month }) => month === months[index])
                .reduce((sum, one) => sum + cell.counts(one), 0);
              expect({ cell: cell.name, isWithin: least <= really && really <= most }).toEqual({
                cell: cell.name,
                isWithin: true,
              });
              if (really < 5) expect(most).toBeGreaterThan(least);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds none either by taking one view from another, or parts from a whole', () => {
    fc.assert(
      fc.property(town, fc.nat(5), fc.nat(5), (cases, one, other) => {
        const [from, until] = [Math.min(one, other), Math.max(one, other)];
        const chosen = months.slice(from, until + 1);
        const looks = looksAt(cases.map(summaryOf));
        const tellOf = (domain: string | undefined): Map<string, Told> =>
          new Map(
            cellsOf(domain).map(({ name, of, counts }) => {
              const figures = looks.get(domain)?.(from, until);
              const inMonths = cases.filter(({ month }) => chosen.includes(month));
              const really = inMonths.reduce((sum, each) => sum + counts(each), 0);
              return [name, { said: figures === undefined ? 'few' : of(figures), really }];
            }),
          );
        const all = tellOf(undefined);
        const of = (name: string): Told => all.get(name) ?? { said: 'few', really: 0 };
        // Those who passed a step by, those of another domain, those not agreed to, and an outcome beside the others.
        const differences: [Told, Told[]][] = [
          ...stages.map((stage): [Told, Told[]] => [of('cases'), [of(`stage ${stage}`)]]),
          ...domains.flatMap((domain): [Told, Told[]][] => {
            const own = tellOf(domain).get('cases') ?? of('');
            const asked = of(`rule of ${domain}`);
            return [
              [of('cases'), [own]],
              [asked, [of(`rule of ${domain}, agreed`)]],
              ...outcomes.map((outcome): [Told, Told[]] => [
                asked,
                outcomes.filter((each) => each !== outcome).map((each) => of(`${domain} ${each}`)),
              ]),
            ];
          }),
        ];
        for (const [whole, parts] of differences) {
          const rest = whole.really - parts.reduce((sum, { really }) => sum + really, 0);
          if (rest >= 5) continue;
          const known = bounds(whole.said, from, until);
          const others = parts.map(({ said }) => bounds(said, from, until));
          const most = known.most - others.reduce((sum, { least }) => sum + Math.max(0, least), 0);
          const least = Math.max(0, known.least - others.reduce((sum, part) => sum + part.most, 0));
          expect(most).toBeGreaterThan(least);
        }
      }),
      { numRuns: 80 },
    );
  });
});
