import { forEachApart } from '../../functions/for-each-apart.ts';
import { deliver, deliverWaiting, type MailerNeeds } from '../../functions/mailer/mailer.ts';
import { reactToCase } from '../../functions/react/react.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { lookUpRegisters, type System } from '../../functions/system.ts';
import { mailIdOfRow } from '../../shared/desk/outbox.ts';
import { nextReminderMoment } from '../../shared/domain/due-dates.ts';
import { caseIdSchema } from '../../shared/domain/identifiers.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { Feed } from './feed.ts';

/** How far back a start reads the index of recent entries: longer than a laptop stays shut. In days. */
const lookBackAtStart = 35;

/** What streams and schedules do in the cloud: react to entries, send mails, and sweep, also right after a start. */
export class Background {
  readonly #system: System;
  readonly #mailer: MailerNeeds;
  readonly #daySeconds: number;
  readonly #reactions: Feed;
  readonly #mails: Feed;
  readonly #rounds: Feed;
  readonly #timer: NodeJS.Timeout;
  #morning: NodeJS.Timeout;

  constructor(from: {
    system: System;
    mailer: MailerNeeds;
    daySeconds: number;
    sweepEvery: number;
    onError: (error: unknown) => void;
  }) {
    this.#system = from.system;
    this.#mailer = from.mailer;
    this.#daySeconds = from.daySeconds;
    this.#reactions = new Feed(async (caseId, n) => {
      await lookUpRegisters(from.system);
      await reactToCase(from.system, caseIdSchema.parse(caseId), n);
    }, from.onError);
    this.#mails = new Feed(async (mailId) => {
      await lookUpRegisters(from.system);
      await deliver(from.mailer, mailId);
    }, from.onError);
    this.#rounds = new Feed((round) => this.#round(round), from.onError);
    this.#rounds.ring('executions');
    this.#rounds.ring('catch up');
    this.#timer = setInterval(() => {
      this.#rounds.ring('sweep');
    }, from.sweepEvery);
    this.#morning = this.#nextMorning();
  }

  /** Reminders leave at eight on the domain's clock. The next round would do; where days are short, it comes days later. */
  #nextMorning(): NodeJS.Timeout {
    const now = Date.parse(this.#system.books.now()) + 1;
    const wait = Date.parse(nextReminderMoment(new Date(now).toISOString())) - now;
    // A timer may go off a moment too soon, and what is too soon is not sent.
    return setTimeout(
      () => {
        this.#rounds.ring('morning');
        this.#morning = this.#nextMorning();
      },
      Math.ceil((wait * this.#daySeconds) / 86_400) + 2,
    );
  }

  /** A row was put: an entry is reacted to, a letter is sent. */
  noticed(table: 'ledger' | 'desk', item: Readonly<Record<string, unknown>>): void {
    const caseId = table === 'ledger' ? caseOfLedger(String(item['ledger'])) : undefined;
    if (caseId !== undefined) this.#reactions.ring(caseId, Number(item['n']));
    const mailId = table === 'desk' ? mailIdOfRow(String(item['pk'])) : undefined;
    if (mailId !== undefined) this.#mails.ring(mailId);
  }

  async #round(round: string): Promise<void> {
    if (round === 'executions') await resumeExecutions(this.#system);
    else if (round === 'morning') await deliverWaiting(this.#mailer);
    else await this.sweepNow(round === 'catch up' ? lookBackAtStart : undefined);
  }

  /** A minute at least, on the real clock: where a day lasts a second, an hour is gone before a step has begun. */
  async sweepNow(lookBackDays = 1): Promise<void> {
    const domainMsPerRealMs = 86_400 / this.#daySeconds;
    const graceMs = Math.max(3_600_000, 60_000 * domainMsPerRealMs);
    const realMinute = Math.min(400, Math.ceil(60 / this.#daySeconds));
    const reach = { lookBackDays: Math.max(lookBackDays, realMinute), staleAfterMs: 86_400_000 + graceMs };
    await lookUpRegisters(this.#system);
    try {
      await sweep(this.#system, reach);
    } finally {
      await deliverWaiting(this.#mailer);
    }
  }

  async settled(): Promise<void> {
    for (const feed of [this.#rounds, this.#reactions, this.#mails]) await feed.settled();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#morning);
    for (const feed of [this.#rounds, this.#reactions, this.#mails]) await feed.close();
  }
}

/** The interpreter forgot everything: each open case runs its own generation again, and the ledger gains nothing. */
export async function resumeExecutions(system: System): Promise<void> {
  await forEachApart(await system.summaries.open(), async ({ caseId }) => {
    const generation = (await loadCase(system.books, caseId))?.state.generation ?? 0;
    if (generation > 0) await system.executions.start(caseId, generation);
  });
}
