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

function cookieName(gate: Gate): string {
  return gate.secure ? '__Secure-s' : 's';
}

/** One cookie per conversation, family or desk, bound to its path: two of them in two tabs never mix. */
export function sessionCookie(gate: Gate, cookie: { value: string; path: string }): string {
  const secure = gate.secure ? '; Secure' : '';
  return `${cookieName(gate)}=${cookie.value}; Path=${cookie.path}; HttpOnly${secure}; SameSite=Strict`;
}

export type Visitor =
  | { readonly kind: 'known'; readonly session: Session }
  | { readonly kind: 'expired'; readonly session: Session }
  | { readonly kind: 'missing' };

/** Who asks for a page: `expired` is known still, but may no longer read or decide. */
export async function visitorOf(
  gate: Gate,
  request: HttpRequest,
  isTheirs: (session: Session) => boolean,
): Promise<Visitor> {
  const cookie = request.cookies.get(cookieName(gate));
  if (cookie === undefined || !/^[A-Za-z0-9_-]{43}$/.test(cookie)) return { kind: 'missing' };
  const session = await gate.sessions.find(cookie);
  if (session === undefined || !isTheirs(session)) return { kind: 'missing' };
  if (session.expiresAt <= gate.now()) return { kind: 'expired', session };
  // From now on their mails come in it too.
  if (request.isChosen) await gate.languages.remember(readerOf(session), request.language);
  return { kind: 'known', session };
}
