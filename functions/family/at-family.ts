import type { Session } from '../../shared/desk/sessions.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Actor, Envelope } from '../../shared/domain/entries.ts';
import { memberAddress } from '../../shared/domain/family-members.ts';
import type { CaseId, PersonId } from '../../shared/domain/identifiers.ts';
import { findConversation } from '../../shared/domain/turn.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import { loadCase, readPlan, readPlanAsWritten } from '../../shared/ledger/perform.ts';
import { erasedPage, noSessionPage, notFoundPage } from '../../shared/pages/problem-pages.ts';
import { familyAt, familyPath } from '../family-path.ts';
import { strangerPage } from '../stranger-page.ts';
import type { System } from '../system.ts';

export type Needs = Pick<System, 'books' | 'gate' | 'seen' | 'parked' | 'edge' | 'registers' | 'random'>;

/** Somebody of the family at a page about their plan; `base` is where their page of it stands. */
export type Family = {
  readonly state: CaseState;
  readonly entries: readonly Envelope[];
  readonly actor: Actor;
  readonly base: string;
  readonly request: HttpRequest;
};

/** `late` keeps what was posted after the session had run out; without it that is given back. */
export async function atFamily(
  system: Needs,
  request: HttpRequest,
  does: {
    readonly then: (family: Family) => Promise<HttpResponse>;
    readonly late?: (who: { caseId: CaseId; person: PersonId }) => Promise<'kept' | 'gone'>;
  },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const who = familyAt(request.params['caseId']);
  if (who === undefined) return notFoundPage(frame);
  const { caseId, person } = who;
  const visitor = await visitorOf(
    system.gate,
    request,
    (one) => one.caseId === caseId && one.purpose === 'family' && one.person === person,
  );
  if (visitor.kind === 'missing') return strangerPage(frame, request);
  if (visitor.kind === 'expired') {
    if (request.method !== 'POST') return noSessionPage(frame, 'expired');
    if (does.late === undefined) return strangerPage(frame, request);
    const kept = await does.late(who);
    return kept === 'kept' ? noSessionPage(frame, 'kept') : erasedPage(frame, request.form.typed());
  }
  const found = await loadCase(system.books, caseId);
  if (found === undefined) return notFoundPage(frame);
  const { state, entries } = found;
  if (state.erased !== undefined) return erasedPage(frame, request.form.typed());
  if (!(await isStillTheirs(system, state, visitor.session))) return strangerPage(frame, request);
  await system.seen.record(
    { caseId, at: system.books.now(), person, function: 'family', slice: 'plan' },
    system.random(9),
  );
  const actor = { id: person, function: 'family' };
  return does.then({ state, entries, actor, base: familyPath(caseId, person), request });
}

/**
 * Whether a session is still of whom it was started for: a later version of the plan may have put somebody else in
 * their place, or nobody. An address that was mended is that of the same person.
 */
async function isStillTheirs(system: Needs, state: CaseState, session: Session): Promise<boolean> {
  const { person, conversation } = session;
  if (!state.confirmers.includes(person)) return false;
  const asked = conversation === undefined ? undefined : findConversation(state, conversation);
  if (asked === undefined) return false;
  for (let version = asked.planVersion; version < state.planVersion; version += 1) {
    const [before, after] = await Promise.all([
      readPlan(system.books, state, version),
      readPlanAsWritten(system.books, state, version + 1),
    ]);
    const address = memberAddress(before, person)?.toLowerCase();
    if (address === undefined || address !== memberAddress(after, person)?.toLowerCase()) return false;
  }
  return true;
}
