import type { DraftPlace } from '../../shared/desk/drafts.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { sessionCookie } from '../../shared/http/session-gate.ts';
import { typedBackPage } from '../../shared/pages/problem-pages.ts';
import type { AtWork } from '../at-work.ts';
import type { System } from '../system.ts';
import { draftWords } from './drafting.ts';
import { requestTextsIn } from '../../shared/i18n/request-texts.ts';

export type Needs = Pick<
  System,
  'books' | 'gate' | 'seen' | 'edge' | 'registers' | 'random' | 'newCaseId' | 'drafts' | 'outbox'
>;

/** A draft somebody has open: whose it is, where its pages are, and the case it amends, if there is one yet. */
export type Opened = {
  readonly work: AtWork;
  readonly place: DraftPlace;
  readonly base: string;
  readonly state: CaseState | undefined;
};

/** For a draft that is not there any more, sent or thrown away in another tab: what was typed is given back. */
export async function gonePage(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const why = {
    status: 404,
    title: frame.texts.problems.notFoundTitle,
    text: requestTextsIn(frame.texts.language).gone,
  };
  return typedBackPage(frame, draftWords(request.form), why);
}

/** A link that opened one draft alone opens the case it has become. */
export function toCase(system: Pick<Needs, 'gate'>, work: AtWork, id: CaseId): HttpResponse {
  const path = `/werk/zaak/${id}`;
  return seeOther(
    `${path}?gedaan=gestuurd`,
    work.seesAll ? [] : [sessionCookie(system.gate, { value: work.cookie, path })],
  );
}
