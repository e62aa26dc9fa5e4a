import type { Command } from '../../shared/domain/commands.ts';
import { contactFunction } from '../../shared/domain/identifiers.ts';
import { dateSchema, issuesInText, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpHandler, type HttpResponse } from '../../shared/http/http.ts';
import { perform, readPlan } from '../../shared/ledger/perform.ts';
import { doneSteps, recordDonePage } from '../../shared/pages/follow-through-view.ts';
import { notFoundPage, typedBackPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import { agreedIn, readDone, type AgreedSubject } from '../follow-through.ts';
import { wishOf } from '../form-stamp.ts';
import { readGivenAnswers } from '../given-answers.ts';
import type { Routes } from '../http-lambda.ts';
import type { Found, Needs } from './needs.ts';

type Named = Found & AgreedSubject;

/**
 * The contact person tells what became of an agreement, also long after its case has ended. Without it nobody sees that
 * what was agreed never began.
 */
export function carryOutRoutes(
  system: Needs,
  at: (then: (found: Found) => Promise<HttpResponse>) => HttpHandler,
): Routes {
  const named = (then: (named: Named) => Promise<HttpResponse>): HttpHandler =>
    at(async (found) => {
      const { state, request } = found;
      const [plan, given] = await Promise.all([
        readPlan(system.books, state),
        readGivenAnswers(system, state),
      ]);
      const name = request.method === 'POST' ? request.form.text('over') : request.query.get('over');
      const one = agreedIn({ state, plan, given }).find(({ agreed }) => agreed.name === name);
      return one === undefined ? notFoundPage(system.edge.frame(request)) : then({ ...found, ...one });
    });
  return {
    '/werk/zaak/{caseId}/uitvoering': {
      GET: named((one) => show(system, one)),
      POST: named((one) => take(system, one)),
    },
  };
}

type Shown = { readonly values: Form; readonly issues: readonly Issue[] };

/** As it is opened: with the day and the note that stand there now. */
async function show(system: Needs, named: Named, again?: Shown): Promise<HttpResponse> {
  const { state, request, subject, agreed } = named;
  const frame = system.edge.frame(request);
  const [plan, done] = await Promise.all([readPlan(system.books, state), readDone(system, state, subject)]);
  const view = {
    plan,
    agreed: { ...agreed, ...done },
    base: `/werk/zaak/${state.caseId}`,
    commandId: system.random(18),
  };
  const values = new Form([
    ['on', done.on ?? ''],
    ['note', done.note ?? ''],
  ]);
  return recordDonePage(frame, view, { texts: frame.texts, ...(again ?? { values, issues: [] }) });
}

async function take(system: Needs, named: Named): Promise<HttpResponse> {
  const { state, work, request, subject } = named;
  const { form } = request;
  const again = (issues: readonly Issue[]): Promise<HttpResponse> =>
    show(system, named, { values: form, issues });
  if (request.isSwitch) return again([]);
  const read = readForm(form);
  if ('issues' in read) return again(read.issues);
  const frame = system.edge.frame(request);
  const wish = wishOf(form.text('commandId'));
  if (wish === undefined) return unreadablePage(frame);
  const command: Command =
    subject.kind === 'part'
      ? { type: 'record-carried-out', askId: subject.askId, ...read.done }
      : { type: 'record-condition-met', condition: subject.condition, ...read.done };
  const result = await perform(system.books, {
    caseId: state.caseId,
    command,
    actor: { id: work.person, function: contactFunction },
    commandId: `${wish}-done`,
  });
  if (result.kind === 'recorded') return seeOther(`/werk/zaak/${state.caseId}?gedaan=vastgelegd`);
  if (result.code === 'invalid') return again(result.issues);
  if (result.code === 'command-reused') return again([{ path: 'on', code: 'sent-before' }]);
  const { errorTitle: title, refusals } = frame.texts;
  const text = result.code === 'already-decided' ? refusals.closed : refusals[result.code];
  return typedBackPage(frame, form.typed(), { status: 409, title, text });
}

/** Taken back, a day is not asked for. */
function readForm(
  form: Form,
): { readonly done: { on?: string; note?: string } } | { readonly issues: readonly Issue[] } {
  const text = form.text('note');
  const note = text.trim() === '' ? {} : { note: text };
  const issues: Issue[] = 'note' in note ? issuesInText('note', text) : [];
  if (form.text('step') === doneSteps.takeBack) return issues.length > 0 ? { issues } : { done: note };
  const on = dateSchema.safeParse(form.text('on'));
  if (!on.success) issues.unshift({ path: 'on', code: form.text('on') === '' ? 'required' : 'not-a-date' });
  return on.success && issues.length === 0 ? { done: { on: on.data, ...note } } : { issues };
}
