import { html } from 'hono/html';
import type { Texts } from '../i18n/texts.ts';
import { shownCount } from '../views/by-fives.ts';
import { outcomes, type CostFigures, type OutcomeRow } from '../views/time-figures.ts';
import { barScale, partsBar, patternNames, patternSample, type Pattern } from './bars.ts';
import { nothing, type Markup, type PageFrame } from './layout.ts';
import { countText, sourceView, sum, type TimeSpentView, type TimeTable } from './time-figure-parts.ts';

/** What came of what was asked, by domain. */
export function domainsView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent, domains } = frame.texts;
  const rows = view.figures.domains.map(({ name, counts }) => ({ name: domains(name), counts }));
  return outcomesView(frame, view, {
    title: timeSpent.outcomes,
    first: timeSpent.domain,
    rows,
    table: 'domeinen',
  });
}

/** The same by what was departed from. */
export function kindsView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent, layers } = frame.texts;
  const rows = view.figures.kinds.map(({ name, counts }) => ({ name: layers[name], counts }));
  return outcomesView(frame, view, {
    title: timeSpent.kinds,
    first: timeSpent.kind,
    rows,
    table: 'soorten',
  });
}

type Outcomes = {
  readonly title: string;
  readonly first: string;
  readonly rows: readonly OutcomeRow<string>[];
  readonly table: TimeTable;
};

export function outcomeText(texts: Texts, outcome: (typeof outcomes)[number]): string {
  return outcome === 'undecided' ? texts.timeSpent.undecided : texts.outcomes[outcome];
}

/** Each outcome with a pattern of its own. */
const shapes = outcomes.map((outcome, index) => ({ outcome, pattern: patternNames[index] ?? 'full' }));

function outcomesView(
  frame: PageFrame,
  view: TimeSpentView,
  { title, first, rows, table }: Outcomes,
): Markup {
  const { texts } = frame;
  const { timeSpent } = texts;
  const told = rows.flatMap(({ name, counts }) =>
    shapes.map(({ outcome }, index) => ({
      name,
      outcome: outcomeText(texts, outcome),
      count: shownCount(counts[index] ?? 'few'),
    })),
  );
  const [most] = told.toSorted((a, b) => b.count - a.count);
  if (most === undefined)
    return html`<h2>${title}</h2>
      <p>${timeSpent.noRows}</p>`;
  const scale = barScale(rows.map(({ counts }) => sum(counts.map(shownCount))));
  return html`<h2>${title}</h2>
    <p>${timeSpent.outcomesSay(most)}</p>
    <table class="folds bars">
      <thead>
        <tr>
          <th scope="col">${first}</th>
          <th scope="col"><span class="spoken">${timeSpent.bar}</span></th>
          ${shapes.map(({ outcome, pattern }) => html`<th scope="col">${patternSample(pattern)} ${outcomeText(texts, outcome)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, counts }) =>
            html`<tr>
              <th scope="row"><span class="capital">${name}</span></th>
              <td class="drawn">
                ${partsBar(
                  scale,
                  shapes.map(({ pattern }, index) => ({
                    pattern,
                    value: shownCount(counts[index] ?? 'few'),
                  })),
                )}
              </td>
              ${outcomes.map(
                (outcome, index) =>
                  html`<td data-name="${outcomeText(texts, outcome)}">
                    ${countText(texts, counts[index] ?? 'few')}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
    ${sourceView(frame, view, { table, title })}`;
}

/** The rules that were set aside the most. */
export function rulesView(frame: PageFrame, view: TimeSpentView): Markup {
  const { texts } = frame;
  const { timeSpent } = texts;
  const { figures, ruleTitle } = view;
  if (figures.rules.length === 0)
    return html`<h2>${timeSpent.rules}</h2>
      <p>${timeSpent.noRules}</p>`;
  const [first] = figures.rules;
  const agreed = shownCount(first?.agreed ?? 'few');
  const scale = barScale(figures.rules.map((one) => shownCount(one.agreed)));
  return html`<h2>${timeSpent.rules}</h2>
    ${first === undefined || agreed === 0 ? nothing : html`<p>${timeSpent.rulesSay(ruleTitle(first.ruleId), agreed)}</p>`}
    <table class="folds bars">
      <thead>
        <tr>
          <th scope="col">${timeSpent.rule}</th>
          <th scope="col"><span class="spoken">${timeSpent.bar}</span></th>
          <th scope="col">${timeSpent.agreed}</th>
          <th scope="col">${timeSpent.asked}</th>
        </tr>
      </thead>
      <tbody>
        ${figures.rules.map(
          ({ ruleId, agreed, asked }) =>
            html`<tr>
              <th scope="row">${ruleTitle(ruleId)}</th>
              <td class="drawn">${bar(scale, shownCount(agreed))}</td>
              <td data-name="${timeSpent.agreed}">${countText(texts, agreed)}</td>
              <td data-name="${timeSpent.asked}">${countText(texts, asked)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${sourceView(frame, view, { table: 'regels', title: timeSpent.rules })}`;
}

function bar(scale: ReturnType<typeof barScale>, value: number, pattern: Pattern = 'full'): Markup {
  return value === 0 ? nothing : partsBar(scale, [{ pattern, value }]);
}

/** What plans cost in a year, beside what the help of today would go on costing; in euro. */
export function costRows(texts: Texts, costs: CostFigures): readonly (readonly [string, number, Pattern])[] {
  const { costRows: names } = texts.timeSpent;
  return [
    [names.firstYear, costs.firstYear, 'full'],
    [names.laterYears, costs.laterYears, 'full'],
    [names.without, costs.currentPerYear, 'slanted'],
  ];
}

export function costsView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent, format } = frame.texts;
  const { costs } = view.figures;
  if (costs === undefined) return nothing;
  const rows = costRows(frame.texts, costs);
  const scale = barScale(rows.map(([, euro]) => euro));
  const gap = costs.currentPerYear - costs.firstYear;
  return html`<h2>${timeSpent.costs}</h2>
    <p>
      ${timeSpent.costsSay({
        first: format.euro(costs.firstYear),
        without: format.euro(costs.currentPerYear),
        gap: format.euro(Math.abs(gap)),
        isLess: gap >= 0,
      })}
      ${timeSpent.costsKey(costs.cases)}
    </p>
    <table class="folds bars">
      <thead>
        <tr>
          <th scope="col">${timeSpent.costOf}</th>
          <th scope="col"><span class="spoken">${timeSpent.bar}</span></th>
          <th scope="col">${timeSpent.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, euro, pattern]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="drawn">${bar(scale, euro, pattern)}</td>
              <td data-name="${timeSpent.amount}">${format.euro(euro)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${sourceView(frame, view, { table: 'kosten', title: timeSpent.costs })}`;
}
