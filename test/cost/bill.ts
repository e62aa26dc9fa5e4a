import * as z from 'zod';
import { eurPerUsd, priceList, type Billed, type Price } from './price-list.ts';

/** How much of each thing on the price list was used; what is left out was not. */
export type Usage = Readonly<Partial<Record<Billed, number>>>;

const billed = z.array(z.custom<Billed>((name) => typeof name === 'string' && name in priceList));
const names = billed.parse(Object.keys(priceList));

export function plus(...usages: readonly Usage[]): Usage {
  return Object.fromEntries(
    names.flatMap((name) => {
      const sum = usages.reduce((so, usage) => so + (usage[name] ?? 0), 0);
      return sum === 0 ? [] : [[name, sum]];
    }),
  );
}

export function times(usage: Usage, factor: number): Usage {
  return Object.fromEntries(names.map((name) => [name, (usage[name] ?? 0) * factor]));
}

/** What is left to pay of it in an account that holds nothing else. */
export function afterFree(usage: Usage): Usage {
  const prices: Readonly<Record<Billed, Price>> = priceList;
  return Object.fromEntries(
    names.map((name) => [name, Math.max(0, (usage[name] ?? 0) - (prices[name].free ?? 0))]),
  );
}

/** The firewall is a choice of its own: it is left out of what a case costs. */
export const apart: ReadonlySet<string> = new Set(['WAF']);

export type Bill = {
  /** Euro by service, the dearest first. */
  readonly services: readonly { readonly service: string; readonly eur: number }[];
  /** Euro without what stands apart. */
  readonly eur: number;
  readonly eurApart: number;
};

/** Unit prices times what was used. */
export function billOf(
  usage: Usage,
  prices: Readonly<Record<Billed, Price>> = priceList,
  rate: number = eurPerUsd.rate,
): Bill {
  const services = new Map<string, number>();
  for (const name of names) {
    const { service, usd, per } = prices[name];
    const eur = ((usage[name] ?? 0) / per) * usd * rate;
    if (eur > 0) services.set(service, (services.get(service) ?? 0) + eur);
  }
  const lines = [...services].map(([service, eur]) => ({ service, eur })).sort((a, b) => b.eur - a.eur);
  const sum = (isApart: boolean): number =>
    lines.reduce((so, { service, eur }) => (apart.has(service) === isApart ? so + eur : so), 0);
  return { services: lines, eur: sum(false), eurApart: sum(true) };
}
