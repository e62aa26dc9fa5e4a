import type { CaseState } from '../domain/case-state.ts';
import { evolve, evolveAll } from '../domain/evolve.ts';
import { commandSchema, type Command } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { Occasion, Refusal, Verdict } from '../domain/verdict.ts';
import {
  envelopeSchema,
  formatVersion,
  sealedSchemas,
  type Actor,
  type Draft,
  type Envelope,
} from '../domain/entries.ts';
import { commandIdSchema, type CaseId } from '../domain/identifiers.ts';
import { mendedIn, withAddress } from '../domain/family-members.ts';
import type { Request } from '../domain/request.ts';
import type { Municipality } from '../registers/municipality.ts';
import type { RegisterSource } from '../registers/registers.ts';
import type { CaseKeys } from './case-keys.ts';
import { attempts, sealedBytes, type Ledger } from './ledger.ts';
import { keyedHash, seal, unseal, type CaseKey } from './sealing.ts';
import { storedEntry, type StoredEntry } from './stored-entry.ts';

/**
 * What the one write path needs. `now` is the domain's clock, ISO 8601 in UTC; `pause` waits a random part of that many
 * milliseconds.
 */
export type Books = {
  readonly ledger: Ledger;
  readonly keys: CaseKeys;
  readonly now: () => string;
  readonly pause: (atMostMs: number) => Promise<void>;
  readonly registers: RegisterSource;
};

export type Order = {
  readonly caseId: CaseId;
  readonly command: Command;
  readonly actor: Actor;
  readonly commandId: string;
};

/** `again`: the command had been recorded before; whoever asks twice gets the same entry twice. */
export type Recorded = {
  readonly kind: 'recorded';
  readonly entry: Envelope;
  readonly state: CaseState;
  readonly again: boolean;
};

/** Commands that rest on a mandate: it is looked up at the moment of signing. */
const rests = new Set<Command['type']>(['answer', 'hand-over', 'record-nobody-mandated']);

/**
 * Records a command as entry n+1 or says why not. The only way anything is ever written to a case: whoever loses the
 * race for n+1 decides again on what the winner wrote. Throws when the race is lost eight times.
 *
 * `found` is the case as the caller has just read it. A yes to it is as good as any: the entry is put only if nothing
 * came after. A no is not: then the case is read again.
 */
export async function perform(books: Books, order: Order, found?: FoundCase): Promise<Recorded | Refusal> {
  const command = commandSchema.parse(order.command);
  const commandId = commandIdSchema.parse(order.commandId);
  const key = await keyFor(books, order.caseId, command);
  if (key === undefined) return { kind: 'refused', code: await whyNoKey(books, order.caseId) };
  const commandDigest = keyedHash(key.commands, JSON.stringify([order.actor.id, command]));
  let given = found;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const known = given ?? (await loadCase(books, order.caseId));
    const isGiven = given !== undefined;
    given = undefined;
    const before = known === undefined ? undefined : recordedBefore(known, { commandId, commandDigest });
    if (before !== undefined) return before;
    const registers = rests.has(command.type) ? await books.registers.fresh() : books.registers.current;
    const verdict = decide(known?.state, command, occasionOf(books, order, { key, registers }));
    if (verdict.kind === 'refused' && isGiven) continue;
    if (verdict.kind === 'refused') return verdict;
    const previous = known?.hash ?? '';
    const fixed = { commandId, commandDigest, registerVersion: registers.version, previous };
    const entry = write(verdict.draft, { key, fixed });
    if ((entry.sealed?.length ?? 0) > sealedBytes) return { kind: 'refused', code: 'too-large' };
    if ((await books.ledger.append(entry)) === 'appended') {
      const { envelope } = entry;
      return { kind: 'recorded', entry: envelope, state: evolve(known?.state, envelope), again: false };
    }
    await books.pause(2 ** attempt * 10);
  }
  throw new Error(`lost the race for the next entry ${attempts} times`);
}

/** The key of a case, made when it is opened; `undefined` for one that was never opened, or was erased. */
async function keyFor(books: Books, caseId: CaseId, command: Command): Promise<CaseKey | undefined> {
  const key = await books.keys.find(caseId);
  if (key !== undefined || command.type !== 'open-request') return key;
  // A case that is there and has no key was erased: it gets no other.
  return (await loadCase(books, caseId)) === undefined ? books.keys.createOnce(caseId) : undefined;
}

async function whyNoKey(books: Books, caseId: CaseId): Promise<'no-such-case' | 'erased'> {
  return (await loadCase(books, caseId))?.state.erased === undefined ? 'no-such-case' : 'erased';
}

