import { causes } from '../../shared/domain/time-spent.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { costRows, outcomeText } from '../../shared/pages/outcome-figures.ts';
import { countText, type TimeSpentView, type TimeTable } from '../../shared/pages/time-figure-parts.ts';
import { fewestShown, type Count } from '../../shared/views/by-fives.ts';
import { outcomes, type OutcomeRow, type Pace, type Shares } from '../../shared/views/time-figures.ts';

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
      return sharesTable(
        texts,
        texts.timeSpent.stage,
        figures.stages.map((one) => ({ ...one, name: stageLabel(one.stage) })),
      );
    case 'wachten':
      return sharesTable(
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
      countText(texts, agreed),
      countText(texts, asked),
    ]),
  };
}

type Paced = {
  readonly name: string;
  readonly cases: Count;
  readonly pace: Pace | undefined;
  readonly shares: Shares | undefined;
};

function pacedTable(texts: Texts, first: string, rows: readonly Paced[]): Table {
  const { timeSpent: words } = texts;
  return {
    columns: [first, words.cases, words.median, words.nineTenths],
    rows: rows.map(({ name, cases, pace }) => [
      name,
      countText(texts, cases),
      String(pace?.median ?? texts.timeSpent.few),
      String(pace?.nineTenths ?? texts.timeSpent.few),
    ]),
  };
}

function sharesTable(texts: Texts, first: string, rows: readonly Paced[]): Table {
  const { timeSpent: words } = texts;
  return {
    columns: [first, ...causes.map((cause) => words.cause[cause])],
    rows: rows.map(({ name, shares }) => [
      name,
      ...causes.map((cause) =>
        shares === undefined ? texts.timeSpent.few : countText(texts, shares[cause]),
      ),
    ]),
  };
}

function outcomeTable(texts: Texts, first: string, rows: readonly OutcomeRow<string>[]): Table {
  return {
    columns: [first, ...outcomes.map((outcome) => outcomeText(texts, outcome))],
    rows: rows.map(({ name, counts }) => [name, ...counts.map((cell) => countText(texts, cell))]),
  };
}

/** The same figures for a machine: names of the code, working days, percentages and euro, and `null` for what is held back. */
export function figureLines({ figures, choice, asOf }: TimeSpentView): object[] {
  const { domain = null, stage = null, from, until } = choice;
  const about = { type: 'about', asOf, from, until, domain, stage, countedBy: 5, heldBackUnder: fewestShown };
  if (figures.cases === 'few') return [about];
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

function known(count: Count): number | null {
  return count === 'few' ? null : count;
}

function paceFields(pace: Pace | undefined) {
  return { medianDays: pace?.median ?? null, nineTenthsDays: pace?.nineTenths ?? null };
}

function pacedFields({ cases, pace, shares }: Omit<Paced, 'name'>) {
  const percentages = causes.map((cause): [string, number | null] => [
    cause,
    shares === undefined ? null : known(shares[cause]),
  ]);
  return { cases: known(cases), ...paceFields(pace), percentageOfDays: Object.fromEntries(percentages) };
}

function outcomeFields(counts: readonly Count[]) {
  return Object.fromEntries(outcomes.map((outcome, index) => [outcome, known(counts[index] ?? 'few')]));
}
