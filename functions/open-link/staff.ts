import type { CaseId } from '../../shared/domain/identifiers.ts';
import { enterRooms } from '../../shared/http/entering-rooms.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { landingCookie, landingCookieIn } from '../../shared/http/landing-cookie.ts';
import { browserIn, openSessions } from '../../shared/http/session-gate.ts';
import { fingerprint, type Claims } from '../../shared/links/tokens.ts';
import { signInInsteadPage } from '../../shared/pages/sign-in-pages.ts';
import { addressOf } from '../../shared/registers/municipality.ts';
import { choosingAmong, landingIn } from '../../shared/sign-in/landing.ts';
import { entersByMail, staffRoles, type StaffRole } from '../../shared/sign-in/provider-settings.ts';
import { rooms, staffAt, type Staff } from '../../shared/sign-in/rooms.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'edge' | 'gate' | 'random' | 'registers' | 'openIdConnect'>;
type AsStaff = {
  readonly claims: Claims;
  readonly role: StaffRole;
  /** Whether the case of the link has begun. */
  readonly isThere: boolean;
};

/** A link in a mail that lets staff in: to all that is theirs, or to the one case it is about. */
export async function enterAsStaff(
  system: Needs,
  request: HttpRequest,
  { claims, role, isThere }: AsStaff,
): Promise<HttpResponse> {
  const { caseId } = claims;
  const path =
    role !== 'contact-person' || caseId === undefined ? rooms[role].path : casePath(caseId, isThere);
  if (!entersByMail(system.openIdConnect, role))
    return signInInsteadPage(system.edge.frame(request), landingCookieIn(request) ?? path);
  return path === rooms[role].path
    ? enterAll(system, request, { role, person: claims.person })
    : enterCase(system, request, { claims, path });
}

/** As by the provider: whoever stands in the directory in more than one role is in all of their rooms at once. */
async function enterAll(system: Needs, request: HttpRequest, own: Staff): Promise<HttpResponse> {
  const { registers, gate, random, edge } = system;
  const others = staffAt(registers.current, {
    email: addressOf(registers.current, own.person) ?? '',
    roles: staffRoles.filter((role) => role !== own.role && entersByMail(system.openIdConnect, role)),
  });
  const staff = [own, ...others];
  const cookies = await enterRooms(gate, request, { staff, random });
  const roles = staff.map(({ role }) => role);
  const asked = landingCookieIn(request);
  const forgetting = asked === undefined ? [] : [landingCookie(edge.origin, undefined)];
  return seeOther(landingIn(roles, asked) ?? choosingAmong(roles), [...cookies, ...forgetting]);
}

/** One case in a tab of its own. What this person has open beside it stays; what is somebody else's ends. */
async function enterCase(
  { gate, random, registers }: Needs,
  request: HttpRequest,
  { claims: { purpose, person, caseId }, path }: { claims: Claims; path: string },
): Promise<HttpResponse> {
  const browser = browserIn(gate, request);
  const address = addressOf(registers.current, person);
  if (browser !== undefined)
    await gate.sessions.endIn(
      fingerprint(browser),
      (other) => other === person || addressOf(registers.current, other) === address,
    );
  const who = { purpose, person, ...(caseId === undefined ? {} : { caseId }) };
  return seeOther(path, await openSessions(gate, request, { entering: [{ who, path }], random }));
}

/** The case, or the draft that has yet to become one. */
function casePath(caseId: CaseId, isThere: boolean): string {
  return isThere ? `/werk/zaak/${caseId}` : `/werk/concept/${caseId}`;
}
