import { endedTurn } from '../../shared/domain/chain.ts';
import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import { stepsFor } from '../../shared/drafts/sections.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { erasedPage, noSessionPage, notFoundPage, typedBackPage } from '../../shared/pages/problem-pages.ts';
import { fieldsOfPlan } from '../../shared/drafts/plan-fields.ts';
import { atWork, recordSeen, type AtWork, worksFor } from '../at-work.ts';
import type { Routes } from '../http-lambda.ts';
import { draftWords, pagesOf } from './drafting.ts';
import { showOverview, showPreview } from './review-draft.ts';
import { decideOnDraft } from './send-draft.ts';
import { gonePage, toCase, type Needs, type Opened } from './opened.ts';
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
  const id = caseIdSchema.safeParse(request.params['caseId'] ?? request.params['draft']);
  if (!id.success) return notFoundPage(frame);
  const typed = draftWords(request.form);
  return atWork(system, request, {
    typed,
    then: (work) => open(system, { request, work, id: id.data }, then),
    late: async ({ person }) => {
      if (typed.length === 0) return noSessionPage(frame, 'expired');
      const isKept = await keepLate(system, { person, id: id.data }, request);
      return isKept ? noSessionPage(frame, 'draft-kept') : typedBackPage(frame, typed);
    },
  });
}

/** The draft of a case that is yet to be, or of the next version of its plan. */
async function open(
  system: Needs,
  { request, work, id }: { request: HttpRequest; work: AtWork; id: CaseId },
  then: (opened: Opened) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const { caseId } = request.params;
  const found = await loadCase(system.books, id);
  const isTheirs = found === undefined || worksFor(system, found.state.contactPerson, work.person);
  if (!isTheirs || (found === undefined && caseId !== undefined))
    return notFoundPage(system.edge.frame(request));
  if (found?.state.erased !== undefined)
    return erasedPage(system.edge.frame(request), draftWords(request.form));
  // A draft that was sent has become a case: its old address leads there.
  if (found !== undefined && caseId === undefined)
    return draftWords(request.form).length === 0 ? toCase(system, work, id) : gonePage(system, request);
  const base = caseId === undefined ? `/werk/concept/${id}` : `/werk/zaak/${id}/plan`;
  const opened = { work, place: { person: work.person, id }, base, state: found?.state };
  if (found === undefined) return then(opened);
  const step = request.form.text('step');
  // What the page saves by itself shows nothing to anybody.
  if (step !== 'save') await recordSeen(system, id, work.person);
  return step === 'begin' ? amend(system, opened) : then(opened);
}

/** The plan as it stands, in the form, to be changed there; changes that were begun before are gone on with. */
async function amend(system: Needs, opened: Opened): Promise<HttpResponse> {
  const { state, place, base } = opened;
  if (state === undefined) throw new Error('only a case can be amended');
  if (turnOf(state) === endedTurn) return seeOther(`/werk/zaak/${state.caseId}`);
  const fields = fieldsOfPlan(await readPlan(system.books, state));
  const asks = state.asks.length;
  await system.drafts.begin(place, { pages: pagesOf(fields), asks, amends: state.planVersion });
  return seeOther(base);
}
