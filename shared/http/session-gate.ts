import { fingerprint } from '../links/tokens.ts';
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
const sessionLasts = 4 * 3_600_000;

/** The desk, a case, a draft: paths do not lie deeper in one another than this. */
const mostCookies = 4;

const secret = /^[A-Za-z0-9_-]{43}$/;

export function cookieName({ secure }: Pick<Gate, 'secure'>): string {
  return secure ? '__Secure-s' : 's';
}

/** One cookie per conversation, family or desk, bound to its path: two of them in two tabs never mix. */
export function sessionCookie(gate: Gate, cookie: { value: string; path: string }): string {
  const secure = gate.secure ? '; Secure' : '';
  return `${cookieName(gate)}=${cookie.value}; Path=${cookie.path}; HttpOnly${secure}; SameSite=Strict`;
}

/** Has a browser forget the cookie of a path. */
export function closingCookie(gate: Gate, path: string): string {
  return `${sessionCookie(gate, { value: '', path })}; Max-Age=0`;
}

/** The cookies of sessions that a browser sends for this path, as far as they may be ours. */
export function sessionCookiesIn(gate: Gate, request: Pick<HttpRequest, 'cookies'>): string[] {
  const sent = request.cookies.get(cookieName(gate)) ?? [];
  return sent.slice(0, mostCookies).filter((cookie) => secret.test(cookie));
}

/**
 * The browser itself, for all its paths. `__Host-` is the one name that no neighbouring host can plant: a session that
 * somebody else began is no use in it, and one that was begun in it is no use without. Lax, since a provider leads back to us.
 */
export function browserCookie({ secure }: Pick<Gate, 'secure'>, value: string): string {
  const [name, flag] = secure ? ['__Host-b', '; Secure'] : ['b', ''];
  return `${name}=${value}; Path=/; HttpOnly${flag}; SameSite=Lax`;
}

/** What the browser is known by already. */
export function browserIn(
  { secure }: Pick<Gate, 'secure'>,
  request: Pick<HttpRequest, 'cookies'>,
): string | undefined {
  return request.cookies.get(secure ? '__Host-b' : 'b')?.find((one) => secret.test(one));
}

/** Who comes in, and which path their cookie is good for. */
export type Entering = { readonly who: Omit<Session, 'expiresAt' | 'browser'>; readonly path: string };

/** Starts sessions, each under a name of its own and good in this browser alone; returns the cookies that carry them. */
export async function openSessions(
  gate: Gate,
  request: Pick<HttpRequest, 'cookies'>,
  { entering, random }: { entering: readonly Entering[]; random: (bytes: number) => string },
): Promise<string[]> {
  const known = browserIn(gate, request);
  const browser = known ?? random(32);
  const expiresAt = gate.now() + sessionLasts;
  const cookies = await Promise.all(
    entering.map(async ({ who, path }) => {
      const value = random(32);
      await gate.sessions.start(value, { ...who, browser: fingerprint(browser), expiresAt });
      return sessionCookie(gate, { value, path });
    }),
  );
  return known === undefined ? [browserCookie(gate, browser), ...cookies] : cookies;
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
  for (const cookie of sessionCookiesIn(gate, request)) {
    const session = await gate.sessions.find(cookie);
    if (session === undefined || !isOfBrowser(gate, request, session) || !isTheirs(session)) continue;
    if (session.expiresAt <= gate.now()) best = best.kind === 'known' ? best : { kind: 'expired', session };
    else if (best.kind !== 'known' || session.caseId === undefined) best = { kind: 'known', session, cookie };
  }
  // From now on their mails come in it too.
  if (best.kind === 'known' && request.isChosen)
    await gate.languages.remember(readerOf(best.session), request.language);
  return best;
}

/** One that was begun before sessions knew their browser is good until it runs out. */
export function isOfBrowser(
  gate: Pick<Gate, 'secure'>,
  request: Pick<HttpRequest, 'cookies'>,
  { browser }: Session,
): boolean {
  const own = browserIn(gate, request);
  return browser === undefined || (own !== undefined && fingerprint(own) === browser);
}
