import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { holdConversation } from '../../functions/hold-conversation/hold-conversation.ts';
import { reactToCase } from '../../functions/react/react.ts';
import { buildSystem, type System } from '../../functions/system.ts';
import { takeStock } from '../../functions/take-stock/take-stock.ts';
import { openDatabase, tableNames, type Database } from '../../infra/local/database.ts';
import { localKeys } from '../../infra/local/keys.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { LocalStepFunctions } from '../../infra/local/step-functions.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Chain } from '../../shared/domain/chain.ts';
import type { Answer, Command } from '../../shared/domain/commands.ts';
import { personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { functionOf, type Registers } from '../../shared/domain/registers.ts';
import type { Request } from '../../shared/domain/request.ts';
import { openConversation } from '../../shared/domain/turn.ts';
import { loadCase, perform, readPlan } from '../../shared/ledger/perform.ts';
import type { Change } from '../../shared/registers/changes.ts';
import type { Municipality } from '../../shared/registers/municipality.ts';
import { stateMachine, type StateMachineDefinition } from '../../workflows/state-machine.ts';
import { answersTo, opening } from './commands.ts';
import { frameOf } from '../../shared/pages/layout.ts';

type Options = {
  readonly daySeconds?: number;
  readonly municipality?: Municipality;
  /** Left out, that of the chain of the municipality. */
  readonly definition?: StateMachineDefinition;
};

function definitionOf(chain: Chain, daySeconds: number): StateMachineDefinition {
  return stateMachine(chain, { takeStock: 'take-stock', holdConversation: 'hold-conversation', daySeconds });
}

/**
 * Store, state machine and functions without pages and without a feed: a test decides when `react` runs, and can leave
 * it out where a crash would have. `steps` is what the interpreter did, in the words of the States Language.
 */
export class Clockwork {
  readonly system: System;
  readonly database: Database;
  readonly daySeconds: number;
  /** What new executions run on; those that run go on with what they began with only until a restart. */
  definition: StateMachineDefinition;
  stepFunctions: LocalStepFunctions;
  steps: string[] = [];
  readonly failures: unknown[] = [];
  /** Milliseconds that both clocks run ahead. */
  ahead = 0;
  caseId: CaseId;
  /** Errors of Lambda itself, by name: each keeps the next call from reaching its function. */
  readonly refusals: string[] = [];
  #commands = 0;

  private constructor(database: Database, { daySeconds, municipality, definition }: Required<Options>) {
    this.database = database;
    this.daySeconds = daySeconds;
    this.definition = definition;
    this.stepFunctions = this.#machine();
    const keys = localKeys(undefined);
    this.system = buildSystem({
      client: database.client,
      tables: tableNames(''),
      wrapper: keys.wrapper,
      municipality,
      frameOf,
      executions: {
        start: (caseId, generation) => this.stepFunctions.start(caseId, generation),
        stop: (caseId, generation) => this.stepFunctions.stop(caseId, generation),
        ring: (token, ring) => this.stepFunctions.ring(token, ring),
      },
      links: { keys: keys.linkKeys, environment: 'test', codeSecret: keys.codeSecret },
      origin: 'http://127.0.0.1',
      leaseMs: 1000,
      now: () => Date.now() + this.ahead,
      domainNow: () => new Date(Date.now() + this.ahead).toISOString(),
      randomBytes,
      pause,
      log: () => undefined,
    });
    this.caseId = this.system.newCaseId();
  }

  static async start(options: Options = {}): Promise<Clockwork> {
    const { daySeconds = 86_400, municipality = readMunicipality(undefined) } = options;
    const { definition = definitionOf(municipality.chain, daySeconds) } = options;
    return new Clockwork(await openDatabase({}), { daySeconds, municipality, definition });
  }

  #machine(): LocalStepFunctions {
    return new LocalStepFunctions({
      definition: this.definition,
      functions: {
        'take-stock': (event) => this.#called(() => takeStock(this.system, event)),
        'hold-conversation': (event) => this.#called(() => holdConversation(this.system, event)),
      },
      observe: ({ type, state }) => {
        if (type === 'StateEntered') this.steps.push(state ?? '');
        else if (type === 'StateRetried') this.steps.push(`${state ?? ''} tried again`);
        else if (type === 'StateCaught') this.steps.push(`${state ?? ''} timed out`);
        else if (type.startsWith('Execution') && type !== 'ExecutionStarted') this.steps.push(type);
      },
      onError: (error) => this.failures.push(error),
      now: Date.now,
    });
  }

  async #called<Result>(call: () => Promise<Result>): Promise<Result> {
    const name = this.refusals.shift();
    if (name === undefined) return call();
    throw Object.assign(new Error('the function was not reached'), { name });
  }

  async do(person: string, command: Command): Promise<string> {
    this.#commands += 1;
    const id = personIdSchema.parse(person);
    const result = await perform(this.system.books, {
      caseId: this.caseId,
      command,
      // In the function the registers give them: a mandate is given to a function.
      actor: { id, function: functionOf(this.system.registers.current, id) ?? 'test' },
      commandId: `test-${this.#commands}`,
    });
    return result.kind === 'recorded' ? 'recorded' : result.code;
  }

  /** From now on the registers say something else. */
  async change(how: (registers: Registers) => Registers): Promise<void> {
    this.#commands += 1;
    const change: Change = { type: 'replace', registers: how(this.system.registers.registered) };
    const actor = { id: personIdSchema.parse('administrator'), function: 'administrator' };
    const result = await this.system.registers.record(change, {
      actor,
      commandId: `test-${this.#commands}`,
    });
    if (result.kind === 'refused') throw new Error(`refused: ${JSON.stringify(result)}`);
  }

  async react(): Promise<void> {
    await reactToCase(this.system, this.caseId);
    await this.settle();
  }

  /** Brings a plan in, and waits until the family is asked. */
  async open(plan: Request): Promise<void> {
    await this.do('contact-1', opening(plan));
    await this.react();
    await this.react();
  }

  async state(): Promise<CaseState> {
    const found = await loadCase(this.system.books, this.caseId);
    if (found === undefined) throw new Error('no case');
    return found.state;
  }

  async confirm(): Promise<void> {
    const { planVersion } = await this.state();
    await this.do('family', { type: 'confirm-plan', planVersion });
    await this.react();
  }

  /** Whoever is asked answers all their asks the same; nothing reacts to it yet. */
  async answer(answer: Partial<Answer> = {}): Promise<string> {
    const state = await this.state();
    const conversation = openConversation(state);
    if (conversation === undefined) return 'no conversation';
    const domains = state.chain.find((stage) => stage.id === conversation.stage)?.domains ?? [];
    const asks = (await readPlan(this.system.books, state)).asks.filter((ask) =>
      domains.includes(ask.domain),
    );
    const answers = answersTo(asks.length === 0 ? [undefined] : asks.map(({ id }) => id), answer);
    return this.do(conversation.with.id, {
      type: 'answer',
      conversation: conversation.id,
      planVersion: state.planVersion,
      answers,
    });
  }

  /** The process dies and starts again: whatever the interpreter held in memory is gone. */
  async restart(): Promise<void> {
    const old = this.stepFunctions;
    this.stepFunctions = this.#machine();
    await old.close();
    this.steps = [];
  }

  /** Until nothing has happened for a moment. */
  async settle(): Promise<void> {
    for (let before = -1; before !== this.steps.length;) {
      before = this.steps.length;
      await pause(40);
    }
  }

  /** Waits until the interpreter has taken this many steps. */
  async untilSteps(count: number): Promise<void> {
    for (let tries = 0; tries < 400 && this.steps.length < count; tries += 1) await pause(25);
  }

  /** Waits until the case has this many entries. */
  async untilEntries(count: number): Promise<void> {
    for (let tries = 0; tries < 400 && (await this.state()).n < count; tries += 1) await pause(25);
  }

  async stop(): Promise<void> {
    await this.stepFunctions.close();
    await this.database.close();
  }
}
