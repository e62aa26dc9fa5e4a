import type { Stage } from '../../../shared/domain/chain.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';

type Entry<T extends Envelope['type']> = Extract<Envelope, { type: T }>;
type PlanEntry = Entry<'request-opened' | 'plan-amended'>;
/** A conversation as the entries tell it: who holds it, and with which link. */
type Held = {
  readonly stage: string;
  holder: string;
  epoch: number;
  isOpen: boolean;
  question?: number;
  talk?: Talk;
};
/** A talk that was agreed on, by the entry that says so, and what came of it; one that is called off is none. */
type Talk = { readonly n: number; readonly heldIn?: number };

/**
 * What a row of entries tells by itself, worked out here once more and without a question to `turnOf` or `evolve`: those
 * are under test too.
 */
export class Told {
  #chain: readonly Stage[];
  #plan: PlanEntry;
  /** Who confirmed the plan as it stands. */
  #confirmedBy = new Set<string>();
  /** The version of which the family wanted changes last. */
  #changesAsked = 0;
  readonly #answers: Entry<'answered'>[] = [];
  readonly #conversations = new Map<string, Held>();
  readonly caseId: string;
  readonly contactPerson: string;
  /** Whoever wrote a version of the plan. */
  readonly authors = new Set<string>();
  isWithdrawn = false;
  isPaused = false;

  constructor(opening: Entry<'request-opened'>) {
    this.caseId = opening.caseId;
    this.contactPerson = opening.contactPerson;
    this.authors.add(opening.actor.id);
    this.#chain = opening.chain;
    this.#plan = opening;
  }

