import { extensionRefusal } from '../../shared/domain/terms.ts';
import { legalDateOf, suspensionsOf } from '../../shared/domain/case-terms.ts';
import { endedTurn } from '../../shared/domain/chain.ts';
import { contactFunction } from '../../shared/domain/identifiers.ts';
import { dateSchema, issuesInText, type Issue } from '../../shared/domain/issues.ts';
import { turnOf } from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { Form, seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { perform, readPlan } from '../../shared/ledger/perform.ts';
import { extendPage } from '../../shared/pages/legal-term-view.ts';
import { typedBackPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import type { Found, Needs } from './needs.ts';

type Shown = { readonly values: Form; readonly issues: readonly Issue[] };

/** More time for the decision, announced to the family with a date and a reason (Awb 4:14). */
export async function showExtend(
  system: Needs,
  found: Found,
  shown: Shown = { values: new Form([]), issues: [] },
): Promise<HttpResponse> {
  const { state, request } = found;
  const base = `/werk/zaak/${state.caseId}`;
  if (turnOf(state) === endedTurn) return seeOther(base);
  const frame = system.edge.frame(request);
  const today = dateIn(system.books.now());
  const { lastDay, domain } = legalDateOf(state, today);
  const { receivedOn, extensions } = state;
  const suspensions = suspensionsOf(state, today);
  const code = extensionRefusal({ domain, receivedOn, suspensions, extensions, today });
  const view = {
    plan: await readPlan(system.books, state),
    lastDay,
    base,
    commandId: system.random(18),
    refusal: code === undefined ? undefined : frame.texts.legalTerm.refused[code],
  };
  return extendPage(frame, view, { texts: frame.texts, ...shown });
}

export async function takeExtend(system: Needs, found: Found): Promise<HttpResponse> {
  const { state, work, request } = found;
  const { form, isSwitch } = request;
  const again = (issues: readonly Issue[]): Promise<HttpResponse> =>
    showExtend(system, found, { values: form, issues });
  if (isSwitch) return again([]);
  const until = dateSchema.safeParse(form.text('until'));
  const text = form.text('text');
  const issues: Issue[] = [
    ...(until.success
      ? []
      : [{ path: 'until', code: form.text('until') === '' ? 'required' : 'not-a-date' } as const]),
    ...issuesInText('text', text),
  ];
  if (!until.success || issues.length > 0) return again(issues);
  const commandId = /^[A-Za-z0-9_-]{8,60}$/.exec(form.text('commandId'))?.[0];
  const frame = system.edge.frame(request);
  if (commandId === undefined) return unreadablePage(frame);
  const result = await perform(system.books, {
    caseId: state.caseId,
    command: { type: 'extend-term', until: until.data, text },
    actor: { id: work.person, function: contactFunction },
    commandId: `${commandId}-extend`,
  });
  if (result.kind === 'recorded') return seeOther(`/werk/zaak/${state.caseId}`);
  if (result.code === 'invalid') return again(result.issues);
  if (result.code === 'command-reused') return again([{ path: 'text', code: 'sent-before' }]);
  const { errorTitle: title, refusals } = frame.texts;
  const why = result.code === 'already-decided' ? refusals.closed : refusals[result.code];
  return typedBackPage(frame, [text], { status: 409, title, text: why });
}
