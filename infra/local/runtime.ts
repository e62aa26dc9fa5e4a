import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { conversationRoutes } from '../../functions/conversation/conversation.ts';
import { familyRoutes } from '../../functions/family/family.ts';
import { holdConversation } from '../../functions/hold-conversation/hold-conversation.ts';
import { deliver, deliverWaiting, type MailerNeeds } from '../../functions/mailer/mailer.ts';
import { openLinkRoutes } from '../../functions/open-link/open-link.ts';
import { reactToCase } from '../../functions/react/react.ts';
import { requestsApiRoutes } from '../../functions/requests-api/requests-api.ts';
import { readAssets, startRoutes } from '../../functions/start/start.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { buildSystem, withoutWords, type System } from '../../functions/system.ts';
import { takeStock } from '../../functions/take-stock/take-stock.ts';
import { workRoutes } from '../../functions/work/work.ts';
import { mailIdOfRow } from '../../shared/desk/outbox.ts';
import { caseIdSchema } from '../../shared/domain/identifiers.ts';
import { json } from '../../shared/http/http.ts';
import { httpLambda, type Routes } from '../../functions/http-lambda.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { municipalityOf, type Municipality } from '../../shared/registers/municipality.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { stateMachine } from '../../workflows/state-machine.ts';
import { fallback, pageFunctions, routes, type PageFunction } from '../routes.ts';
import { domainClock } from './clock.ts';
import { claimDataDir } from './data-dir.ts';
import { openDatabase } from './database.ts';
import { Feed } from './feed.ts';
import { everyOtherPath, httpServer, type Mount } from './http-server.ts';
import { localKeys } from './keys.ts';
import { Mailbox, mailboxRoutes } from './mailbox.ts';
import { LocalStepFunctions, type HistoryEvent } from './step-functions.ts';

