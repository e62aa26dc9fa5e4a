import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import { errorSummary, field, type Filled } from './form-parts.ts';
import { renderPage, type PageFrame } from './layout.ts';
import { list } from './plan-view.ts';

/** What this is, and where a contact person asks for a link. */
export async function startPage(frame: PageFrame, filled: Filled): Promise<HttpResponse> {
  const { start } = frame.texts;
  const wrong = filled.issues.length > 0;
  const content = html`${errorSummary(filled, () => start.email)}
    <h1>${start.title}</h1>
    <p class="lead">${start.lead}</p>
    <h2>${start.formTitle}</h2>
    <form method="post" action="/link" novalidate>
      ${field(filled, { name: 'email', label: start.email, hint: start.formText, type: 'email', extra: 'email' })}
      <button type="submit" class="main">${start.send}</button>
    </form>
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

export async function linkAskedPage(frame: PageFrame): Promise<HttpResponse> {
  const { start } = frame.texts;
  const content = html`<h1>${start.sentTitle}</h1>
    <p>${start.sentText}</p>
    <p><a href="/">${start.again}</a></p>`;
  return renderPage(frame, { title: start.sentTitle, content });
}
