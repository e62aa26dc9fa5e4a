import type { Cursors } from '../shared/desk/cursors.ts';
import type { Limits } from '../shared/desk/limits.ts';
import type { Outbox } from '../shared/desk/outbox.ts';
import type { Parked } from '../shared/desk/parked.ts';
import type { TokenRows } from '../shared/desk/token-rows.ts';
import type { CaseId } from '../shared/domain/identifiers.ts';
import type { Ring } from '../shared/domain/turn.ts';
import type { Edge } from '../shared/http/lambda.ts';
import type { Gate } from '../shared/http/session-gate.ts';
import type { Books } from '../shared/ledger/perform.ts';
import type { Seen } from '../shared/ledger/seen.ts';
import type { LinkKeys } from '../shared/links/tokens.ts';
import type { Municipality } from '../shared/registers/municipality.ts';
import type { CaseSummaries } from '../shared/views/case-summaries.ts';

/** The clockwork as a port: AWS Step Functions in the cloud, an interpreter in the process on a laptop. */
export type Executions = {
  /** Starts `case-<id>-g<generation>`; one that runs or ran already is left alone. */
  start(caseId: CaseId, generation: number): Promise<void>;
  stop(caseId: CaseId, generation: number): Promise<void>;
  /** `gone`: the token timed out or is unknown. */
  ring(token: string, ring: Ring): Promise<'rung' | 'gone'>;
};

/** What is counted, by name, without a word about anybody. */
export type Count = (name: 'effect-overtaken' | 'sweeper-repair' | 'mail-without-address', caseId?: CaseId) => void;

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
  readonly municipality: Municipality;
  readonly executions: Executions;
  readonly gate: Gate;
  readonly edge: Edge;
  readonly links: { readonly keys: LinkKeys; readonly environment: string; readonly codeSecret: Uint8Array };
  /** Milliseconds since 1970 on the real clock: sessions, codes, links and leases. Entries use the domain's, `books.now`. */
  readonly now: () => number;
  /** Random text of that many bytes, base64url. */
  readonly random: (bytes: number) => string;
  readonly newCaseId: () => CaseId;
  readonly count: Count;
};
