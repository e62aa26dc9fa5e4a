import type { HttpRequest, HttpResponse } from '../shared/http/http.ts';
import { cookieName } from '../shared/http/session-gate.ts';
import type { PageFrame } from '../shared/pages/layout.ts';
import { noSessionPage, typedBackPage } from '../shared/pages/problem-pages.ts';
import { ledHerePage } from '../shared/pages/sign-in-pages.ts';

/**
 * For who is not known (any more): a page that says so, and that gives back what they had typed. Whoever follows a link on
 * another site may well be known: they are led on, so that their browser says so.
 */
export async function strangerPage(
  frame: PageFrame,
  request: HttpRequest,
  typed: readonly string[] = request.form.typed(),
): Promise<HttpResponse> {
  if (frame.here !== undefined && isLedByAnotherSite(request)) return ledHerePage(frame, frame.here);
  return typed.length === 0 ? noSessionPage(frame, 'missing') : typedBackPage(frame, typed);
}

function isLedByAnotherSite({ method, headers, cookies }: HttpRequest): boolean {
  const mayBeIn = [true, false].some((secure) => cookies.has(cookieName({ secure })));
  return method === 'GET' && headers['sec-fetch-site'] === 'cross-site' && !mayBeIn;
}
