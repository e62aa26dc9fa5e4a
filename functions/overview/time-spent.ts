import { familyStage } from '../../shared/domain/chain.ts';
import { causes } from '../../shared/domain/time-spent.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { countText, timeFields, timeSpentPage, type TimeChoice } from '../../shared/pages/time-spent-page.ts';
import { monthSchema } from '../../shared/views/case-summaries.ts';
import { figuresOf, type TimeFigures } from '../../shared/views/time-figures.ts';
import { stageLabeller } from '../labeller.ts';
import type { System } from '../system.ts';
import { csvFile } from './csv.ts';

type Needs = Pick<System, 'books' | 'edge' | 'registers' | 'rollups'>;

/** Months that can be looked back upon; as many rows are read as were chosen. */
const furthestBack = 60;

/** What the address asks for: a year that ends now where it asks for nothing that can be shown. */
function choiceOf(request: HttpRequest, months: readonly string[], domains: readonly string[]): TimeChoice {
  const known = (name: string, otherwise: string): string => {
    const asked = monthSchema.safeParse(request.query.get(name));
    return asked.success && months.includes(asked.data) ? asked.data : otherwise;
  };
  const until = known(timeFields.until, months[0] ?? '');
  const from = known(
    timeFields.from,
    months[Math.min(months.indexOf(until) + 11, months.length - 1)] ?? until,
  );
  const domain = request.query.get(timeFields.domain);
  return {
    from: from <= until ? from : until,
    until: from <= until ? until : from,
    domain: domain !== undefined && domains.includes(domain) ? domain : undefined,
  };
}

/** This month and those before it, the newest first. */
function monthsBack(today: string): string[] {
  const months = [today.slice(0, 7)];
  while (months.length < furthestBack) months.push(plusDays(`${months.at(-1) ?? ''}-01`, -1).slice(0, 7));
  return months;
}

async function look(system: Needs, request: HttpRequest) {
  const months = monthsBack(dateIn(system.books.now()));
  const { chain } = system.registers.current;
  const domains = [...new Set(chain.flatMap((stage) => stage.domains))];
  const choice = choiceOf(request, months, domains);
  const chosen = months.filter((month) => choice.from <= month && month <= choice.until).reverse();
  const figures = figuresOf(await system.rollups.of(chosen, choice.domain), {
    months: chosen,
    stages: [familyStage, ...chain.map(({ id }) => id)],
  });
  return { months, domains, choice, figures };
}

/** Where time goes. The figures are read ready-made: the page costs the same after a hundred plans and after as many thousands. */
export async function showTimeSpent(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { registers } = system;
  return timeSpentPage(frame, {
    ...(await look(system, request)),
    asOf: system.books.now(),
    stageLabel: stageLabeller(system, frame.texts),
    ruleTitle: (ruleId) => registers.current.rules.find(({ id }) => id === ruleId)?.title ?? ruleId,
  });
}

/** The figures per step; what is held back on the page is held back here. */
export async function downloadTimeSpent(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { texts } = system.edge.frame(request);
  const { timeSpent } = texts;
  const { figures, choice } = await look(system, request);
  const columns = [
    timeSpent.stage,
    timeSpent.cases,
    timeSpent.median,
    timeSpent.slowest,
    ...causes.map((cause) => timeSpent.cause[cause]),
  ];
  const rows = rowsOf(figures, stageLabeller(system, texts));
  return csvFile(`tijd-${choice.from}-${choice.until}.csv`, columns, rows);
}

function rowsOf({ stages }: TimeFigures, label: (stage: string) => string): string[][] {
  return stages.map(({ stage, cases, pace, spent }) => [
    label(stage),
    countText(cases),
    String(pace?.median ?? ''),
    String(pace?.slowest ?? ''),
    ...causes.map((cause) => String(spent?.[cause] ?? '')),
  ]);
}
