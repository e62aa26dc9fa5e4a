import { html } from 'hono/html';
import type { LastDay } from '../domain/terms.ts';
import type { Escalation } from '../domain/what-waits.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { planOrders, type PlanChoice } from '../views/open-plans.ts';
import { select } from './form-parts.ts';
import { Form } from '../http/http.ts';
import { hrefWith, nothing, renderPage, type Markup, type PageFrame } from './layout.ts';

export type PlanLine = {
  /** Where somebody else can be asked; `undefined` where no official is asked now. */
  readonly caseId: string | undefined;
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
  readonly urgentOn: string | undefined;
  readonly openedAt: string;
  readonly contactPerson: string;
};

export type OverviewOfPlans = {
  readonly open: number;
  readonly late: number;
  readonly chain: readonly { stage: string; label: string; count: number; late: number }[];
  readonly choice: PlanChoice;
  readonly lines: readonly PlanLine[];
  readonly page: number;
  readonly pages: number;
};

/** The names of what can be chosen in the address, so that a view can be sent to somebody else. */
export const overviewFields = { stage: 'bij', late: 'welke', order: 'volgorde', page: 'pagina' } as const;
export const lateValue = 'te-laat';

/** Monday morning: how many plans wait where, and which first. Functions only; nobody is ranked. */
export async function plansPage(frame: PageFrame, view: OverviewOfPlans): Promise<HttpResponse> {
  const { texts } = frame;
  const { overview } = texts;
  const content = html`<h1>${overview.title}</h1>
    <p class="lead">${overview.figures(view.open, view.late)}</p>
    <p><a href="/overzicht/tijd">${texts.timeSpent.link}</a></p>
    <p><a href="/overzicht/daarna">${texts.afterDecision.link}</a></p>
    <h2>${overview.chain}</h2>
    ${chainView(texts, view)}
    <h2 id="plannen">${overview.plans}</h2>
    ${filtersView(texts, view)}
    ${view.lines.length === 0 ? html`<p>${overview.none}</p>` : tableView(texts, view)}
    ${pagesView(frame, view)}
    <p><a href="/overzicht/plannen.csv${hrefWith(frame, { taal: '', pagina: '' })}">${overview.csv}</a></p>`;
  return renderPage(frame, { title: overview.title, content, isWide: true });
}

function chainView(texts: Texts, { chain }: OverviewOfPlans): Markup {
  const { overview } = texts;
  return html`<ol class="chain">
    ${chain.map(
      ({ stage, label, count, late }) =>
        html`<li class="${count > 0 ? 'some' : ''}">
          <a href="?${overviewFields.stage}=${stage}#plannen" class="capital">${label}</a>
          <b>${count}</b>
          ${late === 0 ? nothing : html`<span class="late">${overview.lateOf(late)}</span>`}
        </li>`,
    )}
  </ol>`;
}

function filtersView(texts: Texts, { choice, chain }: OverviewOfPlans): Markup {
  const { overview } = texts;
  const filled = {
    texts,
    issues: [],
    values: new Form([
      [overviewFields.stage, choice.stage ?? ''],
      [overviewFields.late, choice.onlyLate ? lateValue : ''],
      [overviewFields.order, choice.order],
    ]),
  };
  return html`<form method="get" action="/overzicht#plannen" class="filters" aria-label="${overview.filters}">
    ${select(filled, {
      name: overviewFields.stage,
      label: overview.stage,
      answers: [
        { value: '', label: overview.everybody },
        ...chain.map(({ stage, label }) => ({ value: stage, label })),
      ],
    })}
    ${select(filled, {
      name: overviewFields.late,
      label: overview.which,
      answers: [
        { value: '', label: overview.all },
        { value: lateValue, label: overview.onlyLate },
      ],
    })}
    ${select(filled, {
      name: overviewFields.order,
      label: overview.order,
      answers: planOrders.map((value) => ({ value, label: overview.orders[value] })),
    })}
    <button type="submit">${overview.show}</button>
  </form>`;
}

function tableView(texts: Texts, { lines }: OverviewOfPlans): Markup {
  const { overview, format } = texts;
  const names = [
    overview.reference,
    overview.holder,
    overview.since,
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
      ${lines.map(
        (line) =>
          html`<tr>
            <th scope="row">
              ${line.reference}
              ${
                line.escalation === undefined
                  ? nothing
                  : html`<span class="late">${overview.escalations[line.escalation]}</span>`
              }
            </th>
            <td data-name="${overview.holder}">${line.holder}${askAnotherView(texts, line)}</td>
            <td data-name="${overview.since}">${format.shortDate(line.since)}</td>
            <td data-name="${overview.waited}">${overview.workingDays(line.waited)}</td>
            <td data-name="${overview.due}">
              ${line.dueOn === undefined ? overview.noDue : format.shortDate(line.dueOn)}
              ${line.isLate ? html`<span class="late">${overview.late}</span>` : nothing}
              ${line.urgentOn === undefined ? nothing : html`<br />${overview.urgentOn(format.shortDate(line.urgentOn))}`}
            </td>
            <td data-name="${overview.legal}">
              ${format.shortDate(line.legal.lastDay)}
              ${line.legal.kind === 'suspended' ? overview.orLater : ''}
              ${line.isOverTerm ? html`<span class="late">${overview.overTerm}</span>` : nothing}
            </td>
            <td data-name="${overview.opened}">${format.shortDate(line.openedAt)}</td>
            <td data-name="${overview.contactPerson}">${line.contactPerson}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function pagesView(frame: PageFrame, { page, pages }: OverviewOfPlans): Markup {
  const { overview } = frame.texts;
  if (pages <= 1) return nothing;
  const to = (number: number, text: string): Markup =>
    html`<a href="${hrefWith(frame, { [overviewFields.page]: String(number) })}#plannen">${text}</a>`;
  return html`<nav class="buttons" aria-label="${overview.pages}">
    ${page > 1 ? to(page - 1, overview.previous) : nothing}
    <span>${overview.page(page, pages)}</span>
    ${page < pages ? to(page + 1, overview.next) : nothing}
  </nav>`;
}

function askAnotherView({ handOver }: Texts, { caseId, reference }: PlanLine): Markup {
  if (caseId === undefined) return nothing;
  return html`<br /><a href="/overzicht/zaak/${caseId}/iemand-anders"
      >${handOver.askLink}<span class="spoken"> (${reference})</span></a
    >`;
}
