import type { Question } from '../../shared/domain/case-state.ts';
import { contactFunction } from '../../shared/domain/identifiers.ts';
import { issuesInText, type Issue } from '../../shared/domain/issues.ts';
import { standstillsOf } from '../../shared/domain/standstill.ts';
import { openQuestion } from '../../shared/domain/turn.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { perform, readPlan, readWords } from '../../shared/ledger/perform.ts';
import { notFoundPage, unreadablePage } from '../../shared/pages/problem-pages.ts';
import { answerQuestionPage, questionDonePage } from '../../shared/pages/contact-question-pages.ts';
import { wishOf } from '../form-stamp.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller } from '../labeller.ts';
import type { Found, Needs } from './needs.ts';
import { atOwnCase, keptAt } from './own-case.ts';

type Asked = Found & { readonly question: Question };

/** A question of an official, answered by the contact person: one page, one field, sent without a second look. */
export function questionRoutes(system: Needs): Routes {
  const at = (then: (asked: Asked) => Promise<HttpResponse>) => (request: HttpRequest) =>
    atOwnCase(system, request, {
      page: pageOf(request.params['question'] ?? ''),
      then: (found) => {
        const question = found.state.questions.find(({ n }) => String(n) === request.params['question']);
        return question === undefined
          ? notFoundPage(system.edge.frame(request))
          : then({ ...found, question });
      },
    });
  return {
    '/werk/zaak/{caseId}/vraag/{question}': {
      GET: at((asked) => show(system, asked)),
      POST: at((asked) => take(system, asked)),
    },
  };
}

function pageOf(question: string): string {
  return `vraag-${question}`;
}

function isOpen({ state, question }: Asked): boolean {
  return openQuestion(state, question.conversation)?.n === question.n;
}

async function show(
  system: Needs,
  asked: Asked,
  again?: { values: Form; issues: readonly Issue[] },
): Promise<HttpResponse> {
  const { request, work, question, state } = asked;
  if (!isOpen(asked)) return showDone(system, asked, []);
  const place = keptAt(state, { page: pageOf(String(question.n)), person: work.person });
  const kept = again === undefined ? await system.parked.find(place) : undefined;
  const { texts } = system.edge.frame(request);
  const filled = { texts, values: new Form(kept ?? []), issues: [], ...again };
  return answerQuestionPage(system.edge.frame(request), await viewOf(system, asked), {
    ...filled,
    commandId: system.random(18),
    restored: kept !== undefined,
  });
}

/** The question as the contact person sees it: whose it is, and nothing of that official's part of the plan. */
async function viewOf(system: Needs, { state, question, request }: Asked) {
  const { caseId } = state;
  const { n, at, by, answerBy, answer } = question;
  const today = dateIn(system.books.now());
  const [plan, asked, answered] = await Promise.all([
    readPlan(system.books, state),
    readWords(system.books, { caseId, n, type: 'question-asked' }),
    answer === undefined
      ? undefined
      : readWords(system.books, { caseId, n: answer.n, type: 'question-answered' }),
  ]);
  return {
    caseId,
    plan,
    who: labeller(system, system.edge.frame(request).texts)(by.function),
    at,
    text: asked.text,
    answerBy,
    answer:
      answer === undefined || answered === undefined ? undefined : { at: answer.at, text: answered.text },
    standstills: standstillsOf(state, today).filter((one) => one.question === n),
  };
}

/** Answered, or not asked any more; `typed` came after that and was not recorded. */
async function showDone(system: Needs, asked: Asked, typed: readonly string[]): Promise<HttpResponse> {
  return questionDonePage(system.edge.frame(asked.request), await viewOf(system, asked), typed);
}

async function take(system: Needs, asked: Asked): Promise<HttpResponse> {
  const { request, question, state, work } = asked;
  const { form } = request;
  const text = form.text('text');
  if (request.isSwitch)
    return isOpen(asked)
      ? show(system, asked, { values: form, issues: [] })
      : showDone(system, asked, form.typed());
  const issues = issuesInText('text', text);
  if (issues.length > 0 && isOpen(asked)) return show(system, asked, { values: form, issues });
  const commandId = wishOf(form.text('commandId'));
  if (issues.length > 0) return showDone(system, asked, form.typed());
  if (commandId === undefined) return unreadablePage(system.edge.frame(request));
  const result = await perform(
    system.books,
    {
      caseId: state.caseId,
      command: { type: 'answer-question', question: question.n, text },
      actor: { id: work.person, function: contactFunction },
      commandId,
    },
    asked,
  );
  if (result.kind === 'recorded') {
    await system.parked.clear(keptAt(state, { page: pageOf(String(question.n)), person: work.person }));
    return seeOther(`/werk/zaak/${state.caseId}/vraag/${question.n}`);
  }
  if (result.code === 'too-large')
    return show(system, asked, { values: form, issues: [{ path: 'text', code: 'too-long' }] });
  const now = await atOwnCase(system, request, {
    then: (found) => {
      const current = found.state.questions.find(({ n }) => n === question.n) ?? question;
      return showDone(system, { ...found, question: current }, form.typed());
    },
  });
  return now;
}
