import assert from 'node:assert/strict';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { evolveAll } from '../../../shared/domain/evolve.ts';
import type { Effect } from '../../../shared/domain/react.ts';
import { outcomeOf, turnOf } from '../../../shared/domain/turn.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import { CaseHistory } from '../case-history.ts';
import { zomerdijk } from '../zomerdijk.ts';
import { administered } from './administered.ts';
import { meant } from './meant.ts';
import { Rules } from './rules.ts';
import type { Wish } from './wishes.ts';

/** What a run came to, so that one of nothing but refusals is seen. */
export type Reached = { entries: number; refused: number; ended: number; byType: Record<string, number> };

export const nothingReached = (): Reached => ({ entries: 0, refused: 0, ended: 0, byType: {} });

const plan = zomerdijk();

/** One case in which everybody tries whatever they wish. Throws where a rule is broken. */
export function playWishes(wishes: readonly Wish[], reached: Reached): void {
  const history = new CaseHistory().open(plan);
  const rules = new Rules(history.entries, history.registers);
  for (const wish of wishes) {
    const today = dateIn(history.now);
    if (wish.days > 0) {
      history.now = new Date(Date.parse(history.now) + wish.days * 86_400_000).toISOString();
      rules.pass(history.case, today, dateIn(history.now));
    }
    if (wish.what.type === 'registers') {
      history.registers = administered(history.registers, wish.what, { today, caseId: history.caseId });
      continue;
    }
    const { rights, command } = wish.withdraws
      ? { rights: ['family', history.case.contactPerson], command: { type: 'withdraw' as const } }
      : meant(history, wish.what);
    const who = wish.right ? (rights[wish.nth % rights.length] ?? wish.who) : wish.who;
    const before = history.case;
    const done = history.effects.length;
    const verdict = history.try(who, command);
    assert.deepEqual(history.try(who, command), verdict);
    history.record(verdict);
    if (verdict.kind === 'refused') {
      reached.refused += 1;
      assert.equal(history.case, before);
      continue;
    }
    rules.check({ before, after: history.case, registers: history.registers }, history.last);
    follows(history, history.effects.slice(done));
    reached.entries += 1;
    reached.byType[history.last.type] = (reached.byType[history.last.type] ?? 0) + 1;
  }
  assert.deepEqual(evolveAll(history.entries), history.case);
  assert.equal(outcomeOf(history.case), recounted(history.case));
  if (history.turn === 'ended') reached.ended += 1;
}

/** Whoever is nudged is reminded, and everybody whom the plan names must confirm it. */
function follows(
  { last, plan: stands, case: { confirmers } }: CaseHistory,
  effects: readonly Effect[],
): void {
  const reminded = effects.flatMap((effect) => (effect.kind === 'remind' ? [effect.whom] : []));
  if (last.type === 'nudged')
    assert.deepEqual(
      reminded,
      last.whom.map(({ id }) => id),
    );
  const others = stands?.family.others ?? [];
  assert.deepEqual(confirmers, ['family', ...others.map((_, index) => `family-${index + 2}`)]);
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
