import { dateIn, plusDays } from '../../../shared/domain/working-days.ts';
import { nl } from '../../../shared/i18n/nl.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Person } from '../../support/person.ts';
import { filledIn } from '../../support/town.ts';
import type { Act } from './act.ts';
import type { Visit } from './doorstep.ts';
import { has, hour, pathOf, unlessTrouble, type Life } from './life.ts';
import { handOverForm, heldTalk } from './page-forms.ts';

const day = 24 * hour;

/** Those who are asked for a word, at their page of the plan. */
export class Officials {
  readonly #life: Life;
  /** Opens the same mail once more, after a while. */
  readonly #comeBack: (mail: Mail, after: number) => void;

  constructor(life: Life, comeBack: (mail: Mail, after: number) => void) {
    this.#life = life;
    this.#comeBack = comeBack;
  }

  /** What an official does who has opened their link: tells of a talk, does something else first, or answers. */
  async answer(official: Person, mail: Mail): Promise<Visit> {
    const { chance, habits } = this.#life;
    const who = mail.about.recipient;
    if (!isAsked(official)) return unlessTrouble(official);
    if (has(official, 'button[value=record]')) {
      const ending = await this.#tellOfTalk(official, who);
      if (ending === 'again' || !isAsked(official))
        return ending === 'again' ? ending : unlessTrouble(official);
    }
    if (chance.happens(habits.handsOver)) {
      const ending = await this.#handOver(official, who);
      if (ending !== 'stays') return ending;
    }
    if (!hasAsked(official) && chance.happens(habits.asksQuestion)) return this.#askQuestion(official, who);
    if (chance.happens(habits.talksFirst)) return this.#talkFirst(official, mail);
    if (chance.happens(habits.usesTwoDevices)) this.#life.begin(this.#onAnotherDevice(mail));
    return this.#decide(official, mail);
  }

  async #decide(official: Person, mail: Mail): Promise<Visit> {
    const act = this.#life.intends(mail.about.recipient, 'answered', { outcome: this.#outcome() });
    const ending = await this.#checked(official, {
      act,
      fill: answerOf(official, act),
      page: '/ontvangst',
    });
    // Nobody may decide: tomorrow somebody may.
    if (official.page.body.includes(nl.mandates.nobody)) this.#comeBack(mail, day);
    return ending;
  }

  /** Fills in the page, looks at what it came to, and sends that. */
  async #checked(
    official: Person,
    { act, fill, page }: { act: Act; fill: Record<string, string>; page: string },
  ): Promise<Visit> {
    await official.send(fill);
    if (official.page.status >= 500) return 'again';
    if (official.fields()['commandId'] === undefined) return 'done';
    const isTaken = ({ url }: Person['page']): boolean => url.endsWith(page);
    return this.#life.sending.send(official, { act, fill: { step: 'send' }, isTaken });
  }

  /** Who has talked writes down what came of it before they answer; or says that it will not be. */
  async #tellOfTalk(official: Person, who: string): Promise<Visit> {
    const { chance, habits, intends, sending, town } = this.#life;
    if (chance.happens(habits.cancelsTalk)) {
      const act = intends(who, 'talk-cancelled', { words: pathOf(official) });
      const isTaken = ({ url }: Person['page']): boolean => url.endsWith('?gedaan=afgezegd');
      return sending.send(official, { act, fill: { step: 'cancel-talk' }, isTaken });
    }
    const act = intends(who, 'talk-held');
    return sending.send(official, {
      act,
      fill: { ...heldTalk(act, town.outside.books.now()), step: 'record' },
      isTaken: ({ url }) => url.endsWith('?gedaan=gesprek'),
    });
  }

  /** "Dit is niet voor mij". Where nobody else is offered, or whoever was chosen may not, it stays where it is. */
  async #handOver(official: Person, who: string): Promise<Visit | 'stays'> {
    const { chance, intends, sending } = this.#life;
    const path = pathOf(official);
    await official.open(`${path}/overdragen`);
    if (official.page.status >= 500) return 'again';
    const fill = handOverForm(official, chance);
    if (fill !== undefined) {
      const act = intends(who, 'handed-over');
      const isTaken = ({ url }: Person['page']): boolean => url.endsWith('/overgedragen');
      const ending = await sending.send(official, { act, fill: { ...fill, note: act.words }, isTaken });
      if (act.acknowledged || ending === 'again' || official.page.status !== 422) return ending;
    }
    await official.open(path);
    return isAsked(official) ? 'stays' : unlessTrouble(official);
  }

  async #askQuestion(official: Person, who: string): Promise<Visit> {
    const { chance, intends, town } = this.#life;
    const act = intends(who, 'question-asked');
    const answerBy = plusDays(dateIn(town.outside.books.now()), chance.between(1, 20));
    const fill = {
      'answers.0.outcome': 'question',
      'question.text': act.words,
      ...(chance.happens(0.5) ? { 'question.to': 'family', 'question.answerBy': answerBy } : {}),
    };
    return this.#checked(official, { act, fill, page: '/vraag' });
  }

  /** Plans a talk, and comes back to the same link when it has been held. */
  async #talkFirst(official: Person, mail: Mail): Promise<Visit> {
    const { intends, town } = this.#life;
    const act = intends(mail.about.recipient, 'talk-planned');
    const fill = {
      'answers.0.outcome': 'talk',
      'talk.on': dateIn(new Date(town.world.now + 2 * day).toISOString()),
      'talk.time': '10:00',
      'talk.channel': 'phone',
      'talk.note': act.words,
    };
    const ending = await this.#checked(official, { act, fill, page: '/afspraak' });
    if (ending === 'done') this.#comeBack(mail, 49 * hour);
    return ending;
  }

  async #onAnotherDevice(mail: Mail): Promise<void> {
    const { town, doorstep, intends } = this.#life;
    const other = town.person();
    if ((await doorstep.enter(other, mail)) !== 'in' || !isAsked(other)) return;
    const act = intends(`${mail.about.recipient} elsewhere`, 'answered', { outcome: this.#outcome() });
    await other.send(answerOf(other, act));
    if (other.page.status !== 200 || other.fields()['commandId'] === undefined) return;
    await other.send({ step: 'send' });
    act.acknowledged = other.page.isLedOn && other.page.url.endsWith('/ontvangst');
  }

  #outcome(): string {
    return this.#life.chance.happens(this.#life.habits.refuses) ? 'not-agree' : 'agree';
  }
}

function answerOf(official: Person, act: Act): Record<string, string> {
  return filledIn(official, { outcome: act.outcome ?? 'agree', reason: act.words });
}

/** Whether the page asks an official for an answer. */
function isAsked(official: Person): boolean {
  return has(official, 'button[value=check]');
}

/** Whether a question waits for its answer. */
function hasAsked(official: Person): boolean {
  return (
    official.page.body.includes(nl.question.openTitle) || official.text.includes(nl.question.openTitleBefore)
  );
}
