import { html } from 'hono/html';
import { causes } from '../domain/time-spent.ts';
import { Form, type HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { fewestCases, type Pace, type StageFigures, type TimeFigures } from '../views/time-figures.ts';
import { barScale, paceBar, partsBar, patterns, patternSample, type BarScale } from './bars.ts';
import { select } from './form-parts.ts';
import { hrefWith, nothing, renderPage, type Markup, type PageFrame } from './layout.ts';

export type TimeChoice = {
  readonly from: string;
  readonly until: string;
  readonly domain: string | undefined;
};

export type TimeSpentView = {
  readonly figures: TimeFigures;
  readonly choice: TimeChoice;
  /** Months that can be chosen, the newest first. */
  readonly months: readonly string[];
  readonly domains: readonly string[];
  /** The instant at which the page was made. */
  readonly asOf: string;
  readonly stageLabel: (stage: string) => string;
  readonly ruleTitle: (ruleId: string) => string;
};

/** The names of what can be chosen in the address, so that a view can be sent to somebody else. */
export const timeFields = { from: 'van', until: 'tot', domain: 'domein' } as const;

/** Where plans lie, and what for. Steps and causes; never a person, and never fewer cases than say nothing of one. */
export async function timeSpentPage(frame: PageFrame, view: TimeSpentView): Promise<HttpResponse> {
  const { texts } = frame;
  const { timeSpent, format } = texts;
  const { choice, figures } = view;
  const content = html`<p><a href="/overzicht">${timeSpent.back}</a></p>
    <h1>${timeSpent.title}</h1>
    ${filtersView(texts, view)}
    <p>
      ${timeSpent.period(format.month(choice.from), format.month(choice.until))}
      ${timeSpent.asOf(format.moment(view.asOf))}
    </p>
    ${figures.cases < fewestCases ? html`<p class="lead">${figures.cases === 0 ? timeSpent.none : timeSpent.fewPlans}</p>` : figuresView(frame, view)}`;
  return renderPage(frame, { title: timeSpent.title, content, isWide: true });
}

function filtersView(texts: Texts, { choice, months, domains }: TimeSpentView): Markup {
  const { timeSpent, format } = texts;
  const values = new Form([
    [timeFields.from, choice.from],
    [timeFields.until, choice.until],
    [timeFields.domain, choice.domain ?? ''],
  ]);
  const filled = { texts, issues: [], values };
  const answers = months.map((month) => ({ value: month, label: format.month(month) }));
  return html`<form method="get" class="filters" aria-label="${timeSpent.filters}">
    ${select(filled, { name: timeFields.from, label: timeSpent.from, answers })}
    ${select(filled, { name: timeFields.until, label: timeSpent.until, answers })}
    ${select(filled, {
      name: timeFields.domain,
      label: timeSpent.domain,
      answers: [
        { value: '', label: timeSpent.allDomains },
        ...domains.map((domain) => ({ value: domain, label: texts.domains(domain) })),
      ],
    })}
    <button type="submit">${timeSpent.show}</button>
  </form>`;
}

function figuresView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent } = frame.texts;
  const { figures } = view;
  return html`${patterns}
    ${
      figures.pace === undefined
        ? nothing
        : html`<p class="lead">
            ${timeSpent.figures(figures.cases, figures.pace.median, figures.pace.slowest)}
          </p>`
    }
    <p><a href="/overzicht/tijd.csv${hrefWith(frame, { taal: '' })}">${timeSpent.csv}</a></p>
    ${stagesView(frame.texts, view)} ${causesView(frame.texts, view)} ${trendView(frame.texts, figures)}
    ${outcomesView(frame.texts, figures)} ${rulesView(frame.texts, view)}`;
}

function stagesView(texts: Texts, { figures, stageLabel }: TimeSpentView): Markup {
  const { timeSpent } = texts;
  const scale = scaleOf(figures.stages);
  const paced = figures.stages.flatMap(({ stage, pace }) => (pace === undefined ? [] : [{ stage, pace }]));
  const longest = paced.toSorted((a, b) => b.pace.median - a.pace.median)[0];
  return html`<h2>${timeSpent.stages}</h2>
    <p>
      ${longest === undefined ? nothing : timeSpent.stagesSay(stageLabel(longest.stage), longest.pace.median)}
      ${timeSpent.barKey}
    </p>
    ${paceTable(texts, {
      first: timeSpent.stage,
      scale,
      rows: figures.stages.map(({ stage, cases, pace }) => ({ name: stageLabel(stage), cases, pace })),
    })}`;
}

function scaleOf(paces: readonly { readonly pace: Pace | undefined }[]): BarScale {
  return barScale(paces.map(({ pace }) => pace?.slowest ?? 0));
}

type PaceRow = { readonly name: string; readonly cases: number; readonly pace: Pace | undefined };

