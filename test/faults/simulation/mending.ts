import { familyId } from '../../../shared/domain/identifiers.ts';
import { nl } from '../../../shared/i18n/nl.ts';
import type { Person } from '../../support/person.ts';
import type { Visit } from './doorstep.ts';
import { has, hour, pathOf, unlessTrouble, type Errand, type Life } from './life.ts';
import { handOverForm } from './page-forms.ts';

const addressForm = '#adres';
const resendForm = 'form:has(button[value=resend])';
/** The line at the forms that help: mail to whoever is asked comes back. */
const note = 'details[open] > .notice';
/** On how many days a mail is sent again where nothing else helps. */
const mostDays = 20;

/** The same mail once more, to whoever is asked. */
export async function resend(contact: Person, { chance }: Pick<Life, 'chance'>): Promise<Visit> {
  if (!has(contact, resendForm)) return 'done';
  const twice = chance.happens(0.2) ? contact.inAnotherTab() : undefined;
  const press = { step: 'resend' };
  await Promise.all([contact.send(press, resendForm), twice?.send(press, resendForm)]);
  return unlessTrouble(contact);
}

/** Another address for somebody of the family, which nobody was given before; of `whose`, or of any of them. */
export async function mendAddress(
  contact: Person,
  { chance, intends, sending }: Life,
  whose?: string,
): Promise<Visit> {
  if (!has(contact, addressForm)) return 'done';
  const act = intends('contact', 'address-mended');
  const offered = contact.page.root.querySelectorAll(`${addressForm} [name=person]`);
  const [first = 'family', ...others] = offered.flatMap((one) => one.getAttribute('value') ?? []);
  const fill = { email: act.words, person: whose ?? chance.oneOf([first, ...others]), step: 'mend' };
  const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=verbeterd');
  return sending.send(contact, { act, fill, isTaken, form: addressForm });
}

/** Somebody else in the place of whoever is asked now, where somebody else is offered. */
export async function askAnother(
  contact: Person,
  { chance, intends, sending }: Life,
): Promise<Visit | 'nobody'> {
  await contact.open(`${pathOf(contact)}/iemand-anders`);
  if (contact.page.status >= 500) return 'again';
  const fill = handOverForm(contact, chance);
  if (fill === undefined) return 'nobody';
  const act = intends('contact', 'handed-over');
  const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=overgedragen');
  return sending.send(contact, { act, fill: { ...fill, note: act.words }, isTaken });
}

/** What a contact person does who hears that a mail came back. */
export class ReturnedMail {
  readonly #life: Life;
  readonly #goes: (errand: Errand) => Promise<boolean>;
  #isSendingAgain = false;

  constructor(life: Life, goes: (errand: Errand) => Promise<boolean>) {
    this.#life = life;
    this.#goes = goes;
  }

  /** At the page of the case: a better address for the family; for an official somebody else, or the same mail again. */
  async mend(contact: Person): Promise<Visit> {
    const isOfFamily = contact.page.body.includes(nl.timeline['mail-bounced'](nl.functions['family'] ?? ''));
    const isOfOfficial = has(contact, note) && has(contact, 'a[href$="/iemand-anders"]');
    if (isOfOfficial) return this.#askAnother(contact);
    if (!isOfFamily) return 'done';
    const mended = await mendAddress(contact, this.#life, familyId);
    // No more for today: whoever was told so comes back.
    if (contact.page.body.includes(nl.casework.mendedTooOften)) this.#life.begin(this.#comeBack());
    return mended;
  }

  async #comeBack(): Promise<void> {
    await this.#life.town.world.sleep(24 * hour);
    await this.#goes((contact) => this.mend(contact));
  }

  async #askAnother(contact: Person): Promise<Visit> {
    const { chance, begin } = this.#life;
    const isAsked = chance.happens(0.7) ? await askAnother(contact, this.#life) : 'nobody';
    if (isAsked !== 'nobody') return isAsked;
    if (!this.#isSendingAgain) begin(this.#sendAgain());
    return 'done';
  }

  /** Day after day, until it arrives or somebody else has it. */
  async #sendAgain(): Promise<void> {
    this.#isSendingAgain = true;
    for (let days = 0; days < mostDays; days += 1) {
      await this.#life.town.world.sleep(24 * hour);
      const stillReturned: boolean[] = [];
      await this.#goes((contact) => {
        const isReturned = has(contact, note);
        stillReturned.push(isReturned);
        return isReturned ? resend(contact, this.#life) : Promise.resolve('done');
      });
      if (stillReturned.at(-1) === false) break;
    }
    this.#isSendingAgain = false;
  }
}