  hear(entry: Envelope): void {
    const own = 'conversation' in entry ? this.#conversations.get(entry.conversation ?? '') : undefined;
    if (own !== undefined && 'linkEpoch' in entry) own.epoch = entry.linkEpoch;
    switch (entry.type) {
      case 'plan-amended':
        this.#plan = entry;
        this.authors.add(entry.actor.id);
        this.#confirmedBy = new Set();
        for (const one of this.#conversations.values()) one.isOpen = false;
        return;
      case 'moved-to-chain': {
        const before = this.#chain;
        this.#chain = entry.chain;
        this.#plan = { ...this.#plan, asks: entry.asks, slices: entry.slices };
        for (const one of this.#conversations.values())
          if (one.stage !== 'family' && !this.#isStillAsked(one.stage, before)) one.isOpen = false;
        return;
      }
      case 'conversation-opened': {
        const { stage, linkEpoch: epoch } = entry;
        this.#conversations.set(entry.conversation, { stage, holder: entry.with.id, epoch, isOpen: true });
        return;
      }
      case 'plan-confirmed':
        if (entry.planVersion === this.version) this.#confirmedBy.add(entry.actor.id);
        if (own !== undefined) own.isOpen = false;
        return;
      case 'changes-asked':
        this.#changesAsked = entry.planVersion;
        return;
      case 'answered':
        this.#answers.push(entry);
        if (own !== undefined) own.isOpen = false;
        return;
      case 'handed-over':
        if (own !== undefined) own.holder = entry.to.id;
        return;
      case 'question-asked':
        if (own !== undefined) own.question = entry.n;
        return;
      case 'question-answered':
        delete own?.question;
        return;
      case 'talk-planned':
        if (own !== undefined) own.talk = { n: entry.n };
        return;
      case 'talk-held':
        if (own?.talk !== undefined) own.talk = { ...own.talk, heldIn: entry.n };
        return;
      case 'talk-cancelled':
        delete own?.talk;
        return;
      case 'withdrawn':
      case 'erased':
        this.isWithdrawn = true;
        return;
      case 'paused':
        this.isPaused = true;
        return;
      case 'resumed':
        this.isPaused = false;
        return;
      case 'request-opened':
      case 'generation-started':
      case 'look-recorded':
      case 'link-renewed':
      case 'address-mended':
      case 'answer-noted':
      case 'nobody-mandated':
      case 'mail-bounced':
      case 'term-extended':
      case 'term-warned':
      case 'condition-met':
      case 'carried-out':
      case 'nudged':
    }
  }

  /** Whether a stage is there as it was, and nobody comes before it. */
  #isStillAsked(stage: string, before: readonly Stage[]): boolean {
    const [was, is] = [before, this.#chain].map((chain) => chain.find(({ id }) => id === stage));
    const first = this.mustSpeak.find((one) => this.answerOf(one) === undefined);
    return first === stage && JSON.stringify(was) === JSON.stringify(is);
  }

  get version(): number {
    return this.#plan.planVersion;
  }

  get chain(): readonly Stage[] {
    return this.#chain;
  }

  /** A day in the real world that the family is bound to. */
  get urgentOn(): string | undefined {
    return this.#plan.urgentOn;
  }

  /** Who of the family must confirm. */
  get confirmers(): readonly string[] {
    return this.#plan.confirmers ?? ['family'];
  }

  get isConfirmed(): boolean {
    return this.confirmers.every((person) => this.#confirmedBy.has(person));
  }

  heldIn(conversation: string): Held | undefined {
    return this.#conversations.get(conversation);
  }

  /** Who is being asked for a word now, apart from the family. */
  get asked(): string | undefined {
    return [...this.#conversations.values()].find(({ stage, isOpen }) => stage !== 'family' && isOpen)
      ?.holder;
  }

  /** Whom the case waits for: the contact person while a question, or a wish of the family's, is theirs; else who is asked. */
  get waitedFor(): readonly string[] {
    const open = [...this.#conversations.values()].filter((one) => one.isOpen && one.stage === this.next);
    const isWished = this.#changesAsked === this.version && !this.isConfirmed;
    if (isWished || open[0]?.question !== undefined) return [this.contactPerson];
    return open.map(({ holder }) => holder);
  }

  /** Who of the family was ever asked, and must confirm today. */
  get familyReached(): readonly string[] {
    const reached = [...this.#conversations.values()].filter(({ stage }) => stage === 'family');
    return this.confirmers.filter((person) => reached.some(({ holder }) => holder === person));
  }

  /** Support always, a decision where an ask touches the domain, an adviser when the plan names one; in order. */
  get mustSpeak(): readonly string[] {
    const domains = new Set(this.#plan.asks.map((ask) => ask.domain));
    const isSmall = this.#plan.asks.every(({ discretionary }) => discretionary);
    return this.#chain
      .filter((stage) => {
        if (stage.optional) return this.#plan.advisers.includes(stage.function);
        if (stage.word !== 'decision') return !isSmall;
        return stage.domains.some((domain) => domains.has(domain));
      })
      .map((stage) => stage.id);
  }

  /** The last answer of a stage about what it would be asked today. */
  answerOf(stage: string): Entry<'answered'> | undefined {
    return this.#answers.findLast(
      (answer) => answer.stage === stage && answer.slice === this.#plan.slices[stage],
    );
  }

  /** Whether a decision on an ask counts, of a stage that the case goes past. */
  isDecided(askId: string): boolean {
    return this.mustSpeak.some(
      (stage) => this.answerOf(stage)?.answers.some((one) => one.askId === askId) === true,
    );
  }

  /** The same, where the decision was a yes. */
  isAgreed(askId: string): boolean {
    return this.mustSpeak.some(
      (stage) =>
        this.answerOf(stage)?.answers.some((one) => one.askId === askId && one.outcome !== 'not-agree') ===
        true,
    );
  }

  /** The asks that a stage decides on. */
  asksOf(stageId: string): PlanEntry['asks'] {
    const domains = this.#chain.find(({ id }) => id === stageId)?.domains ?? [];
    return this.#plan.asks.filter(({ domain }) => domains.includes(domain));
  }

  /** Who must be asked next; `family` first, `ended` when everybody has spoken, `paused` while nobody may be asked. */
  get next(): string {
    if (this.isWithdrawn) return 'ended';
    if (this.isPaused) return 'paused';
    if (!this.isConfirmed) return 'family';
    return this.mustSpeak.find((stage) => this.answerOf(stage) === undefined) ?? 'ended';
  }
}

/** Everything the entries tell in the end. Throws on a history without a beginning. */
export function toldBy(entries: readonly Envelope[]): Told {
  const [opening] = entries;
  if (opening?.type !== 'request-opened') throw new Error('a case begins with its opening');
  const told = new Told(opening);
  for (const entry of entries) told.hear(entry);
  return told;
}
