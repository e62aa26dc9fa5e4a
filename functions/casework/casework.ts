import { changesWaitedFor } from '../../shared/domain/turn.ts';
import { familyStage, pausedTurn } from '../../shared/domain/chain.ts';
import { caseIdSchema, contactFunction } from '../../shared/domain/identifiers.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { isLate } from '../../shared/domain/due-dates.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { deskPage, importPage, type CaseLine } from '../../shared/pages/casework-pages.ts';
import { problemPage } from '../../shared/pages/problem-pages.ts';
import { summaryOf, type CaseSummary } from '../../shared/views/case-summaries.ts';
import { soonestFirst } from '../../shared/views/soonest-first.ts';
import { atWork, worksFor, type AtWork } from '../at-work.ts';
import { openRequest, readPlanText } from '../bring-in.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller } from '../labeller.ts';
import { askAnotherRoutes } from './ask-another.ts';
import { caseRoutes } from './case.ts';
import type { Needs } from './needs.ts';
import { keepingText } from './plan-text.ts';

/** The contact person's desk: their cases and drafts, bringing in a plan, and one case with its tracker and timeline. */
export function caseworkRoutes(system: Needs): Routes {
  const at =
    (then: (work: AtWork, request: HttpRequest) => Promise<HttpResponse>) => (request: HttpRequest) =>
      atWork(system, request, { then: (work) => then(work, request) });
  return {
    '/werk': { GET: at((work, request) => showDesk(system, work, request)) },
    '/werk/nieuw': {
      GET: at((_, request) => showImport(system, request, { values: new Form([]), issues: [] })),
      POST: at((work, request) => bringIn(system, work, request)),
    },
    ...caseRoutes(system),
    ...askAnotherRoutes(system),
  };
}

async function showDesk(system: Needs, work: AtWork, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const others = system.registers.current.contactPersons.filter(
    ({ id }) => id !== work.person && worksFor(system, id, work.person),
  );
  const [drafts, ...lists] = await Promise.all([
    system.drafts.of(work.person),
    ...[work.person, ...others.map(({ id }) => id)].map((id) => system.summaries.ofContactPerson(id)),
  ]);
  const summaries = lists.flat().sort(soonestFirst);
  const cases = await Promise.all(
    summaries.map(async (summary) => {
      const onBehalfOf = others.find(({ id }) => id === summary.contactPerson)?.name;
      const line = await lineOf(system, frame.texts, summary);
      return line === undefined ? [] : [{ ...line, onBehalfOf }];
    }),
  );
  const isCase = new Set<string>(summaries.map(({ caseId }) => caseId));
  return deskPage(frame, {
    cases: cases.flat(),
    drafts: drafts
      .filter(({ id }) => !isCase.has(id))
      .map(({ id, pages, savedAt }) => ({
        id,
        name: pages['gezin']?.fields['family.alias'],
        savedAt: new Date(savedAt).toISOString(),
      })),
    newDraft: system.newCaseId(),
  });
}

async function lineOf(
  system: Needs,
  texts: Texts,
  { caseId }: Pick<CaseSummary, 'caseId'>,
): Promise<Omit<CaseLine, 'onBehalfOf'> | undefined> {
  const found = await loadCase(system.books, caseId);
  if (found === undefined) throw new Error('a view of a case that is not there');
  if (found.state.erased !== undefined) return undefined;
  // The view says which cases there are; where they are the ledger says, also just after an answer.
  const summary = summaryOf(found.state, found.entries);
  const plan = await readPlan(system.books, found.state);
  const { casework, tracker } = texts;
  const stage = found.state.chain.find((one) => one.id === summary.turn);
  let holder = stage === undefined ? casework.nobody : labeller(system, texts)(stage.function);
  if (summary.turn === familyStage) holder = tracker.family;
  if (summary.turn === pausedTurn) holder = texts.functions['paused'] ?? casework.nobody;
  if (summary.outcome === 'withdrawn') holder = texts.caseOutcomes.withdrawn;
  if (changesWaitedFor(found.state) !== undefined) holder = casework.youMustChange;
  const { since, dueOn, open } = summary;
  const late = isLate(summary, dateIn(system.books.now()));
  return {
    caseId,
    reference: plan.reference,
    alias: plan.family.alias,
    holder,
    since,
    dueOn,
    isLate: late,
    urgency: open === undefined ? undefined : plan.urgency,
  };
}

type Shown = { values: Form; issues: readonly Issue[] };

async function showImport(system: Needs, request: HttpRequest, shown: Shown): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const kept = caseIdSchema.safeParse(shown.values.text('commandId'));
  const commandId = kept.success ? kept.data : system.newCaseId();
  return importPage(frame, { texts: frame.texts, ...shown }, commandId);
}

async function bringIn(system: Needs, work: AtWork, request: HttpRequest): Promise<HttpResponse> {
  const values = keepingText(request.form);
  if (request.isSwitch) return showImport(system, request, { values, issues: [] });
  const again = (issues: readonly Issue[], shown = values): Promise<HttpResponse> =>
    showImport(system, request, { values: shown, issues });
  if (values.text('json') === '') return again([{ path: 'json', code: 'required' }]);
  const { chain } = system.registers.current;
  const read = readPlanText(system, values.text('json'), { chain, contactPersons: [work.own.email] });
  if (read.kind === 'issues') return again(read.issues);
  const caseId = caseIdSchema.safeParse(request.form.text('commandId'));
  const result = await openRequest(system, {
    caseId: caseId.success ? caseId.data : system.newCaseId(),
    plan: read.plan,
    contactPerson: work.person,
    actor: { id: work.person, function: contactFunction },
  });
  if (result.kind === 'recorded') return seeOther(`/werk/zaak/${result.entry.caseId}?gedaan=gestuurd`);
  if (result.code === 'invalid') return again(result.issues);
  if (result.code === 'too-large') return again([{ path: 'json', code: 'too-long' }]);
  if (result.code === 'command-reused') {
    // Back, something corrected, sent again: a plan of its own, or one that should have amended the first.
    const fresh = new Form([['json', values.text('json')]]);
    return again([{ path: 'json', code: 'already-brought-in' }], fresh);
  }
  const frame = system.edge.frame(request);
  const { errorTitle, refusals } = frame.texts;
  const text = result.code === 'already-decided' ? refusals.closed : refusals[result.code];
  return problemPage(frame, { status: 409, title: errorTitle, texts: [text] });
}
