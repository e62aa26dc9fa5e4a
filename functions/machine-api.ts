import { commandIdSchema, type CommandId } from '../shared/domain/identifiers.ts';
import type { Issue } from '../shared/domain/issues.ts';
import { problem, type HttpRequest, type HttpResponse } from '../shared/http/http.ts';
import type { Texts } from '../shared/i18n/texts.ts';
import { explain } from '../shared/pages/form-parts.ts';
import type { System } from './system.ts';

/** What the body says; `undefined` where it is no JSON. */
export function bodyOf(request: Pick<HttpRequest, 'body'>): unknown {
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
}

/** The same `Idempotency-Key` is the same command; `undefined` where it is none that a command can have. */
export function commandIdOf(
  { headers }: Pick<HttpRequest, 'headers'>,
  { random }: Pick<System, 'random'>,
): CommandId | undefined {
  return commandIdSchema.safeParse(headers['idempotency-key'] ?? random(16)).data;
}

/** RFC 9457 with every fault at once (NL API Design Rules). */
export function invalid(
  texts: Texts,
  about: { title: string; detail: string },
  issues: readonly Issue[],
): HttpResponse {
  const errors = issues.map((issue) => ({ ...issue, message: explain(texts, issue) }));
  return problem(400, { ...about, errors });
}
