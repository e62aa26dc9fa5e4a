import { describe, expect, it } from 'vitest';
import { countByFives } from '../../shared/views/by-fives.ts';

const year = ['2027-01', '2027-02', '2027-03', '2027-04'];
/** So many in each month from January 2027. */
function counts(...inMonths: readonly number[]): (month: string) => number {
  return (month) => inMonths[year.indexOf(month)] ?? 0;
}

describe('counts that may be shown', () => {
  it('are shown from ten, in fives', () => {
    const count = (all: number) => countByFives(counts(all), ['2027-01']);
    expect([0, 4, 9, 10, 14, 15].map(count)).toEqual(['few', 'few', 'few', 10, 10, 15]);
  });

  it('count a group of five in the month in which it is full', () => {
    const some = counts(14, 7, 15);
    // 14, 21 and 36 in all: two groups, four and seven.
    expect(year.map((month) => countByFives(some, [month]))).toEqual([10, 10, 15, 'few']);
  });

  it('add up: some months together are what each of them is', () => {
    const some = counts(14, 7, 15);
    expect(countByFives(some, ['2027-01', '2027-02'])).toBe(20);
    expect(countByFives(some, ['2027-02', '2027-03'])).toBe(25);
    expect(countByFives(some, year)).toBe(35);
  });

  it('begin again in January: what was left of a year is not counted in the next', () => {
    const december = (month: string): number => ({ '2026-12': 14, '2027-01': 11 })[month] ?? 0;
    expect(countByFives(december, ['2026-12'])).toBe(10);
    expect(countByFives(december, ['2027-01'])).toBe(10);
    expect(countByFives(december, ['2026-12', '2027-01'])).toBe(20);
  });

  it('never stand for fewer than six', () => {
    // Five of the ten are of the month before but for four.
    expect(countByFives(counts(4, 6), ['2027-02'])).toBe(10);
    expect(countByFives(counts(4, 5), ['2027-02'])).toBe('few');
  });
});
