import type { HttpResponse } from '../../shared/http/http.ts';
import { askAnother } from '../ask-another.ts';
import type { Managed, Needs } from './at-case.ts';

/**
 * A manager has somebody else asked, and says why. They read the case number and the function that is asked, and nothing of
 * the plan.
 */
export async function askAnotherAsManager(system: Needs, managed: Managed): Promise<HttpResponse> {
  const { found, manager, reference, request, base } = managed;
  const { casework, managing } = system.edge.frame(request).texts;
  return askAnother(system, request, {
    found,
    actor: manager,
    question: undefined,
    reason: { label: managing.another.note, hint: managing.another.noteHint },
    about: casework.caseTitle(reference),
    back: base,
    done: `${base}?gedaan=overgedragen`,
  });
}
