import type { CaseId } from '../../../shared/domain/identifiers.ts';
import type { Request } from '../../../shared/domain/request.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import { filledIn, people } from '../../support/town.ts';
import type { Person } from '../../support/person.ts';
import type { Act } from './act.ts';
import { isAsked, lookAfter, mendedAddress, talkForm } from './arrangements.ts';
import type { Chance } from './chance.ts';
import { Doorstep, mostTries, type Visit } from './doorstep.ts';
import { Meanwhile, type Ways } from './meanwhile.ts';
import type { VirtualTown } from './virtual-town.ts';

/** What kind of people live here. Probabilities are per visit. */
export type Habits = {
  /** How long somebody waits before they act, in milliseconds. */
  readonly thinksFor: () => number;
  readonly asksChanges: boolean;
  readonly amendsUnasked: boolean;
  /** Sends just when the clockwork takes its daily look. */
  readonly answersAtTheLook: number;
  /** Leaves the last page open for hours before they send it. */
  readonly leavesPageOpen: number;
  readonly refuses: number;
  /** Wants to talk before they answer. */
  readonly talksFirst: number;
  /** The contact person has a mail sent again, or mends the family's address. */
  readonly looksAfter: number;
  readonly clicksTwice: number;
  readonly usesTwoDevices: number;
  readonly mistypes: number;
  readonly returnsToOldMail: number;
  /** What they do beside answering. */
  readonly ways: Ways;
};

const minute = 60_000;
/** A session lasts four hours. */
const longAfternoon = 5 * 60 * minute;

/** Everybody with an inbox: what they do with a mail, and what they believe was recorded. */
export class Townspeople {
  readonly #town: VirtualTown;
  readonly #chance: Chance;
  readonly #habits: Habits;
  readonly #plan: Request;
  readonly acts: Act[] = [];
  readonly doorstep: Doorstep;
  readonly #meanwhile: Meanwhile;
  /** What stopped somebody in a way no page foresees. */
  readonly fellOver: string[] = [];
  readonly #atOpenPage = new Map<string, () => void>();
  #caseId = '';
  #hasAskedChanges = false;
  /** The contact person stood before a shut door with an amended plan under their arm. */
  #stillToAmend = false;
  #words = 0;

  constructor(from: { town: VirtualTown; chance: Chance; habits: Habits; plan: Request }) {
    this.#town = from.town;
    this.#chance = from.chance;
    this.#habits = from.habits;
    this.#plan = from.plan;
    const intends: Townspeople['intends'] = (who, what, about) => this.intends(who, what, about);
    this.#meanwhile = new Meanwhile({ ...from, ways: from.habits.ways, intends });
    from.town.onRecorded = (caseId) => {
      this.#begin(this.#meanwhile.confirmToo(caseId, from.habits.thinksFor));
    };
    this.doorstep = new Doorstep({ ...from, mistypes: from.habits.mistypes });
    from.town.onMail = (mail) => {
      this.#received(mail);
    };
  }

