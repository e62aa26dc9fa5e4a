import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import { leadingTo } from '../sign-in/landing.ts';
import { errorSummary, field, hidden, type Filled } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { list } from './plan-view.ts';

/** How staff may come in here. */
export type Ways = {
  readonly byProvider: boolean;
  readonly byMail: boolean;
  /** The page they were led here from, and come back to. */
  readonly to: string | undefined;
};

/** What this is, and where a contact person asks for a link. */
export async function startPage(frame: PageFrame, filled: Filled, ways: Ways): Promise<HttpResponse> {
  const { start, signIn } = frame.texts;
  const wrong = filled.issues.length > 0;
  const { to } = ways;
  const content = html`${errorSummary(filled, () => start.email)}
    <h1>${start.title}</h1>
    <p class="lead">${start.lead}</p>
    ${
      ways.byProvider
        ? html`<h2>${signIn.title}</h2>
            <p>${signIn.text}</p>
            <p>
              <a class="button" href="${to === undefined ? '/inloggen' : leadingTo('/inloggen', to)}"
                >${signIn.withProvider}</a
              >
            </p>`
        : nothing
    }
    ${ways.byMail ? linkForm(filled, { title: ways.byProvider ? signIn.byMailTitle : start.formTitle, to }) : nothing}
    <p>${start.others}</p>
    <h2>${start.how}</h2>
    ${list(
      start.steps.map((step) => html`${step}`),
      'ol',
    )}`;
  return renderPage(frame, {
    title: start.title,
    content,
    hasErrors: wrong,
    status: wrong ? 422 : 200,
  });
}

function linkForm(filled: Filled, { title, to }: { title: string; to: string | undefined }): Markup {
  const { start } = filled.texts;
  return html`<h2>${title}</h2>
    <form method="post" action="/link" novalidate>
      ${to === undefined ? nothing : hidden([['naar', to]])}
      ${field(filled, { name: 'email', label: start.email, hint: start.formText, type: 'email', extra: 'email' })}
      <button type="submit" class="main">${start.send}</button>
    </form>`;
}

export async function linkAskedPage(frame: PageFrame): Promise<HttpResponse> {
  const { start } = frame.texts;
  const content = html`<h1>${start.sentTitle}</h1>
    <p>${start.sentText}</p>
    <p><a href="/">${start.again}</a></p>`;
  return renderPage(frame, { title: start.sentTitle, content });
}
