import { deliver, deliverWaiting } from '../../../functions/mailer/mailer.ts';
import { holdConversation } from '../../../functions/hold-conversation/hold-conversation.ts';
import { reactToCase } from '../../../functions/react/react.ts';
import { cloudReach, sweep } from '../../../functions/sweep/sweep.ts';
import { lookUpRegisters, type System } from '../../../functions/system.ts';
import { takeStock } from '../../../functions/take-stock/take-stock.ts';
import { resumeExecutions } from '../../../infra/local/background.ts';
import { tableNames } from '../../../infra/local/database.ts';
import { timeouts } from '../../../infra/stacks/timeouts.ts';
import { tables } from '../../../infra/tables.ts';
import { mailIdOfRow } from '../../../shared/desk/outbox.ts';
import type { Chain } from '../../../shared/domain/chain.ts';
import { caseOfLedger } from '../../../shared/ledger/ledger.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import { frameOf } from '../../../shared/pages/layout.ts';
import type { Municipality } from '../../../shared/registers/municipality.ts';
import { stateMachine, type StateMachineDefinition } from '../../../workflows/state-machine.ts';
import { Person } from '../../support/person.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import { unchanging, type RegistersOverTime } from './changing-registers.ts';
import { signerOf } from './fixed-signer.ts';
import { Feeds } from './feeds.ts';
import { frontDoor } from './front-door.ts';
import { MemoryDynamoDb, type Change, type Taken } from './memory-dynamodb.ts';
import { PostOffice, type Returned, type Returns } from './post-office.ts';
import { fromOutside, processes, registersFromOutside, type Process } from './processes.ts';
import { RecordedRegisters, type RegisterCommand } from './register-commands.ts';
import { tellAsSes, tellAtOnce } from './returned-mail.ts';
import { VirtualStepFunctions } from './virtual-step-functions.ts';
import type { Climate, Home } from './climate.ts';
import { World } from './world.ts';

export type Place = {
  readonly home: Home;
  readonly climate: Climate;
  readonly chance: Chance;
  readonly municipality: Municipality;
  /** Left out, the registers stay as they are. */
  readonly registers?: RegistersOverTime | undefined;
  /** What an administrator has recorded in the ledger of the registers, where they do not change by themselves. */
  readonly commands?: readonly RegisterCommand[] | undefined;
  /** Whether the post office recognises a mail it has had before. */
  readonly tellsRepeats: boolean;
  /** Left out, every address works. */
  readonly returns?: Returns | undefined;
  readonly observe?: (step: string) => void;
  /** Told of what every request to the store took hold of. */
  readonly taken?: (taken: Taken) => void;
  /** Told of what is written in the log. */
  readonly logged?: (line: Readonly<Record<string, unknown>>) => void;
};

const origin = 'https://waterrijk.example';
const start = Date.parse('2027-01-27T09:00:00Z');
/** As `functions/aws/compose.ts` and `infra/local/runtime.ts` have it. */
const leaseMs: Readonly<Record<Home, number>> = { cloud: 120_000, laptop: 3_000 };
/** How far back a round of the sweeper looks, in days: in the cloud, and on a laptop that starts and that runs. */
const lookBack = { cloud: cloudReach.lookBackDays, laptop: 1, 'laptop that starts': 35 };

const definitions = new Map<Chain, StateMachineDefinition>();

/** Made once for each chain. */
function definitionOf(chain: Chain): StateMachineDefinition {
  const before = definitions.get(chain);
  if (before !== undefined) return before;
  const names = { takeStock: 'take-stock', holdConversation: 'hold-conversation', daySeconds: 86_400 };
  const own = stateMachine(chain, names);
  definitions.set(chain, own);
  return own;
}

/** A municipality in memory: the functions as they are, on a store, a feed, a clockwork and a post office that may fail. */
export class VirtualTown {
  readonly world: World;
  readonly engine: MemoryDynamoDb;
  readonly executions: VirtualStepFunctions;
  /** The same store, read from outside: nothing fails and no time goes by. */
  readonly outside: System;
  readonly post: PostOffice;
  readonly home: Home;
  readonly registersOverTime: RegistersOverTime;
  readonly #recorded: RecordedRegisters | undefined;
  readonly #ledgerOfRegisters: System['registers'];
  readonly #start: () => Process;
  #process: Process;
  readonly #feeds: Feeds;

