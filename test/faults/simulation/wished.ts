import * as fc from 'fast-check';
import { nothingReached, playWishes, type Reached } from '../../support/whatever/play.ts';
import { wish } from '../../support/whatever/wishes.ts';
import type { Finding } from './finding.ts';

/** So many cases in which everybody tries so many commands, without any store; drawn from the seed. */
export type Wishing = {
  readonly kind: 'property';
  readonly seed: number;
  readonly runs: number;
  readonly commands: number;
  /** Whether the first row that breaks a rule is enough, however long it is. */
  readonly isAnyEnough?: boolean;
};

type Wished = {
  readonly findings: readonly Finding[];
  readonly trace: readonly string[];
  readonly reached: Reached;
};

/** What came of it, with the shortest row of wishes that breaks a rule, unless any is enough. */
export function wished({ seed, runs, commands, isAnyEnough = false }: Omit<Wishing, 'kind'>): Wished {
  const reached = nothingReached();
  const length = { minLength: commands, maxLength: commands };
  const property = fc.property(fc.array(wish, length), (wishes) => {
    playWishes(wishes, reached);
  });
  const details = fc.check(property, { seed, numRuns: runs, endOnFailure: isAnyEnough });
  if (!details.failed) return { findings: [], trace: [], reached };
  const what = `seed ${seed}: ${String(details.errorInstance)}`;
  return { findings: [{ kind: 'rule', what }], trace: [JSON.stringify(details.counterexample)], reached };
}

/** As many as show each mistake in the rules that is planted. */
export const huntedWishes = { runs: 1_000, commands: 60, isAnyEnough: true };
