import * as z from 'zod';
import { deliver, deliverWaiting, type MailerNeeds } from '../../../functions/mailer/mailer.ts';
import { holdConversation } from '../../../functions/hold-conversation/hold-conversation.ts';
import { reactToCase } from '../../../functions/react/react.ts';
import { cloudReach, sweep } from '../../../functions/sweep/sweep.ts';
import { buildSystem, lookUpRegisters, type System } from '../../../functions/system.ts';
import { takeStock } from '../../../functions/take-stock/take-stock.ts';
import { resumeExecutions } from '../../../infra/local/background.ts';
import { tableNames } from '../../../infra/local/database.ts';
import { route, type Mount } from '../../../infra/local/http-server.ts';
import { pageMounts } from '../../../infra/local/mounts.ts';
import { timeouts } from '../../../infra/stacks/timeouts.ts';
import { tables } from '../../../infra/tables.ts';
import { mailIdOfRow } from '../../../shared/desk/outbox.ts';
import type { CaseId } from '../../../shared/domain/identifiers.ts';
import { caseOfLedger } from '../../../shared/ledger/ledger.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Municipality } from '../../../shared/registers/municipality.ts';
import { stateMachine } from '../../../workflows/state-machine.ts';
import { Person, type Ask } from '../../support/person.ts';
import type { Chance } from './chance.ts';
import { unchanging, type RegistersOverTime } from './changing-registers.ts';
import { signerOf } from './fixed-signer.ts';
import { MemoryDynamoDb, type Change } from './memory-dynamodb.ts';
import { clientThat, describeCommand, directClient } from './unreliable-client.ts';
import { VirtualStepFunctions } from './virtual-step-functions.ts';
import { World, type Weather } from './world.ts';

/** Where the product runs: each invocation of its own beside a Step Functions that outlives it, or all in one process. */
export type Home = 'cloud' | 'laptop';

/** What the world around the functions does, beside failing calls. Milliseconds. */
export type Climate = Weather & {
  /** How long each delivery of one change takes; as many deliveries as there are numbers. */
  readonly deliveriesOf: () => readonly number[];
  readonly indexLag: () => number;
  readonly mailTakes: () => number;
  /** From now on nothing goes wrong any more. */
  readonly clearUp: () => void;
  /** Rows on a page of a query. */
  readonly pageSize: number;
};

/** Nobody in the simulated town looks at colours. */
const noAssets = { style: '', script: '', icon: '', logo: '' };

type Behind = 'take-stock' | 'hold-conversation' | 'react' | 'sweep';
/** One life of the functions. In the cloud each remembers for itself, and knows nothing of what another has read. */
type Process = {
  readonly system: System;
  readonly behind: Readonly<Record<Behind, System>>;
  readonly mailer: MailerNeeds;
  readonly mounts: readonly Mount[];
};

const bodySchema = z.union([z.string(), z.instanceof(URLSearchParams)]);
const origin = 'https://waterrijk.example';
const start = Date.parse('2027-01-27T09:00:00Z');
/** As `functions/aws/compose.ts` and `infra/local/runtime.ts` have it. */
const leaseMs: Readonly<Record<Home, number>> = { cloud: 120_000, laptop: 3_000 };
/** How far back a round of the sweeper looks, in days: in the cloud, and on a laptop that starts and that runs. */
const lookBack = { cloud: cloudReach.lookBackDays, laptop: 1, 'laptop that starts': 35 };
const deliveryAttempts = 6;

/** The same ports, with registers that change. */
function withRegisters(
  system: System,
  source: { read: () => Municipality; fresh: () => Promise<Municipality> },
): System {
  const { registers: unchanged } = system;
  const registers: System['registers'] = {
    get current() {
      return source.read();
    },
    fresh: source.fresh,
    refreshIfOlderThan: () => Promise.resolve(),
    clockwork: unchanged.clockwork,
    history: [],
    registered: unchanged.registered,
    isChainWaiting: false,
    isConfigurationLeft: false,
    begin: () => unchanged.begin(),
    seed: () => unchanged.seed(),
    record: (change, wish) => unchanged.record(change, wish),
  };
  return { ...system, registers, books: { ...system.books, registers } };
}

