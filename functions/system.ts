import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Attempts } from '../shared/desk/attempts.ts';
import { Cursors } from '../shared/desk/cursors.ts';
import { Desk } from '../shared/desk/desk.ts';
import { Drafts } from '../shared/desk/drafts.ts';
import { Languages } from '../shared/desk/languages.ts';
import { Limits } from '../shared/desk/limits.ts';
import { Outbox } from '../shared/desk/outbox.ts';
import { Parked } from '../shared/desk/parked.ts';
import { Sessions } from '../shared/desk/sessions.ts';
import { TokenRows } from '../shared/desk/token-rows.ts';
import { caseIdSchema, type CaseId } from '../shared/domain/identifiers.ts';
import type { Ring } from '../shared/domain/turn.ts';
import type { Edge } from './http-lambda.ts';
import { metricLine, type Measure } from './metrics.ts';
import type { Gate } from '../shared/http/session-gate.ts';
import { CaseKeys, type KeyWrapper } from '../shared/ledger/case-keys.ts';
import { Ledger } from '../shared/ledger/ledger.ts';
import type { Books } from '../shared/ledger/perform.ts';
import { RegisterLedger } from '../shared/ledger/register-ledger.ts';
import { Seen } from '../shared/ledger/seen.ts';
import type { frameOf } from '../shared/pages/layout.ts';
import type { LinkKeys } from '../shared/links/tokens.ts';
import type { Municipality } from '../shared/registers/municipality.ts';
import type { ProviderSettings } from '../shared/sign-in/provider-settings.ts';
import { CaseSummaries } from '../shared/views/case-summaries.ts';
import { FollowUps } from '../shared/views/follow-ups.ts';
import { MonthRollups } from '../shared/views/month-rollups.ts';
import { Precedents } from '../shared/views/precedents.ts';
import { StoredRows } from '../shared/views/stored-rows.ts';
import { withoutWords } from './without-words.ts';

/** The clockwork as a port: AWS Step Functions in the cloud, an interpreter in the process on a laptop. */
export type Executions = {
  /** Starts `case-<id>-g<generation>`; one that runs or ran already is left alone. */
  start(caseId: CaseId, generation: number): Promise<void>;
  stop(caseId: CaseId, generation: number): Promise<void>;
  /** `gone`: the token timed out or is unknown. */
  ring(token: string, ring: Ring): Promise<'rung' | 'gone'>;
};

/** The name of the execution of a generation, the same for whoever runs it. */
export function executionName(caseId: CaseId, generation: number): string {
  return `case-${caseId}-g${generation}`;
}

/** Every port the functions are wired to. A function takes the part it needs. */
export type System = {
  readonly books: Books;
  readonly seen: Seen;
  readonly tokenRows: TokenRows;
  readonly cursors: Cursors;
  readonly limits: Limits;
  readonly outbox: Outbox;
  readonly parked: Parked;
  readonly summaries: CaseSummaries;
  readonly rollups: MonthRollups;
  readonly precedents: Precedents;
  readonly followUps: FollowUps;
  /** The views as they are stored, for rebuilding them. */
  readonly stored: { readonly views: StoredRows; readonly precedents: StoredRows };
  readonly registers: Pick<RegisterLedger, keyof RegisterLedger>;
  readonly executions: Executions;
  readonly languages: Languages;
  readonly drafts: Drafts;
  readonly gate: Gate;
  readonly attempts: Attempts;
  /** Where staff sign in besides, or instead of, by a link in a mail. */
  readonly openIdConnect: ProviderSettings | undefined;
  readonly edge: Edge;
  readonly links: { readonly keys: LinkKeys; readonly environment: string; readonly codeSecret: Uint8Array };
  /** Milliseconds since 1970 on the real clock: sessions, codes, links and leases. Entries use the domain's, `books.now`. */
  readonly now: () => number;
  /** Random text of that many bytes, base64url. */
  readonly random: (bytes: number) => string;
  readonly newCaseId: () => CaseId;
  readonly measure: Measure;
};