/** The entry of the same command, if it was recorded before; the same id with another content is refused. */
function recordedBefore(
  { state, entries }: FoundCase,
  { commandId, commandDigest }: Pick<Envelope, 'commandId' | 'commandDigest'>,
): Recorded | Refusal | undefined {
  const earlier = entries.find((entry) => entry.commandId === commandId);
  if (earlier === undefined) return undefined;
  if (earlier.commandDigest !== commandDigest) return { kind: 'refused', code: 'command-reused' };
  return { kind: 'recorded', entry: earlier, state, again: true };
}

function occasionOf(
  books: Books,
  order: Pick<Order, 'caseId' | 'actor'>,
  { key, registers }: { key: CaseKey; registers: Municipality },
): Occasion {
  const { caseId, actor } = order;
  return { caseId, actor, now: books.now(), hmac: (text) => keyedHash(key.slices, text), registers };
}

/** What `perform` would say to this command on this state, without recording anything. */
export async function rehearse(
  books: Books,
  state: CaseState,
  order: Pick<Order, 'command' | 'actor'>,
): Promise<Verdict> {
  const { caseId } = state;
  const key = await books.keys.get(caseId);
  return decide(
    state,
    order.command,
    occasionOf(books, { caseId, actor: order.actor }, { key, registers: books.registers.current }),
  );
}

type Fixed = Pick<Envelope, 'commandId' | 'commandDigest' | 'registerVersion' | 'previous'>;

function write(draft: Draft, how: { key: CaseKey; fixed: Fixed }): StoredEntry {
  const envelope = envelopeSchema.parse({ format: formatVersion, ...draft.envelope, ...how.fixed });
  const envelopeText = JSON.stringify(envelope);
  const sealed = draft.sealed === undefined ? undefined : seal(how.key, draft.sealed, envelopeText);
  return storedEntry(envelope, envelopeText, sealed);
}

/** A case as it was read; `hash` is that of its last entry. */
export type FoundCase = {
  readonly state: CaseState;
  readonly entries: readonly Envelope[];
  readonly hash: string;
};

/**
 * The case as it stands, `undefined` when there is none. Strongly consistent; or, for who needs it no further than entry
 * `upTo`, as it stood a moment ago.
 */
export async function loadCase(
  books: Pick<Books, 'ledger'>,
  caseId: CaseId,
  upTo?: number,
): Promise<FoundCase | undefined> {
  const stored = await books.ledger.load(caseId, upTo);
  const entries = stored.map((entry) => entry.envelope);
  const state = evolveAll(entries);
  const last = stored.at(-1);
  return state === undefined || last === undefined ? undefined : { state, entries, hash: last.hash };
}

type Reading = Pick<Books, 'ledger' | 'keys'>;
type SealedOf<T extends keyof typeof sealedSchemas> = ReturnType<(typeof sealedSchemas)[T]['parse']>;

/** The words sealed in entry n, which must be of type `type`. */
export async function readWords<T extends keyof typeof sealedSchemas>(
  books: Reading,
  where: { caseId: CaseId; n: number; type: T },
): Promise<SealedOf<T>>;
export async function readWords(
  books: Reading,
  where: { caseId: CaseId; n: number; type: keyof typeof sealedSchemas },
): Promise<unknown> {
  const entry = await books.ledger.get(where.caseId, where.n);
  if (entry.sealed === undefined) throw new Error(`entry ${where.n} holds no words`);
  const key = await books.keys.get(where.caseId);
  return sealedSchemas[where.type].parse(unseal(key, entry.sealed, entry.envelopeText));
}

/** What whoever handed a conversation over wrote beside it; `undefined` where they wrote nothing. */
export async function readHandOverNote(
  books: Reading,
  { caseId, n }: { caseId: CaseId; n: number },
): Promise<string | undefined> {
  const entry = await books.ledger.get(caseId, n);
  if (entry.sealed === undefined) return undefined;
  const key = await books.keys.get(caseId);
  return sealedSchemas['handed-over'].parse(unseal(key, entry.sealed, entry.envelopeText)).note;
}

/** One version of the plan as it was written; the current one when none is named. */
export async function readPlanAsWritten(
  books: Reading,
  state: CaseState,
  version = state.planVersion,
): Promise<Request> {
  const n = state.plans[version - 1];
  if (n === undefined) throw new Error(`the plan has no version ${version}`);
  const type = n === 1 ? 'request-opened' : 'plan-amended';
  return (await readWords(books, { caseId: state.caseId, n, type })).plan;
}

/** The same, with the addresses of the family that were mended while that version was the current one. */
export async function readPlan(
  books: Reading,
  state: CaseState,
  version = state.planVersion,
): Promise<Request> {
  let plan = await readPlanAsWritten(books, state, version);
  const { caseId } = state;
  for (const { person, n } of mendedIn(state, version))
    plan = withAddress(plan, person, (await readWords(books, { caseId, n, type: 'address-mended' })).email);
  return plan;
}
