import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import { leadingTo } from '../sign-in/landing.ts';
import { nothing, renderPage, type Markup, type PageFrame } from './layout.ts';

/** A page that says what happened and what to do. */
export async function problemPage(
  frame: PageFrame,
  what: { status: number; title: string; texts: readonly string[]; extra?: Markup },
): Promise<HttpResponse> {
  const content = html`<h1>${what.title}</h1>
    ${what.texts.map((text) => html`<p>${text}</p>`)} ${what.extra ?? nothing}`;
  return renderPage(frame, { title: what.title, content, status: what.status });
}

export async function notFoundPage(frame: PageFrame): Promise<HttpResponse> {
  const { notFoundTitle, notFound } = frame.texts.problems;
  return problemPage(frame, { status: 404, title: notFoundTitle, texts: [notFound] });
}

/** Every page about a case whose data are gone; what was typed on it is given back. */
export async function erasedPage(frame: PageFrame, typed: readonly string[] = []): Promise<HttpResponse> {
  const { erasedTitle: title, erased: text } = frame.texts.problems;
  return typedBackPage(frame, typed, { status: 410, title, text });
}

export async function wrongMethodPage(frame: PageFrame): Promise<HttpResponse> {
  const { methodTitle, method } = frame.texts.problems;
  return problemPage(frame, { status: 405, title: methodTitle, texts: [method] });
}

/** A form of ours without the fields it was given: something between the page and us has lost them. */
export async function unreadablePage(frame: PageFrame): Promise<HttpResponse> {
  const { unreadableTitle, unreadable } = frame.texts.problems;
  return problemPage(frame, { status: 400, title: unreadableTitle, texts: [unreadable] });
}

export async function noSessionPage(
  frame: PageFrame,
  expired: 'expired' | 'missing' | 'kept' | 'draft-kept',
): Promise<HttpResponse> {
  const { session } = frame.texts;
  const extra = waysIn(frame);
  if (expired === 'missing' && frame.signIn !== undefined) {
    const { missingTitle, missing } = frame.texts.signIn;
    return problemPage(frame, { status: 401, title: missingTitle, texts: [missing], extra });
  }
  if (expired === 'missing') {
    return problemPage(frame, { status: 401, title: session.missingTitle, texts: [session.missing], extra });
  }
  const kept = { kept: [session.kept], 'draft-kept': [session.draftKept], expired: [] };
  const again = frame.signIn === undefined ? session.expired : frame.texts.signIn.expired;
  const texts = [...kept[expired], again];
  return problemPage(frame, { status: 401, title: session.expiredTitle, texts, extra });
}

function waysIn({ texts: { session, signIn }, signIn: address, here }: PageFrame): Markup {
  return html`${
      address === undefined
        ? nothing
        : html`<p><a class="button" href="${address}">${signIn.withProvider}</a></p>`
    }
    <p><a href="${here === undefined ? '/' : leadingTo('/', here)}">${session.start}</a></p>`;
}

/**
 * What was typed is given back, to be copied: by nobody known, or on a page that is not there any more. Nothing else
 * about anybody is shown.
 */
export async function typedBackPage(
  frame: PageFrame,
  typed: readonly string[],
  why?: { status: number; title: string; text: string },
): Promise<HttpResponse> {
  const { session } = frame.texts;
  const back = waysIn(frame);
  const extra = html`<p>${session.copy}</p>
    ${typed.map(
      (text, index) =>
        html`<div class="field">
          <label for="v-getypt-${index}">${session.typed(index + 1)}</label>
          <textarea id="v-getypt-${index}" rows="6" readonly>${'\n'}${text}</textarea>
        </div>`,
    )}
    ${back}`;
  const { status, title, text } = why ?? { status: 401, title: session.missingTitle, text: session.missing };
  return problemPage(frame, { status, title, texts: [text], extra: typed.length === 0 ? back : extra });
}
