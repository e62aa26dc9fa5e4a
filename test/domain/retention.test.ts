import { describe, expect, it } from 'vitest';
import { keptUntil } from '../../shared/domain/retention.ts';
import { CaseHistory } from '../support/case-history.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const asksOf = (...domains: string[]) => zomerdijk().asks.filter(({ domain }) => domains.includes(domain));
const begun = (...domains: string[]): CaseHistory =>
  new CaseHistory().open(zomerdijk({ advisers: [], asks: asksOf(...domains) }));
const kept = (history: CaseHistory, terms = {}) => keptUntil(history.case, history.entries, terms);

/** The case ends on 27 January 2027. */
describe('until when a case is kept', () => {
  it.each([
    [['youth'], '2047-01-27'],
    [['wmo'], '2042-01-27'],
    [['participatiewet'], '2037-01-27'],
    [['participatiewet', 'wmo'], '2042-01-27'],
    [['wmo', 'youth'], '2047-01-27'],
  ])('what was agreed on %s: until %s', (domains, lastDay) => {
    expect(kept(begun(...domains).until('ended'))).toEqual({ ground: 'retention-ended', lastDay });
  });

  it('what was refused goes after five years, and what was agreed beside it keeps the whole longer', () => {
    const refused = begun('wmo').until('wmo');
    refused.answer({ outcome: 'not-agree', reason: 'nee' });
    expect(kept(refused.until('ended'))).toEqual({ ground: 'retention-ended', lastDay: '2032-01-27' });
    const partly = begun('wmo', 'participatiewet').until('wmo');
    partly.answer({ outcome: 'not-agree', reason: 'nee' });
    expect(kept(partly.until('ended'))?.lastDay).toBe('2037-01-27');
  });

  it('what was broken off before anything was decided is kept for 42 days', () => {
    const history = begun('wmo').at('wmo');
    expect(kept(history)).toBeUndefined();
    history.do('family', { type: 'withdraw' });
    expect(kept(history)).toEqual({ ground: 'broken-off', lastDay: '2027-03-10' });
  });

  it('what was decided before it was broken off is kept as long as without that', () => {
    const history = begun('wmo', 'participatiewet').until('participatiewet');
    history.do('family', { type: 'withdraw' });
    expect(kept(history)).toEqual({ ground: 'retention-ended', lastDay: '2042-01-27' });
  });

  it('a municipality may keep longer or shorter', () => {
    const history = begun('wmo').until('ended');
    expect(kept(history, { years: { wmo: 7 } })?.lastDay).toBe('2034-01-27');
    expect(kept(history, { years: { youth: 7 } })?.lastDay).toBe('2042-01-27');
    const broken = begun('wmo');
    broken.do('family', { type: 'withdraw' });
    expect(kept(broken, { brokenOffDays: 7 })?.lastDay).toBe('2027-02-03');
  });

  it('a leap day ends on the last of February', () => {
    const history = begun('wmo').until('wmo');
    history.now = '2028-02-29T12:00:00Z';
    expect(kept(history.until('ended'))?.lastDay).toBe('2043-02-28');
  });

  it('what was erased is kept no longer', () => {
    const history = begun('wmo').until('ended');
    history.do('administrator', { type: 'erase-case', ground: 'asked-by-family' });
    expect(kept(history)).toBeUndefined();
  });
});