  #begin(doing: Promise<void>): void {
    doing.catch((error: unknown) => {
      this.fellOver.push(String(error));
    });
  }

  /** The other system begins. */
  start(caseId: CaseId): void {
    this.#begin(this.#bringIn(caseId));
  }

  /** Another system brings the plan in, and asks again under the same key until it hears that it was. */
  async #bringIn(caseId: CaseId): Promise<void> {
    this.#caseId = caseId;
    const act = this.intends('import', 'opened');
    const plan = JSON.stringify({ ...this.#plan, enough: act.words });
    const ask = async (): Promise<boolean> => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': caseId };
      const { status } = await this.#town.person().post('/v1/requests', plan, headers);
      return status === 200 || status === 201;
    };
    for (let attempt = 0; attempt < mostTries && !act.acknowledged; attempt += 1) {
      const isSentTwice = this.#chance.happens(this.#habits.clicksTwice);
      const answers = await Promise.all([ask(), ...(isSentTwice ? [ask()] : [])]);
      act.acknowledged = answers.includes(true);
      if (!act.acknowledged) await this.#town.world.sleep(minute);
    }
    for (const doing of this.#meanwhile.wanderings(caseId)) this.#begin(doing);
    if (this.#habits.amendsUnasked) this.#begin(this.#amendUnasked());
    if (this.#chance.happens(this.#habits.looksAfter)) this.#begin(this.#lookAfter());
  }

  intends(who: string, what: Act['what'], about: Pick<Act, 'outcome' | 'version'> = {}): Act {
    this.#words += 1;
    const act = { who, what, ...about, words: `woorden ${this.#words}.`, acknowledged: false };
    this.acts.push(act);
    return act;
  }

  #received(mail: Mail): void {
    this.#atOpenPage.get(whoGets(mail))?.();
    // News for an address that is no longer used leads nowhere.
    if (mail.links.length === 0) return;
    const kind = mail.id.slice(mail.id.lastIndexOf('/') + 1);
    if (/^sign-in\/(codes-missed|fresh)-/.test(mail.id)) this.#later(mail, 'sign-in');
    if (mail.id.startsWith('sign-in/')) return;
    this.#later(mail, kind);
    if (!this.#chance.happens(this.#habits.returnsToOldMail)) return;
    void this.#town.world.sleep(this.#chance.between(1, 72) * 60 * minute).then(() => {
      this.#later(mail, kind);
    });
  }

  #later(mail: Mail, kind: string): void {
    this.#begin(this.#town.world.sleep(this.#habits.thinksFor()).then(() => this.#use(mail, kind)));
  }

  async #use(mail: Mail, kind: string): Promise<void> {
    await this.#town.world.sleep(this.#untilLook());
    if (kind === 'changes-asked' || (kind === 'sign-in' && this.#stillToAmend)) await this.#amendBy(mail);
    else if (kind === 'question-asked') await this.#meanwhile.answerQuestion(mail);
    else if (mail.to === people.contact) await this.doorstep.visit(mail, () => Promise.resolve('done'));
    else if (whoGets(mail) === 'family')
      await this.doorstep.visit(mail, (family) => this.#answerAsFamily(family));
    else await this.doorstep.visit(mail, (official) => this.#answerAsOfficial(official, mail));
  }

  async #answerAsFamily(family: Person): Promise<Visit> {
    if (family.fields()['planVersion'] === undefined) return family.page.status >= 500 ? 'again' : 'done';
    const asksChanges = this.#habits.asksChanges && !this.#hasAskedChanges;
    this.#hasAskedChanges = true;
    const version = Number(family.fields()['planVersion']);
    const act = this.intends('family', asksChanges ? 'changes-asked' : 'confirmed', { version });
    const choice = asksChanges ? { choice: 'change', text: act.words } : { choice: 'confirm' };
    return this.#send(family, { act, fill: choice, isTaken: ({ isLedOn }) => isLedOn });
  }

  async #answerAsOfficial(official: Person, mail: Mail): Promise<Visit> {
    if (!isAsked(official)) return official.page.status >= 500 ? 'again' : 'done';
    await this.#meanwhile.tellOfTalk(mail);
    if (await this.#meanwhile.doesSomethingElse(mail)) return 'done';
    if (this.#chance.happens(this.#habits.talksFirst)) return this.#talkFirst(official, mail);
    if (this.#chance.happens(this.#habits.usesTwoDevices)) this.#begin(this.#onAnotherDevice(mail));
    const act = this.intends(whoGets(mail), 'answered', { outcome: this.#outcome() });
    await official.send(answerOf(official, act));
    if (official.page.status >= 500) return 'again';
    if (official.fields()['commandId'] === undefined) return 'done';
    const ending = await this.#send(official, {
      act,
      fill: { step: 'send' },
      isTaken: ({ url }) => url.endsWith('/ontvangst'),
    });
    if (ending === 'done' && !act.acknowledged) await this.#meanwhile.passOn(mail);
    return ending;
  }

  /** Plans a talk, and comes back to the same link when it has been held. */
  async #talkFirst(official: Person, mail: Mail): Promise<Visit> {
    const act = this.intends(whoGets(mail), 'talk-planned');
    await official.send(talkForm(official, { note: act.words, now: this.#town.world.now }));
    if (official.page.status >= 500) return 'again';
    if (official.fields()['commandId'] === undefined) return 'done';
    const ending = await this.#send(official, {
      act,
      fill: { step: 'send' },
      isTaken: ({ url }) => url.endsWith('/afspraak'),
    });
    if (ending === 'done')
      this.#begin(this.#town.world.sleep(49 * 60 * minute).then(() => this.#use(mail, 'invitation')));
    return ending;
  }

  async #onAnotherDevice(mail: Mail): Promise<void> {
    const other = this.#town.person();
    if ((await this.doorstep.enter(other, mail)) !== 'in' || !isAsked(other)) return;
    const act = this.intends(`${mail.to} elsewhere`, 'answered', { outcome: this.#outcome() });
    await other.send(answerOf(other, act));
    if (other.page.status !== 200 || other.fields()['commandId'] === undefined) return;
    await other.send({ step: 'send' });
    act.acknowledged = other.page.isLedOn && other.page.url.endsWith('/ontvangst');
  }

  #outcome(): string {
    return this.#chance.happens(this.#habits.refuses) ? 'not-agree' : 'agree';
  }

  async #amend(contact: Person, act: Act): Promise<Visit> {
    const { planVersion } = contact.fields();
    if (planVersion === undefined) return 'done';
    const json = JSON.stringify({ ...this.#plan, ...this.#otherwise(), enough: act.words });
    return this.#send(contact, { act, fill: { json }, isTaken: ({ isLedOn }) => isLedOn });
  }

  /** What is different in the new version: it reaches everybody, or only some of them. */
  #otherwise(): Partial<Request> {
    const { asks, advisers } = this.#plan;
    const [first, ...others] = asks;
    if (first === undefined) return {};
    return this.#chance.oneOf<Partial<Request>>([
      {},
      { story: 'Een ander verhaal.' },
      // Within the mandates: whoever may decide no more than 10,000 euro a year decides on 2,850 a year besides.
      { asks: [{ ...first, amountOnce: this.#chance.between(1_000, 7_000) }, ...others] },
      { asks: others.length === 0 ? asks : others },
      { advisers: advisers.length === 0 ? ['behavioural-scientist'] : [] },
      { intro: 'Een andere inleiding.' },
    ]);
  }

  /** The contact person thinks of something, asks for a link of their own, and amends the plan. */
  async #amendUnasked(): Promise<void> {
    const mail = await this.#signIn(60 * minute);
    if (mail !== undefined) await this.#amendBy(mail);
  }

  /** After a while, with a link of their own; one that is opened after an hour has run out. */
  async #signIn(opensAfter: number): Promise<Mail | undefined> {
    const patient = this.#chance.happens(0.5) ? 1 : this.#chance.between(2, 40);
    await this.#town.world.sleep(this.#habits.thinksFor() * patient);
    const sent = this.#town.mails.length;
    await this.#town.person().post('/link', new URLSearchParams({ email: people.contact }));
    await this.#town.world.sleep(opensAfter);
    return this.#town.mails.slice(sent).find((one) => one.id.startsWith('sign-in/'));
  }

  async #lookAfter(): Promise<void> {
    const mail = await this.#signIn(20 * minute);
    if (mail === undefined) return;
    await this.doorstep.visit(mail, async (contact) => {
      await contact.open(`/werk/zaak/${this.#caseId}`);
      if (contact.page.status === 200) await lookAfter(contact, this.#chance);
      return contact.page.status >= 500 ? 'again' : 'done';
    });
  }

  async #amendBy(mail: Mail): Promise<void> {
    const ending = await this.doorstep.visit(mail, async (contact) => {
      await contact.open(`/werk/zaak/${this.#caseId}`);
      if (contact.page.status >= 500) return 'again';
      return this.#amend(contact, this.intends('contact', 'amended'));
    });
    this.#stillToAmend = ending === 'shut out';
  }

  /** Sends the form that is there; when the answer is an error, goes back and sends the very same once more. */
  async #send(
    person: Person,
    what: { act: Act; fill: Record<string, string>; isTaken: (page: Person['page']) => boolean },
  ): Promise<Visit> {
    const form = person.page;
    await this.#hesitate(what.act.who);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      person.page = form;
      const second = this.#chance.happens(this.#habits.clicksTwice) ? person.inAnotherTab() : undefined;
      await Promise.all([person.send(what.fill), second?.send(what.fill)]);
      const shown = [person.page, ...(second === undefined ? [] : [second.page])];
      if (shown.some((page) => page.isLedOn && what.isTaken(page))) {
        what.act.acknowledged = true;
        return 'done';
      }
      // The session ran out: what was typed is kept for them, behind the link in the mail.
      if (person.page.status === 401) return 'again';
      if (person.page.status < 500) return 'done';
      await this.#town.world.sleep(minute);
    }
    return 'again';
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

  /** An hour before the clockwork looks, where somebody wants to be there when it does. */
  #untilLook(): number {
    if (!this.#chance.happens(this.#habits.answersAtTheLook)) return 0;
    const untilLook = this.#town.executions.nextLook - this.#town.world.now;
    return untilLook === Infinity ? 0 : untilLook - 60 * minute;
  }
}

function answerOf(official: Person, act: Act): Record<string, string> {
  return filledIn(official, { outcome: act.outcome ?? 'agree', reason: act.words });
}

function whoGets(mail: Mail): string {
  if (mail.to === people.family || mail.to === mendedAddress) return 'family';
  return mail.to === people.contact ? 'contact' : mail.to;
}
