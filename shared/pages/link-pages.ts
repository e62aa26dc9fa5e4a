import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import { Form } from '../http/http.ts';
import { field, hidden } from './form-parts.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';
import { problemPage } from './problem-pages.ts';

/** The same page for every link there is or is not: one field, one button, nothing about anybody. */
export async function codePage(frame: PageFrame, wrong?: string): Promise<HttpResponse> {
  const { link, errorTitle } = frame.texts;
  const filled = { texts: frame.texts, values: new Form([]), issues: [] };
  const content = html`${
      wrong === undefined
        ? nothing
        : html`<div class="errors" role="alert">
            <h2>${errorTitle}</h2>
            <ul>
              <li><a href="#v-code">${wrong}</a></li>
            </ul>
          </div>`
    }
    <h1>${link.title}</h1>
    <p>${link.text}</p>
    <form method="post" novalidate>
      ${field(filled, { name: 'code', label: link.code, extra: 'code' })}
      <button type="submit" class="main">${link.open}</button>
    </form>`;
  const hasErrors = wrong !== undefined;
  return renderPage(frame, {
    title: link.title,
    content,
    hasErrors,
    status: hasErrors ? 422 : 200,
  });
}

/** A link that no longer opens: what happened, and, where that helps, a fresh one to the address on record. */
export async function deadLinkPage(
  frame: PageFrame,
  what: {
    title: string;
    text: string;
    offer: { token: string; code: string; nonce: string } | undefined;
  },
): Promise<HttpResponse> {
  const { title, text, offer } = what;
  const extra = offer === undefined ? nothing : offerView(frame, offer);
  return problemPage(frame, { status: 410, title, texts: [text], extra });
}

function offerView(
  { texts: { link } }: PageFrame,
  { token, code, nonce }: { token: string; code: string; nonce: string },
): Markup {
  return html`<h2>${link.freshTitle}</h2>
    <p>${link.freshText}</p>
    <form method="post" action="/nieuwe-link">
      ${hidden([
        ['token', token],
        ['code', code],
        ['nonce', nonce],
      ])}
      <button type="submit" class="main">${link.fresh}</button>
    </form>`;
}
