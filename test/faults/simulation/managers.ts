import type { Mail } from '../../../shared/mail/compose.ts';
import type { Person } from '../../support/person.ts';
import type { Visit } from './doorstep.ts';
import { unless500, type Life } from './life.ts';
import { handOverForm } from './page-forms.ts';

/** Those who are told where plans wait; of mail that came back, they have somebody else asked. */
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
      return this.#askAnother(manager, mail.about.recipient);
    });
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
