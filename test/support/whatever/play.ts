import assert from 'node:assert/strict';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { evolveAll } from '../../../shared/domain/evolve.ts';
import type { Registers } from '../../../shared/domain/registers.ts';
import { outcomeOf, turnOf } from '../../../shared/domain/turn.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import { CaseHistory } from '../case-history.ts';
import { away, mandated, revoked } from '../changed-registers.ts';
import { zomerdijk } from '../zomerdijk.ts';
import { meant } from './meant.ts';
import { Rules } from './rules.ts';
import type { What, Wish } from './wishes.ts';

/** What a run came to, so that one of nothing but refusals is seen. */
export type Reached = { entries: number; refused: number; ended: number; byType: Record<string, number> };

export const nothingReached = (): Reached => ({ entries: 0, refused: 0, ended: 0, byType: {} });

const plan = zomerdijk();

/** One case in which everybody tries whatever they wish. Throws where a rule is broken. */
export function playWishes(wishes: readonly Wish[], reached: Reached): void {
  const history = new CaseHistory().open(plan);
  const rules = new Rules(history.entries);
  for (const wish of wishes) {
    const today = dateIn(history.now);
    if (wish.days > 0) {
      history.now = new Date(Date.parse(history.now) + wish.days * 86_400_000).toISOString();
      rules.pass(history.case, today, dateIn(history.now));
    }
    if (wish.what.type === 'registers') {
      history.registers = changed(history.registers, wish.what, today);
      continue;
    }
    const { right, command } = wish.withdraws
      ? { right: 'family', command: { type: 'withdraw' as const } }
      : meant(history, wish.what);
    const who = wish.right ? right : wish.who;
    const before = history.case;
    const verdict = history.try(who, command);
    assert.deepEqual(history.try(who, command), verdict);
    history.record(verdict);
    if (verdict.kind === 'refused') {
      reached.refused += 1;
      assert.equal(history.case, before);
      continue;
    }
    rules.check({ before, after: history.case, registers: history.registers }, history.last);
    reached.entries += 1;
    reached.byType[history.last.type] = (reached.byType[history.last.type] ?? 0) + 1;
  }
  assert.deepEqual(evolveAll(history.entries), history.case);
  assert.equal(outcomeOf(history.case), recounted(history.case));
  if (history.turn === 'ended') reached.ended += 1;
}

/** Everybody else is stood in for by the Wmo official. */
const standIns: Partial<Record<string, string>> = { 'wmo-1': 'wmo-lead-1', 'contact-1': 'contact-2' };

type Change = Extract<What, { type: 'registers' }>;

/** What an administrator changes meanwhile. */
function changed(registers: Registers, { change, mandate, person }: Change, today: string): Registers {
  const one = registers.mandates.find(({ id }) => id === mandate);
  const others = registers.mandates.filter(({ id }) => id !== mandate);
  switch (change) {
    case 'revoked':
      return revoked(registers, mandate, today);
    case 'given':
    case 'small': {
      const upTo = change === 'small' ? { upTo: 7_000 } : { upTo: 50_000 };
      const { revokedFrom, ...held } = one ?? {};
      // Given anew, from today on where it had been revoked.
      const from = revokedFrom === undefined ? {} : { from: today };
      return mandated({ ...registers, mandates: others }, { ...held, ...upTo, ...from });
    }
    case 'away':
      return away(registers, [person, standIns[person] ?? 'wmo-1'], { from: today });
    case 'there':
      return {
        ...registers,
        officials: registers.officials.map((each) => ({ ...each, absences: [] })),
        contactPersons: registers.contactPersons.map((each) => ({ ...each, absences: [] })),
      };
    case 'leaves':
      return {
        ...registers,
        officials: registers.officials.map((each) =>
          each.id === person && person === 'wmo-1' ? { ...each, function: 'elsewhere' } : each,
        ),
      };
    case 'comes':
      return {
        ...registers,
        officials: registers.officials.map((each) =>
          each.id === 'wmo-1' ? { ...each, function: 'wmo' } : each,
        ),
      };
  }
}

/** By counting: what the last word of each stage says about its asks, whatever `outcomeOf` thinks. */
function recounted(state: CaseState): string {
  if (state.withdrawn !== undefined) return 'withdrawn';
  if (turnOf(state) !== 'ended') return 'open';
  const last = new Map<string, string>();
  for (const word of state.words) {
    if (word.slice !== state.slices[word.stage]) continue;
    for (const { askId, outcome } of word.answers) if (askId !== undefined) last.set(askId, outcome);
  }
  const refused = state.asks.filter(({ id }) => last.get(id) === 'not-agree').length;
  assert.ok(state.asks.every(({ id }) => last.has(id)));
  if (refused === 0) return 'approved';
  return refused === state.asks.length ? 'refused' : 'partly';
}
