import { isAuthorised } from '../../shared/domain/family-members.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { applies } from '../../shared/domain/turn.ts';
import { admitDraft } from '../../shared/drafts/check.ts';
import { stepsFor } from '../../shared/drafts/sections.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { previewPage } from '../../shared/pages/official-view.ts';
import { notFoundPage } from '../../shared/pages/problem-pages.ts';
import { overviewPage } from '../../shared/pages/request-overview.ts';
import { sliceFor } from '../../shared/domain/slices.ts';
import { fieldsOf } from './drafting.ts';
import { choicesOf, draftGround, namedStages } from './ground.ts';
import { gonePage, type Needs, type Opened } from './opened.ts';

type Shown = {
  readonly request: HttpRequest;
  readonly isRefused?: boolean;
  readonly notice?: string;
  readonly issues?: readonly Issue[];
};

export async function showOverview(system: Needs, opened: Opened, shown: Shown): Promise<HttpResponse> {
  const frame = system.edge.frame(shown.request);
  const draft = await system.drafts.find(opened.place);
  if (draft === undefined) return gonePage(system, shown.request);
  const admission = admitDraft(fieldsOf(draft), draftGround(system, opened));
  const stages = namedStages(system, opened, frame.texts);
  return overviewPage(frame, {
    base: opened.base,
    steps: stepsFor(draft.asks),
    draft: fieldsOf(draft),
    issues: shown.issues ?? (admission.kind === 'issues' ? admission.issues : []),
    choices: choicesOf(system, opened, frame.texts),
    isAmendment: opened.state !== undefined,
    previews: admission.kind === 'plan' ? stages.filter((stage) => applies(stage, admission.plan)) : [],
    keptUntil: frame.texts.format.longDate(new Date(draft.until).toISOString()),
    notice: shown.notice,
    isRefused: shown.isRefused ?? false,
  });
}

/** Exactly what one official will see, before anybody sees it. */
export async function showPreview(
  system: Needs,
  opened: Opened,
  request: HttpRequest,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const draft = await system.drafts.find(opened.place);
  if (draft === undefined) return gonePage(system, request);
  const admission = admitDraft(fieldsOf(draft), draftGround(system, opened));
  const stages = namedStages(system, opened, frame.texts);
  const stage = stages.find(({ id }) => id === request.params['stage']);
  if (stage === undefined) return notFoundPage(frame);
  if (admission.kind === 'issues') return seeOther(opened.base);
  const { plan } = admission;
  const reading = {
    stage,
    slice: sliceFor(stage, plan),
    others: [],
    dueOn: undefined,
    isAuthorised: isAuthorised(plan.family),
  };
  return previewPage(frame, reading, { who: stage.label, back: opened.base });
}
