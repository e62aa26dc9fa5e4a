import { familyId } from '../../../shared/domain/identifiers.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Person } from '../../support/person.ts';
import type { Visit } from './doorstep.ts';
import { has, unless500, type Life } from './life.ts';
import { handOverForm } from './page-forms.ts';

const mendForm = '#adres';

/** Those who are told where plans wait; of mail that came back, they mend the address or have somebody else asked. */
export class Managers {
  readonly #life: Life;
  readonly #caseId: () => string;

  constructor(life: Life, caseId: () => string) {
    this.#life = life;
    this.#caseId = caseId;
  }

  async receives(mail: Mail, kind: string): Promise<void> {
    const { chance, doorstep } = this.#life;
    const stepsIn = kind === 'address-bounced' && chance.happens(0.5);
    await doorstep.visit(mail, (manager) => {
      if (!stepsIn || manager.page.status !== 200) return Promise.resolve(unless500(manager));
      return this.#helps(manager, mail.about.recipient);
    });
  }

  /** A better address for the family where its mail came back; somebody else where it was an official's. */
  async #helps(manager: Person, who: string): Promise<Visit> {
    await manager.open(`/overzicht/zaak/${this.#caseId()}/adres`);
    // Only the first of a family has other addresses here.
    return has(manager, mendForm) && manager.fields(mendForm)['person'] === familyId
      ? this.#mend(manager, who)
      : this.#askAnother(manager, who);
  }

  async #mend(manager: Person, who: string): Promise<Visit> {
    const { intends, sending } = this.#life;
    const act = intends(who, 'address-mended');
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=verbeterd');
    return sending.send(manager, { act, fill: { email: act.words }, isTaken, form: mendForm });
  }

  async #askAnother(manager: Person, who: string): Promise<Visit> {
    const { chance, intends, sending } = this.#life;
    await manager.open(`/overzicht/zaak/${this.#caseId()}/iemand-anders`);
    const fill = handOverForm(manager, chance);
    if (fill === undefined) return unless500(manager);
    const act = intends(who, 'handed-over');
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=overgedragen');
    return sending.send(manager, { act, fill: { ...fill, note: act.words }, isTaken });
  }
}