/** A municipality in memory: the functions as they are, on a store, a feed, a clockwork and a post office that may fail. */
export class VirtualTown {
  readonly world: World;
  readonly engine: MemoryDynamoDb;
  readonly executions: VirtualStepFunctions;
  /** The same store, read from outside: nothing fails and no time goes by. */
  readonly outside: System;
  /** Every mail that arrived, as often as it arrived. */
  readonly mails: Mail[] = [];
  readonly home: Home;
  readonly #climate: Climate;
  readonly #tellsRepeats: boolean;
  readonly #ask: Ask;
  readonly #start: () => Process;
  readonly #withItsRegisters: (system: System) => System;
  #process: Process;
  /** Which invocation posted each mail, as often as one did. */
  readonly #posted: { readonly id: string; readonly by: string }[] = [];
  /** Told of every mail when it reaches somebody. */
  onMail: (mail: Mail) => void = () => undefined;
  /** Told of every entry when it is written. */
  onRecorded: (caseId: CaseId) => void = () => undefined;
  readonly registersOverTime: RegistersOverTime;
  /** Which life of the process this is: what was on its way in an earlier one never arrives. */
  #life = 0;

  constructor(from: {
    home: Home;
    climate: Climate;
    chance: Chance;
    municipality: Municipality;
    /** Left out, the registers stay as they are. */
    registers?: RegistersOverTime | undefined;
    /** Whether the post office recognises a mail it has had before. */
    tellsRepeats: boolean;
    observe?: (step: string) => void;
  }) {
    this.home = from.home;
    this.#climate = from.climate;
    this.#tellsRepeats = from.tellsRepeats;
    const registersOverTime = from.registers ?? unchanging(from.municipality);
    this.registersOverTime = registersOverTime;
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
    this.engine = new MemoryDynamoDb({
      tables,
      later: (catchUp) => {
        this.world.later(from.climate.indexLag(), catchUp);
      },
      changed: (change) => {
        this.#feed(change);
      },
      pageSize: from.climate.pageSize,
    });
    this.executions = new VirtualStepFunctions({
      world: this.world,
      definition: stateMachine(from.municipality.chain, {
        takeStock: 'take-stock',
        holdConversation: 'hold-conversation',
        daySeconds: 86_400,
      }),
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
      ...(from.observe === undefined ? {} : { observe: from.observe }),
    });
    const signer = signerOf(from.chance.bytes(32));
    const common = {
      tables: tableNames(''),
      municipality: from.municipality,
      executions: this.executions,
      links: { keys: signer.keys, environment: 'simulated', codeSecret: from.chance.bytes(32) },
      origin,
      leaseMs: leaseMs[from.home],
      now: () => this.world.now,
      domainNow: () => new Date(this.world.now).toISOString(),
      randomBytes: (bytes: number) => from.chance.bytes(bytes),
      pause: (ms: number) => this.world.sleep(ms),
      log: (line: Readonly<Record<string, unknown>>) => {
        this.world.tell(`   ${JSON.stringify({ metric: line['metric'], error: line['error'] })}`);
      },
    };
    const ports = {
      ...common,
      client: clientThat((command) =>
        this.world.call(describeCommand(command), () => this.engine.execute(command)),
      ),
      wrapper: {
        create: () =>
          this.world.call('GenerateDataKey', () => {
            const plain = from.chance.bytes(32);
            return { plain, wrapped: plain };
          }),
        unwrap: (wrapped: Uint8Array) => this.world.call('Decrypt', () => wrapped),
      },
    };
    this.outside = withRegisters(
      buildSystem({
        ...common,
        client: directClient(this.engine),
        wrapper: {
          create: () => Promise.reject(new Error('nobody opens a case from outside')),
          unwrap: (wrapped) => Promise.resolve(wrapped),
        },
      }),
      {
        read: () => registersOverTime.at(this.world.now),
        fresh: () => Promise.resolve(registersOverTime.at(this.world.now)),
      },
    );
    // Registers that stay as they are come from their ledger, which is empty.
    this.#withItsRegisters = (system) =>
      from.registers === undefined
        ? system
        : withRegisters(system, {
            read: () => registersOverTime.at(this.world.now - registersOverTime.lag),
            fresh: () => this.world.call('Query registers', () => registersOverTime.at(this.world.now)),
          });
    this.#start = () => {
      const own = (): System => this.#withItsRegisters(buildSystem(ports));
      const system = own();
      const mailer = {
        ...own(),
        signer: {
          keyId: signer.keyId,
          sign: (message: Uint8Array) => this.world.call('Sign', () => signer.sign(message)),
        },
        transport: {
          send: (mail: Mail) =>
            this.world.call(`SendEmail ${mail.id}`, ({ invocation }) => {
              this.#post(mail, invocation);
            }),
        },
      };
      return {
        system,
        behind: { 'take-stock': own(), 'hold-conversation': own(), react: own(), sweep: own() },
        mailer,
        mounts: pageMounts(system, noAssets),
      };
    };
    this.#process = this.#start();
    this.#ask = async (url, request) => {
      const method = request.method ?? 'GET';
      const body = bodySchema.parse(request.body ?? '').toString();
      const headers = {
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...Object.fromEntries(new Headers(request.headers)),
      };
      const room = url.pathname.split('/')[1] ?? '';
      const target = `${url.pathname}${url.search}`;
      const ending = await this.world.invoke(
        `${method} ${room}`,
        () => route(this.#process.mounts, { method, target, headers, body: Buffer.from(body) }),
        this.#timeoutOf(room === 'werk' || room === 'v1' ? 'casework' : 'conversation'),
      );
      if (ending.kind !== 'done') return { status: 502, headers: new Headers(), body: '' };
      const { statusCode, headers: sent, cookies, body: shown } = ending.value;
      const answered = new Headers();
      for (const [name, value] of Object.entries(sent ?? {})) answered.set(name, String(value));
      for (const cookie of cookies ?? []) answered.append('set-cookie', cookie);
      return { status: statusCode ?? 200, headers: answered, body: shown ?? '' };
    };
  }

  /** The functions with their ports. Whatever they keep in memory is gone after a crash. */
  get system(): System {
    return this.#process.system;
  }

  /** Only the cloud ends what takes too long; milliseconds. */
  #timeoutOf(name: keyof typeof timeouts): number {
    return this.home === 'cloud' ? timeouts[name] * 1_000 : Infinity;
  }

  person(): Person {
    return new Person(origin, this.#ask);
  }

  /** How often each mail was posted by an invocation in which something went wrong. */
  get interruptedSendings(): ReadonlyMap<string, number> {
    const interrupted = new Map<string, number>();
    for (const { id, by } of this.#posted)
      if (this.world.troubled.has(by)) interrupted.set(id, (interrupted.get(id) ?? 0) + 1);
    return interrupted;
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
          () => deliverWaiting(this.#process.mailer),
          this.#timeoutOf('mailer'),
        );
      });
  }

  #startAgain(): void {
    this.#life += 1;
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
    if (caseId !== undefined) this.onRecorded(caseId);
    if (caseId !== undefined)
      this.#ringFor('react', () => reactToCase(this.#process.behind.react, caseId, n));
    if (mailId !== undefined) this.#ringFor('mailer', () => deliver(this.#process.mailer, mailId));
  }

  #ringFor(name: 'react' | 'mailer', work: () => Promise<void>): void {
    const life = this.#life;
    for (const delay of this.home === 'laptop' ? [1] : this.#climate.deliveriesOf()) {
      this.world.later(delay, () => {
        if (life === this.#life) this.#deliver(name, work, 1);
      });
    }
  }

  /** Tried again until it has worked or is given up; a process does not try again by itself. */
  #deliver(name: 'react' | 'mailer', work: () => Promise<void>, attempt: number): void {
    const life = this.#life;
    const prepared = async (): Promise<void> => {
      await lookUpRegisters(this.system);
      await work();
    };
    void this.world.invoke(name, prepared, this.#timeoutOf(name)).then((ending) => {
      if (ending.kind === 'done' || this.home === 'laptop' || life !== this.#life) return;
      if (attempt >= deliveryAttempts) this.world.tell(`   ${name} is given up`);
      else
        this.world.later(1_000 * 2 ** attempt, () => {
          this.#deliver(name, work, attempt + 1);
        });
    });
  }

  #post(mail: Mail, by: string): void {
    this.#posted.push({ id: mail.id, by });
    if (this.#tellsRepeats && this.mails.some((one) => one.id === mail.id)) return;
    this.mails.push(mail);
    this.world.later(this.#climate.mailTakes(), () => {
      this.onMail(mail);
    });
  }
}