  constructor(from: Place) {
    this.home = from.home;
    this.#recorded = from.commands && new RecordedRegisters(from.municipality, from.commands);
    this.registersOverTime = from.registers ?? this.#recorded ?? unchanging(from.municipality);
    this.world = new World({
      start,
      weather: from.climate,
      onPowerCut: () => {
        this.#startAgain();
      },
      onCrash: () => {
        this.#process = this.#start();
      },
    });
    this.post = new PostOffice({
      world: this.world,
      takes: from.climate.mailTakes,
      tellsRepeats: from.tellsRepeats,
      returns: from.returns ?? (() => false),
    });
    this.engine = new MemoryDynamoDb({
      tables,
      later: (catchUp) => {
        this.world.later(from.climate.indexLag(), catchUp);
      },
      changed: (change) => {
        this.#feed(change);
      },
      pageSize: from.climate.pageSize,
      taken: from.taken,
    });
    this.#feeds = new Feeds({
      world: this.world,
      home: from.home,
      deliveriesOf: from.climate.deliveriesOf,
      prepare: (name) =>
        lookUpRegisters(name === 'mailer' ? this.#process.mailer : this.#process.behind[name]),
      timeoutOf: (name) => this.#timeoutOf(name),
    });
    this.executions = this.#clockwork(from);
    const foundations = this.#foundations(from);
    this.outside = fromOutside(foundations, this.registersOverTime);
    this.#ledgerOfRegisters = registersFromOutside(foundations);
    this.#start = processes(foundations);
    this.#process = this.#start();
  }

  #foundations({ chance, municipality, home, registers, logged }: Place) {
    const { world, engine } = this;
    const signer = signerOf(chance.bytes(32));
    const common = {
      tables: tableNames(''),
      municipality,
      frameOf,
      executions: this.executions,
      links: { keys: signer.keys, environment: 'simulated', codeSecret: chance.bytes(32) },
      origin,
      leaseMs: leaseMs[home],
      now: () => world.now,
      domainNow: () => new Date(world.now).toISOString(),
      randomBytes: (bytes: number) => chance.bytes(bytes),
      pause: (ms: number) => world.sleep(ms),
      log: (line: Readonly<Record<string, unknown>>) => {
        logged?.(line);
        world.tell(`   ${JSON.stringify({ metric: line['metric'], error: line['error'] })}`);
      },
    };
    const send = (mail: Mail, system: System): Promise<void> => this.#send(mail, system);
    return { world, engine, chance, signer, common, registers, send };
  }

  #clockwork({ observe }: Place): VirtualStepFunctions {
    return new VirtualStepFunctions({
      world: this.world,
      definition: () => definitionOf(this.registersOverTime.at(this.world.now).chain),
      functions: {
        'take-stock': {
          call: (event) => takeStock(this.#process.behind['take-stock'], event),
          timeoutMs: this.#timeoutOf('take-stock'),
        },
        'hold-conversation': {
          call: async (event) => {
            const system = this.#process.behind['hold-conversation'];
            await lookUpRegisters(system);
            await holdConversation(system, event);
          },
          timeoutMs: this.#timeoutOf('hold-conversation'),
        },
      },
      ...(observe === undefined ? {} : { observe }),
    });
  }

  /** The functions with their ports. Whatever they keep in memory is gone after a crash. */
  get system(): System {
    return this.#process.system;
  }

  /** Only the cloud ends what takes too long; milliseconds. */
  #timeoutOf(name: keyof typeof timeouts): number {
    return this.home === 'cloud' ? timeouts[name] * 1_000 : Infinity;
  }

  /** The registers as their ledger has them now, read from outside. */
  async readRegisters(): Promise<{ history: System['registers']['history']; holds: Municipality }> {
    const holds = await this.#ledgerOfRegisters.fresh();
    const { history } = this.#ledgerOfRegisters;
    this.#recorded?.hear(history);
    return { history, holds };
  }

  person(): Person {
    const ask = frontDoor(this.world, {
      mounts: () => this.#process.mounts,
      timeoutOf: (page) => this.#timeoutOf(page),
    });
    return new Person(origin, ask);
  }

  /** What the timers of the cloud, or of the process, do every few minutes: sweep, then send what waits. */
  round(lookBackDays: number = lookBack[this.home]): void {
    void this.world
      .invoke(
        'sweep',
        async () => {
          const system = this.#process.behind.sweep;
          await lookUpRegisters(system);
          await sweep(system, { ...cloudReach, lookBackDays });
        },
        this.#timeoutOf('sweep'),
      )
      .then(() => {
        void this.world.invoke(
          'mailer',
          async () => {
            await lookUpRegisters(this.#process.mailer);
            await deliverWaiting(this.#process.mailer);
          },
          this.#timeoutOf('mailer'),
        );
      });
  }

  #startAgain(): void {
    this.#feeds.forgetEverything();
    this.executions.forgetEverything();
    this.world.tell('   the process starts again');
    this.world.later(1_000, () => {
      void this.world
        .invoke('resume', () => resumeExecutions(this.system))
        .then(() => {
          this.round(lookBack['laptop that starts']);
        });
    });
  }

  #feed(change: Change): void {
    const { table, item, isInsert } = change;
    // As the filters of the cloud's feeds do.
    if (!isInsert) return;
    const caseId = table === 'ledger' ? caseOfLedger(String(item['ledger'])) : undefined;
    const mailId = table === 'desk' ? mailIdOfRow(String(item['pk'])) : undefined;
    const n = Number(item['n']);
    if (caseId !== undefined)
      this.#feeds.ring('react', () => reactToCase(this.#process.behind.react, caseId, n));
    if (mailId !== undefined) this.#feeds.ring('mailer', () => deliver(this.#process.mailer, mailId));
  }

  /** A laptop's mailbox says at once that a mail came back; the cloud hears of it later, once at least and maybe twice. */
  async #send(mail: Mail, system: System): Promise<void> {
    const returned = await this.world.call(`SendEmail ${mail.id}`, (call) => {
      const back = this.post.post(mail, call);
      if (back !== undefined && this.home === 'cloud') this.#comesBack(back);
      return back;
    });
    if (returned === undefined || this.home === 'cloud') return;
    await tellAtOnce(system, returned);
    returned.dealtWithAt = this.world.now;
  }

  #comesBack(returned: Returned): void {
    this.#feeds.ring('bounces', async () => {
      await tellAsSes(this.#process.behind.bounces, returned);
      returned.dealtWithAt ??= this.world.now;
    });
  }
}
