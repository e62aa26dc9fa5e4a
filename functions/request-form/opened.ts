import type { DraftPlace } from '../../shared/desk/drafts.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { problemPage } from '../../shared/pages/problem-pages.ts';
import type { AtWork } from '../at-work.ts';
import type { System } from '../system.ts';

export type Needs = Pick<
  System,
  | 'books'
  | 'gate'
  | 'seen'
  | 'edge'
  | 'municipality'
  | 'random'
  | 'newCaseId'
  | 'drafts'
  | 'outbox'
  | 'limits'
>;

/** A draft somebody has open: whose it is, where its pages are, and the case it amends, if there is one yet. */
export type Opened = {
  readonly work: AtWork;
  readonly place: DraftPlace;
  readonly base: string;
  readonly state: CaseState | undefined;
};

/** For a draft that is not there any more: sent or thrown away in another tab. */
export async function gonePage(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { notFoundTitle } = frame.texts.problems;
  return problemPage(frame, { status: 404, title: notFoundTitle, texts: [frame.texts.request.gone] });
}
