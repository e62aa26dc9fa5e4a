import type { Climate, Home } from './climate.ts';
import type { World } from './world.ts';

type Rung = 'react' | 'mailer' | 'bounces';

/** As the feeds are set up; what came back is told for hours on end. */
const attempts: Readonly<Record<Rung, number>> = { react: 6, mailer: 6, bounces: 40 };
const longestPause = 600_000;

/** Tells the functions behind of what happened: once on a laptop; in the cloud as often and as late as it likes. */
export class Feeds {
  readonly #world: World;
  readonly #home: Home;
  readonly #deliveriesOf: Climate['deliveriesOf'];
  readonly #prepare: (name: Rung) => Promise<void>;
  readonly #timeoutOf: (name: Rung) => number;
  /** Which life of the process this is: what was on its way in an earlier one never arrives. */
  #life = 0;

  constructor(from: {
    world: World;
    home: Home;
    deliveriesOf: Climate['deliveriesOf'];
    prepare: (name: Rung) => Promise<void>;
    timeoutOf: (name: Rung) => number;
  }) {
    this.#world = from.world;
    this.#home = from.home;
    this.#deliveriesOf = from.deliveriesOf;
    this.#prepare = from.prepare;
    this.#timeoutOf = from.timeoutOf;
  }

  forgetEverything(): void {
    this.#life += 1;
  }

  ring(name: Rung, work: () => Promise<void>): void {
    const life = this.#life;
    for (const delay of this.#delaysOf(name)) {
      this.#world.later(delay, () => {
        if (life === this.#life) this.#deliver(name, work, 1);
      });
    }
  }

  /** The event bus tells of a mail that came back once at least. */
  #delaysOf(name: Rung): readonly number[] {
    if (this.#home === 'laptop') return [1];
    const delays = this.#deliveriesOf();
    return name === 'bounces' && delays.length === 0 ? [longestPause] : delays;
  }

  /** Tried again until it has worked or is given up; a process does not try again by itself. */
  #deliver(name: Rung, work: () => Promise<void>, attempt: number): void {
    const life = this.#life;
    const prepared = async (): Promise<void> => {
      await this.#prepare(name);
      await work();
    };
    void this.#world.invoke(name, prepared, this.#timeoutOf(name)).then((ending) => {
      if (ending.kind === 'done' || this.#home === 'laptop' || life !== this.#life) return;
      if (attempt >= attempts[name]) this.#world.tell(`   ${name} is given up`);
      else
        this.#world.later(Math.min(longestPause, 1_000 * 2 ** attempt), () => {
          this.#deliver(name, work, attempt + 1);
        });
    });
  }
}
