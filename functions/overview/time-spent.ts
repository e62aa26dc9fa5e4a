import * as z from 'zod';
import { familyStage } from '../../shared/domain/chain.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import {
  timeFields,
  timeTables,
  type Quarter,
  type TimeChoice,
} from '../../shared/pages/time-figure-parts.ts';
import { timeSpentPage } from '../../shared/pages/time-spent-page.ts';
import { fromJanuary } from '../../shared/views/by-fives.ts';
import { monthSchema } from '../../shared/views/case-summaries.ts';
import { figuresOf } from '../../shared/views/time-figures.ts';
import { stageLabeller } from '../labeller.ts';
import type { System } from '../system.ts';
import { csvFile } from './csv.ts';
import { unlessShown, versionOf } from './fresh.ts';
import { linesFile } from './json-lines.ts';
import { figureLines, tableOf } from './time-tables.ts';

type Needs = Pick<System, 'books' | 'edge' | 'registers' | 'rollups'>;

/** Months that can be looked back upon; as many rows are read as were chosen, and those before them in their year. */
const furthestBack = 60;
/** Of the last ones the page holds a link. */
const quartersShown = 4;

type Offered = {
  readonly months: readonly string[];
  readonly domains: readonly string[];
  readonly stages: readonly string[];
};

/** What the address asks for: the last twelve months where it asks for nothing that can be shown. */
function choiceOf(request: HttpRequest, { months, domains, stages }: Offered): TimeChoice {
  const known = (name: string, otherwise: string): string => {
    const asked = monthSchema.safeParse(request.query.get(name));
    return asked.success && months.includes(asked.data) ? asked.data : otherwise;
  };
  const until = known(timeFields.until, months[0] ?? '');
  const from = known(
    timeFields.from,
    months[Math.min(months.indexOf(until) + 11, months.length - 1)] ?? until,
  );
  const among = (name: string, offered: readonly string[]): string | undefined =>
    offered.find((one) => one === request.query.get(name));
  return {
    from: from <= until ? from : until,
    until: from <= until ? until : from,
    domain: among(timeFields.domain, domains),
    stage: among(timeFields.stage, stages),
  };
}

/**
 * The months that are over, the newest first. Who looked each day at a month that runs would see which plan ended, and what
 * with it went up.
 */
function monthsOver(today: string): string[] {
  const months = [monthBefore(today.slice(0, 7))];
  while (months.length < furthestBack) months.push(monthBefore(months.at(-1) ?? ''));
  return months;
}

function monthBefore(month: string): string {
  return plusDays(`${month}-01`, -1).slice(0, 7);
}

/** The quarters that are over, the newest first. */
export function quartersOver(today: string): Quarter[] {
  return monthsOver(today).flatMap((month) => {
    const number = Number(month.slice(5)) / 3;
    return Number.isInteger(number) ? [{ year: month.slice(0, 4), number }] : [];
  });
}

/** What can be chosen, and what was; `chosen` are its months in order. */
function readChoice(system: Pick<Needs, 'books' | 'registers'>, request: HttpRequest) {
  const { chain } = system.registers.current;
  const offered: Offered = {
    months: monthsOver(dateIn(system.books.now())),
    domains: [...new Set(chain.flatMap((stage) => stage.domains))],
    stages: [familyStage, ...chain.map(({ id }) => id)],
  };
  const choice = choiceOf(request, offered);
  const chosen = offered.months.filter((month) => choice.from <= month && month <= choice.until).reverse();
  return { ...offered, choice, chosen };
}

async function look(system: Needs, request: HttpRequest) {
  const { chosen, ...offered } = readChoice(system, request);
  const { domain, stage } = offered.choice;
  const read = [...fromJanuary(chosen[0] ?? '').slice(0, -1), ...chosen];
  const figures = figuresOf(await system.rollups.of(read, domain), {
    months: chosen,
    stages: offered.stages,
    stage,
  });
  const { texts } = system.edge.frame(request);
  const { rules } = system.registers.current;
  return {
    ...offered,
    figures,
    quarters: quartersOver(dateIn(system.books.now())).slice(0, quartersShown),
    asOf: system.books.now(),
    stageLabel: stageLabeller(system, texts),
    ruleTitle: (ruleId: string) => rules.find(({ id }) => id === ruleId)?.title ?? ruleId,
  };
}

/** Where time goes. The figures are read ready-made: the page costs the same after a hundred plans and after as many thousands. */
export async function showTimeSpent(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const view = await look(system, request);
  const { choice, figures, months } = view;
  const version = versionOf(system, request, [choice, figures, months]);
  return unlessShown(request, version, () => timeSpentPage(system.edge.frame(request), view, version));
}

const tableSchema = z.enum(timeTables).catch('stappen');

/** One table of the page; what is held back on the page is held back here. */
export async function downloadTimeSpent(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { texts } = system.edge.frame(request);
  const view = await look(system, request);
  const table = tableSchema.parse(request.query.get(timeFields.table));
  const { columns, rows } = tableOf(texts, view, table);
  const { from, until } = view.choice;
  const asOf = dateIn(view.asOf);
  const shown = view.figures.cases === 'few' ? [] : rows;
  return csvFile(
    `${table}-${from}-${until}.csv`,
    [...columns, texts.timeSpent.asOfColumn],
    shown.map((row) => [...row, asOf]),
  );
}

/** All figures of the page for another system, a line each; what is held back is `null`. */
export async function downloadFigures(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const view = await look(system, request);
  const { from, until } = view.choice;
  return linesFile(`cijfers-${from}-${until}.jsonl`, figureLines(view));
}
