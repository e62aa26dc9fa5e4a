import type { Stage } from '../../../shared/domain/chain.ts';
import type { Envelope } from '../../../shared/domain/entries.ts';

type PlanEntry = Extract<Envelope, { type: 'request-opened' | 'plan-amended' }>;

/**
 * What a row of entries tells by itself, worked out here once more and without a question to `turnOf` or `evolve`: those
 * are under test too.
 */
export class Told {
  readonly #chain: readonly Stage[];
  #plan: PlanEntry;
  #confirmed = 0;
  readonly #answers: Extract<Envelope, { type: 'answered' }>[] = [];

  constructor(opening: Extract<Envelope, { type: 'request-opened' }>) {
    this.#chain = opening.chain;
    this.#plan = opening;
  }

  hear(entry: Envelope): void {
    if (entry.type === 'plan-amended') this.#plan = entry;
    if (entry.type === 'plan-confirmed') this.#confirmed = entry.planVersion;
    if (entry.type === 'answered') this.#answers.push(entry);
  }

  get version(): number {
    return this.#plan.planVersion;
  }

  get isConfirmed(): boolean {
    return this.#confirmed === this.version;
  }

  /** Support always, a decision where an ask touches the domain, an adviser when the plan names one; in order. */
  get mustSpeak(): readonly string[] {
    const domains = new Set(this.#plan.asks.map((ask) => ask.domain));
    return this.#chain
      .filter((stage) => {
        if (stage.optional) return this.#plan.advisers.includes(stage.function);
        return stage.word === 'support' || stage.domains.some((domain) => domains.has(domain));
      })
      .map((stage) => stage.id);
  }

  /** The last answer of a stage about what it would be asked today. */
  answerOf(stage: string): Extract<Envelope, { type: 'answered' }> | undefined {
    return this.#answers.findLast(
      (answer) => answer.stage === stage && answer.slice === this.#plan.slices[stage],
    );
  }

  /** Who must be asked next; `family` first, `ended` when everybody has spoken. */
  get next(): string {
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
