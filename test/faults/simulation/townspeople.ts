import { isFamily, type CaseId, type PersonId } from '../../../shared/domain/identifiers.ts';
import type { Request } from '../../../shared/domain/request.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Act, Intends } from './act.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import { ContactPerson } from './contact-person.ts';
import { Doorstep, mostTries } from './doorstep.ts';
import { Family } from './family.ts';
import type { Habits } from './habits.ts';
import type { Life } from './life.ts';
import { Managers } from './managers.ts';
import { movesToChain, registers } from './operator.ts';
import { Officials } from './officials.ts';
import type { RegisterCommand } from './register-commands.ts';
import { SecondThoughts } from './second-thoughts.ts';
import { Sending } from './sending.ts';
import type { VirtualTown } from './virtual-town.ts';

const minute = 60_000;

/** Everybody with an inbox: what they do with a mail, and what they believe was recorded. */
export class Townspeople {
  readonly acts: Act[] = [];
  readonly doorstep: Doorstep;
  /** What stopped somebody in a way no page foresees. */
  readonly fellOver: string[] = [];
  readonly #life: Life;
  readonly #officials: Officials;
  readonly #family: Family;
  readonly #contact: ContactPerson;
  readonly #managers: Managers;
  /** The last mail with a link that reached each. */
  readonly #newest = new Map<PersonId, Mail>();
  readonly #commands: readonly RegisterCommand[];
  #caseId = '';

  constructor(from: {
    town: VirtualTown;
    chance: Chance;
    habits: Habits;
    plan: Request;
    commands?: readonly RegisterCommand[] | undefined;
  }) {
    this.#commands = from.commands ?? [];
    this.doorstep = new Doorstep({ ...from, mistypes: from.habits.mistypes });
    const life: Life = {
      ...from,
      doorstep: this.doorstep,
      sending: new Sending(from),
      intends: (...what) => this.#intends(...what),
      begin: (doing) => {
        this.#begin(doing);
      },
    };
    this.#life = life;
    this.#officials = new Officials(life, (mail, after) => {
      this.#begin(from.town.world.sleep(after).then(() => this.#use(mail, 'invitation')));
    });
    this.#family = new Family(life, () => [...this.#newest].find(([person]) => person === 'family')?.[1]);
    this.#contact = new ContactPerson(life, () => this.#caseId);
    this.#managers = new Managers(life, () => this.#caseId);
    from.town.post.onMail = (mail) => {
      this.#received(mail);
    };
  }

  #begin(doing: Promise<void>): void {
    doing.catch((error: unknown) => {
      this.fellOver.push(error instanceof Error ? String(error.stack) : String(error));
    });
  }

  /** The other system begins. */
  start(caseId: CaseId): void {
    this.#begin(this.#bringIn(caseId));
  }

  /** Another system brings the plan in, and asks again under the same key until it hears that it was. */
  async #bringIn(caseId: CaseId): Promise<void> {
    const { chance, habits, plan, town } = this.#life;
    this.#caseId = caseId;
    const act = this.#intends('import', 'opened');
    const text = JSON.stringify({ ...plan, enough: act.words });
    const ask = async (): Promise<boolean> => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': caseId };
      const { status } = await town.person().post('/v1/requests', text, headers);
      return status === 200 || status === 201;
    };
    for (let attempt = 0; attempt < mostTries && !act.acknowledged; attempt += 1) {
      const isSentTwice = chance.happens(habits.clicksTwice);
      const answers = await Promise.all([ask(), ...(isSentTwice ? [ask()] : [])]);
      act.acknowledged = answers.includes(true);
      if (!act.acknowledged) await town.world.sleep(minute);
    }
    const secondThoughts = new SecondThoughts(this.#life, {
      family: (errand) => this.#family.goes(errand),
      contact: (errand) => this.#contact.goes(errand),
    });
    const wandering = [secondThoughts, this.#contact, this.#managers];
    for (const doing of wandering.flatMap((one) => one.wanderings())) this.#begin(doing);
    for (const command of this.#commands) this.#begin(this.#isRegistered(command));
    for (const at of town.registersOverTime.moves ?? []) this.#begin(this.#isMoved(at));
  }

  async #isRegistered(command: RegisterCommand): Promise<void> {
    const { world } = this.#life.town;
    await world.sleep(Math.max(command.at - world.now, 0));
    await registers(this.#life, command);
  }

  async #isMoved(at: number): Promise<void> {
    const { world } = this.#life.town;
    await world.sleep(Math.max(at - world.now, 0));
    await movesToChain(this.#life, this.#caseId);
  }

  #intends: Intends = (who, what, about = {}) => {
    const number = this.acts.length + 1;
    const words = what === 'address-mended' ? `ilse.${number}@anders.example` : `woorden ${number}.`;
    const act = { who, what, words, ...about, acknowledged: false };
    this.acts.push(act);
    return act;
  };

  #received(mail: Mail): void {
    const { chance, habits, sending, town } = this.#life;
    sending.remind(mail.about.recipient);
    // News for an address that is no longer used leads nowhere.
    if (mail.links.length === 0) return;
    const kind = mail.id.slice(mail.id.lastIndexOf('/') + 1);
    if (/^sign-in\/(codes-missed|fresh)-/.test(mail.id)) this.#later(mail, 'sign-in');
    if (mail.id.startsWith('sign-in/')) return;
    this.#newest.set(mail.about.recipient, mail);
    this.#later(mail, kind);
    if (!chance.happens(habits.returnsToOldMail)) return;
    void town.world.sleep(chance.between(1, 72) * 60 * minute).then(() => {
      this.#later(mail, kind);
    });
  }

  #later(mail: Mail, kind: string): void {
    const { habits, town } = this.#life;
    const { recipient } = mail.about;
    const doneBefore = this.#doneBy(recipient);
    this.#begin(
      town.world.sleep(habits.thinksFor()).then(async () => {
        if (habits.leavesDoneMail && this.#doneBy(recipient) > doneBefore) return;
        await this.#use(mail, kind);
      }),
    );
  }

  #doneBy(person: PersonId): number {
    return this.acts.filter(({ who, acknowledged }) => who === person && acknowledged).length;
  }

  async #use(mail: Mail, kind: string): Promise<void> {
    const { sending, town } = this.#life;
    await town.world.sleep(sending.untilLook());
    const { recipient } = mail.about;
    const { contactPersons, managers } = town.outside.registers.current;
    // A contact person whom the college lets decide on this case is asked like an official.
    const isAsked = !isFamily(recipient) && mail.about.subjects.some((subject) => subject !== this.#caseId);
    if (isAsked) await this.doorstep.visit(mail, (official) => this.#officials.answer(official, mail));
    else if (contactPersons.some(({ id }) => id === recipient)) await this.#contact.receives(mail, kind);
    else if (managers.some(({ id }) => id === recipient)) await this.#managers.receives(mail, kind);
    else if (isFamily(recipient))
      await this.doorstep.visit(mail, (member) => this.#family.answer(member, recipient));
    else await this.doorstep.visit(mail, (official) => this.#officials.answer(official, mail));
  }
}
