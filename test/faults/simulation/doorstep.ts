import { familyStage } from '../../../shared/domain/chain.ts';
import { findConversation } from '../../../shared/domain/turn.ts';
import { loadCase } from '../../../shared/ledger/perform.ts';
import { readLink } from '../../../shared/links/tokens.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Person } from '../../support/person.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import { isAway } from './changing-registers.ts';
import type { VirtualTown } from './virtual-town.ts';

const minute = 60_000;
/** How often somebody tries the same before they give it up. */
export const mostTries = 100;
export type Visit = 'done' | 'again';

/** Where people stand with a mail in their hand: its link, its code, and what happens when the door stays shut. */
export class Doorstep {
  readonly #town: VirtualTown;
  readonly #chance: Chance;
  /** The probability that somebody gets the code wrong first. */
  readonly #mistypes: number;
  /** Pages that said that something went wrong. */
  troubles = 0;
  /** Mails whose link still opened after it had been replaced. */
  readonly openedByOldLinks: string[] = [];
  /** Mails whose link did not open although nothing had replaced it. */
  readonly deadOnArrival: string[] = [];

  constructor(from: { town: VirtualTown; chance: Chance; mistypes: number }) {
    this.#town = from.town;
    this.#chance = from.chance;
    this.#mistypes = from.mistypes;
  }

  /** Opens the mail's link again and again, until what they came for is done or cannot be done with this mail. */
  async visit(
    mail: Mail,
    then: (person: Person) => Promise<Visit>,
  ): Promise<'done' | 'shut out' | 'given up'> {
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      if (attempt > 0) await this.#town.world.sleep(10 * minute);
      const person = this.#town.person();
      const entered = await this.enter(person, mail);
      if (entered === 'shut out') return 'shut out';
      if (entered === 'in' && (await then(person)) === 'done') return 'done';
      if (person.page.status >= 500) this.troubles += 1;
    }
    return 'given up';
  }

  async enter(person: Person, mail: Mail): Promise<'in' | 'shut out' | 'trouble'> {
    const link = mail.links[0] ?? '';
    const give = (code: string): Promise<Person['page']> => person.post(link, new URLSearchParams({ code }));
    if ((await person.open(link)).status !== 200) return 'trouble';
    const wasReplaced = await this.#isReplaced(mail);
    const mistakes = this.#chance.happens(this.#mistypes) ? this.#chance.between(1, 6) : 0;
    for (let mistake = 0; mistake < mistakes; mistake += 1)
      await give(mail.code === '1111' ? '2222' : '1111');
    const { status } = await give(mail.code);
    if (status === 429) return 'shut out';
    if (status < 400 && wasReplaced) this.openedByOldLinks.push(mail.id);
    if (status !== 410) return status >= 500 ? 'trouble' : 'in';
    if (!wasReplaced && !(await this.#isReplaced(mail)) && !(await this.#isWithdrawn(mail)))
      await this.#wonderAbout(mail);
    // The link is no longer good: a fresh one comes by mail.
    const offer = person.page;
    // Unless no link would bring it back: the page says where it went.
    if (offer.root.querySelector('main form') === null) return 'shut out';
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      person.page = offer;
      await person.send();
      if (person.page.status < 500) return 'shut out';
      await this.#town.world.sleep(minute);
    }
    return 'shut out';
  }

  /** A link that nothing has replaced opens for as long as it lasts. */
  async #wonderAbout(mail: Mail): Promise<void> {
    const claims = readLink(tokenOf(mail), this.#town.outside.links);
    if (await this.#isBack(claims)) return;
    if (claims === undefined || claims.expires * 1_000 > this.#town.world.now)
      this.deadOnArrival.push(mail.id);
  }

  /** Whether it was for who stood in for a contact person, who is there again. */
  async #isBack(claims: ReturnType<typeof readLink>): Promise<boolean> {
    if (claims?.purpose !== 'work' || claims.caseId === undefined) return false;
    const { books, registers } = this.#town.outside;
    const owner = (await loadCase(books, claims.caseId))?.state.contactPerson;
    const [own] = registers.current.contactPersons.filter(({ id }) => id === owner);
    return own !== undefined && own.id !== claims.person && !isAway(own, books.now());
  }

  /** Whether the ledger has a newer link for the conversation that this mail's link is about, or somebody else holds it. */
  async #isReplaced(mail: Mail): Promise<boolean> {
    const about = await this.#caseOf(mail);
    if (about === undefined) return false;
    const { claims, conversation } = about;
    if (conversation === undefined) return false;
    return claims.epoch < conversation.linkEpoch || claims.person !== conversation.with.id;
  }

  /** Whoever was asked, and did not answer before the request was taken back, is told so at the door; the family comes in. */
  async #isWithdrawn(mail: Mail): Promise<boolean> {
    const about = await this.#caseOf(mail);
    if (about?.state.withdrawn === undefined || about.claims.purpose !== 'conversation') return false;
    const { state, conversation } = about;
    return (
      conversation !== undefined &&
      conversation.stage !== familyStage &&
      state.words.every((word) => word.conversation !== conversation.id)
    );
  }

  /** The case and the conversation that this mail's link is about, as the ledger has them now. */
  async #caseOf(mail: Mail) {
    const { outside } = this.#town;
    const claims = readLink(tokenOf(mail), outside.links);
    if (claims?.caseId === undefined || claims.conversation === undefined) return undefined;
    const found = await loadCase(outside.books, claims.caseId);
    if (found === undefined) return undefined;
    const { state } = found;
    return { claims, state, conversation: findConversation(state, claims.conversation) };
  }
}

function tokenOf(mail: Mail): string {
  return mail.links[0]?.split('/').at(-1) ?? '';
}
