import { familyId } from '../../../shared/domain/identifiers.ts';
import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Person } from '../../support/person.ts';
import { signingIn } from '../../support/town.ts';
import type { Visit } from './doorstep.ts';
import { has, hour, someTime, unlessTrouble, type Errand, type Life } from './life.ts';
import { askForLink } from './own-link.ts';
import { handOverForm } from './page-forms.ts';

/** How often they ask for a link of their own for the same thing. */
const mostLinks = 3;
const mendForm = '#adres';

/**
 * Those who are told where plans wait. Of mail that came back they mend the address or have somebody else asked; and by
 * themselves they have whoever waits reminded, somebody else asked, or more time announced.
 */
export class Managers {
  readonly #life: Life;
  readonly #caseId: () => string;

  constructor(life: Life, caseId: () => string) {
    this.#life = life;
    this.#caseId = caseId;
  }

  /** What they come to do by themselves, sooner or later. */
  wanderings(): readonly Promise<void>[] {
    const { chance, habits } = this.#life;
    return [
      ...(chance.happens(habits.nudges) ? [this.#sometime((one) => this.#nudge(one))] : []),
      ...(chance.happens(habits.asksAnother) ? [this.#sometime((one) => this.#askAnother(one))] : []),
      ...(chance.happens(habits.extendsTerm) ? [this.#sometime((one) => this.#extendTerm(one))] : []),
    ];
  }

  async receives(mail: Mail, kind: string): Promise<void> {
    const { chance, doorstep } = this.#life;
    const stepsIn = kind === 'address-bounced' && chance.happens(0.5);
    await doorstep.visit(mail, (manager) => {
      if (!stepsIn || manager.page.status !== 200) return Promise.resolve(unlessTrouble(manager));
      return this.#helps(manager);
    });
  }

  /** A better address for the family where its mail came back; somebody else where it was an official's. */
  async #helps(manager: Person): Promise<Visit> {
    await manager.open(this.#page('adres'));
    // Only the first of a family has other addresses here.
    return has(manager, mendForm) && manager.fields(mendForm)['person'] === familyId
      ? this.#mend(manager)
      : this.#askAnother(manager);
  }

  async #mend(manager: Person): Promise<Visit> {
    const { intends, sending } = this.#life;
    const act = intends('manager-1', 'address-mended');
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=verbeterd');
    return sending.send(manager, { act, fill: { email: act.words }, isTaken, form: mendForm });
  }

  async #sometime(errand: Errand): Promise<void> {
    for (let links = 0; links < mostLinks; links += 1) {
      await someTime(this.#life);
      const mail = await askForLink(this.#life, signingIn.manager, hour / 3);
      if (mail !== undefined && (await this.#life.doorstep.visit(mail, errand)) === 'done') return;
    }
  }

  async #askAnother(manager: Person): Promise<Visit> {
    const { chance, intends, sending } = this.#life;
    await manager.open(this.#page('iemand-anders'));
    const fill = handOverForm(manager, chance);
    if (fill === undefined) return unlessTrouble(manager);
    const act = intends('manager-1', 'handed-over');
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=overgedragen');
    return sending.send(manager, { act, fill: { ...fill, note: act.words }, isTaken });
  }

  async #nudge(manager: Person): Promise<Visit> {
    const { intends, sending } = this.#life;
    await manager.open(this.#page('herinneren'));
    if (!has(manager, 'main form [name=reason]')) return unlessTrouble(manager);
    const act = intends('manager-1', 'nudged');
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=herinnerd');
    return sending.send(manager, { act, fill: { reason: act.words }, isTaken });
  }

  async #extendTerm(manager: Person): Promise<Visit> {
    const { chance, intends, sending, town } = this.#life;
    await manager.open(this.#page('verlengen'));
    if (!has(manager, 'main [name=until]')) return unlessTrouble(manager);
    const act = intends('manager-1', 'term-extended');
    const until = plusDays(dateIn(town.outside.books.now()), chance.between(20, 120));
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=verlengd');
    return sending.send(manager, { act, fill: { until, text: act.words }, isTaken });
  }

  #page(step: string): string {
    return `/overzicht/zaak/${this.#caseId()}/${step}`;
  }
}
