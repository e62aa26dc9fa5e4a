import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import type { Person } from '../../support/person.ts';
import { has, hour, pathOf, someTime, unlessTrouble, type Errand, type Life } from './life.ts';
import type { Visit } from './doorstep.ts';

const parties = ['family', 'contact'] as const;
type Party = (typeof parties)[number];

/** Whether somebody got to their page of the case, and did there what they came for. */
export type Goes = (errand: Errand) => Promise<boolean>;

/** How often somebody comes back to let a case go on. */
const mostReturns = 60;

/** Taking a request back and letting it stand still: by the family or the contact person, each at pages of their own. */
export class SecondThoughts {
  readonly #life: Life;
  readonly #goes: Readonly<Record<Party, Goes>>;

  constructor(life: Life, goes: Readonly<Record<Party, Goes>>) {
    this.#life = life;
    this.#goes = goes;
  }

  /** What they come to do by themselves, sooner or later. */
  wanderings(): readonly Promise<void>[] {
    const { chance, habits } = this.#life;
    return [
      ...(chance.happens(habits.pauses) ? [this.#pause()] : []),
      ...(chance.happens(habits.withdraws) ? [this.#withdraw()] : []),
    ];
  }

  async #withdraw(): Promise<void> {
    await someTime(this.#life);
    const party = this.#anyParty();
    await this.#goes[party](async (person) => {
      const base = pathOf(person);
      await person.open(`${base}/stoppen`);
      if (!pathOf(person).endsWith('/stoppen') || person.page.status !== 200) return unlessTrouble(person);
      const act = this.#life.intends(party, 'withdrawn');
      return this.#life.sending.send(person, { act, fill: { text: act.words }, isTaken: isAt(base) });
    });
  }

  async #pause(): Promise<void> {
    const { chance, town } = this.#life;
    await someTime(this.#life);
    const who = this.#anyParty();
    const days = chance.happens(0.5) ? chance.between(1, 4) : undefined;
    const until = days === undefined ? {} : { until: plusDays(dateIn(town.outside.books.now()), days) };
    await this.#goes[who]((person) => this.#letStand(person, who, until));
    if (days !== undefined) return;
    const back = this.#anyParty();
    for (let returns = 0; returns < mostReturns; returns += 1) {
      await town.world.sleep(chance.between(0, 60) * hour);
      // A family that was never asked has no link to come back by; the contact person can always ask for one.
      const party = returns < 3 ? back : 'contact';
      if (await this.#goes[party]((person) => this.#goOn(person, party))) return;
    }
  }

  async #letStand(person: Person, party: Party, until: Record<string, string>): Promise<Visit> {
    const { chance, intends, sending } = this.#life;
    const base = pathOf(person);
    await person.open(`${base}/pauze`);
    if (!has(person, 'main [name=until]')) return unlessTrouble(person);
    const act = intends(party, 'paused');
    const agrees = party === 'contact' && chance.happens(0.5);
    const fill = { text: act.words, ...until, ...(agrees ? { consent: 'on' } : {}) };
    return sending.send(person, { act, fill, isTaken: isAt(base) });
  }

  async #goOn(person: Person, party: Party): Promise<Visit> {
    const base = pathOf(person);
    await person.open(`${base}/pauze`);
    if (!has(person, 'button[value=resume]')) return unlessTrouble(person);
    const act = this.#life.intends(party, 'resumed', { words: base });
    return this.#life.sending.send(person, { act, fill: { step: 'resume' }, isTaken: isAt(base) });
  }

  #anyParty(): Party {
    return this.#life.chance.oneOf(parties);
  }
}

function isAt(path: string) {
  return ({ url }: Person['page']): boolean => url.endsWith(path);
}
