import * as z from 'zod';
import type { CaseState } from '../../shared/domain/case-state.ts';
import { endedTurn, stagesOf, type Stage } from '../../shared/domain/chain.ts';
import { administratorId, caseIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { issuesOf, textSchema, type Issue } from '../../shared/domain/issues.ts';
import { isSameChain, movePreview } from '../../shared/domain/move.ts';
import { functionOf } from '../../shared/domain/registers.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import type { Refusal } from '../../shared/domain/verdict.ts';
import { json, problem, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { readPageTexts } from '../../shared/i18n/page-texts.ts';
import { loadCase, perform, readPlanAsWritten } from '../../shared/ledger/perform.ts';
import type { Routes } from '../http-lambda.ts';
import { bodyOf, commandIdOf, invalid } from '../machine-api.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'books' | 'registers' | 'summaries' | 'random'>;

/** Whoever keeps the chain reads the words of this API in one language. */
const language = 'en';

/** `as`: who moves it, by their id in the directory; a manager, or the administrator when nobody is named. */
const wishSchema = z.strictObject({
  caseId: caseIdSchema,
  reason: textSchema,
  as: personIdSchema.optional(),
});

/**
 * `GET /v1/chain-moves`: the open cases that go along another chain than new ones, and what moving each would do.
 * `POST /v1/chain-moves`: moves one of them to the present chain. Callers are let in by IAM at the API's edge, on a laptop by
 * being on the laptop. The same `Idempotency-Key` is the same move.
 */
export function movesApiRoutes(system: Needs): Routes {
  return { '/v1/chain-moves': { GET: () => list(system), POST: (request) => move(system, request) } };
}

/** Identifiers and stages: nothing of the plan is read for it, so this is no viewing of a case. */
async function list(system: Needs): Promise<HttpResponse> {
  const chain = stagesOf(system.registers.current.chain);
  const open = await system.summaries.open();
  const loaded = await Promise.all(open.map(({ caseId }) => loadCase(system.books, caseId)));
  const cases = loaded.flatMap((found) => {
    if (found === undefined || turnOf(found.state) === endedTurn) return [];
    return isSameChain(found.state.chain, chain) ? [] : [wouldBe(found.state, chain)];
  });
  return json(200, { chain: chain.map(({ id }) => id), cases });
}

/** By the ids of the stages. */
function wouldBe(state: CaseState, chain: readonly Stage[]): Record<string, unknown> {
  const idsOf = (stages: readonly Stage[]): string[] => stages.map(({ id }) => id);
  const { gone, added, countsNoMore } = movePreview(state, chain);
  return {
    caseId: state.caseId,
    turn: turnOf(state),
    openedAt: state.openedAt,
    gone: idsOf(gone),
    added: idsOf(added),
    countsNoMore: idsOf(countsNoMore),
  };
}

async function move(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const body = bodyOf(request);
  if (body === undefined) return faulty([{ path: '', code: 'not-json' }]);
  const wish = wishSchema.safeParse(body);
  if (!wish.success) return faulty(issuesOf(wish.error));
  const commandId = commandIdOf(request, system);
  if (commandId === undefined) return faulty([{ path: 'Idempotency-Key', code: 'invalid' }]);
  const { caseId, reason, as } = wish.data;
  const { current } = system.registers;
  const id = as ?? administratorId;
  const actsAs = as === undefined ? 'administrator' : functionOf(current, as);
  if (actsAs === undefined) return faulty([{ path: 'as', code: 'unknown-choice' }]);
  const found = await loadCase(system.books, caseId);
  if (found === undefined) return refused('no-such-case');
  const { state, entries } = found;
  // The same wish again: on the version of the plan it was done with, so that it is told what became of it.
  const before = entries.find((one) => one.commandId === commandId);
  const planVersion = before === undefined ? state.planVersion : versionAt(entries, before.n);
  const result = await perform(system.books, {
    caseId,
    command: {
      type: 'move-to-chain',
      plan: await readPlanAsWritten(system.books, state, planVersion),
      planVersion,
      chain: stagesOf(current.chain),
      reason,
    },
    actor: { id, function: actsAs },
    commandId,
  });
  if (result.kind === 'refused') return 'issues' in result ? faulty(result.issues) : refused(result.code);
  const { n, at, type } = result.entry;
  return json(result.again ? 200 : 201, { caseId, n, at, type, turn: turnOf(result.state) });
}

type Entries = NonNullable<Awaited<ReturnType<typeof loadCase>>>['entries'];

function versionAt(entries: Entries, n: number): number {
  return entries.filter((one) => one.n < n && (one.type === 'request-opened' || one.type === 'plan-amended'))
    .length;
}

async function faulty(issues: readonly Issue[]): Promise<HttpResponse> {
  const texts = await readPageTexts(language);
  const { invalidTitle: title, invalid: detail } = texts.moves;
  return invalid(texts, { title, detail }, issues);
}

async function refused(code: Refusal['code']): Promise<HttpResponse> {
  const { moves, refusals } = await readPageTexts(language);
  const detail =
    code === 'invalid' || code === 'already-decided'
      ? refusals.closed
      : code === 'not-yours'
        ? moves.notYours
        : refusals[code];
  return problem(code === 'no-such-case' ? 404 : 409, { title: moves.refusedTitle, detail });
}
