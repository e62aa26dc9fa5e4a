import type { Session, Sessions } from '../desk/sessions.ts';
import { readerOf, type Languages } from '../desk/languages.ts';
import type { HttpRequest } from './http.ts';

/** What a page needs to know who is there. `secure`: served over https, so that the cookie can say so. */
export type Gate = {
  readonly sessions: Sessions;
  readonly languages: Languages;
  readonly secure: boolean;
  readonly now: () => number;
};

/** Milliseconds. Long enough for an afternoon with a plan, short enough for a shared computer. */
export const sessionLasts = 4 * 3_600_000;

/** The desk, a case, a draft: paths do not lie deeper in one another than this. */
const mostCookies = 4;

function cookieName(gate: Gate): string {
  return gate.secure ? '__Secure-s' : 's';
}

/** One cookie per conversation, family or desk, bound to its path: two of them in two tabs never mix. */
export function sessionCookie(gate: Gate, cookie: { value: string; path: string }): string {
  const secure = gate.secure ? '; Secure' : '';
  return `${cookieName(gate)}=${cookie.value}; Path=${cookie.path}; HttpOnly${secure}; SameSite=Strict`;
}

export type Visitor =
  | { readonly kind: 'known'; readonly session: Session; readonly cookie: string }
  | { readonly kind: 'expired'; readonly session: Session }
  | { readonly kind: 'missing' };

/**
 * Who asks for a page: `expired` is known still, but may no longer read or decide. A browser may hold a cookie for the
 * whole desk and one for a single case; one that is still good counts before one that has run out, and the wider one first.
 */
export async function visitorOf(
  gate: Gate,
  request: HttpRequest,
  isTheirs: (session: Session) => boolean,
): Promise<Visitor> {
  let best: Visitor = { kind: 'missing' };
  for (const cookie of (request.cookies.get(cookieName(gate)) ?? []).slice(0, mostCookies)) {
    if (!/^[A-Za-z0-9_-]{43}$/.test(cookie)) continue;
    const session = await gate.sessions.find(cookie);
    if (session === undefined || !isTheirs(session)) continue;
    if (session.expiresAt <= gate.now()) best = best.kind === 'known' ? best : { kind: 'expired', session };
    else if (best.kind !== 'known' || session.caseId === undefined) best = { kind: 'known', session, cookie };
  }
  // From now on their mails come in it too.
  if (best.kind === 'known' && request.isChosen)
    await gate.languages.remember(readerOf(best.session), request.language);
  return best;
}
