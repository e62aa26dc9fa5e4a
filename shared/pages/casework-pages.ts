import { html } from 'hono/html';
import type { Request } from '../domain/request.ts';
import type { HttpResponse } from '../http/http.ts';
import { errorSummary, field, fieldId, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';

export type CaseLine = {
  readonly caseId: string;
  readonly reference: string;
  readonly alias: string;
  readonly holder: string;
  readonly since: string;
  readonly dueOn: string | undefined;
  readonly isLate: boolean;
  /** A day in the real world that the family is bound to, of a case that runs. */
  readonly urgency: Request['urgency'];
  /** The contact person whose case it is, where the reader stands in for them. */
  readonly onBehalfOf: string | undefined;
};

export type DraftLine = { readonly id: string; readonly name: string | undefined; readonly savedAt: string };

/** The contact person's desk: what is being written down, and their cases: what is due first on top, what has ended below. */
export async function deskPage(
  frame: PageFrame,
  desk: { cases: readonly CaseLine[]; drafts: readonly DraftLine[]; newDraft: string },
): Promise<HttpResponse> {
  const { texts } = frame;
  const { casework } = texts;
  const content = html`<h1>${casework.title}</h1>
    <form method="post" action="/werk/concept">
      ${hidden([['draft', desk.newDraft]])}
      <button type="submit" class="main">${casework.write}</button>
    </form>
    <p><a href="/werk/nieuw">${casework.import}</a></p>
    ${
      desk.drafts.length === 0
        ? nothing
        : html`<h2>${casework.drafts}</h2>
            <ul class="plain">
              ${desk.drafts.map(
                (draft) =>
                  html`<li>
                    <a href="/werk/concept/${draft.id}">
                      ${draft.name === undefined ? casework.draftNameless : casework.draftOf(draft.name)}
                    </a>
                    <p>${casework.draftSaved(texts.format.moment(draft.savedAt))}</p>
                  </li>`,
              )}
            </ul>`
    }
    <h2>${casework.running}</h2>
    ${
      desk.cases.length === 0
        ? html`<p>${casework.none}</p>`
        : html`<ul class="plain">
            ${desk.cases.map((one) => caseLine(frame, one))}
          </ul>`
    }`;
  return renderPage(frame, { title: casework.title, content });
}

function caseLine({ texts }: PageFrame, one: CaseLine): Markup {
  const { casework, format } = texts;
  return html`<li>
    <a href="/werk/zaak/${one.caseId}">${one.alias}, ${one.reference}</a>
    <p>
      ${one.onBehalfOf === undefined ? nothing : html`${texts.handOver.onBehalfOf(one.onBehalfOf)}<br />`}
      ${casework.stage}: ${one.holder}<br />
      ${casework.since}:
      ${format.shortDate(one.since)}${
        one.dueOn === undefined
          ? nothing
          : html`<br />
              ${casework.due}: ${format.shortDate(one.dueOn)}
              ${one.isLate ? html`<span class="late">${texts.tracker.late}</span>` : nothing}`
      }
      ${
        one.urgency === undefined
          ? nothing
          : html`<br /><strong
                >${texts.course.urgent(one.urgency.why, format.longDate(one.urgency.on))}</strong
              >`
      }
    </p>
  </li>`;
}

export async function importPage(frame: PageFrame, filled: Filled, commandId: string): Promise<HttpResponse> {
  const { casework } = frame.texts;
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, (path) => (path === 'json' || path === '' ? undefined : path))}
    <h1>${casework.importTitle}</h1>
    <p>${casework.importText}</p>
    ${planForm(filled, {
      id: 'formulier',
      action: '/werk/nieuw',
      send: casework.importSend,
      carried: [['commandId', commandId]],
    })}
    <p><a href="/werk">${casework.back}</a></p>`;
  return renderPage(frame, {
    title: casework.importTitle,
    content,
    hasErrors: wrong,
    form: { id: 'formulier' },
    status: wrong ? 422 : 200,
  });
}

/** A plan as a file or as text: for other systems, and for who has one ready. */
export function planForm(
  filled: Filled,
  form: { id: string; action: string; send: string; carried: readonly (readonly [string, string])[] },
): Markup {
  const { casework } = filled.texts;
  return html`<form
    method="post"
    id="${form.id}"
    action="${form.action}"
    enctype="multipart/form-data"
    novalidate
  >
    ${hidden(form.carried)}
    <div class="field">
      <label for="${fieldId('file')}">${casework.file}</label>
      <input id="${fieldId('file')}" name="file" type="file" accept=".json,application/json" />
    </div>
    ${field(filled, { name: 'json', label: casework.paste, hint: casework.pasteHint, rows: 8 })}
    <button type="submit" class="main">${form.send}</button>
  </form>`;
}
