import { caseIdSchema, importId } from '../../shared/domain/identifiers.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { json, problem, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Routes } from '../http-lambda.ts';
import { contactPersonByEmail } from '../../shared/registers/municipality.ts';
import { openRequest, readPlanText } from '../bring-in.ts';
import { defaultLanguage } from '../../shared/i18n/language.ts';
import { pageTextsIn } from '../../shared/i18n/page-texts.ts';
import { invalid } from '../machine-api.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'books' | 'registers' | 'newCaseId'>;

const texts = pageTextsIn(defaultLanguage);

/**
 * `POST /v1/requests`: a plan brought in by another system, for the contact person it names. Callers are let in by IAM
 * at the API's edge, on a laptop by being on the laptop. The same `Idempotency-Key` (26 characters a–z, 2–7) is the same case.
 */
export function requestsApiRoutes(system: Needs): Routes {
  return { '/v1/requests': { POST: (request) => bringIn(system, request) } };
}

async function bringIn(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { chain, contactPersons } = system.registers.current;
  const read = readPlanText(system, request.body, {
    chain,
    contactPersons: contactPersons.map(({ email }) => email),
  });
  if (read.kind === 'issues') return refuse(read.issues);
  const contactPerson = contactPersonByEmail(system.registers.current, read.plan.contactPerson.email);
  if (contactPerson === undefined)
    return refuse([{ path: 'contactPerson.email', code: 'unknown-contact-person' }]);
  const wished = request.headers['idempotency-key'];
  const caseId = caseIdSchema.safeParse(wished ?? system.newCaseId());
  if (!caseId.success) return refuse([{ path: 'Idempotency-Key', code: 'invalid' }]);
  const result = await openRequest(system, {
    caseId: caseId.data,
    plan: read.plan,
    contactPerson: contactPerson.id,
    actor: { id: importId, function: 'import' },
  });
  if (result.kind === 'recorded') return json(result.again ? 200 : 201, { caseId: result.entry.caseId });
  if (result.code === 'too-large') return refuse([{ path: '', code: 'too-long' }]);
  const { errorTitle, refusals } = texts;
  const detail =
    result.code === 'invalid' || result.code === 'already-decided' ? errorTitle : refusals[result.code];
  return problem(409, { title: errorTitle, detail });
}

function refuse(issues: readonly Issue[]): HttpResponse {
  return invalid(texts, { title: texts.errorTitle, detail: texts.problems.plan }, issues);
}
