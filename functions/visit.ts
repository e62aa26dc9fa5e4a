import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpRequest, HttpResponse } from '../shared/http/http.ts';
import { cookieName } from '../shared/http/session-gate.ts';
import { defaultLanguage, languageSchema, type Language } from '../shared/i18n/language.ts';

/** The choice of a language: in the address of a page, or on the button that carries a form along. */
export const languageField = 'taal';
const yearInSeconds = 31_536_000;

/** Who looks, as far as every page wants to know: what they ask of the page, and the language they read. */
export type Visit = Pick<HttpRequest, 'language' | 'query' | 'cookies' | 'leave'>;

export function visitOf(event: APIGatewayProxyEventV2): Visit {
  const query = new Map(new URLSearchParams(event.rawQueryString));
  const cookies = cookiesOf(event.cookies ?? []);
  // A form posts to the address it stands on, which may still hold an earlier choice.
  const asked =
    event.requestContext.http.method === 'POST' ? undefined : languageOf(query.get(languageField));
  return {
    query,
    cookies,
    leave: leaveAt(event.rawPath, cookies),
    language: asked ?? languageOf(cookies.get(languageField)?.[0]) ?? defaultLanguage,
  };
}

/** Where staff sign out: below what their cookie is good for. Of a browser that sends none, nobody is signed in. */
function leaveAt(path: string, cookies: ReadonlyMap<string, unknown>): string | undefined {
  if (!cookies.has(cookieName({ secure: true })) && !cookies.has(cookieName({ secure: false })))
    return undefined;
  const room = /^(\/werk\/(zaak|concept)\/[a-z2-7]{26}|\/werk|\/overzicht)(?=\/|$)/.exec(path)?.[0];
  return room === undefined ? undefined : `${room}/uitloggen`;
}

export function languageOf(text: string | undefined): Language | undefined {
  return languageSchema.safeParse(text).data;
}

/** The same answer, and the language for a year. Nothing but the language is in this cookie. */
export function remembering(response: HttpResponse, language: Language, origin: string): HttpResponse {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  const cookie = `${languageField}=${language}; Path=/; Max-Age=${yearInSeconds}; HttpOnly${secure}; SameSite=Lax`;
  return { ...response, cookies: [...(response.cookies ?? []), cookie] };
}

function cookiesOf(pairs: readonly string[]): Map<string, string[]> {
  const cookies = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    cookies.set(name, [...(cookies.get(name) ?? []), pair.slice(at + 1).trim()]);
  }
  return cookies;
}
