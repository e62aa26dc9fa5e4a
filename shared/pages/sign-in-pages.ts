import { html } from 'hono/html';
import type { HttpResponse } from '../http/http.ts';
import type { Hindrance } from '../sign-in/hindrances.ts';
import { leadingTo } from '../sign-in/landing.ts';
import { staffRoles, type StaffRole } from '../sign-in/provider-settings.ts';
import { rooms } from '../sign-in/rooms.ts';
import { nothing, renderPage, type PageFrame } from './layout.ts';
import { problemPage } from './problem-pages.ts';

/** Signed in, and led on. */
export async function enteredPage(frame: PageFrame, to: string): Promise<HttpResponse> {
  return leadingOnPage(frame, { title: frame.texts.signIn.enteredTitle, to });
}

/**
 * For who was led here by another site, a mail in a browser among them: cookies that are kept to our own pages
 * (`SameSite=Strict`) were not sent along, and are with what this page leads on to.
 */
export async function ledHerePage(frame: PageFrame, to: string): Promise<HttpResponse> {
  return leadingOnPage(frame, { title: frame.texts.signIn.ledHereTitle, to });
}

async function leadingOnPage(
  frame: PageFrame,
  { title, to }: { title: string; to: string },
): Promise<HttpResponse> {
  const { signIn } = frame.texts;
  const content = html`<h1>${title}</h1>
    <p>${signIn.entered}</p>
    <p><a class="button" href="${to}">${signIn.goOn}</a></p>`;
  return renderPage(frame, { title, content, leadsTo: to });
}

/** Signed in, with more than one room: they choose what they come for. */
export async function chooseRoomPage(frame: PageFrame, roles: readonly StaffRole[]): Promise<HttpResponse> {
  const { signIn } = frame.texts;
  const offered = roles.length === 0 ? staffRoles : roles;
  const content = html`<h1>${signIn.enteredTitle}</h1>
    <p>${signIn.choose}</p>
    ${offered.map((role) => html`<p><a class="button" href="${rooms[role].path}">${signIn.rooms[role]}</a></p>`)}`;
  return renderPage(frame, { title: signIn.enteredTitle, content });
}

const statuses: Readonly<Record<Hindrance, number>> = {
  gestopt: 401,
  onbereikbaar: 503,
  geweigerd: 502,
  'geen-rol': 403,
  'niet-in-de-lijst': 403,
  onbekend: 403,
  verlopen: 410,
  gebruikt: 410,
  'andere-browser': 403,
  'te-vaak': 429,
};

/** Who is signed in at the provider under a name that is nothing here is asked there who they are. */
const asSomebodyElse: ReadonlySet<Hindrance> = new Set(['geen-rol', 'niet-in-de-lijst', 'onbekend']);

/** Not signed in: what happened, what to do, and the way to try again. */
export async function notSignedInPage(
  frame: PageFrame,
  what: { hindrance: Hindrance; reference: string | undefined },
): Promise<HttpResponse> {
  const { signIn, problems } = frame.texts;
  const { title, text } = signIn.hindrances[what.hindrance];
  const isOther = asSomebodyElse.has(what.hindrance);
  const extra = html`<p>
      <a class="button" href="${isOther ? '/inloggen?opnieuw=ja' : '/inloggen'}"
        >${isOther ? signIn.asSomebodyElse : signIn.tryAgain}</a
      >
    </p>
    <p><a href="/">${signIn.toStart}</a></p>`;
  return problemPage(frame, {
    status: statuses[what.hindrance],
    title,
    texts: what.reference === undefined ? [text] : [text, problems.reference(what.reference)],
    extra,
  });
}

/** Asks whether somebody wants to be signed out wherever they are signed in. */
export async function everywherePage(frame: PageFrame): Promise<HttpResponse> {
  const { signIn } = frame.texts;
  const content = html`<h1>${signIn.everywhereTitle}</h1>
    <p>${signIn.everywhereText}</p>
    <form method="post">
      <input type="hidden" name="waar" value="overal" />
      <button type="submit" class="main">${signIn.everywhereDo}</button>
    </form>`;
  return renderPage(frame, { title: signIn.everywhereTitle, content });
}

/** Signed out here. `atProvider`: whoever came by the provider is still signed in there. */
export async function leftPage(frame: PageFrame, atProvider: boolean): Promise<HttpResponse> {
  const { signIn } = frame.texts;
  const extra = html`${
      atProvider
        ? html`<p>${signIn.leftProvider}</p>
            <p><a class="button" href="/uitgelogd/gemeente">${signIn.leaveProvider}</a></p>`
        : nothing
    }
    <p><a href="/">${signIn.toStart}</a></p>`;
  return problemPage(frame, { status: 200, title: signIn.leftTitle, texts: [signIn.left], extra });
}

/** A link in a mail lets this reader no longer in: they sign in, and come where the link led. */
export async function signInInsteadPage(frame: PageFrame, to: string): Promise<HttpResponse> {
  const { signIn } = frame.texts;
  const extra = html`<p>
    <a class="button" href="${leadingTo('/inloggen', to)}">${signIn.withProvider}</a>
  </p>`;
  return problemPage(frame, { status: 403, title: signIn.insteadTitle, texts: [signIn.instead], extra });
}
