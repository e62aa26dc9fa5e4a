import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import { colleagues, filledIn, people } from '../../support/town.ts';
import type { Person } from '../../support/person.ts';
import { amended } from './amended.ts';
import { isAway } from './changing-registers.ts';
import type { Visit } from './doorstep.ts';
import { has, hour, pathOf, someTime, unlessTrouble, type Errand, type Life } from './life.ts';
import { heldTalk } from './page-forms.ts';
import { askAnother, mendAddress, ReturnedMail, resend } from './mending.ts';
import { askForLink } from './own-link.ts';

const minute = 60_000;
/** How often they ask for a link of their own for the same thing. */
const mostLinks = 3;
const planForm = 'form:has([name=json])';
const talkForm = '#gesprek';

/** Who writes the plan down, and keeps it going: at the page of the case, by the link of a mail or one they asked for. */
export class ContactPerson {
  readonly #life: Life;
  readonly #caseId: () => string;
  readonly #returned: ReturnedMail;
  /** What they came for when they stood before a shut door, by the kind of mail that made them come. */
  readonly #stillToDo = new Set<string>();

  constructor(life: Life, caseId: () => string) {
    this.#life = life;
    this.#caseId = caseId;
    this.#returned = new ReturnedMail(life, (errand) => this.goes(errand));
  }

