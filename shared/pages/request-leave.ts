import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import { renderPage, type PageFrame } from './layout.ts';
import { requestTextsIn } from '../i18n/request-texts.ts';

/** "Later verder": what was typed is kept, and a mail with the way back is under way. */
export async function laterPage(
  frame: PageFrame,
  view: { back: string; keptUntil: string },
): Promise<HttpResponse> {
  const request = requestTextsIn(frame.texts.language);
  const content = html`<h1>${request.laterTitle}</h1>
    <p>${request.laterText}</p>
    <p>${request.keptUntil(view.keptUntil)}</p>
    <p><a href="${view.back}">${request.laterBack}</a></p>`;
  return renderPage(frame, { title: request.laterTitle, content });
}

export async function discardedPage(frame: PageFrame): Promise<HttpResponse> {
  const request = requestTextsIn(frame.texts.language);
  const content = html`<h1>${request.discardedTitle}</h1>
    <p>${request.discardedText}</p>`;
  return renderPage(frame, { title: request.discardedTitle, content });
}

export async function discardPage(frame: PageFrame, back: string): Promise<HttpResponse> {
  const request = requestTextsIn(frame.texts.language);
  const content = html`<h1>${request.discardTitle}</h1>
    <p>${request.discardText}</p>
    <form method="post" action="${back}">
      <div class="buttons">
        <button type="submit" name="step" value="discard-yes" class="main">${request.discardYes}</button>
        <a href="${back}">${request.discardNo}</a>
      </div>
    </form>`;
  return renderPage(frame, { title: request.discardTitle, content });
}
