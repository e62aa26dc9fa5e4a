import type { MailerNeeds } from '../../../functions/mailer/mailer.ts';
import { buildSystem, type Surroundings, type System } from '../../../functions/system.ts';
import type { Mount } from '../../../infra/local/http-server.ts';
import { pageMounts } from '../../../infra/local/mounts.ts';
import type { Mail } from '../../../shared/mail/compose.ts';
import type { Municipality } from '../../../shared/registers/municipality.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import type { RegistersOverTime } from './changing-registers.ts';
import type { signerOf } from './fixed-signer.ts';
import { directClient, clientThat, describeCommand } from './unreliable-client.ts';
import type { MemoryDynamoDb } from './memory-dynamodb.ts';
import type { World } from './world.ts';

type Behind = 'take-stock' | 'hold-conversation' | 'react' | 'sweep' | 'bounces';
/** One life of the functions. In the cloud each remembers for itself, and knows nothing of what another has read. */
export type Process = {
  readonly system: System;
  readonly behind: Readonly<Record<Behind, System>>;
  readonly mailer: MailerNeeds;
  readonly mounts: readonly Mount[];
};

/** Nobody in the simulated town looks at colours. */
const noAssets = { style: '', script: '', refreshing: '', icon: '', logo: '' };

export type Foundations = {
  readonly world: World;
  readonly engine: MemoryDynamoDb;
  readonly chance: Chance;
  readonly signer: ReturnType<typeof signerOf>;
  readonly common: Omit<Surroundings, 'client' | 'wrapper'>;
  /** Left out, the registers come from their ledger, which is empty: they stay as they are. */
  readonly registers: RegistersOverTime | undefined;
  /** Hands a mail to the post office, inside the invocation that sends it. */
  readonly send: (mail: Mail, system: System) => Promise<void>;
};

/** Starts a life of the functions, as often as it is called. */
export function processes(from: Foundations): () => Process {
  const { world, engine, chance, signer, registers } = from;
  const ports = {
    ...from.common,
    client: clientThat((command) => world.call(describeCommand(command), () => engine.execute(command))),
    wrapper: {
      create: () =>
        world.call('GenerateDataKey', () => {
          const plain = chance.bytes(32);
          return { plain, wrapped: plain };
        }),
      unwrap: (wrapped: Uint8Array) => world.call('Decrypt', () => wrapped),
    },
  };
  const own = (): System => {
    const system = buildSystem(ports);
    if (registers === undefined) return system;
    return withRegisters(system, {
      read: () => registers.at(world.now - registers.lag),
      fresh: () => world.call('Query registers', () => registers.at(world.now)),
    });
  };
  return () => {
    const system = own();
    const mailing = own();
    const mailer = {
      ...mailing,
      signer: {
        keyId: signer.keyId,
        sign: (message: Uint8Array) => world.call('Sign', () => signer.sign(message)),
      },
      transport: { send: (mail: Mail) => from.send(mail, mailing) },
    };
    return {
      system,
      behind: {
        'take-stock': own(),
        'hold-conversation': own(),
        react: own(),
        sweep: own(),
        bounces: own(),
      },
      mailer,
      mounts: pageMounts(system, { assets: noAssets }),
    };
  };
}

/** The same store, read from outside: nothing fails, no time goes by, and the registers are as they are now. */
export function fromOutside(
  { world, engine, common }: Pick<Foundations, 'world' | 'engine' | 'common'>,
  registers: RegistersOverTime,
): System {
  return withRegisters(asRead({ engine, common }), {
    read: () => registers.at(world.now),
    fresh: () => Promise.resolve(registers.at(world.now)),
  });
}

/** The registers as they are recorded, read from outside. */
export function registersFromOutside(from: Pick<Foundations, 'engine' | 'common'>): System['registers'] {
  return asRead(from).registers;
}

function asRead({ engine, common }: Pick<Foundations, 'engine' | 'common'>): System {
  return buildSystem({
    ...common,
    client: directClient(engine),
    wrapper: {
      create: () => Promise.reject(new Error('nobody opens a case from outside')),
      unwrap: (wrapped) => Promise.resolve(wrapped),
    },
  });
}

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
    history: [],
    registered: unchanged.registered,
    everNamed: unchanged.everNamed,
    isChainWaiting: false,
    isConfigurationLeft: false,
    begin: () => unchanged.begin(),
    seed: () => unchanged.seed(),
    record: (change, wish) => unchanged.record(change, wish),
  };
  return { ...system, registers, books: { ...system.books, registers } };
}
