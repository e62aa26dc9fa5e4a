import type { Session } from '../shared/desk/sessions.ts';
import { contactFunction, type CaseId, type PersonId } from '../shared/domain/identifiers.ts';
import type { HttpRequest, HttpResponse } from '../shared/http/http.ts';
import { visitorOf } from '../shared/http/session-gate.ts';
import { noSessionPage } from '../shared/pages/problem-pages.ts';
import { actsAsContact, type ContactPerson } from '../shared/domain/registers.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { contactPersonById } from '../shared/registers/municipality.ts';
import { strangerPage } from './stranger-page.ts';
import type { System } from './system.ts';

/** A contact person at their desk. `seesAll`: a link in a mail about one case opens that case alone. */
export type AtWork = {
  readonly person: PersonId;
  readonly own: ContactPerson;
  readonly seesAll: boolean;
  /** What the browser knows the session by; to be set for another path of the same case. */
  readonly cookie: string;
};

type Needs = Pick<System, 'gate' | 'edge' | 'registers'>;

/** `late` is what is done with a form that was posted after its session had run out. */
export async function atWork(
  system: Needs,
  request: HttpRequest,
  does: {
    readonly then: (work: AtWork) => Promise<HttpResponse>;
    readonly late?: (work: Omit<AtWork, 'cookie'>) => Promise<HttpResponse>;
    /** What somebody typed, to be given back to who is not known (any more). */
    readonly typed?: readonly string[];
  },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const visitor = await visitorOf(system.gate, request, (session) => mayWork(system, session, request));
  const own =
    visitor.kind === 'missing'
      ? undefined
      : contactPersonById(system.registers.current, visitor.session.person);
  if (visitor.kind === 'missing' || own === undefined) return strangerPage(frame, request, does.typed);
  const work = { person: visitor.session.person, own, seesAll: visitor.session.caseId === undefined };
  if (visitor.kind === 'known') return does.then({ ...work, cookie: visitor.cookie });
  if (request.method !== 'POST') return noSessionPage(frame, 'expired');
  return does.late === undefined ? strangerPage(frame, request, does.typed) : does.late(work);
}

function mayWork(system: Needs, session: Session, request: HttpRequest): boolean {
  if (session.purpose !== 'work' || contactPersonById(system.registers.current, session.person) === undefined)
    return false;
  const { caseId, draft } = request.params;
  return session.caseId === undefined || session.caseId === (caseId ?? draft);
}

/** Whether somebody works on the cases of a contact person today: their own, or those of whom they stand in for. */
export function worksFor(
  system: Pick<System, 'registers' | 'books'>,
  contactPerson: PersonId,
  person: PersonId,
): boolean {
  const today = dateIn(system.books.now());
  return actsAsContact(system.registers.current, contactPerson, { person, today });
}

/** Put before anything of a case is shown to its contact person. */
export async function recordSeen(
  system: Pick<System, 'seen' | 'books' | 'random'>,
  caseId: CaseId,
  person: PersonId,
): Promise<void> {
  await system.seen.record(
    { caseId, at: system.books.now(), person, function: contactFunction, slice: 'plan' },
    system.random(9),
  );
}