function paceTable(
  { timeSpent }: Texts,
  { first, scale, rows }: { first: string; scale: BarScale; rows: readonly PaceRow[] },
): Markup {
  return html`<table class="folds bars">
    <thead>
      <tr>
        <th scope="col">${first}</th>
        <th scope="col"><span class="spoken">${timeSpent.bar}</span></th>
        <th scope="col">${timeSpent.median}</th>
        <th scope="col">${timeSpent.slowest}</th>
        <th scope="col">${timeSpent.cases}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, cases, pace }) =>
          html`<tr>
            <th scope="row"><span class="capital">${name}</span></th>
            <td class="drawn">${pace === undefined ? nothing : paceBar(scale, pace)}</td>
            <td data-name="${timeSpent.median}">
              ${pace === undefined ? timeSpent.few : timeSpent.days(pace.median)}
            </td>
            <td data-name="${timeSpent.slowest}">
              ${pace === undefined ? timeSpent.few : timeSpent.days(pace.slowest)}
            </td>
            <td data-name="${timeSpent.cases}">${countText(cases)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function causesView(texts: Texts, { figures, stageLabel }: TimeSpentView): Markup {
  const { timeSpent } = texts;
  const shown = figures.stages.flatMap(({ stage, spent }) => (spent === undefined ? [] : [{ stage, spent }]));
  const totals = causes.map((cause) => ({ cause, days: sum(shown.map(({ spent }) => spent[cause])) }));
  const all = sum(totals.map(({ days }) => days));
  const most = totals.toSorted((a, b) => b.days - a.days)[0];
  if (most === undefined || all === 0) return nothing;
  const scale = barScale(shown.map(({ spent }) => sum(Object.values(spent))));
  return html`<h2>${timeSpent.causes}</h2>
    <p>
      ${timeSpent.causesSay(timeSpent.waits[most.cause], Math.round((most.days / all) * 100))}
      ${timeSpent.causesKey}
    </p>
    <table class="folds bars">
      <thead>
        <tr>
          <th scope="col">${timeSpent.stage}</th>
          <th scope="col"><span class="spoken">${timeSpent.bar}</span></th>
          ${causes.map((cause) => html`<th scope="col">${patternSample(cause)} ${timeSpent.cause[cause]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map(({ stage, spent }) => causesRow(texts, { name: stageLabel(stage), spent, scale }))}
      </tbody>
    </table>`;
}

function causesRow(
  { timeSpent }: Texts,
  { name, spent, scale }: { name: string; spent: NonNullable<StageFigures['spent']>; scale: BarScale },
): Markup {
  const parts = causes.map((cause) => ({ cause, value: spent[cause] }));
  return html`<tr>
    <th scope="row"><span class="capital">${name}</span></th>
    <td class="drawn">${partsBar(scale, parts)}</td>
    ${parts.map(({ cause, value }) => html`<td data-name="${timeSpent.cause[cause]}">${value}</td>`)}
  </tr>`;
}

function trendView(texts: Texts, { months }: TimeFigures): Markup {
  const { timeSpent, format } = texts;
  const paced = months.flatMap(({ pace }) => pace ?? []);
  const [first] = paced;
  const last = paced.at(-1);
  return html`<h2>${timeSpent.trend}</h2>
    ${first === undefined || last === undefined || paced.length < 2 ? nothing : html`<p>${timeSpent.trendSay(first.median, last.median)}</p>`}
    ${paceTable(texts, {
      first: timeSpent.month,
      scale: scaleOf(months),
      rows: months.map(({ month, cases, pace }) => ({ name: format.month(month), cases, pace })),
    })}`;
}

const outcomes = ['agree', 'agree-with-conditions', 'not-agree', 'undecided'] as const;

function outcomesView(texts: Texts, { domains }: TimeFigures): Markup {
  const { timeSpent } = texts;
  const named = (outcome: (typeof outcomes)[number]): string =>
    outcome === 'undecided' ? timeSpent.undecided : texts.outcomes[outcome];
  return html`<h2>${timeSpent.outcomes}</h2>
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">${timeSpent.domain}</th>
          ${outcomes.map((outcome) => html`<th scope="col">${named(outcome)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${domains.map(
          ({ domain, counts }) =>
            html`<tr>
              <th scope="row">${texts.domains(domain)}</th>
              ${outcomes.map(
                (outcome) =>
                  html`<td data-name="${named(outcome)}">
                    ${countText(counts.find((one) => one.outcome === outcome)?.count ?? 0)}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function rulesView(texts: Texts, { figures, ruleTitle }: TimeSpentView): Markup {
  const { timeSpent } = texts;
  return html`<h2>${timeSpent.rules}</h2>
    ${
      figures.rules.length === 0
        ? html`<p>${timeSpent.noRules}</p>`
        : html`<table class="folds">
            <thead>
              <tr>
                <th scope="col">${timeSpent.rule}</th>
                <th scope="col">${timeSpent.agreed}</th>
                <th scope="col">${timeSpent.asked}</th>
              </tr>
            </thead>
            <tbody>
              ${figures.rules.map(
                ({ ruleId, agreed, asked }) =>
                  html`<tr>
                    <th scope="row">${ruleTitle(ruleId)}</th>
                    <td data-name="${timeSpent.agreed}">${countText(agreed)}</td>
                    <td data-name="${timeSpent.asked}">${countText(asked)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`;
}

/** A count that is so small that it could tell of one family is held back; that there is none may be said. */
export function countText(count: number): string {
  return count > 0 && count < fewestCases ? `< ${fewestCases}` : String(count);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
