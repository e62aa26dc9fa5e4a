import { causes } from '../../shared/domain/time-spent.ts';
import type { TimeFigures } from '../../shared/views/time-figures.ts';
import { daysOf, type RecountedCase } from './recounted.ts';

/** What the page of where time goes must say, of cases that were counted from their entries one by one. */

type Ended = RecountedCase & { readonly endedOn: string };
type Counted = number | 'few';

type Choice = {
  readonly months: readonly string[];
  readonly stages: readonly string[];
  readonly domain?: string | undefined;
  readonly stage?: string | undefined;
};

const outcomes = ['agree', 'agree-with-conditions', 'not-agree', 'undecided'];
const layers = ['work-instruction', 'policy-rule', 'ordinance', 'statute'];

/**
 * The months in which things happened, in their order, year by year: of each year the fifth, the tenth and so on fill a
 * group. Five for each of those in the months that were chosen, and nothing under ten.
 */
function byFives(happenedIn: readonly string[], months: readonly string[]): Counted {
  const years = Map.groupBy(happenedIn.toSorted(), (month) => month.slice(0, 4));
  const full = [...years.values()].flatMap((year) => year.filter((_, index) => (index + 1) % 5 === 0));
  const count = full.filter((month) => months.includes(month)).length * 5;
  return count < 10 ? 'few' : count;
}

const monthOf = ({ endedOn }: Ended): string => endedOn.slice(0, 7);

function pace(days: readonly number[], count: Counted): TimeFigures['pace'] {
  if (count === 'few') return undefined;
  const sorted = days.toSorted((a, b) => a - b);
  const within = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  let weeks = 0;
  while (weeks * 5 < within(0.9)) weeks += 1;
  return { median: within(0.5), nineTenths: count < 15 ? undefined : weeks * 5 };
}

export function recountedFigures(all: readonly RecountedCase[], choice: Choice): TimeFigures {
  const { months, stages, domain, stage } = choice;
  const ended = all.filter(
    (one): one is Ended =>
      one.endedOn !== undefined &&
      (domain === undefined || one.asks.some((ask) => ask.domain === domain)) &&
      one.endedOn.slice(0, 7) <= (months.at(-1) ?? ''),
  );
  const told = stage === undefined ? stages : [stage];
  const whole = paced(ended, months);
  return {
    cases: whole.cases,
    pace: whole.pace,
    months: months.map((month) => ({
      month,
      ...paced(ended, [month], stage),
      shares: shares(ended, [month], told),
    })),
    stages: stages.map((one) => ({
      stage: one,
      ...paced(ended, months, one),
      shares: shares(ended, months, [one]),
    })),
    shares: shares(ended, months, stages),
    ...askedFigures(ended, choice),
    costs: costs(ended, months),
  };
}

function paced(ended: readonly Ended[], months: readonly string[], stage?: string) {
  const visited = ended.filter(({ days }) => stage === undefined || days.has(stage));
  const cases = byFives(visited.map(monthOf), months);
  const here = visited.filter((one) => months.includes(monthOf(one)));
  return {
    cases,
    pace: pace(
      here.map((one) => daysOf(one, stage)),
      cases,
    ),
  };
}

function shares(
  ended: readonly Ended[],
  months: readonly string[],
  stages: readonly string[],
): TimeFigures['shares'] {
  const days = new Map<string, number>();
  for (const stage of stages)
    for (const cause of causes) {
      const waited = ended.filter((one) => one.days.get(stage)?.has(cause) === true);
      if (byFives(waited.map(monthOf), months) === 'few') continue;
      for (const one of waited)
        if (months.includes(monthOf(one)))
          days.set(cause, (days.get(cause) ?? 0) + (one.days.get(stage)?.get(cause) ?? 0));
    }
  const all = [...days.values()].reduce((sum, one) => sum + one, 0);
  if (all === 0) return undefined;
  const share = (cause: string): Counted => {
    const own = days.get(cause);
    return own === undefined ? 'few' : Math.round((own * 100) / all / 5) * 5;
  };
  return {
    official: share('official'),
    'contact-person': share('contact-person'),
    family: share('family'),
    suspension: share('suspension'),
  };
}

function askedFigures(
  ended: readonly Ended[],
  { months, domain }: Choice,
): Pick<TimeFigures, 'domains' | 'kinds' | 'rules'> {
  const asks = ended.flatMap((one) =>
    one.asks
      .filter((ask) => domain === undefined || ask.domain === domain)
      .map((ask) => ({ ...ask, month: monthOf(one) })),
  );
  const count = (which: (ask: (typeof asks)[number]) => boolean): Counted =>
    byFives(
      asks.filter(which).map(({ month }) => month),
      months,
    );
  const rows = <Name extends string>(names: readonly Name[], of: (ask: (typeof asks)[number]) => string) =>
    names
      .map((name) => ({
        name,
        counts: outcomes.map((outcome) => count((ask) => of(ask) === name && ask.outcome === outcome)),
      }))
      .filter(({ counts }) => counts.some((one) => one !== 'few'));
  const height = (one: Counted): number => (one === 'few' ? 0 : one);
  const rules = [...new Set(asks.flatMap(({ ruleId }) => ruleId ?? []))]
    .sort()
    .map((ruleId) => ({
      ruleId,
      agreed: count((ask) => ask.ruleId === ruleId && /^agree/.test(ask.outcome)),
      asked: count((ask) => ask.ruleId === ruleId),
    }))
    .filter(({ agreed, asked }) => agreed !== 'few' || asked !== 'few')
    .sort((a, b) => height(b.agreed) - height(a.agreed) || height(b.asked) - height(a.asked));
  return {
    domains: rows([...new Set(asks.map((ask) => ask.domain))].sort(), (ask) => ask.domain),
    kinds: rows(layers, (ask) => ask.layer).map(({ name, counts }) => ({ name: layerOf(name), counts })),
    rules,
  };
}

function layerOf(name: string): TimeFigures['kinds'][number]['name'] {
  if (name === 'work-instruction' || name === 'policy-rule' || name === 'ordinance') return name;
  return 'statute';
}

/** What a plan cost to which was said yes, on average and in five hundreds. */
function costs(ended: readonly Ended[], months: readonly string[]): TimeFigures['costs'] {
  const known = ended.filter(
    (one) => one.costs !== undefined && (one.outcome === 'approved' || one.outcome === 'partly'),
  );
  const cases = byFives(known.map(monthOf), months);
  if (cases === 'few') return undefined;
  const here = known.filter((one) => months.includes(monthOf(one))).flatMap((one) => one.costs ?? []);
  const mean = (of: (one: (typeof here)[number]) => number): number =>
    Math.round(here.reduce((sum, one) => sum + of(one), 0) / here.length / 500) * 500;
  return {
    cases,
    firstYear: mean((one) => one.planOnce + one.planPerYear),
    laterYears: mean((one) => one.planPerYear),
    currentPerYear: mean((one) => one.currentPerYear),
  };
}
