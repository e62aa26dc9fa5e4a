import { html, raw } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/nl.ts';

/** Markup that has been escaped. */
export type Markup = ReturnType<typeof html>;

/** What all pages share. `mailbox` is the address of the mailbox on a laptop; there is none in the cloud. */
export type PageFrame = { readonly texts: Texts; readonly municipality: string; readonly mailbox?: string };

export type Page = {
  readonly title: string;
  readonly content: Markup;
  readonly status?: number;
  readonly hasErrors?: boolean;
};

export const nothing: Markup = raw('');

/** A whole page. The title says first that something is wrong, for who hears it before they see it. */
export async function renderPage(frame: PageFrame, page: Page): Promise<HttpResponse> {
  const { texts } = frame;
  const prefix = page.hasErrors === true ? texts.errorPrefix : '';
  const markup = await html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${prefix}${page.title} – ${texts.product} ${frame.municipality}</title>
        <link rel="stylesheet" href="/stijl.css" />
        <link rel="icon" href="/icoon.svg" />
      </head>
      <body>
        <a class="skip" href="#inhoud">${texts.skipLink}</a>
        <header>
          <p class="brand"><strong>${texts.product}</strong> <span>${frame.municipality}</span></p>
        </header>
        <main id="inhoud">${page.content}</main>
        <footer>
          <p>${texts.productLine}</p>
          ${frame.mailbox === undefined ? nothing : html`<p><a href="${frame.mailbox}">${texts.mailboxLink}</a></p>`}
        </footer>
      </body>
    </html>`;
  return { status: page.status ?? 200, body: String(markup) };
}
