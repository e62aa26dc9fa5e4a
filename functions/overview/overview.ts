import * as z from 'zod';
import { legalDateOf } from '../../shared/domain/case-terms.ts';
import { pausedTurn } from '../../shared/domain/chain.ts';
import { isLate } from '../../shared/domain/due-dates.ts';
import type { PersonId } from '../../shared/domain/identifiers.ts';
import { dateIn, workingDaysBetween } from '../../shared/domain/working-days.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { visitorOf } from '../../shared/http/session-gate.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { lateValue, overviewFields, plansPage, type PlanLine } from '../../shared/pages/overview-page.ts';
import { noSessionPage } from '../../shared/pages/problem-pages.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { chosenPlans, countsByStage, planOrders, type PlanChoice } from '../../shared/views/open-plans.ts';
import type { Routes } from '../http-lambda.ts';
import { labeller, stageLabeller } from '../labeller.ts';
import type { System } from '../system.ts';
import { downloadAfterDecision, showAfterDecision, showCaseAfter } from './after-decision.ts';
import { askAnotherAsManager } from './ask-another.ts';
import { csvFile } from './csv.ts';
import { downloadResearch } from './research.ts';
import { downloadFigures, downloadTimeSpent, showTimeSpent } from './time-spent.ts';

type Needs = Pick<
  System,
  'books' | 'gate' | 'edge' | 'registers' | 'summaries' | 'rollups' | 'followUps' | 'random'
>;

/** Plans on one page of the list. */
const pageLength = 25;

/** The managers' overview. Without it a plan that nobody answers is missed only by the family that made it. */
export function overviewRoutes(system: Needs): Routes {
  const at =
    (then: (request: HttpRequest, manager: PersonId) => Promise<HttpResponse>) => (request: HttpRequest) =>
      atOverview(system, request, then);
  const another = at((request, manager) => askAnotherAsManager(system, request, manager));
  return {
    '/overzicht/zaak/{caseId}/iemand-anders': { GET: another, POST: another },
    '/overzicht': { GET: at((request) => showPlans(system, request)) },
    '/overzicht/tijd': { GET: at((request) => showTimeSpent(system, request)) },
    '/overzicht/tijd.csv': { GET: at((request) => downloadTimeSpent(system, request)) },
    '/overzicht/tijd.jsonl': { GET: at((request) => downloadFigures(system, request)) },
    '/overzicht/onderzoek.jsonl': { GET: at((request) => downloadResearch(system, request)) },
    '/overzicht/daarna': { GET: at((request) => showAfterDecision(system, request)) },
    '/overzicht/daarna.csv': { GET: at((request) => downloadAfterDecision(system, request)) },
    '/overzicht/zaak/{caseId}/daarna': { GET: at((request) => showCaseAfter(system, request)) },
    '/overzicht/plannen.csv': { GET: at((request) => downloadPlans(system, request)) },
  };
}

async function atOverview(
  system: Needs,
  request: HttpRequest,
  then: (request: HttpRequest, manager: PersonId) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const visitor = await visitorOf(
    system.gate,
    request,
    (session) =>
      session.purpose === 'overview' &&
      system.registers.current.managers.some(({ id }) => id === session.person),
  );
  if (visitor.kind === 'known') return then(request, visitor.session.person);
  return noSessionPage(system.edge.frame(request), visitor.kind);
}

const orderSchema = z.enum(planOrders).catch('due');
const pageSchema = z.coerce.number().int().min(1).catch(1);

/** What the address asks for; what it asks wrongly is as if it were not asked. */
function choiceOf(request: HttpRequest): PlanChoice {
  const stage = request.query.get(overviewFields.stage) ?? '';
  return {
    stage: stage === '' ? undefined : stage,
    onlyLate: request.query.get(overviewFields.late) === lateValue,
    order: orderSchema.parse(request.query.get(overviewFields.order)),
  };
}

