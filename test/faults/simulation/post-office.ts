import type { Mail } from '../../../shared/mail/compose.ts';
import type { Call, World } from './world.ts';

/** A mail that came back: when it was posted, and when a function had dealt with it, in milliseconds. */
export type Returned = { readonly mail: Mail; readonly postedAt: number; dealtWithAt?: number };

type Posting = {
  readonly mail: Mail;
  readonly by: Call;
  readonly at: number;
  readonly comesBack: boolean;
};

/** Which addresses do not work at an instant. */
export type Returns = (address: string, now: number) => boolean;

/** Brings every mail to whom it is for, as often as it was posted; or sends it back. */
export class PostOffice {
  readonly #world: World;
  readonly #takes: () => number;
  readonly #tellsRepeats: boolean;
  readonly #returns: Returns;
  /** Every mail that was posted, as often as it was. */
  readonly postings: Posting[] = [];
  readonly returned: Returned[] = [];
  /** Told of every mail when it reaches somebody. */
  onMail: (mail: Mail) => void = () => undefined;

  constructor(from: {
    world: World;
    /** How long a mail is on its way; milliseconds. */
    takes: () => number;
    /** Whether it recognises a mail it has had before. */
    tellsRepeats: boolean;
    returns: Returns;
  }) {
    this.#world = from.world;
    this.#takes = from.takes;
    this.#tellsRepeats = from.tellsRepeats;
    this.#returns = from.returns;
  }

  get mails(): readonly Mail[] {
    const { postings } = this;
    return (this.#tellsRepeats ? postings.filter((one) => this.#isFirst(one)) : postings).map(
      ({ mail }) => mail,
    );
  }

  /** What comes back of it; nothing where it arrives. */
  post(mail: Mail, by: Call): Returned | undefined {
    const at = this.#world.now;
    const before = this.#tellsRepeats ? this.postings.find((one) => one.mail.id === mail.id) : undefined;
    const comesBack = before?.comesBack ?? this.#returns(mail.to, at);
    this.postings.push({ mail, by, at, comesBack });
    if (comesBack) {
      this.#world.tell(`   ${mail.id} comes back`);
      const returned: Returned = { mail, postedAt: at };
      this.returned.push(returned);
      return returned;
    }
    if (before === undefined)
      this.#world.later(this.#takes(), () => {
        this.onMail(mail);
      });
    return undefined;
  }

  /** How often each mail was posted where nobody could say afterwards that it was. */
  get interruptedSendings(): ReadonlyMap<string, number> {
    const interrupted = new Map<string, number>();
    for (const { mail, by } of this.postings)
      if (this.#isInterrupted(by)) interrupted.set(mail.id, (interrupted.get(mail.id) ?? 0) + 1);
    return interrupted;
  }

  /** The posting went wrong, or the mark in the outbox right after it did, or never came because the invocation was ended. */
  #isInterrupted(by: Call): boolean {
    const { calls, crashed, wrong } = this.#world;
    const after = calls.filter(
      ({ number, invocation }) => number > by.number && invocation === by.invocation,
    );
    const [next] = after.filter(({ what }) => /^(Update desk mail#|SendEmail )/.test(what));
    if (wrong.includes(by)) return true;
    if (next === undefined) return crashed.has(by.invocation) || after.some((call) => wrong.includes(call));
    if (next.what.startsWith('SendEmail')) return false;
    return wrong.includes(next) || (crashed.has(by.invocation) && next === after.at(-1));
  }

  #isFirst(posting: Posting): boolean {
    return this.postings.find(({ mail }) => mail.id === posting.mail.id) === posting;
  }
}