/** What differs between the cloud and a laptop. `domainNow` is ISO 8601 in UTC; `now` milliseconds on the real clock. */
export type Surroundings = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: Readonly<Record<'ledger' | 'seen' | 'keys' | 'views' | 'precedents' | 'desk', string>>;
  readonly wrapper: KeyWrapper;
  /** The configuration: what holds until the registers say otherwise. */
  readonly municipality: Municipality;
  readonly executions: Executions;
  /** Given, not imported: the texts of all pages come along with it, and what makes no page starts sooner without. */
  readonly frameOf: typeof frameOf;
  readonly links: System['links'];
  readonly openIdConnect?: ProviderSettings | undefined;
  readonly origin: string;
  readonly mailbox?: string;
  readonly leaseMs: number;
  readonly now: () => number;
  readonly domainNow: () => string;
  readonly randomBytes: (bytes: number) => Uint8Array;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
};

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** How old what was read of the registers may be when a function begins, in milliseconds. */
const registersFreshFor = 10_000;

/** Before whatever looks in the registers begins: what was changed elsewhere is seen within ten seconds. */
export async function lookUpRegisters({ registers }: Pick<System, 'registers'>): Promise<void> {
  await registers.refreshIfOlderThan(registersFreshFor);
}

/** Puts the ports together, the same way everywhere. */
export function buildSystem(from: Surroundings): System {
  const { client, tables, now, log } = from;
  const desk = new Desk({ client, table: tables.desk });
  const languages = new Languages(desk, now);
  const keys = new CaseKeys({ client, table: tables.keys, wrapper: from.wrapper, now });
  const look = {
    municipality: from.municipality.name,
    ...(from.mailbox === undefined ? {} : { mailbox: from.mailbox }),
    hasProvider: from.openIdConnect !== undefined,
  };
  const random = (bytes: number): string => Buffer.from(from.randomBytes(bytes)).toString('base64url');
  const ledger = new Ledger({ client, table: tables.ledger, now });
  const pause = (atMostMs: number): Promise<void> =>
    from.pause((atMostMs * (from.randomBytes(1)[0] ?? 0)) / 256);
  const { domainNow, municipality: configuration } = from;
  const registers = new RegisterLedger({ ledger, keys, configuration, now, domainNow, pause });
  return {
    books: { ledger, keys, now: domainNow, pause, registers },
    seen: new Seen({ client, table: tables.seen }),
    tokenRows: new TokenRows(desk),
    cursors: new Cursors(desk, now),
    limits: new Limits(desk, now),
    outbox: new Outbox({ desk, now, domainNow: from.domainNow, leaseMs: from.leaseMs }),
    parked: new Parked({ desk, keys, now }),
    summaries: new CaseSummaries({ client, table: tables.views }),
    rollups: new MonthRollups({ client, table: tables.views }),
    precedents: new Precedents({ client, table: tables.precedents }),
    followUps: new FollowUps({ client, table: tables.views }),
    stored: {
      views: new StoredRows({ client, table: tables.views, key: ['caseId'] }),
      precedents: new StoredRows({ client, table: tables.precedents, key: ['ruleId', 'decision'] }),
    },
    registers,
    executions: from.executions,
    languages,
    drafts: new Drafts({ desk, wrapper: from.wrapper, now }),
    gate: { sessions: new Sessions(desk, now), languages, secure: from.origin.startsWith('https:'), now },
    attempts: new Attempts(desk, now),
    openIdConnect: from.openIdConnect,
    edge: {
      frame: (visit) => from.frameOf(look, visit),
      origin: from.origin,
      arriving: () => lookUpRegisters({ registers }),
      newReference: () => random(6),
      logFailure: ({ reference, route, error }) => {
        log({ level: 'error', reference, route, ...withoutWords(error) });
      },
    },
    links: from.links,
    now,
    random,
    newCaseId: () =>
      caseIdSchema.parse(Array.from(from.randomBytes(26), (byte) => base32[byte % 32]).join('')),
    measure: (name, measured = {}) => {
      log(metricLine(name, measured, { environment: from.links.environment, now: now() }));
    },
  };
}
