import type { CaseState } from '../../shared/domain/case-state.ts';
import { familyStage } from '../../shared/domain/chain.ts';
import type { Envelope } from '../../shared/domain/entries.ts';
import { caseIdSchema, type PersonId } from '../../shared/domain/identifiers.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import { changesWaitedFor } from '../../shared/domain/turn.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Routes } from '../http-lambda.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import { loadCase, perform, readPlan, readWords } from '../../shared/ledger/perform.ts';
import { noSessionPage, notFoundPage, problemPage } from '../../shared/pages/problem-pages.ts';
import type { Session } from '../../shared/desk/sessions.ts';
import { casePage, importPage, workPage, type CaseLine } from '../../shared/pages/work-pages.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { openRequest, readPlanText } from '../bring-in.ts';
import { stampOf } from '../form-stamp.ts';
import { readGivenAnswers } from '../given-answers.ts';
import { labeller } from '../labeller.ts';
import { strangerPage } from '../stranger-page.ts';
import type { System } from '../system.ts';

type Needs = Pick<
  System,
  'books' | 'gate' | 'seen' | 'edge' | 'municipality' | 'summaries' | 'random' | 'newCaseId'
>;

const contactFunction = 'contact-person';

/** The contact person's desk: their cases, bringing in a plan, and one case with its tracker and timeline. */
export function caseworkRoutes(system: Needs): Routes {
  return {
    '/werk': { GET: (request) => atWork(system, request, (person) => list(system, person)) },
    '/werk/nieuw': {
      GET: (request) =>
        atWork(system, request, () => showImport(system, { values: new Form([]), issues: [] })),
      POST: (request) => atWork(system, request, (person) => bringIn(system, person, request)),
    },
    '/werk/zaak/{caseId}': {
      GET: (request) =>
        atCase(system, request, (found) => showCase(system, found, { values: new Form([]), issues: [] })),
      POST: (request) => atCase(system, request, (found) => amend(system, found, request)),
    },
  };
}

/** A link in a mail about one case opens that case alone; the desk as a whole wants a link that was asked for. */
function mayWork(system: Needs, session: Session, request: HttpRequest): boolean {
  if (session.purpose !== 'work' || contactPersonById(system.municipality, session.person) === undefined)
    return false;
  return session.caseId === undefined || session.caseId === request.params['caseId'];
}

async function atWork(
  system: Needs,
  request: HttpRequest,
  then: (person: PersonId, seesAll: boolean) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const { frame } = system.edge;
  const visitor = await visitorOf(system.gate, request, (session) => mayWork(system, session, request));
  if (visitor.kind === 'known') return then(visitor.session.person, visitor.session.caseId === undefined);
  const isOnlyReading = visitor.kind === 'expired' && request.method !== 'POST';
  return isOnlyReading ? noSessionPage(frame, 'expired') : strangerPage(frame, request);
}

async function list(system: Needs, person: PersonId): Promise<HttpResponse> {
  const summaries = await system.summaries.ofContactPerson(person);
  return workPage(system.edge.frame, await Promise.all(summaries.map((summary) => lineOf(system, summary))));
}

async function lineOf(system: Needs, summary: CaseSummary): Promise<CaseLine> {
  const found = await loadCase(system.books, summary.caseId);
  if (found === undefined) throw new Error('a view of a case that is not there');
  const plan = await readPlan(system.books, found.state);
  const { work, tracker } = system.edge.frame.texts;
  const stage = found.state.chain.find((one) => one.id === summary.turn);
  let holder = stage === undefined ? work.nobody : labeller(system)(stage.function);
  if (summary.turn === familyStage) holder = tracker.family;
  if (changesWaitedFor(found.state) !== undefined) holder = work.youMustChange;
  return { caseId: summary.caseId, reference: plan.reference, holder, since: summary.since };
}

type Shown = { values: Form; issues: readonly Issue[] };

async function showImport(system: Needs, shown: Shown): Promise<HttpResponse> {
  const { frame } = system.edge;
  const kept = caseIdSchema.safeParse(shown.values.text('commandId'));
  const commandId = kept.success ? kept.data : system.newCaseId();
  return importPage(frame, { texts: frame.texts, ...shown }, commandId);
}

/** The file when one was chosen, the pasted text otherwise. */
function planTextOf(form: Form): string {
  const file = form.text('file');
  return file === '' ? form.text('json') : file;
}

/** After an error the text of a chosen file stands in the form, so that nothing has to be chosen or typed again. */
function keepingText(form: Form): Form {
  return new Form([
    ...form.entries().filter(([name]) => name !== 'json' && name !== 'file'),
    ['json', planTextOf(form)],
  ]);
}

function ownAddress(system: Needs, person: PersonId): string[] {
  const own = contactPersonById(system.municipality, person);
  return own === undefined ? [] : [own.email];
}

