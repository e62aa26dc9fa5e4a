import { frameOf } from '../../shared/pages/layout.ts';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { handleBatch } from '../../functions/aws/stream-batch.ts';
import { holdConversation } from '../../functions/hold-conversation/hold-conversation.ts';
import { deliver, type MailerNeeds } from '../../functions/mailer/mailer.ts';
import { followLedger } from '../../functions/react/ledger-feed.ts';
import { buildSystem, lookUpRegisters, type System } from '../../functions/system.ts';
import { takeStock } from '../../functions/take-stock/take-stock.ts';
import { openDatabase, tableNames, type Database } from '../../infra/local/database.ts';
import { httpServer, type Mount } from '../../infra/local/http-server.ts';
import { localKeys } from '../../infra/local/keys.ts';
import { Mailbox } from '../../infra/local/mailbox.ts';
import { mountsOf } from '../../infra/local/mounts.ts';
import { countOperations } from '../../infra/local/operations.ts';
import { readMunicipality } from '../../infra/local/runtime.ts';
import { LocalStepFunctions } from '../../infra/local/step-functions.ts';
import { mailIdOfRow } from '../../shared/desk/outbox.ts';
import { stateMachine } from '../../workflows/state-machine.ts';
import { Town } from '../support/town.ts';
import { EventSourceMapping } from './event-source-mapping.ts';
import type { FeedSettings } from './feed-settings.ts';

const noAssets = { style: '', script: '', refreshing: '', icon: '', logo: '' };

/** Around each invocation of the function behind the feed of the ledger. */
type Around = (invoke: () => Promise<unknown>) => Promise<unknown>;

/**
 * A municipality on DynamoDB Local in which nothing happens but what the change feeds bring about: no sweeper, and
 * nobody in the process hears of a put. Once started, a feed is read from its beginning.
 */
export type FedTown = Town & {
  readonly system: System;
  readonly database: Database;
  readonly ledgerFeed: EventSourceMapping;
  readonly deskFeed: EventSourceMapping;
  /** What went wrong in an execution. */
  readonly failures: readonly unknown[];
  /** The lines of the log. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly close: () => Promise<void>;
};

export async function openFedTown(from: {
  endpoint: string;
  prefix: string;
  feeds: Readonly<Record<'ledger' | 'desk', FeedSettings>>;
  around?: Around;
}): Promise<FedTown> {
  const { endpoint, prefix, feeds } = from;
  const tables = tableNames(prefix);
  const database = await openDatabase({ endpoint, prefix });
  const streams = new DynamoDBStreamsClient({
    region: 'eu-central-1',
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const mounts = Promise.withResolvers<readonly Mount[]>();
  const server = httpServer(mounts.promise);
  const origin = await listen(server);
  const { system, mailbox, mailer, stepFunctions, failures, lines } = compose(database, { prefix, origin });
  const operations = countOperations(database.client, tables.mailbox);
  mounts.resolve(mountsOf(system, { assets: noAssets }, { mailbox, operations }));
  const ledgerFeed = new EventSourceMapping({
    client: streams,
    streamArn: await turnOn(database, tables.ledger, feeds.ledger),
    settings: feeds.ledger,
    invoke: behindLedger(system, from.around),
  });
  const deskFeed = new EventSourceMapping({
    client: streams,
    streamArn: await turnOn(database, tables.desk, feeds.desk),
    settings: feeds.desk,
    invoke: behindDesk(mailer),
  });
  await system.registers.begin();
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await ledgerFeed.close();
    await deskFeed.close();
    await stepFunctions.close();
    streams.destroy();
    await database.close();
  };
  return Object.assign(new Town(origin), {
    system,
    database,
    ledgerFeed,
    deskFeed,
    failures,
    lines,
    close,
  });
}

function behindLedger(system: System, around: Around = (invoke) => invoke()) {
  return (event: unknown): Promise<unknown> => around(() => followLedger(system, event));
}

/** As the handler of `functions/mailer` has it. */
function behindDesk(mailer: MailerNeeds) {
  return async (event: unknown): Promise<unknown> => {
    await lookUpRegisters(mailer);
    return handleBatch(event, {
      key: 'pk',
      subjectOf: mailIdOfRow,
      handle: (mailId) => deliver(mailer, mailId),
    });
  };
}

async function turnOn(database: Database, table: string, { viewType }: FeedSettings): Promise<string> {
  const { TableDescription } = await database.client.send(
    new UpdateTableCommand({
      TableName: table,
      StreamSpecification: { StreamEnabled: true, StreamViewType: viewType },
    }),
  );
  const arn = TableDescription?.LatestStreamArn;
  if (arn === undefined) throw new Error(`${table} has no feed`);
  return arn;
}

async function listen(server: ReturnType<typeof httpServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://127.0.0.1:${address.port}`;
}

/** The functions on this database, with an interpreter for Step Functions and a mailbox for SES. */
function compose(database: Database, { prefix, origin }: { prefix: string; origin: string }) {
  const keys = localKeys(undefined);
  const municipality = readMunicipality(undefined);
  const failures: unknown[] = [];
  const lines: Readonly<Record<string, unknown>>[] = [];
  const tables = tableNames(prefix);
  const system: System = buildSystem({
    client: database.client,
    tables,
    wrapper: keys.wrapper,
    municipality,
    frameOf,
    executions: {
      start: (caseId, generation) => stepFunctions.start(caseId, generation),
      stop: (caseId, generation) => stepFunctions.stop(caseId, generation),
      ring: (token, ring) => stepFunctions.ring(token, ring),
    },
    links: { keys: keys.linkKeys, environment: 'test', codeSecret: keys.codeSecret },
    origin,
    leaseMs: 120_000,
    now: Date.now,
    domainNow: () => new Date().toISOString(),
    randomBytes,
    pause,
    log: (line) => lines.push(line),
  });
  const stepFunctions = new LocalStepFunctions({
    definition: stateMachine(municipality.chain, {
      takeStock: 'take-stock',
      holdConversation: 'hold-conversation',
      daySeconds: 86_400,
    }),
    functions: {
      'take-stock': (event) => takeStock(system, event),
      'hold-conversation': async (event) => {
        await lookUpRegisters(system);
        await holdConversation(system, event);
      },
    },
    onError: (error) => failures.push(error),
    now: Date.now,
  });
  const mailbox = new Mailbox({
    client: database.client,
    table: tables.mailbox,
    now: Date.now,
    onBounce: () => Promise.reject(new Error('no mail comes back here')),
  });
  const mailer: MailerNeeds = { ...system, signer: keys.signer, transport: mailbox };
  return { system, mailbox, mailer, stepFunctions, failures, lines };
}
