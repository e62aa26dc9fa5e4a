import type { Envelope } from '../../../shared/domain/entries.ts';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import { evolve } from '../../../shared/domain/evolve.ts';
import { mayDecide } from '../../support/whatever/may-decide.ts';
import { Rules } from '../../support/whatever/rules.ts';
import type { RegistersOverTime } from './changing-registers.ts';
import type { Finding } from './finding.ts';
import { toldBy } from './told.ts';

/**
 * Nobody decides without a mandate that held at that moment, confirms a plan that stands still, hands over a conversation
 * whose old link lives on; and waiting inside the house moves no day.
 */
export function againstTheRules(entries: readonly Envelope[], registers: RegistersOverTime): Finding[] {
  const told = toldBy(entries.slice(0, 1));
  return entries.flatMap((entry): Finding[] => {
    const wrong: Finding[] = [];
    const say = (what: string): void => {
      wrong.push({ kind: 'lost', what: `entry ${entry.n}: ${what}` });
    };
    if (entry.type === 'answered' && entry.word === 'decision') {
      const { mandateId } = entry;
      const about = { told, registers: registers.at(Date.parse(entry.at)), mandateId };
      if (!mayDecide(entry.actor.id, entry, about))
        say(`${entry.actor.id} had no mandate ${mandateId ?? ''}`);
    }
    if (entry.type === 'plan-confirmed' && told.next !== 'family') say(`confirmed at ${told.next}`);
    if (entry.type === 'handed-over' && entry.linkEpoch <= (told.heldIn(entry.conversation)?.epoch ?? 0))
      say('handed over, and the old link lives on');
    if (entry.type === 'question-answered') {
      const question = entries.find(({ n }) => n === entry.question);
      const isOfApplicant = question?.type === 'question-asked' && question.answerBy !== undefined;
      if (entry.dueOn !== undefined && !isOfApplicant) say('waiting inside the house gave days back');
    }
    const talk = 'conversation' in entry ? told.heldIn(entry.conversation ?? '')?.talk : undefined;
    const isToBeHeld = talk !== undefined && talk.heldIn === undefined;
    if (entry.type === 'answered' && isToBeHeld) say('answered before anybody told of the talk');
    if (entry.type === 'talk-cancelled' && !isToBeHeld) say('a talk was called off that nobody waited for');
    told.hear(entry);
    return wrong;
  });
}

/** What the properties of the domain demand of every entry holds of those that people made here. */
export function rulesBroken(entries: readonly Envelope[], registers: RegistersOverTime): Finding[] {
  const [opening, ...others] = entries;
  if (opening === undefined) return [];
  const rules = new Rules([opening], registers.at(Date.parse(opening.at)));
  let before = evolve(undefined, opening);
  return others.flatMap((entry): Finding[] => {
    const after = evolve(before, entry);
    const about = { before, after, registers: registers.at(Date.parse(entry.at)) };
    before = after;
    try {
      rules.pass(about.before, dateIn(about.before.head.at), dateIn(entry.at));
      rules.check(about, entry);
      return [];
    } catch (error) {
      return [{ kind: 'rule', what: `entry ${entry.n}, ${entry.type}: ${String(error)}` }];
    }
  });
}

/** A talk that is planned, and one that was held, stand where they belong; one that was called off stands nowhere. */
export function talksAmiss({ conversations }: CaseState, entries: readonly Envelope[]): Finding[] {
  const told = toldBy(entries);
  return conversations.flatMap(({ id, talk }): Finding[] => {
    const own = told.heldIn(id)?.talk;
    return own?.n === talk?.n && own?.heldIn === talk?.held?.n
      ? []
      : [{ kind: 'lost', what: `the talk of ${id} is not what was said of it` }];
  });
}
