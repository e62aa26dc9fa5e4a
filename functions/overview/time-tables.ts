import { causes } from '../../shared/domain/time-spent.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { costRows, outcomeText } from '../../shared/pages/outcome-figures.ts';
import { cellText, type TimeSpentView, type TimeTable } from '../../shared/pages/time-figure-parts.ts';
import { fewestCases, type Cell } from '../../shared/views/small-cells.ts';
import { outcomes, type OutcomeRow, type Pace, type Spent } from '../../shared/views/time-figures.ts';

type Table = { readonly columns: string[]; readonly rows: string[][] };

/** One table of the page as rows of text, as it stands in a file. */
export function tableOf(texts: Texts, view: TimeSpentView, table: TimeTable): Table {
  const { figures, stageLabel } = view;
  switch (table) {
    case 'stappen':
      return pacedTable(
        texts,
        texts.timeSpent.stage,
        figures.stages.map((one) => ({ ...one, name: stageLabel(one.stage) })),
      );
    case 'maanden':
      return pacedTable(
        texts,
        texts.timeSpent.month,
        figures.months.map((one) => ({ ...one, name: one.month })),
      );
    case 'oorzaken':
      return spentTable(
        texts,
        texts.timeSpent.stage,
        figures.stages.map((one) => ({ ...one, name: stageLabel(one.stage) })),
      );
    case 'wachten':
      return spentTable(
        texts,
        texts.timeSpent.month,
        figures.months.map((one) => ({ ...one, name: one.month })),
      );
    case 'domeinen':
      return outcomeTable(
        texts,
        texts.timeSpent.domain,
        figures.domains.map((one) => ({ ...one, name: texts.domains(one.name) })),
      );
    case 'soorten':
      return outcomeTable(
        texts,
        texts.timeSpent.kind,
        figures.kinds.map((one) => ({ ...one, name: texts.layers[one.name] })),
      );
    case 'regels':
    case 'kosten':
      return otherTable(texts, view, table);
  }
}

function otherTable(texts: Texts, { figures, ruleTitle }: TimeSpentView, table: 'regels' | 'kosten'): Table {
  const { timeSpent: words } = texts;
  if (table === 'kosten')
    return {
      columns: [words.costOf, words.amount],
      rows:
        figures.costs === undefined
          ? []
          : costRows(texts, figures.costs).map(([name, euro]) => [name, String(euro)]),
    };
  return {
    columns: [words.rule, words.agreed, words.asked],
    rows: figures.rules.map(({ ruleId, agreed, asked }) => [
      ruleTitle(ruleId),
      cellText(texts, agreed),
      cellText(texts, asked),
    ]),
  };
}

type Paced = {
  readonly name: string;
  readonly cases: Cell;
  readonly pace: Pace | undefined;
  readonly spent: Spent | undefined;
};

function pacedTable(texts: Texts, first: string, rows: readonly Paced[]): Table {
  const { timeSpent: words } = texts;
  return {
    columns: [first, words.cases, words.median, words.slowest],
    rows: rows.map(({ name, cases, pace }) => [
      name,
      cellText(texts, cases),
      String(pace?.median ?? ''),
      String(pace?.slowest ?? ''),
    ]),
  };
}

function spentTable(texts: Texts, first: string, rows: readonly Paced[]): Table {
  const { timeSpent: words } = texts;
  return {
    columns: [first, ...causes.map((cause) => words.cause[cause])],
    rows: rows.map(({ name, spent }) => [
      name,
      ...causes.map((cause) => (spent === undefined || spent[cause] === 'few' ? '' : String(spent[cause]))),
    ]),
  };
}

function outcomeTable(texts: Texts, first: string, rows: readonly OutcomeRow<string>[]): Table {
  return {
    columns: [first, ...outcomes.map((outcome) => outcomeText(texts, outcome))],
    rows: rows.map(({ name, counts }) => [name, ...counts.map((cell) => cellText(texts, cell))]),
  };
}

/** The same figures for a machine: names of the code, working days and euro, and `null` for what is held back. */
export function figureLines({ figures, choice, asOf }: TimeSpentView): object[] {
  const { domain = null, stage = null, from, until } = choice;
  const about = { type: 'about', asOf, from, until, domain, stage, heldBackUnder: fewestCases };
  if (figures.cases < fewestCases) return [about];
  return [
    { ...about, cases: figures.cases, ...paceFields(figures.pace) },
    ...figures.stages.map((one) => ({ type: 'stage', stage: one.stage, ...pacedFields(one) })),
    ...figures.months.map((one) => ({ type: 'month', month: one.month, ...pacedFields(one) })),
    ...figures.domains.map(({ name, counts }) => ({
      type: 'domain',
      domain: name,
      ...outcomeFields(counts),
    })),
    ...figures.kinds.map(({ name, counts }) => ({ type: 'kind', layer: name, ...outcomeFields(counts) })),
    ...figures.rules.map(({ ruleId, agreed, asked }) => ({
      type: 'rule',
      ruleId,
      agreed: known(agreed),
      asked: known(asked),
    })),
    ...(figures.costs === undefined ? [] : [{ type: 'costs', ...figures.costs }]),
  ];
}

function known(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}

function paceFields(pace: Pace | undefined) {
  return { medianDays: pace?.median ?? null, slowestTenthDays: pace?.slowest ?? null };
}

function pacedFields({ cases, pace, spent }: Omit<Paced, 'name'>) {
  const days = causes.map((cause): [string, number | null] => [
    cause,
    spent === undefined ? null : known(spent[cause]),
  ]);
  return { cases: known(cases), ...paceFields(pace), workingDays: Object.fromEntries(days) };
}

function outcomeFields(counts: readonly Cell[]) {
  return Object.fromEntries(outcomes.map((outcome, index) => [outcome, known(counts[index] ?? 0)]));
}
