import { contactFunction } from '../../shared/domain/identifiers.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { readPlan } from '../../shared/ledger/perform.ts';
import { askAnother } from '../ask-another.ts';
import type { Routes } from '../http-lambda.ts';
import { atCase } from './case.ts';
import type { Found, Needs } from './needs.ts';

/** The contact person has somebody else of the municipality asked. Without it a wrong address stops a plan. */
export function askAnotherRoutes(system: Needs): Routes {
  const ask = (request: HttpRequest): Promise<HttpResponse> =>
    atCase(system, request, (found) => answer(system, found));
  return { '/werk/zaak/{caseId}/iemand-anders': { GET: ask, POST: ask } };
}

async function answer(system: Needs, found: Found): Promise<HttpResponse> {
  const { state, work, request } = found;
  const plan = await readPlan(system.books, state);
  const back = `/werk/zaak/${state.caseId}`;
  return askAnother(system, request, {
    found,
    actor: { id: work.person, function: contactFunction },
    question: plan,
    about: system.edge.frame(request).texts.casework.caseTitle(plan.reference),
    back,
    done: `${back}?gedaan=overgedragen`,
  });
}
