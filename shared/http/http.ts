import type { Issue } from '../domain/issues.ts';
import type { Language } from '../i18n/language.ts';

/** A request as a page sees it. `form` holds the fields of a posted form; a file counts as its text. */
export type HttpRequest = {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Of one name there may be more, each for a path of its own. */
  readonly cookies: ReadonlyMap<string, readonly string[]>;
  readonly form: Form;
  readonly language: Language;
  /** Of a page of staff: its path, and where they sign out, if they may be signed in. */
  readonly atStaff?: { readonly path: string; readonly leave: string | undefined } | undefined;
  /** The reader asked for this language just now. */
  readonly isChosen: boolean;
  /** A form that was posted to be read in another language: nothing is done, what was typed is shown again. */
  readonly isSwitch: boolean;
  /** The body of a machine's request, as text. */
  readonly body: string;
};

export type HttpResponse = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
};

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** The fields of a posted form, by name. */
export class Form {
  readonly #fields: ReadonlyMap<string, string>;

  constructor(fields: Iterable<readonly [string, string]>) {
    this.#fields = new Map(fields);
  }

  /** Trimmed, with the line ends of every system made one; the empty string when the field is missing. */
  text(name: string): string {
    return (this.#fields.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  }

  /** What somebody typed themselves: every field of free text that is not empty. */
  typed(): string[] {
    const own = /(^|\.)(reason|text|owner|json|reflection|note|spoke|agreed)$/;
    return [...this.#fields.keys()]
      .filter((name) => own.test(name))
      .map((name) => this.text(name))
      .filter((text) => text !== '');
  }

  entries(): [string, string][] {
    return [...this.#fields];
  }
}

export function seeOther(location: string, cookies: readonly string[] = []): HttpResponse {
  return { status: 303, headers: { location }, cookies, body: '' };
}

export function json(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

/** RFC 9457 problem details; `errors` names every fault at once. */
export function problem(
  status: number,
  what: { title: string; detail: string; errors?: readonly (Issue & { message: string })[] },
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify({ type: 'about:blank', status, ...what }),
  };
}
