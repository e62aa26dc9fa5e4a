import type { DraftPlace } from '../../shared/desk/drafts.ts';
import { caseIdSchema } from '../../shared/domain/identifiers.ts';
import { stepsFor } from '../../shared/drafts/sections.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { noSessionPage, notFoundPage, typedBackPage } from '../../shared/pages/problem-pages.ts';
import { fieldsOfPlan } from '../../shared/drafts/plan-fields.ts';
import { atWork, recordSeen, type AtWork } from '../at-work.ts';
import type { Routes } from '../http-lambda.ts';
import { pagesOf } from './drafting.ts';
import { decideOnDraft, showOverview, showPreview } from './overview.ts';
import type { Needs, Opened } from './opened.ts';
import { keepLate, showStep, takeStep } from './step.ts';

/**
 * The request form: a plan is written down page by page, in any order, over days if need be. What is typed is kept at
 * every button. Without this only who can write JSON could help a family.
 */
export function requestFormRoutes(system: Needs): Routes {
  const pages = (base: string): Routes => ({
    [base]: {
      GET: (request) => atDraft(system, request, (opened) => showOverview(system, opened, { request })),
      POST: (request) => atDraft(system, request, (opened) => decideOnDraft(system, opened, request)),
    },
    [`${base}/{step}`]: {
      GET: (request) => atDraft(system, request, (opened) => showStep(system, opened, { request })),
      POST: (request) => atDraft(system, request, (opened) => takeStep(system, opened, request)),
    },
    [`${base}/voorbeeld/{stage}`]: {
      GET: (request) => atDraft(system, request, (opened) => showPreview(system, opened, request)),
    },
  });
  return {
    '/werk/concept': {
      POST: (request) => atWork(system, request, { then: (work) => begin(system, work, request) }),
    },
    ...pages('/werk/concept/{draft}'),
    ...pages('/werk/zaak/{caseId}/plan'),
  };
}

/** The id of the draft is drawn by the page with the button: a second click finds the draft of the first. */
async function begin(system: Needs, work: AtWork, request: HttpRequest): Promise<HttpResponse> {
  const wished = caseIdSchema.safeParse(request.form.text('draft'));
  const id = wished.success ? wished.data : system.newCaseId();
  await system.drafts.begin({ person: work.person, id }, { pages: {}, asks: 1 });
  return seeOther(`/werk/concept/${id}/${stepsFor(1)[0]?.key ?? ''}`);
}

async function atDraft(
  system: Needs,
  request: HttpRequest,
  then: (opened: Opened) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { caseId, draft } = request.params;
  const id = caseIdSchema.safeParse(caseId ?? draft);
  if (!id.success) return notFoundPage(frame);
  const placeOf = (work: AtWork): DraftPlace => ({ person: work.person, id: id.data });
  return atWork(system, request, {
    then: async (work) => {
      const found = await loadCase(system.books, id.data);
      if (found !== undefined && found.state.contactPerson !== work.person) return notFoundPage(frame);
      // A draft that was sent has become a case: its old address leads there.
      if (found !== undefined && caseId === undefined) return seeOther(`/werk/zaak/${id.data}`);
      if (found === undefined && caseId !== undefined) return notFoundPage(frame);
      const base = caseId === undefined ? `/werk/concept/${id.data}` : `/werk/zaak/${id.data}/plan`;
      const opened = { work, place: placeOf(work), base, state: found?.state };
      if (found !== undefined) {
        await recordSeen(system, id.data, work.person);
        if (request.method === 'POST' && request.form.text('step') === 'begin') return amend(system, opened);
      }
      return then(opened);
    },
    late: async (work) =>
      (await keepLate(system, placeOf(work), request))
        ? noSessionPage(frame, 'kept')
        : typedBackPage(frame, Object.values(Object.fromEntries(request.form.entries()))),
  });
}

/** The plan as it stands, in the form, to be changed there; changes that were begun before are gone on with. */
async function amend(system: Needs, opened: Opened): Promise<HttpResponse> {
  const { state, place, base } = opened;
  if (state === undefined) throw new Error('only a case can be amended');
  const fields = fieldsOfPlan(await readPlan(system.books, state));
  const asks = state.asks.length;
  await system.drafts.begin(place, { pages: pagesOf(fields), asks, amends: state.planVersion });
  return seeOther(base);
}
