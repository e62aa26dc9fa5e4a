import { describe, expect, it } from 'vitest';
import { researchLines } from '../../shared/views/research.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { closedCase } from '../support/closed-cases.ts';

const time = [
  { stage: 'wmo', cause: 'official', workingDays: 7 },
  { stage: 'family', cause: 'official', workingDays: 2 },
] as const;

function cases(letters: string, about: { month: string; domain: string }): CaseSummary[] {
  return Array.from(letters, (letter) => closedCase(letter, { ...about, time }));
}

function linesOf(summaries: readonly CaseSummary[]) {
  return researchLines(summaries, {
    quarter: '2027-1',
    pseudonymOf: (caseId) => `p-${caseId.slice(0, 1)}`,
  });
}

describe('the file for research', () => {
  it('says of a case its quarter, domains, outcome, weeks and asks, where five ended alike', () => {
    const { lines, cases: told } = linesOf([
      ...cases('edc', { month: '2027-03', domain: 'wmo' }),
      ...cases('ba', { month: '2027-01', domain: 'wmo' }),
    ]);
    expect(told.map((caseId) => caseId.slice(0, 1)).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(lines.map(({ pseudonym }) => pseudonym)).toEqual(['p-a', 'p-b', 'p-c', 'p-d', 'p-e']);
    expect(lines[0]).toEqual({
      type: 'case',
      pseudonym: 'p-a',
      endedIn: '2027-1',
      domains: ['wmo'],
      outcome: 'approved',
      // Seven days and two, in whole weeks.
      time: [
        { stage: 'wmo', cause: 'official', workingDays: 10 },
        { stage: 'family', cause: 'official', workingDays: 5 },
      ],
      asks: [{ domain: 'wmo', layer: 'policy-rule', ruleId: 'recreation', outcome: 'agree' }],
    });
  });

  it('leaves out the domains, and the steps that give them away, where they are too rare', () => {
    const { lines } = linesOf([
      ...cases('abc', { month: '2027-03', domain: 'wmo' }),
      ...cases('de', { month: '2027-03', domain: 'youth' }),
    ]);
    expect(lines).toHaveLength(5);
    for (const { domains, asks, time: spent } of lines)
      expect({ domains, asks, spent }).toEqual({
        domains: null,
        asks: null,
        spent: [{ cause: 'official', workingDays: 10 }],
      });
  });

  it('leaves out what is rarer than that, without a word', () => {
    expect(linesOf(cases('abcd', { month: '2027-03', domain: 'wmo' }))).toEqual({ lines: [], cases: [] });
  });

  it('names no rule that fewer than five of its cases depart from', () => {
    const five = cases('abcde', { month: '2027-03', domain: 'wmo' });
    const [first, ...others] = five;
    if (first?.closing === undefined) throw new Error('five cases were made');
    const rare = {
      ...first,
      closing: {
        ...first.closing,
        asks: [{ domain: 'wmo', layer: 'ordinance' as const, ruleId: 'rare', outcome: 'agree' as const }],
      },
    };
    const { lines } = linesOf([rare, ...others]);
    expect(lines.map(({ asks }) => asks?.map(({ ruleId }) => ruleId))).toEqual([
      [undefined],
      [undefined],
      [undefined],
      [undefined],
      [undefined],
    ]);
  });

  it('rounds amounts to five hundred', () => {
    const rich = cases('abcde', { month: '2027-03', domain: 'wmo' }).map((one) => ({
      ...one,
      closing: {
        time: [],
        asks: [{ domain: 'wmo', layer: 'policy-rule' as const, amountOnce: 7_623, amountPerYear: 449 }],
      },
    }));
    expect(linesOf(rich).lines[0]?.asks).toEqual([
      { domain: 'wmo', layer: 'policy-rule', outcome: 'undecided', amountOnce: 7_500, amountPerYear: 500 },
    ]);
  });
});
