import { describe, expect, it } from 'vitest';
import { leftOutText, researchLines } from '../../shared/views/research.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { closedCase } from '../support/closed-cases.ts';

const time = [
  { stage: 'wmo', cause: 'official', workingDays: 7 },
  { stage: 'family', cause: 'official', workingDays: 2 },
] as const;

function cases(letters: string, about: { month: string; domain: string }): CaseSummary[] {
  return Array.from(letters, (letter) => closedCase(letter, { ...about, time }));
}

const pseudonyms = (caseId: string): string => `p-${caseId.slice(0, 1)}`;

describe('the file for research', () => {
  it('says of a case its month, domains, outcome, working days and asks, where five ended alike', () => {
    const { lines, leftOut } = researchLines(cases('edcba', { month: '2027-03', domain: 'wmo' }), pseudonyms);
    expect(leftOut).toBe(0);
    expect(lines.map(({ pseudonym }) => pseudonym)).toEqual(['p-a', 'p-b', 'p-c', 'p-d', 'p-e']);
    expect(lines[0]).toEqual({
      type: 'case',
      pseudonym: 'p-a',
      endedIn: '2027-03',
      domains: ['wmo'],
      outcome: 'approved',
      time: [
        { stage: 'wmo', cause: 'official', workingDays: 7 },
        { stage: 'family', cause: 'official', workingDays: 2 },
      ],
      asks: [{ domain: 'wmo', layer: 'policy-rule', ruleId: 'recreation', outcome: 'agree' }],
    });
  });

  it('gives a year for the month where fewer than five ended alike in it', () => {
    const spread = [
      ...cases('abc', { month: '2027-03', domain: 'wmo' }),
      ...cases('de', { month: '2027-05', domain: 'wmo' }),
    ];
    expect(researchLines(spread, pseudonyms).lines.map(({ endedIn }) => endedIn)).toEqual([
      '2027',
      '2027',
      '2027',
      '2027',
      '2027',
    ]);
  });

  it('leaves out the domains, and the steps that give them away, where they are still too rare', () => {
    const mixed = [
      ...cases('abc', { month: '2027-03', domain: 'wmo' }),
      ...cases('de', { month: '2027-03', domain: 'youth' }),
    ];
    const { lines } = researchLines(mixed, pseudonyms);
    expect(lines).toHaveLength(5);
    for (const { domains, asks, time: spent } of lines)
      expect({ domains, asks, spent }).toEqual({
        domains: null,
        asks: null,
        spent: [{ cause: 'official', workingDays: 9 }],
      });
  });

  it('leaves out what is rarer than that, and says how many without saying it of fewer than five', () => {
    const { lines, leftOut } = researchLines(cases('abcd', { month: '2027-03', domain: 'wmo' }), pseudonyms);
    expect([lines, leftOut, leftOutText(leftOut)]).toEqual([[], 4, '<5']);
    expect([leftOutText(0), leftOutText(5)]).toEqual([0, 5]);
  });

  it('rounds amounts', () => {
    const rich = cases('abcde', { month: '2027-03', domain: 'wmo' }).map((one) => ({
      ...one,
      closing: {
        time: [],
        asks: [{ domain: 'wmo', layer: 'policy-rule' as const, amountOnce: 7_623, amountPerYear: 449 }],
      },
    }));
    expect(researchLines(rich, pseudonyms).lines[0]?.asks).toEqual([
      { domain: 'wmo', layer: 'policy-rule', outcome: 'undecided', amountOnce: 7_500, amountPerYear: 400 },
    ]);
  });
});
