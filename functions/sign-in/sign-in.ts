import { fingerprint } from '../../shared/links/tokens.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { enterRooms } from '../../shared/http/entering-rooms.ts';
import { browserCookie, browserIn } from '../../shared/http/session-gate.ts';
import { chooseRoomPage, enteredPage, notSignedInPage } from '../../shared/pages/sign-in-pages.ts';
import { notFoundPage } from '../../shared/pages/problem-pages.ts';
import type { Attempt } from '../../shared/desk/attempts.ts';
import type { Provider } from '../../shared/sign-in/provider.ts';
import {
  choosingAmong,
  enteredPath,
  landingIn,
  leadingTo,
  pageOfStaff,
  roomsIn,
} from '../../shared/sign-in/landing.ts';
import { staffOf } from '../../shared/sign-in/staff-claims.ts';
import type { Routes } from '../http-lambda.ts';
import type { System } from '../system.ts';
import { leavingRoutes } from './leaving.ts';
import { returnPath } from './provider-paths.ts';
import { hindranceSchema, type Hindrance } from '../../shared/sign-in/hindrances.ts';

type Needs = Pick<System, 'edge' | 'gate' | 'attempts' | 'limits' | 'registers' | 'openIdConnect' | 'random'>;

/** So many times a browser may begin to sign in within a quarter of an hour (seconds). */
const attemptsPerQuarter = 20;
const quarter = 900;

/**
 * Staff sign in with the municipality's OpenID Connect provider, and sign out however they came in. Where there is no
 * provider only the latter is left, since everybody comes by a link in a mail.
 */
export function signInRoutes(system: Needs, provider: Provider | undefined): Routes {
  const withProvider =
    (then: (request: HttpRequest, provider: Provider) => Promise<HttpResponse>) => (request: HttpRequest) =>
      provider === undefined ? notFoundPage(system.edge.frame(request)) : then(request, provider);
  return {
    '/inloggen': { GET: withProvider((request, known) => begin(system, request, known)) },
    [returnPath]: { GET: withProvider((request, known) => finish(system, request, known)) },
    // Also for who came by a link in a mail, and has more than one room.
    [enteredPath]: { GET: (request) => showEntered(system, request) },
    '/inloggen/mislukt': { GET: withProvider((request) => showHindrance(system, request)) },
    ...leavingRoutes(system, provider),
  };
}

/** Remembers the attempt for this browser, and leads to the provider. By GET: a posted form may lead to our own pages alone. */
async function begin(system: Needs, request: HttpRequest, provider: Provider): Promise<HttpResponse> {
  const known = browserIn(system.gate, request);
  if (known !== undefined && (await isTooOften(system, known))) return hindered(system, 'te-vaak');
  const challenge = provider.newChallenge();
  const again = request.query.get('opnieuw') === 'ja';
  const led = await provider.begin(challenge, { language: request.language, again });
  if (led.kind === 'unreachable') return hindered(system, 'onbereikbaar', led.error);
  const browser = known ?? system.random(32);
  const { state, nonce, verifier } = challenge;
  const to = pageOfStaff(request.query.get('naar'));
  await system.attempts.begin(state, {
    browser: fingerprint(browser),
    nonce,
    verifier,
    ...(to === undefined ? {} : { to }),
  });
  return seeOther(led.to.href, known === undefined ? [browserCookie(system.gate, browser)] : []);
}

/** Each attempt is a row on the desk. Whoever shows no cookie is counted at the edge, by their address. */
async function isTooOften({ limits }: Needs, browser: string): Promise<boolean> {
  return (await limits.count(`sign-ins#${fingerprint(browser)}`, quarter)) > attemptsPerQuarter;
}

/**
 * The provider has led somebody back. Whatever came of it is told on a page with an address of its own, so that the code
 * that was brought along stands in no history and going back does not bring it a second time.
 */
async function finish(system: Needs, request: HttpRequest, provider: Provider): Promise<HttpResponse> {
  const state = request.query.get('state') ?? '';
  const browser = browserIn(system.gate, request);
  const taken = await system.attempts.take(state, browser === undefined ? undefined : fingerprint(browser));
  if (taken.kind !== 'taken')
    return hindered(
      system,
      ({ unknown: 'verlopen', expired: 'verlopen', elsewhere: 'andere-browser', used: 'gebruikt' } as const)[
        taken.kind
      ],
    );
  const { nonce, verifier } = taken.attempt;
  const answered = await provider.finish({ state, nonce, verifier }, request.query);
  if (answered.kind === 'cancelled') return hindered(system, 'gestopt');
  if (answered.kind === 'unreachable') return hindered(system, 'onbereikbaar', answered.error);
  if (answered.kind === 'refused') return hindered(system, 'geweigerd', answered.error);
  return admit(system, request, { claims: answered.claims, attempt: taken.attempt });
}

async function admit(
  system: Needs,
  request: HttpRequest,
  { claims, attempt }: { claims: unknown; attempt: Attempt },
): Promise<HttpResponse> {
  const { openIdConnect, registers } = system;
  if (openIdConnect === undefined) return notFoundPage(system.edge.frame(request));
  const found = staffOf(openIdConnect, claims, registers.current);
  if (found.kind !== 'staff')
    return hindered(
      system,
      ({ 'no-role': 'geen-rol', 'not-listed': 'niet-in-de-lijst', unreadable: 'onbekend' } as const)[
        found.kind
      ],
    );
  const { staff } = found;
  const cookies = await enterRooms(system.gate, request, { staff, random: system.random });
  const roles = staff.map(({ role }) => role);
  const to = landingIn(roles, attempt.to);
  return seeOther(to === undefined ? choosingAmong(roles) : leadingTo(enteredPath, to), cookies);
}

/**
 * A step of our own between the provider and the first page: cookies that are kept to our own pages (`SameSite=Strict`)
 * are not sent to a page that another site leads to, and are to the one that this page leads to.
 */
async function showEntered(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const to = pageOfStaff(request.query.get('naar'));
  return to === undefined ? chooseRoomPage(frame, roomsIn(request.query)) : enteredPage(frame, to);
}

async function showHindrance(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const hindrance = hindranceSchema.parse(request.query.get('reden'));
  const reference = /^[A-Za-z0-9_-]{8}$/.exec(request.query.get('nummer') ?? '')?.[0];
  return notSignedInPage(system.edge.frame(request), { hindrance, reference });
}

/** `error`: what has to be looked at by somebody who can mend it. */
function hindered(system: Needs, hindrance: Hindrance, error?: unknown): HttpResponse {
  const address = `/inloggen/mislukt?reden=${hindrance}`;
  if (error === undefined) return seeOther(address);
  const reference = system.edge.newReference();
  system.edge.logFailure({ reference, route: returnPath, error });
  return seeOther(`${address}&nummer=${reference}`);
}
