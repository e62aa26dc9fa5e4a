import { recordBounce } from '../../../functions/bounces/bounces.ts';
import { openRequest, readPlanText } from '../../../functions/bring-in.ts';
import { holdConversation } from '../../../functions/hold-conversation/hold-conversation.ts';
import { deliverWaiting, type MailerNeeds } from '../../../functions/mailer/mailer.ts';
import { reactToCase } from '../../../functions/react/react.ts';
import { rollUpMonths } from '../../../functions/sweep/roll-up-months.ts';
import type { Executions, System } from '../../../functions/system.ts';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { endedTurn } from '../../../shared/domain/chain.ts';
import type { Command } from '../../../shared/domain/commands.ts';
import type { Actor } from '../../../shared/domain/entries.ts';
import { contactFunction, type CaseId, type PersonId } from '../../../shared/domain/identifiers.ts';
import type { Request } from '../../../shared/domain/request.ts';
import { openConversation, turnOf } from '../../../shared/domain/turn.ts';
import { dateIn, type CalendarDate } from '../../../shared/domain/working-days.ts';
import { loadCase, perform } from '../../../shared/ledger/perform.ts';
import { returnedMailOf, tagsOf } from '../../../shared/mail/returned-mail.ts';
import { tableNames } from '../database.ts';
import { Mailbox } from '../mailbox.ts';
import { systemFor, type openGround, type RuntimeOptions } from '../runtime.ts';

/** Links are good for fourteen days: of what was sent before, nothing opens any more, and it is not kept. */
const mailsKeptFor = 14 * 86_400_000;

/** Nothing waits for an execution here: `settle` goes on by itself. */
const nobody: Executions = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  ring: () => Promise.resolve('gone'),
};

/**
 * The product on a clock that is set by hand, without pages: the rules, what follows from entries, the clockwork's steps
 * and the mailer are the ones that run everywhere.
 */
export class DemoTown {
  readonly system: System;
  /** What both clocks say: milliseconds since 1970. */
  at: number;
  readonly #until: number;
  readonly #mailbox: Mailbox;
  readonly #mailer: MailerNeeds;
  #commands = 0;

  constructor(from: {
    options: RuntimeOptions;
    ground: Awaited<ReturnType<typeof openGround>>;
    from: number;
    until: number;
  }) {
    const { options, ground } = from;
    this.at = from.from;
    this.#until = from.until;
    const virtual = { ...ground, now: () => this.at, domainNow: () => new Date(this.at).toISOString() };
    const origin = `http://127.0.0.1:${options.port}`;
    this.system = systemFor(options, virtual, { executions: nobody, origin });
    this.#mailbox = new Mailbox({
      client: ground.database.client,
      table: tableNames(options.tablePrefix ?? '').mailbox,
      now: () => this.at,
      onBounce: async (mail) => {
        const returned = returnedMailOf(tagsOf(mail));
        if (returned !== undefined) await recordBounce(this.system, returned);
      },
    });
    this.#mailer = { ...this.system, signer: ground.keys.signer, transport: this.#mailbox };
  }

  get today(): CalendarDate {
    return dateIn(new Date(this.at).toISOString());
  }

  /** A contact person brings in a plan, as it would be admitted on that day. */
  async open(caseId: CaseId, plan: Request, contactPerson: PersonId): Promise<CaseState> {
    const { chain, contactPersons } = this.system.registers.current;
    const against = { chain, contactPersons: contactPersons.map(({ email }) => email) };
    const read = readPlanText(this.system, JSON.stringify(plan), against);
    if (read.kind === 'issues') throw new Error(`no plan: ${JSON.stringify(read.issues)}`);
    const actor = { id: contactPerson, function: contactFunction };
    await openRequest(this.system, { caseId, plan: read.plan, contactPerson, actor });
    return this.settle(caseId);
  }

  /** Somebody does something, and all that follows at once has been done when this is over. */
  async do(caseId: CaseId, actor: Actor, command: Command): Promise<CaseState> {
    this.#commands += 1;
    const commandId = `demo-${this.#commands}`;
    const result = await perform(this.system.books, { caseId, command, actor, commandId });
    if (result.kind === 'refused') throw new Error(`${command.type} was refused: ${JSON.stringify(result)}`);
    return this.settle(caseId);
  }

  /** Reacts, and takes the steps of the state machine, until the case waits for a person. */
  async settle(caseId: CaseId): Promise<CaseState> {
    for (let before = 0; ;) {
      await reactToCase(this.system, caseId);
      const state = await this.state(caseId);
      if (state.n === before || turnOf(state) === endedTurn) return state;
      before = state.n;
      await this.#step(state);
    }
  }

  /** The step of the execution that is entered anew each day: asks, looks, reminds, calls in others. */
  async look(caseId: CaseId): Promise<CaseState> {
    const before = await this.state(caseId);
    if (turnOf(before) === endedTurn) return before;
    await this.#step(before);
    return (await this.state(caseId)).n === before.n ? before : this.settle(caseId);
  }

  async #step(state: CaseState): Promise<void> {
    const { caseId, generation } = state;
    const stage = turnOf(state);
    await holdConversation(this.system, { token: `demo-${caseId}`, caseId, generation, stage });
  }

  async state(caseId: CaseId): Promise<CaseState> {
    const found = await loadCase(this.system.books, caseId);
    if (found === undefined) throw new Error('no case');
    return found.state;
  }

  /** What was sent to whoever is asked now comes back: their address is wrong, and stays so. */
  async bounce(caseId: CaseId, email: string): Promise<CaseState> {
    const conversation = openConversation(await this.state(caseId));
    if (conversation === undefined) throw new Error('nobody is asked');
    if (this.#keepsMails) await this.#mailbox.setBouncing(email, true);
    const { id, with: asked } = conversation;
    const sentAt = new Date(this.at).toISOString();
    await recordBounce(this.system, { mail: `demo-${caseId}`, recipient: asked.id, subjects: [id], sentAt });
    return this.settle(caseId);
  }

  /** Mails leave; those of long ago leave without being kept. */
  async post(): Promise<void> {
    if (this.#keepsMails) return deliverWaiting(this.#mailer);
    for (const mailId of await this.system.outbox.waiting()) await this.system.outbox.markSent(mailId);
  }

  /** While mails are kept, they leave when they are ordered. */
  async postIfKept(): Promise<void> {
    if (this.#keepsMails) await this.post();
  }

  get #keepsMails(): boolean {
    return this.at > this.#until - mailsKeptFor;
  }

  countMonths(): Promise<void> {
    return rollUpMonths(this.system, this.today);
  }
}
