import * as z from 'zod';
import { legalDateOf } from '../../shared/domain/case-terms.ts';
import { familyStage, pausedTurn } from '../../shared/domain/chain.ts';
import { isLate } from '../../shared/domain/due-dates.ts';
import { dateSchema } from '../../shared/domain/issues.ts';
import { dateIn, workingDaysBetween } from '../../shared/domain/working-days.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import { groupValues, overviewFields } from '../../shared/pages/overview-filters.ts';
import { flagsOf, plansPage, type PlanLine } from '../../shared/pages/overview-page.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import { defaultThresholds, figures, levelOf, type Thresholds } from '../../shared/registers/thresholds.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import {
  chosenPlans,
  countsByStage,
  isInGroup,
  planGroups,
  planOrders,
  plansWithin,
  stuckBy,
  type Moment,
  type PlanChoice,
} from '../../shared/views/open-plans.ts';
import { labeller, stageLabeller } from '../labeller.ts';
import type { System } from '../system.ts';
import { csvFile } from './csv.ts';
import { unlessShown, versionOf } from './fresh.ts';

type Needs = Pick<System, 'books' | 'edge' | 'registers' | 'summaries'>;

/** Plans on one page of the list. */
const pageLength = 25;

const orderSchema = z.enum(planOrders).catch('due');
const pageSchema = z.coerce.number().int().min(1).catch(1);

/** What the address asks for; what it asks wrongly is as if it were not asked. */
function choiceOf(
  request: HttpRequest,
  { domains, stages }: { domains: readonly string[]; stages: readonly string[] },
): PlanChoice {
  const asked = (name: keyof typeof overviewFields): string => request.query.get(overviewFields[name]) ?? '';
  return {
    stage: stages.find((one) => one === asked('stage')),
    group: planGroups.find((one) => groupValues[one] === asked('which')),
    domain: domains.find((one) => one === asked('domain')),
    from: dateSchema.safeParse(asked('from')).data,
    until: dateSchema.safeParse(asked('until')).data,
    order: orderSchema.parse(asked('order')),
  };
}

type Look = {
  readonly at: Moment;
  readonly thresholds: Thresholds;
  readonly domains: readonly string[];
  readonly choice: PlanChoice;
  /** Of the period and the domain that were chosen. */
  readonly plans: readonly CaseSummary[];
  readonly chosen: readonly CaseSummary[];
};

/** The rows of the open cases and nothing else: what is closed costs nothing here. */
async function look(system: Needs, request: HttpRequest): Promise<Look> {
  const { current } = system.registers;
  const thresholds = current.thresholds ?? defaultThresholds;
  const at = { now: system.books.now(), dueWithin: thresholds.dueWithin };
  const domains = [...new Set(current.chain.flatMap((stage) => stage.domains))];
  const open = await system.summaries.open();
  const stages = [familyStage, pausedTurn, ...open.map(({ turn }) => turn)].concat(
    [...current.chain, ...system.registers.everNamed.chain].map(({ id }) => id),
  );
  const choice = choiceOf(request, { domains, stages });
  return {
    at,
    thresholds,
    domains,
    choice,
    plans: plansWithin(open, choice),
    chosen: chosenPlans(open, choice, at),
  };
}

/**
 * Figures, chain and list are of one reading of the rows, and agree with each other: the page says as of when. Whoever asks
 * with what it showed before is told where that still holds, before a case is read.
 */
export async function showPlans(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const seen = await look(system, request);
  const { at, thresholds, plans, chosen } = seen;
  const pages = Math.max(1, Math.ceil(chosen.length / pageLength));
  const page = Math.min(pages, pageSchema.parse(request.query.get(overviewFields.page)));
  const shown = chosen.slice((page - 1) * pageLength, page * pageLength);
  const stages = system.registers.current.chain.map(({ id }) => id);
  const board = {
    figures: figures.map((figure) => {
      const count =
        figure === 'open' ? plans.length : plans.filter((plan) => isInGroup(plan, figure, at)).length;
      return { figure, count, level: levelOf(count, thresholds[figure]) };
    }),
    chain: countsByStage(plans, stages, at).map((count) => ({
      ...count,
      label: stageLabel(system, frame.texts, count.stage),
    })),
    chosen: chosen.length,
    page,
    pages,
  };
  // The day is shown too: waits and terms go on by it.
  const rows = shown.map((plan) => [plan, stuckBy(plan, at)]);
  const version = versionOf(system, request, [dateIn(at.now), board, rows]);
  return unlessShown(request, version, async () => {
    const lines = await linesOf(system, frame.texts, { plans: shown, at });
    return plansPage(frame, { ...seen, ...board, lines, asOf: at.now, version });
  });
}

function stageLabel(system: Needs, texts: Texts, stage: string): string {
  if (stage === pausedTurn) return texts.overview.paused;
  return stageLabeller(system, texts)(stage);
}

type Rows = { readonly plans: readonly CaseSummary[]; readonly at: Moment };

/** Without the cases that were erased since the view was put. */
async function linesOf(system: Needs, texts: Texts, { plans, at }: Rows): Promise<PlanLine[]> {
  const lines = await Promise.all(plans.map((plan) => lineOf(system, texts, { plan, at })));
  return lines.flatMap((line) => line ?? []);
}

/**
 * The case number is read from the sealed plan, and nothing else of it: what the subject of every mail holds as well. So
 * this is no viewing of a case, and is not recorded as one. Between an answer and the next question the row says what it
 * said, as the figures do, and the line that it is about to change.
 */
async function lineOf(
  system: Needs,
  texts: Texts,
  { plan, at }: { plan: CaseSummary; at: Moment },
): Promise<PlanLine | undefined> {
  const found = await loadCase(system.books, plan.caseId);
  if (found === undefined) throw new Error('a view of a case that is not there');
  if (found.state.erased !== undefined) return undefined;
  const { reference } = await readPlan(system.books, found.state);
  const { caseId, since, dueOn, urgentOn, openedAt, escalation } = plan;
  const today = dateIn(at.now);
  const legal = legalDateOf(found.state, today);
  return {
    caseId,
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
    stuck: stuckBy(plan, at),
    isMoving: found.state.n > plan.n,
    contactPerson:
      contactPersonById(system.registers.current, plan.contactPerson)?.name ?? plan.contactPerson,
  };
}

/** The same list, whole, and nobody's name: beside the days a plan waits it would rank people in a spreadsheet. */
export async function downloadPlans(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { texts } = system.edge.frame(request);
  const { overview } = texts;
  const { chosen, at } = await look(system, request);
  const rows: string[][] = [];
  for (let start = 0; start < chosen.length; start += pageLength) {
    const lines = await linesOf(system, texts, { plans: chosen.slice(start, start + pageLength), at });
    rows.push(
      ...lines.map((line) => [
        line.reference,
        line.holder,
        dateIn(line.since),
        String(line.waited),
        line.dueOn ?? '',
        line.isLate ? overview.late : '',
        line.legal.lastDay,
        flagsOf(texts, line).join(', '),
        dateIn(line.openedAt),
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
  ];
  return csvFile('plannen.csv', columns, rows);
}
