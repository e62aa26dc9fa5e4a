import type { Request } from '../../../shared/domain/request.ts';
import type { Person } from '../../support/person.ts';
import type { Intends } from './act.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import type { Doorstep, Visit } from './doorstep.ts';
import type { Habits } from './habits.ts';
import type { Sending } from './sending.ts';
import type { VirtualTown } from './virtual-town.ts';

/** What everybody with an inbox has: a town, habits, a hand for forms, and things they mean to do. */
export type Life = {
  readonly town: VirtualTown;
  readonly chance: Chance;
  readonly habits: Habits;
  readonly plan: Request;
  readonly doorstep: Doorstep;
  readonly sending: Sending;
  readonly intends: Intends;
  /** Something that goes on by itself. */
  readonly begin: (doing: Promise<void>) => void;
};

/** Does something at the page of the case. */
export type Errand = (person: Person) => Promise<Visit>;

export const hour = 3_600_000;

/** What somebody does whose page did not give them what they came for: where it broke, or shut them out, they open the mail again. */
export function unlessTrouble(person: Person): Visit {
  return person.page.status >= 500 || person.page.status === 401 ? 'again' : 'done';
}

export function pathOf(person: Person): string {
  return new URL(person.page.url).pathname;
}

export function has(person: Person, selector: string): boolean {
  return person.page.root.querySelector(selector) !== null;
}

/** After a while: hours, a day, or a week and more. */
export function someTime({ town, chance }: Pick<Life, 'town' | 'chance'>): Promise<void> {
  return town.world.sleep(chance.between(0, chance.oneOf([2, 20, 200]) * hour));
}