async function showPlans(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const today = dateIn(system.books.now());
  const plans = await system.summaries.open();
  const choice = choiceOf(request);
  const chosen = chosenPlans(plans, choice, today);
  const pages = Math.max(1, Math.ceil(chosen.length / pageLength));
  const page = Math.min(pages, pageSchema.parse(request.query.get(overviewFields.page)));
  const shown = chosen.slice((page - 1) * pageLength, page * pageLength);
  const stages = system.registers.current.chain.map(({ id }) => id);
  return plansPage(frame, {
    open: plans.length,
    late: plans.filter((plan) => isLate(plan, today)).length,
    chain: countsByStage(plans, stages, today).map((count) => ({
      ...count,
      label: stageLabel(system, frame.texts, count.stage),
    })),
    choice,
    lines: await linesOf(system, frame.texts, shown),
    page,
    pages,
  });
}

function stageLabel(system: Needs, texts: Texts, stage: string): string {
  if (stage === pausedTurn) return texts.overview.paused;
  return stageLabeller(system, texts)(stage);
}

/** Without the cases that were erased since the view was put. */
async function linesOf(system: Needs, texts: Texts, plans: readonly CaseSummary[]): Promise<PlanLine[]> {
  const lines = await Promise.all(plans.map((plan) => lineOf(system, texts, plan)));
  return lines.flatMap((line) => line ?? []);
}

/**
 * The case number is read from the sealed plan, and nothing else of it: what the subject of every mail holds as well. So
 * this is no viewing of a case, and is not recorded as one.
 */
async function lineOf(system: Needs, texts: Texts, plan: CaseSummary): Promise<PlanLine | undefined> {
  const found = await loadCase(system.books, plan.caseId);
  if (found === undefined) throw new Error('a view of a case that is not there');
  if (found.state.erased !== undefined) return undefined;
  const { reference } = await readPlan(system.books, found.state);
  const { since, dueOn, urgentOn, openedAt, escalation } = plan;
  const { chain } = system.registers.current;
  const isAtOfficial = chain.some(({ id }) => id === plan.turn) && plan.holder !== undefined;
  const today = dateIn(system.books.now());
  const legal = legalDateOf(found.state, today);
  return {
    caseId: isAtOfficial ? plan.caseId : undefined,
    reference,
    holder:
      plan.turn === pausedTurn ? texts.overview.paused : labeller(system, texts)(plan.holder ?? plan.turn),
    since,
    waited: workingDaysBetween(dateIn(since), today),
    dueOn,
    urgentOn,
    openedAt,
    isLate: isLate(plan, today),
    legal,
    isOverTerm: legal.kind === 'running' && legal.lastDay < today,
    escalation,
    contactPerson:
      contactPersonById(system.registers.current, plan.contactPerson)?.name ?? plan.contactPerson,
  };
}

/** The same list, whole. */
async function downloadPlans(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { texts } = system.edge.frame(request);
  const { overview } = texts;
  const today = dateIn(system.books.now());
  const chosen = chosenPlans(await system.summaries.open(), choiceOf(request), today);
  const rows: string[][] = [];
  for (let start = 0; start < chosen.length; start += pageLength) {
    const lines = await linesOf(system, texts, chosen.slice(start, start + pageLength));
    rows.push(
      ...lines.map((line) => [
        line.reference,
        line.holder,
        dateIn(line.since),
        String(line.waited),
        line.dueOn ?? '',
        line.isLate ? overview.late : '',
        line.legal.lastDay,
        line.escalation === undefined ? '' : overview.escalations[line.escalation],
        dateIn(line.openedAt),
        line.contactPerson,
      ]),
    );
  }
  const columns = [
    overview.reference,
    overview.holder,
    overview.since,
    overview.waitedDays,
    overview.due,
    overview.isLate,
    overview.legal,
    overview.attention,
    overview.opened,
    overview.contactPerson,
  ];
  return csvFile('plannen.csv', columns, rows);
}
