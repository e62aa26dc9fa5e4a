import type { Command } from '../../shared/domain/commands.ts';
import { issuesInText, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpResponse } from '../../shared/http/http.ts';
import { perform } from '../../shared/ledger/perform.ts';
import type { Filled } from '../../shared/pages/form-parts.ts';
import { typedBackPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import { stampOf, type FormStamp } from '../form-stamp.ts';
import type { Managed, Needs } from './at-case.ts';

/** Something a manager does with a reason alone. */
type Step = {
  /** The page with the form, as it was filled in. */
  readonly show: (filled: Filled, commandId: string) => Promise<HttpResponse>;
  readonly command: (reason: string, stamp: FormStamp) => Promise<Command>;
  /** What the page of the case says when it is done. */
  readonly done: string;
};

/** Asks why, and records it. The command bears the id of the form: a second click is the same wish. */
export async function stepInWithReason(system: Needs, managed: Managed, step: Step): Promise<HttpResponse> {
  const { found, manager, request, base } = managed;
  const { form } = request;
  const frame = system.edge.frame(request);
  const { texts } = frame;
  const isSent = request.method === 'POST' && !request.isSwitch;
  const show = (issues: readonly Issue[]): Promise<HttpResponse> => {
    const values = request.method === 'POST' ? form : new Form([]);
    return step.show({ texts, values, issues }, stampOf(values)?.commandId ?? system.random(18));
  };
  const reason = form.text('reason');
  const issues = issuesInText('reason', reason);
  if (!isSent || issues.length > 0) return show(isSent ? issues : []);
  const stamp = stampOf(form);
  if (stamp === undefined) return unreadablePage(frame);
  const result = await perform(system.books, {
    caseId: found.state.caseId,
    command: await step.command(reason, stamp),
    actor: manager,
    commandId: stamp.commandId,
  });
  if (result.kind === 'recorded') return seeOther(`${base}?gedaan=${step.done}`);
  if (result.code === 'command-reused') return show([{ path: 'reason', code: 'sent-before' }]);
  const { errorTitle: title, refusals } = texts;
  const text =
    result.code === 'already-decided' || result.code === 'invalid' ? refusals.closed : refusals[result.code];
  return typedBackPage(frame, [reason], { status: 409, title, text });
}
