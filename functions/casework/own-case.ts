import type { CaseState } from '../../shared/domain/case-state.ts';
import { caseIdSchema, type PersonId } from '../../shared/domain/identifiers.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { loadCase, type FoundCase } from '../../shared/ledger/perform.ts';
import { erasedPage, noSessionPage, notFoundPage } from '../../shared/pages/problem-pages.ts';
import { atWork, recordSeen, worksFor } from '../at-work.ts';
import { strangerPage } from '../stranger-page.ts';
import type { Found, Needs } from './needs.ts';

/** Fields that are about a form itself and not what somebody typed. */
const ownFields = new Set(['step', 'commandId', 'taal', 'planVersion', 'conversation']);

/**
 * Finds out whether it is theirs, records the viewing, and only then opens it. `page` names where a form is kept that was
 * posted after its session had run out; without it what was typed is given back at once.
 */
export async function atOwnCase(
  system: Needs,
  request: HttpRequest,
  does: { readonly then: (found: Found) => Promise<HttpResponse>; readonly page?: string | undefined },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { page } = does;
  return atWork(system, request, {
    then: async (work) => {
      const found = await findOwn(system, request, work.person);
      if (found === undefined) return notFoundPage(frame);
      if (found.state.erased !== undefined) return erasedPage(frame, request.form.typed());
      await recordSeen(system, found.state.caseId, work.person);
      return does.then({ ...found, work, request });
    },
    late: async ({ person }) => {
      const found = page === undefined ? undefined : await findOwn(system, request, person);
      const fields = request.form.entries().filter(([name]) => !ownFields.has(name));
      if (found === undefined || page === undefined || fields.every(([, value]) => value.trim() === ''))
        return strangerPage(frame, request);
      const kept = await system.parked.put(keptAt(found.state, { page, person }), { fields });
      return kept === 'kept' ? noSessionPage(frame, 'kept') : erasedPage(frame, request.form.typed());
    },
  });
}

async function findOwn(
  system: Needs,
  request: HttpRequest,
  person: PersonId,
): Promise<FoundCase | undefined> {
  const caseId = caseIdSchema.safeParse(request.params['caseId']);
  const found = caseId.success ? await loadCase(system.books, caseId.data) : undefined;
  return found !== undefined && worksFor(system, found.state.contactPerson, person) ? found : undefined;
}

/** Where a form of a contact person lies that was posted too late. */
export function keptAt({ caseId }: Pick<CaseState, 'caseId'>, who: { page: string; person: PersonId }) {
  return { caseId, ...who };
}
