import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/commands.ts';
import { evolveAll } from '../../shared/domain/evolve.ts';
import { isOvertaken } from '../../shared/domain/mail-order.ts';
import { outcomeOf } from '../../shared/domain/turn.ts';
import { CaseHistory, refusalOf } from '../support/case-history.ts';
import { meant } from '../support/whatever/meant.ts';
import { wish } from '../support/whatever/wishes.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk({ advisers: [] });
const asked: Command = { type: 'erase-case', ground: 'asked-by-family' };
const due = (keptUntil?: string) => ({
  type: 'erase-case' as const,
  ground: 'retention-ended' as const,
  ...(keptUntil === undefined ? {} : { keptUntil }),
});

describe('a case that is erased', () => {
  it.each([
    ['administrator', 'accepted'],
    ['contact-2', 'accepted'],
    ['manager-1', 'accepted'],
    ['family', 'not-yours'],
    ['system', 'not-yours'],
    ['import', 'not-yours'],
  ])('by %s: %s', (who, code) => {
    expect(refusalOf(new CaseHistory().open(plan).at('wmo'), who, asked)).toBe(code);
  });

  it('says who ordered it and on what ground, ends what runs, and writes to nobody', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    expect(history.following(() => history.do('manager-1', asked))).toEqual(['ring elsewhere']);
    expect(history.last).toMatchObject({
      type: 'erased',
      actor: { id: 'manager-1', function: 'manager' },
      ground: 'asked-by-family',
    });
    expect([history.turn, outcomeOf(history.case)]).toEqual(['ended', 'erased']);
    expect(isOvertaken({}, history.case)).toBe(true);
  });

  it('goes only when it has ended and the last day of its term is over, unless the family asked', () => {
    const history = new CaseHistory().open(plan).at('wmo');
    expect(history.do('administrator', due('2026-01-01'))).toBe('not-due');
    history.until('ended');
    expect(history.do('administrator', due())).toBe('not-due');
    // 27 January 2027, ten in the morning: its last day is not over.
    expect(history.do('administrator', due('2027-01-27'))).toBe('not-due');
    expect(history.do('administrator', { ...due('2027-01-26'), ground: 'broken-off' })).toBe('not-due');
    expect(history.do('administrator', due('2027-01-26'))).toBe('accepted');
    expect(history.last).toMatchObject({ ground: 'retention-ended', keptUntil: '2027-01-26' });
  });

  it('goes as broken off only when the request was taken back', () => {
    const history = new CaseHistory().open(plan);
    const command: Command = { type: 'erase-case', ground: 'broken-off', keptUntil: '2027-01-26' };
    expect(history.do('administrator', command)).toBe('not-due');
    history.do('family', { type: 'withdraw' });
    expect(history.do('administrator', command)).toBe('accepted');
  });

  it('takes nothing any more, whoever tries whatever', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.array(wish, { minLength: 30, maxLength: 30 }), fc.nat({ max: 25 }), (wishes, at) => {
        const history = new CaseHistory().open(zomerdijk());
        for (const [index, { what, who, right, days }] of wishes.entries()) {
          history.now = new Date(Date.parse(history.now) + days * 86_400_000).toISOString();
          if (index === at) expect(history.do('administrator', asked)).toBe('accepted');
          if (what.type === 'registers') continue;
          const before = history.state;
          const isErased = history.case.erased !== undefined;
          const wanted = meant(history, what);
          const said = history.do(right ? wanted.rights[0] : who, wanted.command);
          if (!isErased) continue;
          tried += 1;
          expect(said).toBe('erased');
          expect(history.state).toBe(before);
        }
        expect(history.do('administrator', asked)).toBe('erased');
        expect(history.last.type).toBe('erased');
        expect(evolveAll(history.entries)).toEqual(history.case);
      }),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(300);
  });
});
