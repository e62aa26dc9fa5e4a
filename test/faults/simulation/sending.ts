import type { Person } from '../../support/person.ts';
import type { Act } from './act.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import type { Visit } from './doorstep.ts';
import type { Habits } from './habits.ts';
import type { VirtualTown } from './virtual-town.ts';

const minute = 60_000;
/** A session lasts four hours. */
const longAfternoon = 5 * 60 * minute;

/** A form that is filled in, and how its sender knows that it was taken. */
export type Filled = {
  readonly act: Act;
  readonly fill: Record<string, string>;
  readonly isTaken: (page: Person['page']) => boolean;
  /** Where several stand on the page: which. */
  readonly form?: string;
};

/** How people send a form: after a while, twice at once now and then, and once more when the answer is an error. */
export class Sending {
  readonly #town: VirtualTown;
  readonly #chance: Chance;
  readonly #habits: Habits;
  readonly #atOpenPage = new Map<string, () => void>();

  constructor(from: { town: VirtualTown; chance: Chance; habits: Habits }) {
    this.#town = from.town;
    this.#chance = from.chance;
    this.#habits = from.habits;
  }

  /** Sends the form that is there; when the answer is an error, goes back and sends the very same once more. */
  async send(person: Person, { act, fill, isTaken, form }: Filled): Promise<Visit> {
    const { page } = person;
    await this.#hesitate(act.who);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      person.page = page;
      const second = this.#chance.happens(this.#habits.clicksTwice) ? person.inAnotherTab() : undefined;
      await Promise.all([person.send(fill, form), second?.send(fill, form)]);
      const shown = [person.page, ...(second === undefined ? [] : [second.page])];
      if (shown.some((one) => one.isLedOn && isTaken(one))) {
        act.acknowledged = true;
        return 'done';
      }
      // The session ran out: what was typed is kept for them, behind the link in the mail.
      if (person.page.status === 401) return 'again';
      if (person.page.status < 500) return 'done';
      await this.#town.world.sleep(minute);
    }
    return 'again';
  }

  /** A new mail makes whoever left a page open think of it. */
  remind(who: string): void {
    this.#atOpenPage.get(who)?.();
  }

  /** An hour before the clockwork looks, where somebody wants to be there when it does. */
  untilLook(): number {
    if (!this.#chance.happens(this.#habits.answersAtTheLook)) return 0;
    const untilLook = this.#town.executions.nextLook - this.#town.world.now;
    return untilLook === Infinity ? 0 : untilLook - 60 * minute;
  }

  /** Who has a page open that is filled in, until time or a new mail makes them send it. */
  async #hesitate(who: string): Promise<void> {
    const reminded = new Promise<void>((resolve) => this.#atOpenPage.set(who, resolve));
    await Promise.race([this.#town.world.sleep(this.#hesitation()), reminded]);
    this.#atOpenPage.delete(who);
  }

  /** How long somebody sits before a page that is filled in. */
  #hesitation(): number {
    if (this.#chance.happens(this.#habits.leavesPageOpen)) return this.#chance.between(0, longAfternoon);
    if (!this.#chance.happens(this.#habits.answersAtTheLook)) return 0;
    const untilLook = this.#town.executions.nextLook - this.#town.world.now;
    return untilLook < longAfternoon ? untilLook - this.#chance.between(-20, 80) : 0;
  }
}
