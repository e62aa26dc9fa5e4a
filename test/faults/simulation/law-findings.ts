import type { Envelope } from '../../../shared/domain/entries.ts';
import { mayDecide } from '../../support/whatever/rules.ts';
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
    told.hear(entry);
    return wrong;
  });
}
