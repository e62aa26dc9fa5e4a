import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { fingerprint } from '../../shared/links/tokens.ts';
import type { System } from '../system.ts';

/** What names all that a page shows: the language and the registers it is shown by, and whatever else stands on it. */
export function versionOf(
  { registers }: Pick<System, 'registers'>,
  { language }: Pick<HttpRequest, 'language'>,
  shown: unknown,
): string {
  return fingerprint(JSON.stringify([language, registers.current.version, shown]));
}

/** The page of this version; or, to who asks with it, that what they show still holds. */
export async function unlessShown(
  { headers }: Pick<HttpRequest, 'headers'>,
  version: string,
  page: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const etag = `"${version}"`;
  // A cache on the way may have made a weak one of it.
  if (headers['if-none-match']?.replace(/^W\//, '') === etag)
    return { status: 304, headers: { etag }, body: '' };
  const answer = await page();
  return { ...answer, headers: { ...answer.headers, etag } };
}
