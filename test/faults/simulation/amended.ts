import type { Request } from '../../../shared/domain/request.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';

/** What is different in the new version: it reaches everybody, or only some of them. */
export function amended({ asks, advisers }: Request, chance: Chance): Partial<Request> {
  const [first, ...others] = asks;
  if (first === undefined) return {};
  return chance.oneOf<Partial<Request>>([
    {},
    { story: 'Een ander verhaal.' },
    // Within the mandates: whoever may decide no more than 10,000 euro a year decides on 2,850 a year besides.
    { asks: [{ ...first, amountOnce: chance.between(1_000, 7_000) }, ...others] },
    { asks: others.length === 0 ? asks : others },
    { advisers: advisers.length === 0 ? ['behavioural-scientist'] : [] },
    { intro: 'Een andere inleiding.' },
  ]);
}
