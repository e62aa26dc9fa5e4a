import { html, raw } from 'hono/html';
import type { HttpRequest, HttpResponse } from '../http/http.ts';
import { languageNames, languages, type Language } from '../i18n/language.ts';
import { pageTextsIn } from '../i18n/page-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { leadingTo, pageOfStaff } from '../sign-in/landing.ts';

/** Markup that has been escaped. */
export type Markup = ReturnType<typeof html>;

/** Whose pages these are. `mailbox` is the address of the mailbox on a laptop; there is none in the cloud. */
export type Look = {
  readonly municipality: string;
  readonly mailbox?: string;
  /** Staff sign in with the municipality's own provider. */
  readonly hasProvider?: boolean;
};

/** What all pages share, for one visitor. */
export type PageFrame = Look & {
  /** Where staff sign out, and where they sign in to come back to this page; `here` is its address. */
  readonly leave?: string | undefined;
  readonly signIn?: string | undefined;
  readonly here?: string | undefined;
  readonly texts: Texts;
  readonly query: ReadonlyMap<string, string>;
};

export function frameOf(look: Look, visit: Pick<HttpRequest, 'language' | 'query' | 'atStaff'>): PageFrame {
  const { language, query, atStaff } = visit;
  const here = atStaff === undefined ? undefined : addressOfPage(atStaff.path, query);
  const signIn = look.hasProvider === true && here !== undefined ? leadingTo('/inloggen', here) : undefined;
  return { ...look, texts: pageTextsIn(language), query, leave: atStaff?.leave, signIn, here };
}

/** A page of staff as it was asked for: with what was chosen on it, without what was said once. */
function addressOfPage(path: string, query: ReadonlyMap<string, string>): string | undefined {
  const chosen = new URLSearchParams([...query].filter(([name]) => name !== 'taal' && name !== 'gedaan'));
  const page = path.replace(/\/uitloggen$/, '');
  return pageOfStaff(chosen.size === 0 ? page : `${page}?${chosen.toString()}`) ?? pageOfStaff(page);
}

export type Page = {
  readonly title: string;
  readonly content: Markup;
  readonly status?: number;
  readonly hasErrors?: boolean;
  /** The form whose fields come along when the reader changes the language: nothing typed is lost. */
  readonly form?: PageForm;
  /** The page is a table or a drawing and takes the width there is. */
  readonly isWide?: boolean;
  /** The page's own script saves what is typed; without it everything works by its buttons. */
  readonly savesItself?: boolean;
  /** The page that this one leads on to by itself. */
  readonly leadsTo?: string;
  /** The page's own script keeps it up to date; without it the page is as old as it was opened. */
  readonly refreshesItself?: boolean;
};

/** `step`: what the form does when somebody presses Enter in one of its fields; `false` where it has none. */
export type PageForm = { readonly id: string; readonly step?: string | false };

export const nothing: Markup = raw('');

/** A whole page. The title says first that something is wrong, for who hears it before they see it. */
export async function renderPage(frame: PageFrame, page: Page): Promise<HttpResponse> {
  const { texts } = frame;
  const prefix = page.hasErrors === true ? texts.errorPrefix : '';
  const markup = await html`<!doctype html>
    <html lang="${texts.language}" class="utrecht-html">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${prefix}${page.title} – ${texts.product} ${frame.municipality}</title>
        <link rel="stylesheet" href="/stijl.css" />
        <link rel="icon" href="/icoon.svg" />
        ${page.leadsTo === undefined ? nothing : html`<meta http-equiv="refresh" content="0;url=${page.leadsTo}" />`}
        ${page.savesItself === true ? html`<script src="/bewaren.js" defer></script>` : nothing}
        ${page.refreshesItself === true ? html`<script src="/verversen.js" defer></script>` : nothing}
      </head>
      <body>
        ${defaultButton(page.form)}
        <a class="skip" href="#inhoud">${texts.skipLink}</a>
        <header class="top">
          <div class="width">
            <a class="brand" href="/">
              <img src="/logo.svg" alt="" width="40" height="40" />
              <span><strong>${texts.product}</strong> ${frame.municipality}</span>
            </a>
            <div class="choices">${languageSwitch(frame, page)} ${signOutButton(frame)}</div>
          </div>
        </header>
        <main id="inhoud" class="width ${page.isWide === true ? 'wide' : ''}" tabindex="-1">
          ${page.content}
        </main>
        <footer class="bottom">
          <div class="width">
            <p>${texts.productLine}</p>
            ${frame.leave === undefined ? nothing : html`<p><a href="${frame.leave}">${texts.signIn.everywhere}</a></p>`}
            ${frame.mailbox === undefined ? nothing : html`<p><a href="${frame.mailbox}">${texts.mailboxLink}</a></p>`}
          </div>
        </footer>
      </body>
    </html>`;
  return { status: page.status ?? 200, body: String(markup) };
}

/** The other languages: a link, or on a page with a form a button that takes along what was typed. */
function languageSwitch(frame: PageFrame, page: Page): Markup {
  const others = languages.filter((language) => language !== frame.texts.language);
  return html`<nav class="languages" aria-label="${frame.texts.languageChoice}">
    ${others.map((language) =>
      page.form === undefined
        ? html`<a href="${hrefIn(frame, language)}" lang="${language}" hreflang="${language}"
            >${languageNames[language]}</a
          >`
        : html`<button
            type="submit"
            form="${page.form.id}"
            name="taal"
            value="${language}"
            lang="${language}"
            class="plain"
          >
            ${languageNames[language]}
          </button>`,
    )}
  </nav>`;
}

/** On every page of staff. A form of its own: what is typed on the page is not sent along. */
function signOutButton({ leave, texts }: PageFrame): Markup {
  if (leave === undefined) return nothing;
  return html`<form method="post" action="${leave}">
    <button type="submit" class="plain">${texts.signIn.leave}</button>
  </form>`;
}

/** Enter presses the first button of a form in the page; without this one that would be the choice of a language. */
function defaultButton(form: PageForm | undefined): Markup {
  if (form === undefined || form.step === false) return nothing;
  const does = form.step === undefined ? nothing : html`name="step" value="${form.step}"`;
  return html`<button
    type="submit"
    form="${form.id}"
    ${does}
    class="default"
    tabindex="-1"
    aria-hidden="true"
  ></button>`;
}

function hrefIn(frame: PageFrame, language: Language): string {
  return hrefWith(frame, { taal: language });
}

/** The address of the same page with other choices; an empty choice is left out. */
export function hrefWith(frame: Pick<PageFrame, 'query'>, choices: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams([...frame.query]);
  for (const [name, value] of Object.entries(choices)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  return `?${query.toString()}`;
}
