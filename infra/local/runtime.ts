import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { recordBounce } from '../../functions/bounces/bounces.ts';
import { holdConversation } from '../../functions/hold-conversation/hold-conversation.ts';
import { buildSystem, lookUpRegisters, type Executions, type System } from '../../functions/system.ts';
import { openIdProvider } from '../../functions/sign-in/open-id-provider.ts';
import { takeStock } from '../../functions/take-stock/take-stock.ts';
import { withoutWords } from '../../functions/without-words.ts';
import type { Chain } from '../../shared/domain/chain.ts';
import { returnedMailOf, tagsOf } from '../../shared/mail/returned-mail.ts';
import type { Provider } from '../../shared/sign-in/provider.ts';
import type { ProviderSettings } from '../../shared/sign-in/provider-settings.ts';
import { municipalityOf, type Municipality } from '../../shared/registers/municipality.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { stateMachine } from '../../workflows/state-machine.ts';
import { Background } from './background.ts';
import { domainClock } from './clock.ts';
import { claimDataDir } from './data-dir.ts';
import { noticePuts, openDatabase, tableNames, type Database } from './database.ts';
import type { Assets } from '../../functions/start/start.ts';
import { buildAssets, lookFilesOf } from '../look.ts';
import { httpServer, type Mount } from './http-server.ts';
import { localKeys, type LocalKeys } from './keys.ts';
import { Mailbox } from './mailbox.ts';
import { mountsOf } from './mounts.ts';
import { countOperations } from './operations.ts';
import { LocalStepFunctions, type HistoryEvent } from './step-functions.ts';
import { frameOf } from '../../shared/pages/layout.ts';

export type RuntimeOptions = {
  readonly port: number;
  /** Where everything is kept; `undefined` keeps nothing. */
  readonly dataDir: string | undefined;
  readonly municipality: Municipality;
  /** What the pages load; the neutral look when left out. */
  readonly assets?: Assets;
  readonly dynamoEndpoint?: string;
  readonly tablePrefix?: string;
  /** Real seconds in a day of the domain's clock. */
  readonly daySeconds: number;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly now?: () => number;
  readonly observe?: (event: HistoryEvent) => void;
  /** Where staff sign in besides by mail, and what we show it that we are who we say. */
  readonly openIdConnect?: { readonly settings: ProviderSettings; readonly secret: string };
  /** Milliseconds between two sweeps. */
  readonly sweepEvery?: number;
};

