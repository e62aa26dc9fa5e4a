import { html } from 'hono/html';
import { causes, type Cause } from '../domain/time-spent.ts';
import { Form, type HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { shownCount, type Count } from '../views/by-fives.ts';
import type { Pace, Shares } from '../views/time-figures.ts';
import { barScale, paceBar, partsBar, patternNames, patterns, patternSample, type BarScale } from './bars.ts';
import { select } from './form-parts.ts';
import { asOfView, freshPart } from './fresh-parts.ts';
import { hrefWith, nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { costsView, domainsView, kindsView, rulesView } from './outcome-figures.ts';
import { countText, sourceView, timeFields, type TimeSpentView } from './time-figure-parts.ts';

/** Where plans lie, and what for. Steps and causes; never a person, and never fewer cases than say nothing of one. */
export async function timeSpentPage(
  frame: PageFrame,
  view: TimeSpentView,
  version: string,
): Promise<HttpResponse> {
  const { texts } = frame;
  const { timeSpent, format } = texts;
  const { choice, figures } = view;
  const content = html`<p><a href="/overzicht">${timeSpent.back}</a></p>
    <h1>${timeSpent.title}</h1>
    ${filtersView(texts, view)}
    <p>${timeSpent.period(format.month(choice.from), format.month(choice.until))} ${timeSpent.counted}</p>
    ${asOfView(texts, view.asOf, format.moment(view.asOf))}
    ${freshPart(
      'cijfers',
      version,
      html`${figures.cases === 'few' ? html`<p class="lead">${timeSpent.fewPlans}</p>` : figuresView(frame, view, figures.cases)}
      ${researchView(frame.texts, view)}`,
    )}`;
  return renderPage(frame, { title: timeSpent.title, content, isWide: true, refreshesItself: true });
}

function filtersView(texts: Texts, { choice, months, domains, stages, stageLabel }: TimeSpentView): Markup {
  const { timeSpent, format } = texts;
  const values = new Form([
    [timeFields.from, choice.from],
    [timeFields.until, choice.until],
    [timeFields.domain, choice.domain ?? ''],
    [timeFields.stage, choice.stage ?? ''],
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
    ${select(filled, {
      name: timeFields.stage,
      label: timeSpent.step,
      answers: [
        { value: '', label: timeSpent.allSteps },
        ...stages.map((stage) => ({ value: stage, label: stageLabel(stage) })),
      ],
    })}
    <button type="submit">${timeSpent.show}</button>
  </form>`;
}

function figuresView(frame: PageFrame, view: TimeSpentView, cases: number): Markup {
  const { timeSpent } = frame.texts;
  const { figures } = view;
  return html`${patterns}
    ${
      figures.pace === undefined
        ? nothing
        : html`<p class="lead">${timeSpent.figures(cases, figures.pace.median, figures.pace.nineTenths)}</p>`
    }
    <p>${timeSpent.small}</p>
    ${stagesView(frame, view)} ${causesView(frame, view)} ${trendView(frame, view)}
    ${monthCausesView(frame, view)} ${domainsView(frame, view)} ${kindsView(frame, view)}
    ${rulesView(frame, view)} ${costsView(frame, view)}
    <p><a href="/overzicht/tijd.jsonl${hrefWith(frame, { taal: '' })}">${timeSpent.lines}</a></p>`;
}

/** Of whole quarters alone, whatever months are shown above: two files never have a month in common. */
function researchView({ timeSpent }: Texts, { quarters }: TimeSpentView): Markup {
  return html`<h2>${timeSpent.research}</h2>
    <p>${timeSpent.researchText}</p>
    <ul>
      ${quarters.map(
        ({ year, number }) =>
          html`<li>
            <a href="/overzicht/onderzoek.jsonl?${timeFields.quarter}=${year}-${number}"
              >${timeSpent.researchLink(number, year)}</a
            >
          </li>`,
      )}
    </ul>`;
}

function stagesView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent } = frame.texts;
  const { figures, stageLabel } = view;
  const paced = figures.stages.flatMap(({ stage, pace }) => (pace === undefined ? [] : [{ stage, pace }]));
  const longest = paced.toSorted((a, b) => b.pace.median - a.pace.median)[0];
  return html`<h2>${timeSpent.stages}</h2>
    <p>
      ${longest === undefined ? nothing : timeSpent.stagesSay(stageLabel(longest.stage), longest.pace.median)}
      ${timeSpent.barKey}
    </p>
    ${paceTable(frame.texts, {
      first: timeSpent.stage,
      rows: figures.stages.map(({ stage, cases, pace }) => ({ name: stageLabel(stage), cases, pace })),
    })}
    ${sourceView(frame, view, { table: 'stappen', title: timeSpent.stages })}`;
}

type PaceRow = { readonly name: string; readonly cases: Count; readonly pace: Pace | undefined };

function paceTable(texts: Texts, { first, rows }: { first: string; rows: readonly PaceRow[] }): Markup {
  const { timeSpent } = texts;
  const scale = barScale(rows.map(({ pace }) => pace?.nineTenths ?? pace?.median ?? 0));
  const daysText = (days: number | undefined): string =>
    days === undefined ? timeSpent.few : timeSpent.days(days);
  return html`<table class="folds bars">
    <thead>
      <tr>
        <th scope="col">${first}</th>
        <th scope="col"><span class="spoken">${timeSpent.bar}</span></th>
        <th scope="col">${timeSpent.median}</th>
        <th scope="col">${timeSpent.nineTenths}</th>
        <th scope="col">${timeSpent.cases}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, cases, pace }) =>
          html`<tr>
            <th scope="row"><span class="capital">${name}</span></th>
            <td class="drawn">${pace === undefined ? nothing : paceBar(scale, pace)}</td>
            <td data-name="${timeSpent.median}">${daysText(pace?.median)}</td>
            <td data-name="${timeSpent.nineTenths}">${daysText(pace?.nineTenths)}</td>
            <td data-name="${timeSpent.cases}">${countText(texts, cases)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

type ShareRow = { readonly name: string; readonly shares: Shares };

/** What most of it went to, as far as is shown. */
function most(shares: Shares): Cause {
  return causes.reduce((one, other) => (shownCount(shares[other]) > shownCount(shares[one]) ? other : one));
}

function causesView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent } = frame.texts;
  const { figures, stageLabel } = view;
  const rows = figures.stages.flatMap(({ stage, shares }): ShareRow[] =>
    shares === undefined ? [] : [{ name: stageLabel(stage), shares }],
  );
  if (figures.shares === undefined) return nothing;
  const cause = most(figures.shares);
  return html`<h2>${timeSpent.causes}</h2>
    <p>
      ${timeSpent.causesSay(timeSpent.waits[cause], shownCount(figures.shares[cause]))} ${timeSpent.causesKey}
    </p>
    ${sharesTable(frame.texts, { first: timeSpent.stage, rows })}
    ${sourceView(frame, view, { table: 'oorzaken', title: timeSpent.causes })}`;
}

function monthCausesView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent, format } = frame.texts;
  const rows = view.figures.months.flatMap(({ month, shares }): ShareRow[] =>
    shares === undefined ? [] : [{ name: format.month(month), shares }],
  );
  const last = rows.at(-1);
  if (last === undefined) return nothing;
  const cause = most(last.shares);
  return html`<h2>${timeSpent.monthCauses}</h2>
    <p>${timeSpent.monthCausesSay(last.name, timeSpent.waits[cause], shownCount(last.shares[cause]))}</p>
    ${sharesTable(frame.texts, { first: timeSpent.month, rows })}
    ${sourceView(frame, view, { table: 'wachten', title: timeSpent.monthCauses })}`;
}

/** Each cause with a pattern of its own. */
const shapes = causes.map((cause, index) => ({ cause, pattern: patternNames[index] ?? 'full' }));

function sharesTable(texts: Texts, { first, rows }: { first: string; rows: readonly ShareRow[] }): Markup {
  const { timeSpent } = texts;
  const scale = barScale([100]);
  return html`<table class="folds bars">
    <thead>
      <tr>
        <th scope="col">${first}</th>
        <th scope="col"><span class="spoken">${timeSpent.bar}</span></th>
        ${shapes.map(({ cause, pattern }) => html`<th scope="col">${patternSample(pattern)} ${timeSpent.cause[cause]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => shareRow(texts, row, scale))}
    </tbody>
  </table>`;
}

function shareRow(texts: Texts, { name, shares }: ShareRow, scale: BarScale): Markup {
  const shareText = (share: Count): string =>
    share === 'few' ? texts.timeSpent.few : texts.timeSpent.share(share);
  const { timeSpent } = texts;
  return html`<tr>
    <th scope="row"><span class="capital">${name}</span></th>
    <td class="drawn">
      ${partsBar(
        scale,
        shapes.map(({ cause, pattern }) => ({ pattern, value: shownCount(shares[cause]) })),
      )}
    </td>
    ${causes.map((cause) => html`<td data-name="${timeSpent.cause[cause]}">${shareText(shares[cause])}</td>`)}
  </tr>`;
}

function trendView(frame: PageFrame, view: TimeSpentView): Markup {
  const { timeSpent, format } = frame.texts;
  const { figures, choice, stageLabel } = view;
  const paced = figures.months.flatMap(({ pace }) => pace ?? []);
  const [first] = paced;
  const last = paced.at(-1);
  const title = choice.stage === undefined ? timeSpent.trend : timeSpent.trendOf(stageLabel(choice.stage));
  return html`<h2>${title}</h2>
    ${first === undefined || last === undefined || paced.length < 2 ? nothing : html`<p>${timeSpent.trendSay(first.median, last.median)}</p>`}
    ${paceTable(frame.texts, {
      first: timeSpent.month,
      rows: figures.months.map(({ month, cases, pace }) => ({ name: format.month(month), cases, pace })),
    })}
    ${sourceView(frame, view, { table: 'maanden', title })}`;
}
