import type { HttpRequest, HttpResponse } from '../shared/http/http.ts';
import type { PageFrame } from '../shared/pages/layout.ts';
import { noSessionPage, typedBackPage } from '../shared/pages/problem-pages.ts';

/** For who is not known (any more): a page that says so, and that gives back what they had typed. */
export async function strangerPage(
  frame: PageFrame,
  request: HttpRequest,
  typed: readonly string[] = request.form.typed(),
): Promise<HttpResponse> {
  return typed.length === 0 ? noSessionPage(frame, 'missing') : typedBackPage(frame, typed);
}
