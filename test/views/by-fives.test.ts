import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCells } from '../../shared/views/small-cells.ts';

describe('counts that may be shown', () => {
  it('are those of five and more, and none at all', () => {
    expect(safeCells([[0, 5, 12]])).toEqual([[0, 5, 12]]);
    expect(safeCells([[4]])).toEqual([['few']]);
  });

  it('do not let a small one be worked out from the total of its row', () => {
    expect(safeCells([[10, 4, 0]])).toEqual([['held', 'few', 0]]);
    expect(safeCells([[30, 4, 3, 9]])).toEqual([[30, 'few', 'few', 9]]);
    // Two and two are four together: fewer than five.
    expect(safeCells([[30, 2, 2, 9]])).toEqual([[30, 'few', 'few', 'held']]);
  });

  it('nor from the total of its column', () => {
    expect(
      safeCells([
        [20, 3],
        [30, 40],
        [50, 60],
      ]),
    ).toEqual([
      ['held', 'few'],
      ['held', 'held'],
      [50, 60],
    ]);
  });

  it('in no row and no column, whatever the counts are', () => {
    const table = fc.array(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(table, (counts) => {
        const cells = safeCells(counts);
        const lines = [
          ...counts.map((row, y) => row.map((count, x) => ({ count, cell: cells[y]?.[x] }))),
          ...[0, 1, 2].map((x) => counts.map((row, y) => ({ count: row[x] ?? 0, cell: cells[y]?.[x] }))),
        ];
        for (const line of lines) {
          const hidden = line.filter(({ cell }) => typeof cell !== 'number');
          for (const { count, cell } of line) if (typeof cell === 'number') expect(count).toBe(cell);
          for (const { cell } of line) expect(typeof cell === 'number' && cell > 0 && cell < 5).toBe(false);
          const others = line.filter(({ count, cell }) => typeof cell === 'number' && count > 0);
          if (hidden.length === 0 || others.length === 0) continue;
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});
