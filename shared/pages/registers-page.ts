import { html } from 'hono/html';
import type { Mandate } from '../domain/mandates.ts';
import type { Registers } from '../domain/registers.ts';
import type { HttpResponse } from '../http/http.ts';
import { administrationTextsIn } from '../i18n/administration-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import type { ChangeType } from '../registers/changes.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { list, part } from './plan-view.ts';
import type { Label } from './tracker.ts';

export type RegistersView = {
  readonly registers: Registers;
  /** How a function is called. */
  readonly label: Label;
  /** How somebody is called, by their id; the id of who is in the directory no more. */
  readonly nameOf: (id: string) => string;
  /** The newest first. */
  readonly changes: readonly {
    readonly n: number;
    /** ISO 8601, UTC. */
    readonly at: string;
    readonly type: ChangeType;
    readonly by: string;
  }[];
  readonly isChainWaiting: boolean;
  readonly isConfigurationLeft: boolean;
  readonly asOf: string;
};

/** The registers as they stand, for who keeps them. Nothing is changed here, and nothing of a case is shown. */
export async function registersPage(frame: PageFrame, view: RegistersView): Promise<HttpResponse> {
  const { texts } = frame;
  const { format } = texts;
  const words = administrationTextsIn(texts.language);
  const content = html`<h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <p>${words.asOf(format.moment(view.asOf))}</p>
    ${view.isChainWaiting ? html`<p class="notice">${words.chainWaits}</p>` : nothing}
    ${view.isConfigurationLeft ? html`<p class="notice">${words.configurationLeft}</p>` : nothing}
    ${part(words.people, peopleTable(texts, view))} ${part(words.mandates, mandatesTable(texts, view))}
    ${part(words.chain, chainView(texts, view))} ${part(words.rules, rulesTable(texts, view))}
    ${part(words.changes, changesTable(texts, view))}`;
  return renderPage(frame, { title: words.title, content, isWide: true });
}

/** A table whose rows become lists where it does not fit; the first cell of a row names it. */
function table(names: readonly string[], rows: readonly (readonly (Markup | string)[])[]): Markup {
  return html`<table class="folds">
    <thead>
      <tr>
        ${names.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first, ...cells]) =>
          html`<tr>
            <th scope="row">${first}</th>
            ${cells.map((cell, index) => html`<td data-name="${names[index + 1]}">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function peopleTable(texts: Texts, { registers, label, nameOf }: RegistersView): Markup {
  const { functions } = texts;
  const words = administrationTextsIn(texts.language);
  const { officials, contactPersons, managers, administrators } = registers;
  const row = (one: Registers['managers'][number], does: string): (Markup | string)[] => [
    one.name,
    does,
    one.email,
    lines(
      one.absences.map(({ from, until, substitute }) =>
        words.away(period(texts, from, until), nameOf(substitute)),
      ),
    ),
  ];
  return table(
    [words.name, words.function, words.email, words.absence],
    [
      ...officials.map((one) =>
        row(
          one,
          one.employer === undefined ? label(one.function) : `${label(one.function)}, ${one.employer}`,
        ),
      ),
      ...contactPersons.map((one) => row(one, `${functions['contact-person'] ?? ''}, ${one.organisation}`)),
      ...managers.map((one) => row(one, label('manager'))),
      ...administrators.map((one) => row(one, label('administrator'))),
    ],
  );
}

function mandatesTable(texts: Texts, { registers, label, nameOf }: RegistersView): Markup {
  const { format } = texts;
  const words = administrationTextsIn(texts.language);
  const { mandates, discretion } = registers;
  const holder = ({ function: functionId, person }: Mandate): string =>
    functionId === undefined ? nameOf(person ?? '') : label(functionId);
  const rows = mandates.map((one) => [
    one.id,
    holder(one),
    one.grantor,
    one.domains.map((domain) => texts.domains(domain)).join(', '),
    one.upTo === undefined ? words.noLimit : words.upTo(format.euro(one.upTo)),
    period(texts, one.from, one.until),
    lines(particularsOf(texts, one)),
  ]);
  const names = [
    words.number,
    words.holder,
    words.grantor,
    words.domains,
    words.limit,
    words.period,
    words.particulars,
  ];
  const alone = discretion.map(
    (one) => html`${words.decidesAlone(label(one.function), format.euro(one.upTo))}`,
  );
  return html`${rows.length === 0 ? html`<p>${words.none}</p>` : table(names, rows)}
  ${alone.length === 0 ? nothing : list(alone)}`;
}

function particularsOf({ language, format }: Texts, mandate: Mandate): string[] {
  const words = administrationTextsIn(language);
  const { revokedFrom, under, caseId, consent, subMandate } = mandate;
  return [
    ...(revokedFrom === undefined ? [] : [words.revoked(format.shortDate(revokedFrom))]),
    ...(under === undefined ? [] : [words.under(under)]),
    ...(caseId === undefined ? [] : [words.oneCase]),
    ...(subMandate ? [words.subMandate] : []),
    ...(consent === undefined ? [] : [words.consent(consent)]),
  ];
}

function chainView(texts: Texts, { registers }: RegistersView): Markup {
  const words = administrationTextsIn(texts.language);
  return list(
    registers.chain.map((stage) => {
      const domains = stage.domains.map((domain) => texts.domains(domain)).join(', ');
      const word = words.words[stage.word];
      return html`<span class="capital">${stage.label}</span>:
        ${domains === '' ? word : `${word} (${domains})`}${stage.optional ? `, ${words.optional}` : ''}`;
    }),
    'ol',
  );
}

function rulesTable(texts: Texts, { registers }: RegistersView): Markup {
  const { layers } = texts;
  const words = administrationTextsIn(texts.language);
  if (registers.rules.length === 0) return html`<p>${words.none}</p>`;
  return table(
    [words.rule, words.number, words.layer, words.period],
    registers.rules.map((one) => [
      one.title,
      one.id,
      layers[one.layer],
      one.from === undefined && one.until === undefined ? words.always : period(texts, one.from, one.until),
    ]),
  );
}

function changesTable(texts: Texts, { changes }: RegistersView): Markup {
  const { format } = texts;
  const words = administrationTextsIn(texts.language);
  if (changes.length === 0) return html`<p>${words.unchanged}</p>`;
  return table(
    [words.number, words.at, words.by, words.what],
    changes.map(({ n, at, by, type }) => [String(n), format.moment(at), by, words.kinds[type]]),
  );
}

function period({ language, format }: Texts, from?: string, until?: string): string {
  const words = administrationTextsIn(language);
  const said = [
    ...(from === undefined ? [] : [words.from(format.shortDate(from))]),
    ...(until === undefined ? [] : [words.until(format.shortDate(until))]),
  ];
  return said.join(' ');
}

function lines(texts: readonly string[]): Markup {
  return html`${texts.map((text, index) => html`${index === 0 ? nothing : html`<br />`}${text}`)}`;
}
