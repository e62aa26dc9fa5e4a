import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lettersIn } from '../../shared/desk/outbox.ts';
import { cloudReach, sweep } from '../../functions/sweep/sweep.ts';
import { Clockwork } from '../support/clockwork.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { opening } from '../support/commands.ts';

const day = 86_400_000;
let clockwork: Clockwork;
beforeEach(async () => {
  clockwork = await Clockwork.start();
});
afterEach(() => clockwork.stop());

describe('what a crash left undone', () => {
  it('a case that was opened and never reacted to is found days later', async () => {
    await clockwork.do('contact-1', opening(zomerdijk()));
    clockwork.ahead = 10 * day;
    await sweep(clockwork.system, cloudReach);
    await sweep(clockwork.system, cloudReach);
    await clockwork.settle();
    expect(clockwork.steps).toEqual(['Take stock', 'Whose turn', 'Family confirms']);
  });

  it('the last answer of a case is found although the case is closed, and the closing letters are ordered once', async () => {
    await clockwork.open(zomerdijk({ advisers: [], asks: zomerdijk().asks.slice(0, 1) }));
    await clockwork.confirm();
    await clockwork.answer();
    await clockwork.react();
    expect(await clockwork.answer({ reason: 'goed' })).toBe('recorded');
    const { outbox } = clockwork.system;
    const closings = async () => (await outbox.waiting()).filter((id) => id.endsWith('/closed'));
    expect(await closings()).toEqual([]);
    clockwork.ahead = 3 * day;
    await sweep(clockwork.system, cloudReach);
    await sweep(clockwork.system, cloudReach);
    const [row, ...others] = await closings();
    expect(others).toEqual([]);
    const letter = await outbox.claim(row ?? '');
    expect(letter === undefined ? [] : lettersIn(letter).map(({ recipient }) => recipient)).toEqual([
      'contact-1',
      'family',
      'alderman-1',
      'policy-officer-1',
    ]);
  });

  it('a broken case does not keep the others from being found', async () => {
    const { system } = clockwork;
    await clockwork.open(zomerdijk());
    const broken = clockwork.caseId;
    await clockwork.confirm();
    clockwork.caseId = system.newCaseId();
    await clockwork.do('contact-1', opening(zomerdijk()));
    const found = clockwork.caseId;
    const { ledger } = system.books;
    const load = ledger.load.bind(ledger);
    ledger.load = (caseId) => (caseId === broken ? Promise.reject(new Error('unreadable')) : load(caseId));
    await expect(sweep(system, cloudReach)).rejects.toThrow('2 failed');
    expect(await system.cursors.of(found)).toBeGreaterThan(0);
  });
});
