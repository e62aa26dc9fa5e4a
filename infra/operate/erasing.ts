import * as z from 'zod';
import { finishErasure } from '../../functions/finish-erasure.ts';
import type { System } from '../../functions/system.ts';
import { erasureGroundSchema } from '../../shared/domain/course-entries.ts';
import { actorSchema, type Actor } from '../../shared/domain/entries.ts';
import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { dateSchema } from '../../shared/domain/issues.ts';
import { keptUntil, type Kept } from '../../shared/domain/retention.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import type { Refusal } from '../../shared/domain/verdict.ts';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase, perform, type FoundCase } from '../../shared/ledger/perform.ts';

type Needs = Pick<System, 'books' | 'registers' | 'drafts' | 'followUps' | 'summaries' | 'rollups'>;
type Refused = Refusal['code'];

const erasedSchema = z.strictObject({
  caseId: caseIdSchema,
  ground: erasureGroundSchema,
  keptUntil: dateSchema.optional(),
  actor: actorSchema,
});
/** That a case was erased, as it is kept beside a copy of tables that may not know of it. */
export type Erased = z.infer<typeof erasedSchema>;

export function erasedIn(line: string): Erased {
  return erasedSchema.parse(JSON.parse(line));
}

async function* allCases({ books }: Pick<Needs, 'books'>): AsyncGenerator<FoundCase> {
  for (const name of await books.ledger.ledgers()) {
    const caseId = caseOfLedger(name);
    const found = caseId === undefined ? undefined : await loadCase(books, caseId);
    if (found !== undefined) yield found;
  }
}

/** Every case whose last day of being kept is over. */
export async function* casesDue(system: Needs): AsyncGenerator<{ caseId: CaseId; kept: Kept }> {
  for await (const found of allCases(system)) {
    const kept = whenKept(system, found);
    if (kept !== undefined && isOver(system, kept)) yield { caseId: found.state.caseId, kept };
  }
}

export async function* erasedCases(system: Needs): AsyncGenerator<Erased> {
  for await (const { entries } of allCases(system)) {
    const last = entries.at(-1);
    if (last?.type !== 'erased') continue;
    const { caseId, ground, keptUntil: until, actor } = last;
    yield { caseId, ground, ...(until === undefined ? {} : { keptUntil: until }), actor };
  }
}

function whenKept({ registers }: Needs, { state, entries }: FoundCase): Kept | undefined {
  return keptUntil(state, entries, registers.current.retention ?? {});
}

function isOver({ books }: Needs, kept: Kept | undefined): boolean {
  return kept !== undefined && kept.lastDay < dateIn(books.now());
}

/**
 * Records that a case is erased, and sees to it that its words are gone. Broken off in between, the sweeper finishes it;
 * done again, it finishes what is left.
 */
export async function eraseCase(
  system: Needs,
  order: { caseId: CaseId; actor: Actor; isAsked: boolean },
): Promise<{ kind: 'erased' } | { kind: 'refused'; why: string }> {
  const { caseId, actor, isAsked } = order;
  const found = await loadCase(system.books, caseId);
  if (found === undefined) return { kind: 'refused', why: 'no-such-case' };
  if (found.state.erased === undefined) {
    const kept = whenKept(system, found);
    if (!isAsked && !isOver(system, kept))
      return { kind: 'refused', why: kept === undefined ? 'still open' : `to be kept until ${kept.lastDay}` };
    const over = isAsked || kept === undefined ? { ground: 'asked-by-family' as const } : termOf(kept);
    const refused = await record(system, { caseId, actor, ...over });
    if (refused !== undefined) return { kind: 'refused', why: refused };
  }
  await finishErasure(system, caseId);
  return { kind: 'erased' };
}

function termOf({ ground, lastDay }: Kept): Pick<Erased, 'ground' | 'keptUntil'> {
  return { ground, keptUntil: lastDay };
}

async function record(system: Needs, { caseId, actor, ...why }: Erased): Promise<Refused | undefined> {
  const command = { type: 'erase-case' as const, ...why };
  const result = await perform(system.books, { caseId, command, actor, commandId: 'erase' });
  return result.kind === 'recorded' || result.code === 'erased' ? undefined : result.code;
}

/**
 * After tables were set back: a case that was erased since is erased again, as it was, and the keys of all that were
 * erased go again. A case that is not there any more needs nothing.
 */
export async function replayErasures(
  system: Needs,
  list: readonly Erased[],
): Promise<{ refused: { caseId: CaseId; code: Refused }[]; gone: number }> {
  const refused: { caseId: CaseId; code: Refused }[] = [];
  for (const erased of list) {
    const code = await record(system, erased);
    if (code !== undefined && code !== 'no-such-case') refused.push({ caseId: erased.caseId, code });
  }
  let gone = 0;
  for await (const { caseId } of erasedCases(system)) {
    await finishErasure(system, caseId);
    gone += 1;
  }
  return { refused, gone };
}