export type Runtime = {
  readonly origin: string;
  readonly system: System;
  readonly mailbox: Mailbox;
  readonly stepFunctions: LocalStepFunctions;
  readonly sweepNow: () => Promise<void>;
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What a runtime stands on: its folder, its clock, its keys and its database. */
type Ground = {
  readonly now: () => number;
  readonly domainNow: () => string;
  readonly keys: LocalKeys;
  readonly database: Database;
  readonly onError: (error: unknown) => void;
  readonly release: () => Promise<void>;
};

/** The whole product in one process: the same functions behind the same routes, on ports that need nothing installed. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const ground = await openGround(options);
  const mounts = Promise.withResolvers<readonly Mount[]>();
  const server = httpServer(mounts.promise);
  const origin = await listen(server, options.port);
  const executions: Executions = {
    start: (caseId, generation) => stepFunctions.start(caseId, generation),
    stop: (caseId, generation) => stepFunctions.stop(caseId, generation),
    ring: (token, ring) => stepFunctions.ring(token, ring),
  };
  const system = systemFor(options, ground, { executions, origin });
  const stepFunctions = interpreterFor(options, ground, {
    system,
    stages: await beginRegisters(system, options),
  });
  const table = tableNames(options.tablePrefix ?? '');
  const mailbox = new Mailbox({
    client: ground.database.client,
    table: table.mailbox,
    now: ground.now,
    onBounce: async (mail) => {
      const returned = returnedMailOf(tagsOf(mail));
      if (returned !== undefined) await recordBounce(system, returned);
    },
  });
  const operations = countOperations(ground.database.client, table.mailbox);
  const assets = options.assets ?? buildAssets(lookFilesOf({}, ''));
  mounts.resolve(
    mountsOf(system, { assets, provider: providerFor(options, system) }, { mailbox, operations }),
  );
  const background = new Background({
    system,
    mailer: { ...system, signer: ground.keys.signer, transport: mailbox },
    daySeconds: options.daySeconds,
    sweepEvery: options.sweepEvery ?? 5_000,
    onError: ground.onError,
  });
  noticePuts(ground.database.client, (name, item) => {
    if (name === table.ledger) background.noticed('ledger', item);
    if (name === table.desk) background.noticed('desk', item);
  });
  return {
    origin,
    system,
    mailbox,
    stepFunctions,
    sweepNow: () => background.sweepNow(),
    settled: () => background.settled(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stepFunctions.close();
      await background.close();
      await ground.release();
    },
  };
}

function providerFor({ openIdConnect }: RuntimeOptions, { edge, now }: System): Provider | undefined {
  if (openIdConnect === undefined) return undefined;
  const { settings, secret } = openIdConnect;
  return openIdProvider({ settings, origin: edge.origin, readSecret: () => Promise.resolve(secret), now });
}

/** For whoever works on the data of a laptop without serving them. */
export async function openGround(options: RuntimeOptions): Promise<Ground> {
  const { dataDir, daySeconds, dynamoEndpoint, log } = options;
  const now = options.now ?? Date.now;
  const fileIn = (name: string): string | undefined =>
    dataDir === undefined ? undefined : join(dataDir, name);
  const path = fileIn('dynamodb');
  const claim = dataDir === undefined ? undefined : await claimDataDir(dataDir);
  const clock = domainClock({ file: fileIn('clock.json'), daySeconds, now });
  const database = await openDatabase({
    ...(dynamoEndpoint === undefined ? {} : { endpoint: dynamoEndpoint }),
    ...(path === undefined ? {} : { path }),
    prefix: options.tablePrefix ?? '',
  });
  return {
    now,
    domainNow: () => new Date(clock()).toISOString(),
    keys: localKeys(fileIn('keys.json')),
    database,
    onError: (error) => {
      log({ level: 'error', ...withoutWords(error) });
    },
    release: async () => {
      await database.close();
      await claim?.release();
    },
  };
}

/** Seeds the registers at the first start; later they are kept, whatever the configuration says. */
async function beginRegisters({ registers }: System, { log }: RuntimeOptions): Promise<Chain> {
  const stages = await registers.begin();
  if (registers.isConfigurationLeft)
    log({
      level: 'info',
      registers: 'kept as recorded; the configuration differs: npm run register -- replace FILE',
    });
  return stages;
}

function interpreterFor(
  options: RuntimeOptions,
  ground: Ground,
  { system, stages }: { system: System; stages: Chain },
): LocalStepFunctions {
  return new LocalStepFunctions({
    definition: stateMachine(stages, {
      takeStock: 'take-stock',
      holdConversation: 'hold-conversation',
      daySeconds: options.daySeconds,
    }),
    functions: {
      'take-stock': (event) => takeStock(system, event),
      'hold-conversation': async (event) => {
        await lookUpRegisters(system);
        await holdConversation(system, event);
      },
    },
    ...(options.observe === undefined ? {} : { observe: options.observe }),
    onError: ground.onError,
    now: ground.now,
  });
}

export function systemFor(
  options: RuntimeOptions,
  ground: Ground,
  made: { executions: Executions; origin: string },
): System {
  const { keys } = ground;
  return buildSystem({
    client: ground.database.client,
    tables: tableNames(options.tablePrefix ?? ''),
    wrapper: keys.wrapper,
    municipality: options.municipality,
    frameOf,
    openIdConnect: options.openIdConnect?.settings,
    executions: made.executions,
    links: { keys: keys.linkKeys, environment: 'local', codeSecret: keys.codeSecret },
    origin: made.origin,
    mailbox: '/mailbox',
    // One process, so a lease that is not ours is that of a process that died.
    leaseMs: 3_000,
    now: ground.now,
    domainNow: ground.domainNow,
    randomBytes,
    pause,
    log: options.log,
  });
}

/** The configuration file that is named, or the worked example. */
export function municipalityPath(file: string | undefined): string {
  return file ?? fileURLToPath(new URL('../municipalities/waterrijk.json', import.meta.url));
}

/** The municipality of a configuration file; the worked example when none is named. */
export function readMunicipality(file: string | undefined): Municipality {
  return municipalityOf(JSON.parse(readFileSync(municipalityPath(file), 'utf8')), defaultChain);
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://127.0.0.1:${address.port}`;
}
