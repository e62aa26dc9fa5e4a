import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';

/** Whether who asks shows this version already. A cache on the way may have made a weak one of it. */
export function showsAlready({ headers }: Pick<HttpRequest, 'headers'>, version: string): boolean {
  return headers['if-none-match']?.replace(/^W\//, '') === etagOf(version);
}

/** What they show still holds. */
export function unchanged(version: string): HttpResponse {
  return { status: 304, headers: { etag: etagOf(version) }, body: '' };
}

export function withVersion(answer: HttpResponse, version: string): HttpResponse {
  return { ...answer, headers: { ...answer.headers, etag: etagOf(version) } };
}

function etagOf(version: string): string {
  return `"${version}"`;
}
