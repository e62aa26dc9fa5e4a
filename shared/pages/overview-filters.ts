import { html } from 'hono/html';
import { Form } from '../http/http.ts';
import { planGroups, planOrders, type PlanChoice, type PlanGroup } from '../views/open-plans.ts';
import { field, select, type Filled } from './form-parts.ts';
import { nothing, type Markup, type PageFrame } from './layout.ts';

/** What a view is called in its address, so that it can be shared. */
export const overviewFields = {
  stage: 'bij',
  which: 'welke',
  domain: 'domein',
  from: 'van',
  until: 'tot',
  order: 'volgorde',
  page: 'pagina',
} as const;
export const groupValues: Readonly<Record<PlanGroup, string>> = {
  late: 'te-laat',
  due: 'binnenkort',
  stuck: 'vast',
};

type Choosing = {
  readonly choice: PlanChoice;
  readonly chosen: number;
  readonly domains: readonly string[];
  readonly chain: readonly { readonly stage: string; readonly label: string }[];
};

/** What is shown, in a sentence. */
export function chosenView(frame: PageFrame, view: Choosing): Markup {
  const { overview } = frame.texts;
  const chosen = chosenTexts(frame, view);
  const said = `${overview.shown(view.chosen)}.`;
  return html`<p>
    ${said}
    ${
      chosen.length === 0
        ? nothing
        : html`${overview.chosen}: <strong>${chosen.join(', ')}</strong>.
            <a href="/overzicht#plannen">${overview.everything}</a>`
    }
  </p>`;
}

/** Folded: all that can be chosen. It stays as it is while somebody is at it. */
export function filtersView(frame: PageFrame, view: Choosing): Markup {
  return html`<details>
    <summary>${frame.texts.overview.filters}</summary>
    ${formView(frame, view)}
  </details>`;
}

function chosenTexts({ texts }: PageFrame, { choice, chain }: Choosing): string[] {
  const { overview, format } = texts;
  const { group, stage, domain, from, until } = choice;
  const stageLabel = chain.find((one) => one.stage === stage)?.label ?? stage;
  const said = [
    group === undefined ? undefined : overview.groups[group].toLowerCase(),
    stageLabel,
    domain === undefined ? undefined : texts.domains(domain),
    from === undefined ? undefined : `${overview.from.toLowerCase()} ${format.shortDate(from)}`,
    until === undefined ? undefined : `${overview.until.toLowerCase()} ${format.shortDate(until)}`,
  ];
  return said.filter((text) => text !== undefined);
}

function formView({ texts }: PageFrame, { choice, chain, domains }: Choosing): Markup {
  const { overview } = texts;
  const { group, stage, domain, from, until, order } = choice;
  const filled: Filled = {
    texts,
    issues: [],
    values: new Form([
      [overviewFields.stage, stage ?? ''],
      [overviewFields.which, group === undefined ? '' : groupValues[group]],
      [overviewFields.domain, domain ?? ''],
      [overviewFields.from, from ?? ''],
      [overviewFields.until, until ?? ''],
      [overviewFields.order, order],
    ]),
  };
  const choose = (name: string, label: string, answers: { value: string; label: string }[]): Markup =>
    select(filled, { name, label, answers });
  return html`<form method="get" action="/overzicht#plannen" class="filters" aria-label="${overview.filters}">
    ${choose(overviewFields.which, overview.which, [
      { value: '', label: overview.all },
      ...planGroups.map((one) => ({ value: groupValues[one], label: overview.groups[one] })),
    ])}
    ${choose(overviewFields.stage, overview.stage, [
      { value: '', label: overview.everybody },
      ...chain.map((one) => ({ value: one.stage, label: one.label })),
    ])}
    ${choose(overviewFields.domain, overview.domain, [
      { value: '', label: overview.allDomains },
      ...domains.map((one) => ({ value: one, label: texts.domains(one) })),
    ])}
    ${field(filled, { name: overviewFields.from, label: overview.from, type: 'date' })}
    ${field(filled, { name: overviewFields.until, label: overview.until, type: 'date' })}
    ${choose(
      overviewFields.order,
      overview.order,
      planOrders.map((value) => ({ value, label: overview.orders[value] })),
    )}
    <button type="submit">${overview.show}</button>
  </form>`;
}
