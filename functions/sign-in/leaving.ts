import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { closingCookie, isOfBrowser, sessionCookiesIn } from '../../shared/http/session-gate.ts';
import type { Session } from '../../shared/desk/sessions.ts';
import { everywherePage, leftPage } from '../../shared/pages/sign-in-pages.ts';
import { noSessionPage } from '../../shared/pages/problem-pages.ts';
import { staffRoles } from '../../shared/sign-in/provider-settings.ts';
import { rooms } from '../../shared/sign-in/rooms.ts';
import type { Provider } from '../../shared/sign-in/provider.ts';
import type { Routes } from '../http-lambda.ts';
import type { System } from '../system.ts';
import { leftPath } from './provider-paths.ts';

type Needs = Pick<System, 'edge' | 'gate'>;

/**
 * Below each path that a session of staff is good for: a browser sends its cookie nowhere else. Without them whoever
 * works on a shared computer leaves families' plans open behind them.
 */
const leavePaths = [
  '/werk/uitloggen',
  '/werk/zaak/{caseId}/uitloggen',
  '/werk/concept/{draft}/uitloggen',
  '/overzicht/uitloggen',
  '/beheer/uitloggen',
] as const;

export function leavingRoutes(system: Needs, provider: Provider | undefined): Routes {
  const leave = {
    GET: (request: HttpRequest) => everywherePage(system.edge.frame(request)),
    POST: (request: HttpRequest) => signOut(system, request),
  };
  return {
    ...Object.fromEntries(leavePaths.map((path) => [path, leave])),
    [leftPath]: { GET: (request) => leftPage(system.edge.frame(request), provider !== undefined) },
    [`${leftPath}/gemeente`]: { GET: (request) => leaveProvider(system, request, provider) },
  };
}

async function signOut(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { sessions } = system.gate;
  const isEverywhere = request.form.text('waar') === 'overal';
  const own = await ownSessions(system, request);
  if (isEverywhere && own.length === 0) return noSessionPage(system.edge.frame(request), 'missing');
  for (const { cookie, session } of own) {
    await sessions.end(cookie, session);
    if (isEverywhere) await sessions.endAll(session.person);
  }
  const { caseId, draft } = request.params;
  const paths = [
    ...staffRoles.map((role) => rooms[role].path),
    ...(caseId === undefined ? [] : [`/werk/zaak/${caseId}`]),
    ...(draft === undefined ? [] : [`/werk/concept/${draft}`]),
  ];
  return seeOther(
    leftPath,
    paths.map((path) => closingCookie(system.gate, path)),
  );
}

/** Also one that has run out: with it somebody may still end what they have open elsewhere. */
async function ownSessions(
  { gate }: Needs,
  request: HttpRequest,
): Promise<{ cookie: string; session: Session }[]> {
  const found = await Promise.all(
    sessionCookiesIn(gate, request).map(async (cookie) => {
      const session = await gate.sessions.find(cookie);
      return session === undefined || !isOfBrowser(gate, request, session) ? [] : [{ cookie, session }];
    }),
  );
  return found.flat();
}

/** To the provider's own page for signing out; our own session has ended already, so that a provider that is down keeps none. */
async function leaveProvider(
  system: Needs,
  request: HttpRequest,
  provider: Provider | undefined,
): Promise<HttpResponse> {
  const led = await provider?.leave();
  return led?.kind === 'led' ? seeOther(led.to.href) : leftPage(system.edge.frame(request), false);
}
