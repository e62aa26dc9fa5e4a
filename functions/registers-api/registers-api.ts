import * as z from 'zod';
import type { Actor } from '../../shared/domain/entries.ts';
import { administratorId, personIdSchema } from '../../shared/domain/identifiers.ts';
import { issuesOf, type Issue } from '../../shared/domain/issues.ts';
import { functionOf } from '../../shared/domain/registers.ts';
import { json, problem, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { readPageTexts } from '../../shared/i18n/page-texts.ts';
import { changeSchema } from '../../shared/registers/changes.ts';
import type { Routes } from '../http-lambda.ts';
import { bodyOf, commandIdOf, invalid } from '../machine-api.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'registers' | 'random'>;

/** Whoever keeps registers reads the words of this API, and those of the ledger, in one language. */
const language = 'en';

/** `as`: who registers it, by their id in the directory. */
const wishSchema = z.strictObject({ change: changeSchema, as: personIdSchema.optional() });

/**
 * `GET /v1/registers`: the registers as they stand, with their version and every change that led to them.
 * `POST /v1/registers`: one change. Callers are let in by IAM at the API's edge, on a laptop by being on the laptop. The
 * same `Idempotency-Key` is the same change.
 */
export function registersApiRoutes(system: Needs): Routes {
  return {
    '/v1/registers': { GET: () => show(system), POST: (request) => change(system, request) },
  };
}

async function show({ registers }: Needs): Promise<HttpResponse> {
  const { version } = await registers.fresh();
  return json(200, {
    version,
    registers: registers.registered,
    isChainWaiting: registers.isChainWaiting,
    isConfigurationLeft: registers.isConfigurationLeft,
    history: registers.history.map(({ n, at, type, actor }) => ({ n, at, type, actor: actor.id })),
  });
}

async function change(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { registers } = system;
  const body = bodyOf(request);
  if (body === undefined) return faulty([{ path: '', code: 'not-json' }]);
  const wish = wishSchema.safeParse(body);
  if (!wish.success) return faulty(issuesOf(wish.error));
  const commandId = commandIdOf(request, system);
  if (commandId === undefined) return faulty([{ path: 'Idempotency-Key', code: 'invalid' }]);
  await registers.fresh();
  const actor = actorOf(system, wish.data.as);
  if (actor === undefined) return faulty([{ path: 'as', code: 'unknown-choice' }]);
  const recorded = await registers.record(wish.data.change, { actor, commandId });
  if (recorded.kind === 'refused')
    return refused(
      recorded.code === 'faults'
        ? recorded.faults
        : [(await readPageTexts(language)).refusals[recorded.code]],
    );
  const { n, at, type } = recorded.entry;
  const { version } = registers.current;
  return json(recorded.again ? 200 : 201, { n, at, type, version, isChainWaiting: registers.isChainWaiting });
}

function actorOf({ registers }: Needs, as: Actor['id'] | undefined): Actor | undefined {
  if (as === undefined) return { id: administratorId, function: 'administrator' };
  const functionId = functionOf(registers.registered, as);
  return functionId === undefined ? undefined : { id: as, function: functionId };
}

async function faulty(issues: readonly Issue[]): Promise<HttpResponse> {
  const texts = await readPageTexts(language);
  const { invalidTitle: title, invalid: detail } = texts.registers;
  return invalid(texts, { title, detail }, issues);
}

async function refused(faults: readonly string[]): Promise<HttpResponse> {
  const errors = faults.map((message) => ({ path: 'change', code: 'invalid', message }) as const);
  const { refusedTitle: title, refused: detail } = (await readPageTexts(language)).registers;
  return problem(409, { title, detail, errors });
}