export type RuntimeOptions = {
  readonly port: number;
  /** Where everything is kept; `undefined` keeps nothing. */
  readonly dataDir: string | undefined;
  readonly municipality: Municipality;
  readonly dynamoEndpoint?: string;
  readonly tablePrefix?: string;
  /** Real seconds in a day of the domain's clock. */
  readonly daySeconds: number;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly now?: () => number;
  readonly observe?: (event: HistoryEvent) => void;
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

const pagesFolder = new URL('../../shared/pages/', import.meta.url);

/** The whole product in one process: the same functions behind the same routes, on ports that need nothing installed. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const now = options.now ?? Date.now;
  const fileIn = (name: string): string | undefined =>
    options.dataDir === undefined ? undefined : join(options.dataDir, name);
  const claim = options.dataDir === undefined ? undefined : claimDataDir(options.dataDir);
  const clock = domainClock({ file: fileIn('clock.json'), daySeconds: options.daySeconds, now });
  const keys = localKeys(fileIn('keys.json'));
  const onError = (error: unknown): void => {
    options.log({ level: 'error', ...withoutWords(error) });
  };

  const prefix = options.tablePrefix ?? '';
  const database = await openDatabase(
    {
      ...(options.dynamoEndpoint === undefined ? {} : { endpoint: options.dynamoEndpoint }),
      ...(options.dataDir === undefined ? {} : { path: join(options.dataDir, 'dynamodb') }),
      prefix,
    },
    (table, item) => {
      const caseId = table === `${prefix}ledger` ? caseOfLedger(String(item['ledger'])) : undefined;
      if (caseId !== undefined) reactions.ring(caseId);
      const mailId = table === `${prefix}desk` ? mailIdOfRow(String(item['pk'])) : undefined;
      if (mailId !== undefined) mails.ring(mailId);
    },
  );

  const stepFunctions = new LocalStepFunctions({
    definition: stateMachine(options.municipality.chain, {
      takeStock: 'take-stock',
      holdConversation: 'hold-conversation',
      daySeconds: options.daySeconds,
    }),
    functions: {
      'take-stock': (event) => takeStock(system, event),
      'hold-conversation': (event) => holdConversation(system, event),
    },
    ...(options.observe === undefined ? {} : { observe: options.observe }),
    onError,
    now,
  });

  const mounts: Mount[] = [];
  const server = httpServer(mounts);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${portOf(server.address())}`;

  const system = buildSystem({
    client: database.client,
    tables: {
      ledger: `${prefix}ledger`,
      seen: `${prefix}seen`,
      keys: `${prefix}keys`,
      views: `${prefix}views`,
      desk: `${prefix}desk`,
    },
    wrapper: keys.wrapper,
    municipality: options.municipality,
    executions: stepFunctions,
    links: { keys: keys.linkKeys, environment: 'local', codeSecret: keys.codeSecret },
    origin,
    mailbox: '/mailbox',
    // One process, so a lease that is not ours is that of a process that died.
    leaseMs: 3_000,
    now,
    domainNow: () => new Date(clock()).toISOString(),
    randomBytes,
    log: options.log,
  });
  const mailbox = new Mailbox({ client: database.client, table: `${prefix}mailbox`, now });
  const mailer: MailerNeeds = { ...system, signer: keys.signer, transport: mailbox };
  const reactions = new Feed((caseId) => reactToCase(system, caseIdSchema.parse(caseId)), onError);
  const mails = new Feed((mailId) => deliver(mailer, mailId), onError);

  mounts.push(...mountsOf(system, mailboxRoutes(mailbox, system.edge.frame)));

  const graceMs = Math.max(3_600_000, (60_000 * 86_400) / options.daySeconds);
  const sweepNow = async (lookBackDays = 1): Promise<void> => {
    await sweep(system, { lookBackDays, staleAfterMs: 86_400_000 + graceMs });
    await deliverWaiting(mailer);
  };
  const catchUp = async (): Promise<void> => {
    await sweepNow(35);
    for (const { caseId } of await system.summaries.open()) {
      const generation = (await loadCase(system.books, caseId))?.state.generation ?? 0;
      if (generation > 0) await stepFunctions.start(caseId, generation);
    }
  };
  const background = new Feed((what) => (what === 'catch up' ? catchUp() : sweepNow()), onError);
  background.ring('catch up');
  const timer = setInterval(() => {
    background.ring('sweep');
  }, options.sweepEvery ?? 5_000);

  return {
    origin,
    system,
    mailbox,
    stepFunctions,
    sweepNow,
    settled: async () => {
      await background.settled();
      await reactions.settled();
      await mails.settled();
    },
    close: async () => {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await background.close();
      await stepFunctions.close();
      await reactions.close();
      await mails.close();
      await database.close();
      claim?.release();
    },
  };
}

/** The functions behind their paths, and what only a laptop has: the mailbox, and `/health`. */
function mountsOf(system: System, mailbox: Routes): Mount[] {
  const pages: Record<PageFunction, Routes> = {
    start: startRoutes(system, readAssets(pagesFolder)),
    'open-link': openLinkRoutes(system),
    family: familyRoutes(system),
    conversation: conversationRoutes(system),
    work: workRoutes(system),
    'requests-api': requestsApiRoutes(system),
  };
  const deployed = pageFunctions.flatMap((name) => {
    const lambda = httpLambda(pages[name], system.edge);
    return routes[name].map((path) => ({ path, lambda }));
  });
  const elsewhere = { path: everyOtherPath, lambda: httpLambda(pages[fallback], system.edge) };
  const local = httpLambda(
    { ...mailbox, '/health': { GET: () => Promise.resolve(json(200, { status: 'ok' })) } },
    system.edge,
  );
  return [
    ...['/mailbox', '/mailbox.json', '/mailbox/{id}', '/health'].map((path) => ({ path, lambda: local })),
    ...deployed,
    elsewhere,
  ];
}

export function readMunicipality(file: string | undefined): Municipality {
  const place = file ?? new URL('../municipalities/waterrijk.json', import.meta.url);
  return municipalityOf(JSON.parse(readFileSync(place, 'utf8')), defaultChain);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}
