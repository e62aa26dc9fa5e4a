import { contactFunction, familyId } from '../../shared/domain/identifiers.ts';
import { seeOther, type HttpHandler, type HttpResponse } from '../../shared/http/http.ts';
import { readPlan } from '../../shared/ledger/perform.ts';
import { differencesPage } from '../../shared/pages/differences-view.ts';
import { showPause, showStop, takePause, takeStop, type Party } from '../course-forms.ts';
import { showBundle } from '../decisions.ts';
import { extendTerm } from '../extend-form.ts';
import type { Routes } from '../http-lambda.ts';
import { readBefore } from '../plan-before.ts';
import type { Found, Needs } from './needs.ts';

/** Second thoughts about a case, by its contact person: taking it back and letting it stand still; and what came of it. */
export function courseRoutes(
  system: Needs,
  at: (then: (found: Found) => Promise<HttpResponse>) => HttpHandler,
): Routes {
  const as = (then: (party: Party) => Promise<HttpResponse>): HttpHandler =>
    at(({ state, work, request }) =>
      then({
        kind: 'contact',
        state,
        actor: { id: work.person, function: contactFunction },
        base: `/werk/zaak/${state.caseId}`,
        request,
      }),
    );
  return {
    '/werk/zaak/{caseId}/besluiten': {
      GET: at((found) =>
        showBundle(system, { ...found, party: 'contact', base: `/werk/zaak/${found.state.caseId}` }),
      ),
    },
    '/werk/zaak/{caseId}/wijzigingen': { GET: at((found) => showChanges(system, found)) },
    '/werk/zaak/{caseId}/verlengen': {
      GET: at((found) => extend(system, found)),
      POST: at((found) => extend(system, found)),
    },
    '/werk/zaak/{caseId}/stoppen': {
      GET: as((party) => showStop(system, party)),
      POST: as((party) => takeStop(system, party)),
    },
    '/werk/zaak/{caseId}/pauze': {
      GET: as((party) => showPause(system, party)),
      POST: as((party) => takePause(system, party)),
    },
  };
}

async function extend(system: Needs, { state, work, request }: Found): Promise<HttpResponse> {
  const base = `/werk/zaak/${state.caseId}`;
  const question = await readPlan(system.books, state);
  const actor = { id: work.person, function: contactFunction };
  return extendTerm(system, { state, request, actor, question, base, done: base });
}

/** What the family reads first of a new version. */
async function showChanges(system: Needs, { state, request }: Found): Promise<HttpResponse> {
  const base = `/werk/zaak/${state.caseId}`;
  const before = await readBefore(system, state, familyId);
  if (before === undefined) return seeOther(base);
  const plan = await readPlan(system.books, state);
  return differencesPage(system.edge.frame(request), { before, plan, base });
}
