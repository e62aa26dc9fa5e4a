import { caseIdSchema, type PersonId } from '../../shared/domain/identifiers.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { erasedPage, notFoundPage, problemPage } from '../../shared/pages/problem-pages.ts';
import { askAnother } from '../ask-another.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'books' | 'edge' | 'registers' | 'random'>;

/**
 * A manager has somebody else asked. They read the case number and the function that is asked, and nothing of the plan:
 * so this is no viewing of a case.
 */
export async function askAnotherAsManager(
  system: Needs,
  request: HttpRequest,
  manager: PersonId,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const caseId = caseIdSchema.safeParse(request.params['caseId']);
  const found = caseId.success ? await loadCase(system.books, caseId.data) : undefined;
  if (found === undefined) return notFoundPage(frame);
  if (found.state.erased !== undefined) return erasedPage(frame);
  const { reference } = await readPlan(system.books, found.state);
  const about = frame.texts.casework.caseTitle(reference);
  const path = `/overzicht/zaak/${found.state.caseId}/iemand-anders`;
  if (request.method === 'GET' && request.query.get('gedaan') === 'overgedragen')
    return problemPage(frame, { status: 200, title: about, texts: [frame.texts.handOver.askDone] });
  return askAnother(system, request, {
    found,
    actor: { id: manager, function: 'manager' },
    question: undefined,
    about,
    back: '/overzicht',
    done: `${path}?gedaan=overgedragen`,
  });
}
