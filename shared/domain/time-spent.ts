import type { CaseState } from './case-state.ts';
import { endedTurn, familyStage } from './chain.ts';
import type { Envelope } from './entries.ts';
import { evolve } from './evolve.ts';
import { isFamily } from './identifiers.ts';
import { changesWaitedFor, openConversation, openQuestion, pauseOf, turnOf } from './turn.ts';
import { dateIn, earlier, workingDaysBetween, type CalendarDate } from './working-days.ts';

/** What a plan waited for: somebody who could move it on, or a term that stood still by law (Awb 4:15). */
export const causes = ['official', 'contact-person', 'family', 'suspension'] as const;
export type Cause = (typeof causes)[number];

/** Working days that a plan spent at a stage (of its chain, or the family's) for one cause. */
export type TimeSpent = { readonly stage: string; readonly cause: Cause; readonly workingDays: number };

/**
 * Where the time of a case went, from its first entry until it ended or until `today`. Whole working days, counted as
 * everywhere: the day on which something began is none of them. So the parts add up to the whole. A stage that was done with on
 * the day on which it began took no days, and is told of all the same, under what it first waited for: it was not passed by.
 */
export function timeSpent(entries: readonly Envelope[], today: CalendarDate): readonly TimeSpent[] {
  const spent = new Map<string, TimeSpent>();
  let state: CaseState | undefined;
  for (const [index, entry] of entries.entries()) {
    state = evolve(state, entry);
    const next = entries[index + 1];
    const from = dateIn(entry.at);
    const until = next === undefined ? today : dateIn(next.at);
    for (const { stage, cause, workingDays } of partsOf(state, { from, until })) {
      const key = `${stage} ${cause}`;
      spent.set(key, { stage, cause, workingDays: (spent.get(key)?.workingDays ?? 0) + workingDays });
    }
  }
  return [...Map.groupBy(spent.values(), ({ stage }) => stage).values()].flatMap((parts) => {
    const waited = parts.filter(({ workingDays }) => workingDays > 0);
    return waited.length > 0 ? waited : parts.slice(0, 1);
  });
}

/** One stretch in which nothing was recorded; what stood still until a day waits for somebody after that day. */
function partsOf(
  state: CaseState,
  { from, until }: { from: CalendarDate; until: CalendarDate },
): TimeSpent[] {
  const stage = turnOf({ ...state, pauses: [] });
  if (stage === endedTurn) return [];
  const { cause, stillUntil } = waitOf(state, stage);
  if (stillUntil === undefined) return [{ stage, cause, workingDays: workingDaysBetween(from, until) }];
  const still = workingDaysBetween(from, earlier(stillUntil, until));
  return [
    { stage, cause: 'suspension', workingDays: still },
    { stage, cause, workingDays: workingDaysBetween(from, until) - still },
  ];
}

/** Who can move it on, and until which day the law lets it stand still. */
function waitOf(state: CaseState, stage: string): { cause: Cause; stillUntil?: CalendarDate } {
  const pause = pauseOf(state);
  if (pause !== undefined) {
    const cause = isFamily(pause.by.id) ? 'family' : 'contact-person';
    return pause.suspends ? { cause, stillUntil: pause.until ?? lastDay } : { cause };
  }
  const waiting = openConversation(state);
  const question = waiting && openQuestion(state, waiting.id);
  if (question?.answerBy !== undefined) return { cause: 'contact-person', stillUntil: question.answerBy };
  if (question !== undefined || changesWaitedFor(state) !== undefined) return { cause: 'contact-person' };
  return { cause: stage === familyStage ? 'family' : 'official' };
}

/** Of a pause without an end. */
const lastDay: CalendarDate = '9999-12-31';
