import { dateIn } from '../../../shared/domain/working-days.ts';
import type { Person } from '../../support/person.ts';
import type { Act } from './act.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';

/** Hands over to one of those who are offered; nothing where nobody is. */
export function handOverForm(person: Person, chance: Chance): { to: string; step: string } | undefined {
  const offered = person.page.root.querySelectorAll('main input[name=to]');
  const [first, ...others] = offered.flatMap((one) => one.getAttribute('value') ?? []);
  return first === undefined ? undefined : { to: chance.oneOf([first, ...others]), step: 'hand-over' };
}

/** What came of a talk today; `now` is ISO 8601. */
export function heldTalk(act: Act, now: string): Record<string, string> {
  return { heldOn: dateIn(now), spoke: 'Wij.', agreed: act.words };
}
