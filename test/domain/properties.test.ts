import process from 'node:process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingReached, playWishes } from '../support/whatever/play.ts';
import { wish } from '../support/whatever/wishes.ts';

/** Mutation testing plays fewer: it plays them for every mutant. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 1_000);

describe('whatever anybody tries, in whatever order', () => {
  it('the rules of a case hold after every command', () => {
    const reached = nothingReached();
    fc.assert(
      fc.property(fc.array(wish, { minLength: 60, maxLength: 60 }), (wishes) => {
        playWishes(wishes, reached);
      }),
      { numRuns: runs },
    );
    // Otherwise it was all refusals, and nothing was tried.
    expect(reached.entries).toBeGreaterThan(10 * runs);
    expect(reached.ended).toBeGreaterThan(runs / 10);
    if (runs >= 1_000) expect(Object.keys(reached.byType).length).toBe(27);
  });
});
