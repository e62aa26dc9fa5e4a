import { html } from 'hono/html';
import { followUpKinds, type FollowUpKind } from '../domain/follow-through.ts';
import { Form, type HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';
import { select } from './form-parts.ts';
import { asOfView, freshPart } from './fresh-parts.ts';
import { hrefWith, nothing, renderPage, type Markup, type PageFrame } from './layout.ts';

/** One thing on a list: a case number, and nothing of the family. */
export type FollowUpLine = {
  readonly caseId: string;
  readonly reference: string;
  readonly kind: FollowUpKind;
  /** Left out for the plan as a whole. */
  readonly domain: string | undefined;
  readonly rule: string | undefined;
  readonly dueOn: string;
  readonly contactPerson: string;
};

export type AfterDecisionView = {
  readonly lists: Readonly<
    Record<
      FollowUpKind,
      {
        readonly count: string;
        /** Than was read of this list for the page. */
        readonly mayBeMore: boolean;
        readonly lines: readonly FollowUpLine[];
      }
    >
  >;
  readonly domain: string | undefined;
  readonly domains: readonly string[];
  /** The instant at which the page was made (ISO 8601, UTC), and what names everything that is shown. */
  readonly asOf: string;
  readonly version: string;
};

/** The names of what can be chosen in the address. */
export const afterFields = { domain: 'domein' } as const;

/** What waits for somebody after the decision: what should have begun, is late, or ends soon. */
export async function afterDecisionPage(frame: PageFrame, view: AfterDecisionView): Promise<HttpResponse> {
  const { texts } = frame;
  const { afterDecision: words } = texts;
  const content = html`<p><a href="/overzicht">${words.back}</a></p>
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${filtersView(texts, view)} ${asOfView(texts, view.asOf, texts.format.moment(view.asOf))}
    ${freshPart('lijsten', view.version, html`${followUpKinds.map((kind) => listView(texts, kind, view))}`)}
    <p><a href="/overzicht/daarna.csv${hrefWith(frame, { taal: '' })}">${words.csv}</a></p>`;
  return renderPage(frame, { title: words.title, content, isWide: true, refreshesItself: true });
}

function filtersView(texts: Texts, { domain, domains }: AfterDecisionView): Markup {
  const { afterDecision: words } = texts;
  const values = new Form([[afterFields.domain, domain ?? '']]);
  return html`<form method="get" class="filters" aria-label="${words.filters}">
    ${select(
      { texts, issues: [], values },
      {
        name: afterFields.domain,
        label: words.domain,
        answers: [
          { value: '', label: words.allDomains },
          ...domains.map((one) => ({ value: one, label: texts.domains(one) })),
        ],
      },
    )}
    <button type="submit">${words.show}</button>
  </form>`;
}

function listView(texts: Texts, kind: FollowUpKind, { lists }: AfterDecisionView): Markup {
  const { afterDecision: words } = texts;
  const { count, mayBeMore, lines } = lists[kind];
  if (lines.length === 0)
    return html`<h2>${words.kinds[kind]}</h2>
      <p>${mayBeMore ? words.noneOfFirst : words.none}</p>`;
  return html`<h2>${words.kinds[kind]}</h2>
    <p>${words.says[kind](count)} ${count === String(lines.length) ? nothing : words.first(lines.length)}</p>
    <table class="folds">
      <thead>
        <tr>
          ${[words.reference, words.domain, words.rule, words.dates[kind], words.contactPerson].map(
            (name) => html`<th scope="col">${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row"><a href="/overzicht/zaak/${line.caseId}/daarna">${line.reference}</a></th>
              <td data-name="${words.domain}">${domainText(texts, line.domain)}</td>
              <td data-name="${words.rule}">${line.rule ?? words.noRule}</td>
              <td data-name="${words.dates[kind]}">${texts.format.shortDate(line.dueOn)}</td>
              <td data-name="${words.contactPerson}">${line.contactPerson}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

export function domainText({ domains, afterDecision }: Texts, domain: string | undefined): string {
  return domain === undefined ? afterDecision.wholePlan : domains(domain);
}

/** What became of one thing: it was done on a day, is waited for, or holds no longer. */
export type FollowUpState = Pick<FollowUpLine, 'kind' | 'domain' | 'rule' | 'dueOn'> & {
  readonly doneOn: string | undefined;
  readonly isWaitedFor: boolean;
};

/** All of it of one case, for a manager: kinds and days, and no word of what was agreed. */
export async function caseAfterPage(
  frame: PageFrame,
  view: { reference: string; contactPerson: string; states: readonly FollowUpState[] },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { afterDecision: words, format } = texts;
  const title = words.caseTitle(view.reference);
  const content = html`<p><a href="/overzicht/daarna">${words.backToList}</a></p>
    <h1>${title}</h1>
    <p class="lead">${words.caseLead}</p>
    <p>${words.contactPerson}: ${view.contactPerson}</p>
    ${
      view.states.length === 0
        ? html`<p>${words.none}</p>`
        : html`<table class="folds">
            <thead>
              <tr>
                ${[words.what, words.domain, words.rule, words.date, words.stand].map(
                  (name) => html`<th scope="col">${name}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${view.states.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${words.things[one.kind]}</th>
                    <td data-name="${words.domain}">${domainText(texts, one.domain)}</td>
                    <td data-name="${words.rule}">${one.rule ?? words.noRule}</td>
                    <td data-name="${words.date}">${format.shortDate(one.dueOn)}</td>
                    <td data-name="${words.stand}">${standText(texts, one)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`;
  return renderPage(frame, { title, content, isWide: true });
}

function standText({ afterDecision: words, format }: Texts, one: FollowUpState): string {
  if (one.doneOn !== undefined) return words.doneOn(format.shortDate(one.doneOn));
  if (!one.isWaitedFor) return words.lapsed;
  return one.kind === 'end' ? words.running : words.waits;
}
