import { html } from 'hono/html';
import type { LastDay } from '../domain/terms.ts';
import type { Escalation } from '../domain/what-waits.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Figure, Level, Thresholds } from '../registers/thresholds.ts';
import { planGroups, type PlanChoice, type StageCount, type Stuck } from '../views/open-plans.ts';
import { asOfView, freshPart } from './fresh-parts.ts';
import { hrefWith, nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { chosenView, filtersView, groupValues, overviewFields } from './overview-filters.ts';

export type PlanLine = {
  readonly caseId: string;
  readonly reference: string;
  readonly holder: string;
  readonly since: string;
  /** Working days since then. */
  readonly waited: number;
  readonly dueOn: string | undefined;
  readonly isLate: boolean;
  /** The last day of the legal term, as far as it is known today. */
  readonly legal: LastDay;
  /** That day has gone by. */
  readonly isOverTerm: boolean;
  readonly escalation: Escalation | undefined;
  readonly stuck: Stuck | undefined;
  /** The ledger has gone on since the list was made: what the line says is over in a moment. */
  readonly isMoving: boolean;
  readonly urgentOn: string | undefined;
  readonly openedAt: string;
  readonly contactPerson: string;
};

export type OverviewOfPlans = {
  readonly figures: readonly { figure: Figure; count: number; level: Level }[];
  readonly thresholds: Thresholds;
  readonly chain: readonly (StageCount & { readonly label: string })[];
  readonly choice: PlanChoice;
  readonly domains: readonly string[];
  readonly lines: readonly PlanLine[];
  /** How many were chosen, on all pages together. */
  readonly chosen: number;
  readonly page: number;
  readonly pages: number;
  /** When the list was made (ISO 8601, UTC), and what names everything that is shown. */
  readonly asOf: string;
  readonly version: string;
};

/** Monday morning: how many plans wait where, and which first. Functions only; nobody is ranked. */
export async function plansPage(frame: PageFrame, view: OverviewOfPlans): Promise<HttpResponse> {
  const { texts } = frame;
  const { overview } = texts;
  const fresh = (id: string, content: Markup): Markup => freshPart(id, view.version, content);
  const content = html`<h1>${overview.title}</h1>
    ${asOfView(texts, view.asOf)}
    ${fresh(
      'stand',
      html`<h2 class="spoken">${overview.now}</h2>
        ${figuresView(frame, view)}
        <h2>${overview.chain}</h2>
        <p class="hint">${overview.chainText}</p>
        ${chainView(frame, view)}`,
    )}
    <h2 id="plannen">${overview.plans}</h2>
    ${fresh('gekozen', chosenView(frame, view))} ${filtersView(frame, view)}
    ${fresh(
      'lijst',
      html`${view.lines.length === 0 ? html`<p>${overview.none}</p>` : tableView(texts, view)}
      ${pagesView(frame, view)}`,
    )}
    <p><a href="/overzicht/plannen.csv${hrefWith(frame, { taal: '', pagina: '' })}">${overview.csv}</a></p>
    <p><a href="/overzicht/daarna">${texts.afterDecision.link}</a></p>
    <p><a href="/overzicht/tijd">${texts.timeSpent.link}</a></p>`;
  return renderPage(frame, { title: overview.title, content, isWide: true, refreshesItself: true });
}

/** Each figure with its word and its sign: without colour one reads the same. */
function figuresView(frame: PageFrame, { figures, thresholds, choice }: OverviewOfPlans): Markup {
  const { overview } = frame.texts;
  const signs = { calm: '●', attention: '▲', alarm: '■' } as const;
  return html`<ul class="figures">
      ${figures.map(({ figure, count, level }) => {
        const { attention, alarm } = thresholds[figure];
        const group = planGroups.find((one) => one === figure);
        const isShown = choice.group === group && choice.stage === undefined;
        return html`<li class="${level}">
          <a href="${listHref(frame, { group })}" ${isShown ? html`aria-current="true"` : nothing}
            ><b>${count}</b> ${figureText(frame.texts, { figure, count, dueWithin: thresholds.dueWithin })}</a
          >
          <span class="level"
            ><span aria-hidden="true">${signs[level]}</span> <strong>${overview.levels[level]}</strong></span
          >
          <span class="hint">${overview.levelFrom(attention, alarm)}</span>
        </li>`;
      })}
    </ul>
    <p class="hint">${overview.stuckMeans}</p>`;
}

function figureText(
  { overview }: Texts,
  { figure, count, dueWithin }: { figure: Figure; count: number; dueWithin: number },
): string {
  const number = count === 1 ? 'one' : 'more';
  return figure === 'due' ? overview.figures.due[number](dueWithin) : overview.figures[figure][number];
}

/** The address of the list behind a figure or a stage, of the same period and domain. */
function listHref(
  frame: PageFrame,
  { group, stage = '' }: { group?: PlanChoice['group']; stage?: string },
): string {
  const { which, page } = overviewFields;
  const choices = { [which]: group === undefined ? '' : groupValues[group], [page]: '', taal: '' };
  return `${hrefWith(frame, { ...choices, [overviewFields.stage]: stage })}#plannen`;
}

function chainView(frame: PageFrame, { chain, choice }: OverviewOfPlans): Markup {
  const { overview } = frame.texts;
  return html`<ol class="chain">
    ${chain.map(
      ({ stage, label, count, late, stuck, median, isStep }) =>
        html`<li class="${isStep ? 'stop' : 'aside'} ${count > 0 ? 'some' : ''}">
          <a
            href="${listHref(frame, { stage })}"
            class="capital"
            ${choice.stage === stage ? html`aria-current="true"` : nothing}
            >${label}</a
          >
          <span class="count"><b>${count}</b> ${overview.plansHere(count)}</span>
          ${median === undefined ? nothing : html`<span class="hint">${overview.median(median)}</span>`}
          ${late === 0 ? nothing : html`<span class="late">${overview.lateOf(late)}</span>`}
          ${stuck === 0 ? nothing : html`<span class="late">${overview.stuckOf(stuck)}</span>`}
        </li>`,
    )}
  </ol>`;
}

function tableView(texts: Texts, { lines }: OverviewOfPlans): Markup {
  const { overview } = texts;
  const names = [
    overview.reference,
    overview.holder,
    overview.waited,
    overview.due,
    overview.legal,
    overview.opened,
    overview.contactPerson,
  ];
  return html`<table class="folds">
    <thead>
      <tr>
        ${names.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map((line) => rowView(texts, line))}
    </tbody>
  </table>`;
}

function rowView(texts: Texts, line: PlanLine): Markup {
  const { overview, format } = texts;
  return html`<tr>
    <th scope="row">
      <a href="/overzicht/zaak/${line.caseId}">${line.reference}</a>
      ${flagsOf(texts, line).map((flag) => html`<span class="late flag">${flag}</span>`)}
      ${line.isMoving ? html`<span class="hint flag">${overview.moving}</span>` : nothing}
    </th>
    <td data-name="${overview.holder}">${line.holder}</td>
    <td data-name="${overview.waited}">
      ${overview.workingDays(line.waited)}<br class="wide" />
      <span class="hint">${overview.sinceDay(format.shortDate(line.since))}</span>
    </td>
    <td data-name="${overview.due}">
      ${line.dueOn === undefined ? overview.noDue : format.shortDate(line.dueOn)}
      ${line.isLate ? html`<span class="late">${overview.late}</span>` : nothing}
      ${line.urgentOn === undefined ? nothing : html`<br />${overview.urgentOn(format.shortDate(line.urgentOn))}`}
    </td>
    <td data-name="${overview.legal}">
      ${format.shortDate(line.legal.lastDay)} ${line.legal.kind === 'suspended' ? overview.orLater : ''}
      ${line.isOverTerm ? html`<span class="late">${overview.overTerm}</span>` : nothing}
    </td>
    <td data-name="${overview.opened}">${format.shortDate(line.openedAt)}</td>
    <td data-name="${overview.contactPerson}">${line.contactPerson}</td>
  </tr>`;
}

/** Why a plan asks for a manager, in a few words each. */
export function flagsOf({ overview }: Texts, line: Pick<PlanLine, 'escalation' | 'stuck'>): string[] {
  return [
    ...(line.escalation === undefined ? [] : [overview.escalations[line.escalation]]),
    ...(line.stuck === undefined ? [] : [overview.stuck[line.stuck]]),
  ];
}

function pagesView(frame: PageFrame, { page, pages }: OverviewOfPlans): Markup {
  const { overview } = frame.texts;
  if (pages <= 1) return nothing;
  const to = (number: number, text: string): Markup =>
    html`<a href="${hrefWith(frame, { [overviewFields.page]: String(number), taal: '' })}#plannen"
      >${text}</a
    >`;
  return html`<nav class="buttons" aria-label="${overview.pages}">
    ${page > 1 ? to(page - 1, overview.previous) : nothing}
    <span>${overview.page(page, pages)}</span>
    ${page < pages ? to(page + 1, overview.next) : nothing}
  </nav>`;
}
