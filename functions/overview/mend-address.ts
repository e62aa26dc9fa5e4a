import { familyBounces } from '../../shared/domain/bounces.ts';
import { endedTurn } from '../../shared/domain/chain.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import { Form, seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { perform, readPlan } from '../../shared/ledger/perform.ts';
import { managerMendPage } from '../../shared/pages/manager-mend-page.ts';
import { typedBackPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import { stampOf } from '../form-stamp.ts';
import { readMend } from '../mend-address.ts';
import type { Managed, Needs } from './at-case.ts';

/**
 * Mail to the family came back: a manager gives the better address. Without it a family whose contact person cannot be
 * reached either would never hear of its plan again.
 */
export async function mendAsManager(system: Needs, managed: Managed): Promise<HttpResponse> {
  const { found, manager, request, base } = managed;
  const { form } = request;
  const { state } = found;
  const frame = system.edge.frame(request);
  const done = `${base}?gedaan=verbeterd`;
  const stamp = stampOf(form);
  // A second click: the first one has mended it.
  if (found.entries.some((entry) => entry.type === 'address-mended' && entry.commandId === stamp?.commandId))
    return seeOther(done);
  const isSent = request.method === 'POST' && !request.isSwitch;
  const email = form.text('email');
  const bounces = turnOf(state) === endedTurn ? [] : familyBounces(state);
  const { managing, errorTitle: title } = frame.texts;
  if (bounces.length === 0)
    return isSent
      ? typedBackPage(frame, [email], { status: 409, title, text: managing.mend.notNow })
      : seeOther(base);
  if (!isSent) return show(system, managed, []);
  const read = await readMend(system, state, {
    values: form,
    among: bounces.map(({ person }) => person),
  });
  if ('issues' in read) return show(system, managed, read.issues);
  if (stamp === undefined) return unreadablePage(frame);
  const result = await perform(system.books, {
    caseId: state.caseId,
    command: read.command,
    actor: manager,
    commandId: stamp.commandId,
  });
  return result.kind === 'recorded'
    ? seeOther(done)
    : typedBackPage(frame, [email], { status: 409, title, text: managing.mend.notNow });
}

async function show(
  system: Needs,
  { found: { state }, request, base }: Managed,
  issues: readonly Issue[],
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const values = request.method === 'POST' ? request.form : new Form([]);
  const view = {
    plan: await readPlan(system.books, state),
    bounces: familyBounces(state),
    base,
    commandId: stampOf(values)?.commandId ?? system.random(18),
    planVersion: state.planVersion,
  };
  return managerMendPage(frame, view, { texts: frame.texts, values, issues });
}
