import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpRequest, HttpResponse } from '../shared/http/http.ts';
import { cookieName } from '../shared/http/session-gate.ts';
import { defaultLanguage, languageSchema, type Language } from '../shared/i18n/language.ts';

/** The choice of a language: in the address of a page, or on the button that carries a form along. */
export const languageField = 'taal';
const yearInSeconds = 31_536_000;

/** Who looks, as far as every page wants to know: what they ask of the page, and the language they read. */
export type Visit = Pick<HttpRequest, 'language' | 'query' | 'cookies' | 'atStaff'>;

export function visitOf(event: APIGatewayProxyEventV2): Visit {
  const query = new Map(new URLSearchParams(event.rawQueryString));
  const cookies = cookiesOf(event.cookies ?? []);
  // A form posts to the address it stands on, which may still hold an earlier choice.
  const asked =
    event.requestContext.http.method === 'POST' ? undefined : languageOf(query.get(languageField));
  return {
    query,
    cookies,
    atStaff: atStaff(event.rawPath, cookies),
    language: asked ?? languageOf(cookies.get(languageField)?.[0]) ?? defaultLanguage,
  };
}

/** They sign out below what their cookie is good for. Of a browser that sends none, nobody is signed in. */
function atStaff(path: string, cookies: ReadonlyMap<string, unknown>): Visit['atStaff'] {
  const room = /^(\/werk\/(zaak|concept)\/[a-z2-7]{26}|\/werk|\/overzicht|\/beheer)(?=\/|$)/.exec(path)?.[0];
  if (room === undefined) return undefined;
  const mayBeIn = [true, false].some((secure) => cookies.has(cookieName({ secure })));
  return { path, leave: mayBeIn ? `${room}/uitloggen` : undefined };
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