async function bringIn(system: Needs, person: PersonId, request: HttpRequest): Promise<HttpResponse> {
  const values = keepingText(request.form);
  if (values.text('json') === '')
    return showImport(system, { values, issues: [{ path: 'json', code: 'required' }] });
  const { chain } = system.municipality;
  const read = readPlanText(system, values.text('json'), {
    chain,
    contactPersons: ownAddress(system, person),
  });
  if (read.kind === 'issues') return showImport(system, { values, issues: read.issues });
  const caseId = caseIdSchema.safeParse(request.form.text('commandId'));
  const result = await openRequest(system, {
    caseId: caseId.success ? caseId.data : system.newCaseId(),
    plan: read.plan,
    contactPerson: person,
    actor: { id: person, function: contactFunction },
  });
  if (result.kind === 'recorded') return seeOther(`/werk/zaak/${result.entry.caseId}`);
  if (result.code === 'invalid') return showImport(system, { values, issues: result.issues });
  if (result.code === 'too-large')
    return showImport(system, { values, issues: [{ path: 'json', code: 'too-long' }] });
  if (result.code === 'command-reused') {
    // Back, something corrected, sent again: a plan of its own, or one that should have amended the first.
    const fresh = new Form([['json', values.text('json')]]);
    return showImport(system, { values: fresh, issues: [{ path: 'json', code: 'already-brought-in' }] });
  }
  const { errorTitle, refusals } = system.edge.frame.texts;
  const text = result.code === 'already-decided' ? refusals.closed : refusals[result.code];
  return problemPage(system.edge.frame, { status: 409, title: errorTitle, texts: [text] });
}

type Found = { state: CaseState; entries: readonly Envelope[]; person: PersonId; seesAll: boolean };

async function atCase(
  system: Needs,
  request: HttpRequest,
  then: (found: Found) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  return atWork(system, request, async (person, seesAll) => {
    const caseId = caseIdSchema.safeParse(request.params['caseId']);
    const found = caseId.success ? await loadCase(system.books, caseId.data) : undefined;
    if (found?.state.contactPerson !== person) return notFoundPage(system.edge.frame);
    await system.seen.record(
      {
        caseId: found.state.caseId,
        at: system.books.now(),
        person,
        function: contactFunction,
        slice: 'plan',
      },
      system.random(9),
    );
    return then({ ...found, person, seesAll });
  });
}

async function showCase(
  system: Needs,
  found: Found,
  shown: Shown & { notice?: string },
): Promise<HttpResponse> {
  const { frame } = system.edge;
  const { state } = found;
  const [plan, given, changes] = await Promise.all([
    readPlan(system.books, state),
    readGivenAnswers(system, state),
    readChanges(system, state),
  ]);
  const view = {
    state,
    plan,
    given,
    changes,
    entries: found.entries,
    seesAll: found.seesAll,
    label: labeller(system),
    commandId: system.random(18),
    ...(shown.notice === undefined ? {} : { notice: shown.notice }),
  };
  return casePage(frame, view, { texts: frame.texts, values: shown.values, issues: shown.issues });
}

/** What the family asked to change in the current version, while it has not confirmed it. */
async function readChanges(system: Needs, state: CaseState): Promise<string | undefined> {
  const asked = changesWaitedFor(state);
  if (asked === undefined) return undefined;
  return (await readWords(system.books, { caseId: state.caseId, n: asked.n, type: 'changes-asked' })).text;
}

async function amend(system: Needs, found: Found, request: HttpRequest): Promise<HttpResponse> {
  const { state, person } = found;
  const { work, refusals } = system.edge.frame.texts;
  const values = keepingText(request.form);
  if (values.text('json') === '')
    return showCase(system, found, { values, issues: [{ path: 'json', code: 'required' }] });
  const against = { chain: state.chain, contactPersons: ownAddress(system, person) };
  const read = readPlanText(system, values.text('json'), against);
  if (read.kind === 'issues') return showCase(system, found, { values, issues: read.issues });
  const stamp = stampOf(request.form);
  if (stamp === undefined) return showCase(system, found, { values, issues: [], notice: work.planChanged });
  const result = await perform(system.books, {
    caseId: state.caseId,
    command: { type: 'amend-plan', plan: read.plan, planVersion: stamp.planVersion },
    actor: { id: person, function: contactFunction },
    commandId: stamp.commandId,
  });
  if (result.kind === 'recorded') return seeOther(`/werk/zaak/${state.caseId}`);
  if (result.code === 'plan-changed')
    return showCase(system, found, { values, issues: [], notice: work.planChanged });
  if (result.code === 'too-large')
    return showCase(system, found, { values, issues: [{ path: 'json', code: 'too-long' }] });
  if (result.code === 'invalid') return showCase(system, found, { values, issues: result.issues });
  const isClosed = result.code === 'closed' || result.code === 'already-decided';
  const notice = isClosed ? work.closed : refusals[result.code];
  return showCase(system, found, { values, issues: [], notice });
}
