import type { CaseState } from '../../../shared/domain/case-state.ts';
import type { Command } from '../../../shared/domain/commands.ts';
import { carryingOutKey, conditionKey, followUpsOf } from '../../../shared/domain/follow-through.ts';
import type { CalendarDate } from '../../../shared/domain/working-days.ts';
import type { Chance } from './chance.ts';

/** What the contact person records next of what came of a yes, and after how many working days. */
export type Afterwards = { readonly after: number; readonly command: (today: CalendarDate) => Command };

/**
 * What was agreed begins, mostly, and conditions are met, mostly; what is forgotten is there for a manager to see. `known`
 * holds what was looked at before.
 */
export function afterwards(
  chance: Chance,
  state: CaseState,
  known: { once: (what: string) => boolean },
): Afterwards | undefined {
  for (const { key, kind, isWaitedFor } of followUpsOf(state)) {
    const isForgotten = chance.happens(0.15);
    if (!isWaitedFor || kind === 'end' || !known.once(key) || isForgotten) continue;
    const command = commandFor(state, key);
    if (command !== undefined) return { after: chance.between(1, kind === 'condition' ? 40 : 14), command };
  }
  return undefined;
}

function commandFor(state: CaseState, key: string): Afterwards['command'] | undefined {
  const ask = state.asks.find(({ id }) => carryingOutKey(id) === key);
  if (ask !== undefined) return (on) => ({ type: 'record-carried-out', askId: ask.id, on });
  for (const word of state.words)
    for (const [answer, { conditions }] of word.answers.entries())
      for (const index of conditions.keys()) {
        const condition = { word: word.n, answer, condition: index };
        if (conditionKey(condition) === key) return (on) => ({ type: 'record-condition-met', condition, on });
      }
  return undefined;
}
