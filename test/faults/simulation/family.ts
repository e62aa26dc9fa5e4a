import { familyId, type PersonId } from '../../../shared/domain/identifiers.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Person } from '../../support/person.ts';
import type { Visit } from './doorstep.ts';
import { hour, unlessTrouble, type Errand, type Life } from './life.ts';

/** How often the family tries to get to its page before it leaves things as they are. */
const mostVisits = 12;

/** Those whose plan it is: who speaks for them, and whoever else must confirm. */
export class Family {
  readonly #life: Life;
  readonly #newestMail: () => Mail | undefined;
  #hasAskedChanges = false;

  /** `newestMail` is the last that reached who speaks for them, with a link in it. */
  constructor(life: Life, newestMail: () => Mail | undefined) {
    this.#life = life;
    this.#newestMail = newestMail;
  }

  async answer(member: Person, who: PersonId): Promise<Visit> {
    const { habits, intends, sending } = this.#life;
    const { planVersion } = member.fields();
    if (planVersion === undefined) return unlessTrouble(member);
    const asksChanges = who === familyId && habits.asksChanges && !this.#hasAskedChanges;
    if (who === familyId) this.#hasAskedChanges = true;
    const version = Number(planVersion);
    const act = intends(who, asksChanges ? 'changes-asked' : 'confirmed', { version });
    const fill: Record<string, string> = asksChanges
      ? { choice: 'change', text: act.words }
      : { choice: 'confirm' };
    return sending.send(member, { act, fill, isTaken: ({ isLedOn }) => isLedOn });
  }

  /** Follows the link in the newest mail; where that is dead, the one that comes instead. */
  async goes(errand: Errand): Promise<boolean> {
    const { chance, doorstep, town } = this.#life;
    for (let visits = 0; visits < mostVisits; visits += 1) {
      const mail = this.#newestMail();
      const ending = mail && (await doorstep.visit(mail, (one) => atPage(one, errand)));
      if (ending === 'done') return true;
      await town.world.sleep(chance.between(1, 24) * hour);
    }
    return false;
  }
}

async function atPage(member: Person, errand: Errand): Promise<Visit> {
  return member.page.status === 200 ? errand(member) : unlessTrouble(member);
}
