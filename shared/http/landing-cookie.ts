import { pageOfStaff } from '../sign-in/landing.ts';
import type { HttpRequest } from './http.ts';

const name = 'naar';
/** Seconds: as long as a link opens that somebody asked for to sign in. */
const lasts = 3600;

/**
 * The page somebody was led to before they asked for a link by mail, kept by their own browser until they open it: the mail
 * says nothing of it. Without a page it is forgotten.
 */
export function landingCookie(origin: string, page: string | undefined): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  const [value, age] = page === undefined ? ['', 0] : [encodeURIComponent(page), lasts];
  return `${name}=${value}; Path=/l; Max-Age=${age}; HttpOnly${secure}; SameSite=Strict`;
}

export function landingCookieIn({ cookies }: Pick<HttpRequest, 'cookies'>): string | undefined {
  const [value = ''] = cookies.get(name) ?? [];
  // Anybody may send anything: what cannot be read names no page.
  return /^([A-Za-z0-9._~*-]|%[0-9A-F]{2})*$/.test(value) ? pageOfStaff(readable(value)) : undefined;
}

function readable(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
