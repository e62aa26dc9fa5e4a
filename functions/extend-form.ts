import type { CaseState } from '../shared/domain/case-state.ts';
import { extendable, legalDateOf } from '../shared/domain/case-terms.ts';
import { endedTurn } from '../shared/domain/chain.ts';
import type { Actor } from '../shared/domain/entries.ts';
import { dateSchema, issuesInText, type Issue } from '../shared/domain/issues.ts';
import { turnOf } from '../shared/domain/turn.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../shared/http/http.ts';
import { perform } from '../shared/ledger/perform.ts';
import { extendPage, type ExtendView } from '../shared/pages/legal-term-view.ts';
import { typedBackPage, unreadablePage } from '../shared/pages/problem-pages.ts';
import { wishOf } from './form-stamp.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books' | 'edge' | 'random'>;

/** Who announces more time, and where their page of the case stands. */
type Extending = {
  readonly state: CaseState;
  readonly request: HttpRequest;
  /** The contact person, or a manager. */
  readonly actor: Actor;
  readonly question: ExtendView['question'];
  readonly base: string;
  /** Where whoever has done it is led. */
  readonly done: string;
};

/** More time for the decision, announced to the family with a date and a reason (Awb 4:14). */
export async function extendTerm(system: Needs, extending: Extending): Promise<HttpResponse> {
  const { request } = extending;
  if (request.method === 'POST' && !request.isSwitch) return take(system, extending);
  const values = request.method === 'POST' ? request.form : new Form([]);
  return show(system, extending, { values, issues: [] });
}

async function show(
  system: Needs,
  { state, request, question, base }: Extending,
  shown: { readonly values: Form; readonly issues: readonly Issue[] },
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  if (turnOf(state) === endedTurn) {
    const text = shown.values.text('text');
    if (text === '') return seeOther(base);
    const { errorTitle: title, refusals } = frame.texts;
    return typedBackPage(frame, [text], { status: 409, title, text: refusals.closed });
  }
  const today = dateIn(system.books.now());
  const may = extendable(state, today);
  const view = {
    question,
    lastDay: legalDateOf(state, today).lastDay,
    base,
    commandId: system.random(18),
    refusal: 'code' in may ? frame.texts.legalTerm.refused[may.code] : undefined,
  };
  return extendPage(frame, view, { texts: frame.texts, ...shown });
}

async function take(system: Needs, extending: Extending): Promise<HttpResponse> {
  const { state, actor, request, done } = extending;
  const { form } = request;
  const again = (issues: readonly Issue[]): Promise<HttpResponse> =>
    show(system, extending, { values: form, issues });
  const until = dateSchema.safeParse(form.text('until'));
  const text = form.text('text');
  const issues: Issue[] = [
    ...(until.success
      ? []
      : [{ path: 'until', code: form.text('until') === '' ? 'required' : 'not-a-date' } as const]),
    ...issuesInText('text', text),
  ];
  if (!until.success || issues.length > 0) return again(issues);
  const commandId = wishOf(form.text('commandId'));
  const frame = system.edge.frame(request);
  if (commandId === undefined) return unreadablePage(frame);
  const result = await perform(system.books, {
    caseId: state.caseId,
    command: { type: 'extend-term', until: until.data, text },
    actor,
    commandId: `${commandId}-extend`,
  });
  if (result.kind === 'recorded') return seeOther(done);
  if (result.code === 'invalid') return again(result.issues);
  if (result.code === 'command-reused') return again([{ path: 'text', code: 'sent-before' }]);
  const { errorTitle: title, refusals } = frame.texts;
  const why = result.code === 'already-decided' ? refusals.closed : refusals[result.code];
  return typedBackPage(frame, [text], { status: 409, title, text: why });
}
