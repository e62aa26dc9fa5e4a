import { holdConversation } from '../../functions/hold-conversation/hold-conversation.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import { commandIdSchema, personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import { loadCase, perform } from '../../shared/ledger/perform.ts';
import { openTown, type OwnTown, type ReceivedMail } from './town.ts';

/** Who is called in for the alderman of the worked example. */
export const secondAlderman = { id: 'alderman-2', email: 'p.smit@waterrijk.example' } as const;

/** A town in which a test says what time it is: mails at eight, the daily look of every open case at noon. */
export class SlowTown {
  readonly town: OwnTown;
  readonly #clock: { now: number; readonly started: number };
  #looks = 0;

  private constructor(town: OwnTown, clock: { now: number; started: number }) {
    this.town = town;
    this.#clock = clock;
  }

  /** `from` is ISO 8601 in UTC, in winter: eight in Amsterdam is seven in UTC. */
  static async open(from: string): Promise<SlowTown> {
    const clock = { now: Date.parse(from), started: Date.now() };
    const town = await openTown({
      // Mails of one moment keep their order.
      now: () => clock.now + (Date.now() - clock.started),
      sweepEvery: 3_600_000,
    });
    return new SlowTown(town, clock);
  }

  get today(): string {
    return this.town.runtime.system.books.now().slice(0, 10);
  }

  setTime(instant: string): void {
    this.#clock.now = Date.parse(instant) - (Date.now() - this.#clock.started);
  }

  async post(): Promise<void> {
    await this.town.runtime.settled();
    await this.town.runtime.sweepNow();
    await this.town.runtime.settled();
  }

  /** A night goes by, the mails of the morning leave, and at noon each open case is looked at. */
  async passDay(): Promise<void> {
    const next = new Date(Date.parse(`${this.today}T07:00:00Z`) + 86_400_000).toISOString();
    this.setTime(next);
    await this.post();
    this.setTime(`${next.slice(0, 10)}T11:00:00Z`);
    await this.lookAround();
  }

  async passDays(count: number): Promise<void> {
    for (let day = 0; day < count; day += 1) await this.passDay();
  }

  async lookAround(): Promise<void> {
    for (const { caseId } of await this.town.runtime.system.summaries.open()) await this.#look(caseId);
    await this.town.runtime.settled();
  }

  async #look(caseId: CaseId): Promise<void> {
    const state = await this.state(caseId);
    this.#looks += 1;
    await holdConversation(this.town.runtime.system, {
      token: `look-${this.#looks}`,
      caseId,
      generation: state.generation,
      stage: turnOf(state),
    });
  }

  async state(caseId: CaseId): Promise<CaseState> {
    const found = await loadCase(this.town.runtime.system.books, caseId);
    if (found === undefined) throw new Error('no such case');
    return found.state;
  }

  async do(caseId: CaseId, who: { id: string; function: string }, command: Command): Promise<string> {
    this.#looks += 1;
    const result = await perform(this.town.runtime.system.books, {
      caseId,
      command,
      actor: { id: personIdSchema.parse(who.id), function: who.function },
      commandId: commandIdSchema.parse(`test-${this.#looks}`),
    });
    await this.town.runtime.settled();
    return result.kind === 'recorded' ? 'recorded' : result.code;
  }

  /** Every reminder, the first one first. */
  async reminders(): Promise<ReceivedMail[]> {
    return (await this.town.mails()).filter(({ id }) => id.startsWith('reminder/')).reverse();
  }
}
