import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { Person, type Ask } from '../support/person.ts';
import { filledIn } from '../support/town.ts';
import { zomerdijkText } from '../support/zomerdijk.ts';
import type { Mail } from './post-bag.ts';

const requestSchema = z.record(z.string(), z.unknown());
const openedSchema = z.object({ caseId: z.string() });

/** What people do in a case, over one way of asking. */
export class Townspeople {
  readonly #origin: string;
  readonly #ask: Ask;

  constructor(origin: string, ask: Ask) {
    this.#origin = origin;
    this.#ask = ask;
  }

  /** A plan like that of the family Zomerdijk, under a reference of its own. */
  async open(): Promise<string> {
    const plan = requestSchema.parse(JSON.parse(zomerdijkText));
    const answer = await this.#ask(new URL('/v1/requests', this.#origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...plan, reference: newReference() }),
    });
    if (answer.status !== 201) throw new Error(`a plan was refused with ${answer.status}`);
    return openedSchema.parse(JSON.parse(answer.body)).caseId;
  }

  async confirm(mail: Mail): Promise<void> {
    const family = await enter(new Person(this.#origin, this.#ask), mail);
    await family.send({ choice: 'confirm' });
    taken(family);
  }

  /** Everything an official loads and sends, from the link to the receipt. */
  async decide(mail: Mail): Promise<void> {
    const official = await enter(new Person(this.#origin, this.#ask), mail);
    await official.send(filledIn(official));
    await official.send({ step: 'send' });
    taken(official);
  }

  /** An official who has read, answered and checked. What is returned sends the decision, and nothing besides. */
  async prepare(mail: Mail): Promise<() => Promise<void>> {
    let send: (() => ReturnType<Ask>) | undefined;
    let isReady = false;
    const official = new Person(this.#origin, (url, request) => {
      if (!isReady) return this.#ask(url, request);
      send = () => this.#ask(url, request);
      return Promise.resolve({ status: 204, headers: new Headers(), body: '' });
    });
    await enter(official, mail);
    await official.send(filledIn(official));
    isReady = true;
    await official.send({ step: 'send' });
    return async () => {
      const status = (await send?.())?.status ?? 0;
      if (status !== 303) throw new Error(`a decision was answered with ${status}`);
    };
  }
}

/** Letters alone: a row of digits may happen to be a citizen service number, which no plan may hold. */
function newReference(): string {
  return `Bench ${randomUUID().replaceAll(/[^a-f]/g, (sign) => String.fromCodePoint(103 + (Number(sign) || 0)))}`;
}

async function enter(person: Person, mail: Mail): Promise<Person> {
  await person.open(mail.links[0] ?? '');
  await person.send({ code: mail.code });
  return person;
}

function taken({ page }: Person): void {
  if (page.status !== 200 || !page.isLedOn) throw new Error(`what was sent was answered with ${page.status}`);
}