  /** What they come to do by themselves, sooner or later. */
  wanderings(): readonly Promise<void>[] {
    const { chance, habits } = this.#life;
    return [
      ...(habits.amendsUnasked ? [this.#amendUnasked()] : []),
      ...(chance.happens(habits.looksAfter) ? [this.#sometime((one) => this.#lookAfter(one))] : []),
      ...(chance.happens(habits.notesByPhone) ? [this.#sometime((one) => this.#noteByPhone(one))] : []),
      ...(chance.happens(habits.asksAnother)
        ? [
            this.#sometime(async (one) =>
              (await askAnother(one, this.#life)) === 'again' ? 'again' : 'done',
            ),
          ]
        : []),
      ...(chance.happens(habits.extendsTerm) ? [this.#sometime((one) => this.#extendTerm(one))] : []),
    ];
  }

  /** Whatever they came for before is done with the link that comes instead. */
  async receives(mail: Mail, kind: string): Promise<void> {
    const kinds = kind === 'sign-in' ? [...this.#stillToDo] : [kind];
    for (const one of kinds) await this.#comesFor(mail, one);
  }

  async #comesFor(mail: Mail, kind: string): Promise<void> {
    this.#stillToDo.delete(kind);
    const errand: Errand = (contact) =>
      kind === 'changes-asked' ? this.#amend(contact) : this.#attend(contact, kind);
    let isTheirs = true;
    const ending = await this.#life.doorstep.visit(mail, async (contact) => {
      const visit = await this.#atCase(contact, errand);
      isTheirs = contact.page.status !== 404;
      return visit;
    });
    if (ending === 'shut out' && this.#isThere(mail.about.recipient)) this.#stillToDo.add(kind);
    else if (ending === 'shut out') isTheirs = false;
    // Whoever stood in for somebody who is back by now tells them what there is to do.
    if (!isTheirs) await this.goes(errand);
  }

  /** Whether they work on the case today; who stands in for somebody does not any more when those are back. */
  #isThere(person: string): boolean {
    const { books, registers } = this.#life.town.outside;
    const [own] = registers.current.contactPersons.filter(({ email }) => email === people.contact);
    return own?.id === person || (own !== undefined && isAway(own, books.now()));
  }

  /** With a link of their own, to the page of the case. */
  async goes(errand: Errand): Promise<boolean> {
    const mail = await this.#askForLink(20 * minute);
    const visit = mail && this.#life.doorstep.visit(mail, (contact) => this.#atCase(contact, errand));
    return (await visit) === 'done';
  }

  async #atCase(contact: Person, errand: Errand): Promise<Visit> {
    await contact.open(`/werk/zaak/${this.#caseId()}`);
    return contact.page.status === 200 ? errand(contact) : unlessTrouble(contact);
  }

  async #sometime(errand: Errand): Promise<void> {
    for (let links = 0; links < mostLinks; links += 1) {
      await someTime(this.#life);
      if (await this.goes(errand)) return;
    }
  }

  /** While they are away, who stands in for them mostly does this; or they do, from where they are. */
  #askForLink(opensAfter: number): Promise<Mail | undefined> {
    const { chance, town } = this.#life;
    const { contactPersons } = town.outside.registers.current;
    const [own] = contactPersons.filter(({ email }) => email === people.contact);
    const isOut = own !== undefined && isAway(own, town.outside.books.now());
    const email = isOut && chance.happens(0.8) ? colleagues['contact-2'] : people.contact;
    return askForLink(this.#life, email, opensAfter);
  }

  /** What waits for them at the page of the case: a question, mail that came back, a talk. */
  async #attend(contact: Person, kind: string): Promise<Visit> {
    const { chance, habits } = this.#life;
    const asked = contact.page.root.querySelector('main a.button[href*="/vraag/"]')?.getAttribute('href');
    if (asked !== undefined) return this.#answerQuestion(contact, asked);
    if (kind === 'address-bounced') return this.#returned.mend(contact);
    return has(contact, talkForm) && chance.happens(habits.tendsTalk)
      ? this.#tendTalk(contact)
      : unlessTrouble(contact);
  }

  async #answerQuestion(contact: Person, path: string): Promise<Visit> {
    await contact.open(path);
    if (!has(contact, 'main form [name=text]')) return unlessTrouble(contact);
    const act = this.#life.intends('contact', 'question-answered');
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith(path);
    return this.#life.sending.send(contact, { act, fill: { text: act.words }, isTaken });
  }

  async #tendTalk(contact: Person): Promise<Visit> {
    const { chance, habits, intends, sending, town } = this.#life;
    if (chance.happens(habits.cancelsTalk)) {
      const words = `/gesprek/${contact.fields(talkForm)['conversation'] ?? ''}`;
      const act = intends('contact', 'talk-cancelled', { words });
      const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=afgezegd');
      return sending.send(contact, { act, fill: { step: 'cancel-talk' }, isTaken, form: talkForm });
    }
    const act = intends('contact', 'talk-held');
    return sending.send(contact, {
      act,
      fill: { ...heldTalk(act, town.outside.books.now()), step: 'record-talk' },
      isTaken: ({ url }) => url.endsWith('?gedaan=gesprek'),
      form: talkForm,
    });
  }

  /** An official said yes by telephone. */
  async #noteByPhone(contact: Person): Promise<Visit> {
    const { intends, sending, town } = this.#life;
    await contact.open(`${pathOf(contact)}/telefoon`);
    if (!has(contact, 'button[value=check]')) return unlessTrouble(contact);
    const act = intends('contact', 'answer-noted');
    const spokenOn = dateIn(town.outside.books.now());
    await contact.send({ ...filledIn(contact, { reason: act.words }), spokenOn, step: 'check' });
    if (contact.fields()['commandId'] === undefined) return unlessTrouble(contact);
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=genoteerd');
    return sending.send(contact, { act, fill: { step: 'send' }, isTaken });
  }

  async #extendTerm(contact: Person): Promise<Visit> {
    const { chance, intends, sending, town } = this.#life;
    const base = pathOf(contact);
    await contact.open(`${base}/verlengen`);
    if (!has(contact, 'main [name=until]')) return unlessTrouble(contact);
    const act = intends('contact', 'term-extended');
    const until = plusDays(dateIn(town.outside.books.now()), chance.between(20, 120));
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith(base);
    return sending.send(contact, { act, fill: { until, text: act.words }, isTaken });
  }

  /** Who has heard nothing for a while has the mail sent again, or finds another address for the family. */
  async #lookAfter(contact: Person): Promise<Visit> {
    const isAnybodyAsked = has(contact, 'button[value=resend]');
    if (isAnybodyAsked && this.#life.chance.happens(0.5)) return resend(contact, this.#life);
    return mendAddress(contact, this.#life);
  }

  /** Thinks of something, asks for a link, opens it when it has run out, and amends the plan with the next. */
  async #amendUnasked(): Promise<void> {
    const { chance, habits, town } = this.#life;
    const patient = chance.happens(0.5) ? 1 : chance.between(2, 40);
    await town.world.sleep(habits.thinksFor() * patient);
    const mail = await this.#askForLink(chance.happens(0.5) ? hour : 20 * minute);
    if (mail !== undefined) await this.#comesFor(mail, 'changes-asked');
  }

  async #amend(contact: Person): Promise<Visit> {
    const { chance, plan, intends, sending } = this.#life;
    if (!has(contact, planForm)) return 'done';
    const act = intends('contact', 'amended');
    const json = JSON.stringify({ ...plan, ...amended(plan, chance), enough: act.words });
    return sending.send(contact, { act, fill: { json }, isTaken: ({ isLedOn }) => isLedOn, form: planForm });
  }
}
