import { parse, type HTMLElement } from 'node-html-parser';
import * as z from 'zod';

export type Shown = {
  readonly status: number;
  /** Led on from where it was asked for: what was sent has been taken. */
  readonly isLedOn: boolean;
  readonly url: string;
  readonly body: string;
  readonly root: HTMLElement;
};

type Cookie = { readonly name: string; readonly value: string; readonly path: string };

/** One request and its answer, whatever carries them; redirects are not followed. */
export type Ask = (
  url: URL,
  request: RequestInit,
) => Promise<{
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}>;

const overHttp: Ask = async (url, request) => {
  const response = await fetch(url, { ...request, redirect: 'manual' });
  // A byte order mark is part of what was sent.
  const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
};

const firstForm = 'main form';

/** Somebody with a browser that has no JavaScript: follows links, fills in the form that is there, presses its buttons. */
export class Person {
  readonly #origin: string;
  #cookies: Cookie[] = [];
  readonly #ask: Ask;
  #holdAt: string | undefined = undefined;
  page: Shown = { status: 0, isLedOn: false, url: '', body: '', root: parse('') };

  constructor(origin: string, ask: Ask = overHttp) {
    this.#origin = origin;
    this.#ask = ask;
  }

  async open(address: string): Promise<Shown> {
    return this.#go(new URL(address, this.page.url === '' ? this.#origin : this.page.url), { method: 'GET' });
  }

  get text(): string {
    return this.page.root.querySelector('main')?.structuredText ?? this.page.body;
  }

  get errors(): string[] {
    return this.page.root.querySelectorAll('.errors li').map((item) => item.text.trim());
  }

  /** What a form on the page would send as it stands: hidden fields and what was filled in before. */
  fields(selector = firstForm): Record<string, string> {
    const form = this.page.root.querySelector(selector);
    const fields: Record<string, string> = {};
    for (const input of form?.querySelectorAll('input, textarea') ?? []) {
      const name = input.getAttribute('name');
      if (name === undefined) continue;
      const type = input.getAttribute('type');
      const isChosen = input.getAttribute('checked') !== undefined;
      if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !isChosen)) continue;
      fields[name] =
        input.tagName === 'TEXTAREA'
          ? input.text.replace(/^\n/, '')
          : unescaped(input.getAttribute('value') ?? '');
    }
    return fields;
  }

  /** Sends a form on the page with these fields filled in; `undefined` leaves one out. */
  async send(fill: Record<string, string | undefined> = {}, selector = firstForm): Promise<Shown> {
    const form = this.page.root.querySelector(selector);
    if (form === null) throw new Error(`there is no form on ${this.page.url}: ${this.text}`);
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...this.fields(selector), ...fill }))
      if (value !== undefined) body.set(name, value);
    const action = form.getAttribute('action') ?? this.page.url;
    return this.post(action, body);
  }

  async post(
    address: string,
    body: BodyInit,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Shown> {
    return this.#go(new URL(address, this.page.url === '' ? this.#origin : this.page.url), {
      method: 'POST',
      body,
      headers,
    });
  }

  /** The same person on another device: nothing is shared but what they know. */
  onAnotherDevice(): Person {
    return new Person(this.#origin, this.#ask);
  }

  /** A second tab of the same browser. */
  inAnotherTab(): Person {
    const other = new Person(this.#origin, this.#ask);
    other.#cookies = this.#cookies;
    other.page = this.page;
    return other;
  }

  /** Follows the link with this text. */
  async follow(text: string): Promise<Shown> {
    const link = this.page.root.querySelectorAll('a').find((one) => one.text.trim() === text);
    if (link === undefined) throw new Error(`no link ${text} on ${this.page.url}: ${this.text}`);
    return this.open(unescaped(link.getAttribute('href') ?? ''));
  }

  /** What would be asked for next, at the first address with this path that `doing` is led to. */
  async heldBack(path: string, doing: () => Promise<unknown>): Promise<string> {
    this.#holdAt = path;
    await doing();
    this.#holdAt = undefined;
    return this.page.url;
  }

  cookie(name: string, path: string): string {
    return this.#cookies.find((one) => one.name === name && one.path === path)?.value ?? '';
  }

  forgetCookies(): void {
    this.#cookies = [];
  }

  async #go(url: URL, init: RequestInit): Promise<Shown> {
    let at = url;
    let request: RequestInit = init;
    for (let hops = 0; hops < 5; hops += 1) {
      const headers = { ...headersOf(request), ...this.#cookieHeader(at) };
      const answer = await this.#ask(at, { ...request, headers });
      this.#keep(answer.headers);
      const location = answer.headers.get('location');
      if (answer.status !== 303 || location === null) {
        const { status, body } = answer;
        this.page = { status, isLedOn: hops > 0, url: at.href, body, root: parse(body) };
        return this.page;
      }
      at = new URL(location, at);
      if (at.pathname === this.#holdAt) {
        this.page = { status: answer.status, isLedOn: true, url: at.href, body: '', root: parse('') };
        return this.page;
      }
      request = { method: 'GET' };
    }
    throw new Error('redirected for ever');
  }

  #cookieHeader(url: URL): Record<string, string> {
    const fitting = this.#cookies.filter(
      ({ path }) => url.pathname === path || url.pathname.startsWith(path === '/' ? path : `${path}/`),
    );
    return fitting.length === 0
      ? {}
      : { cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; ') };
  }

  #keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const path = attributes.find((one) => one.startsWith('Path='))?.slice('Path='.length) ?? '/';
      const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1), path };
      this.#cookies = [
        ...this.#cookies.filter((one) => one.name !== cookie.name || one.path !== cookie.path),
        cookie,
      ];
    }
  }
}

function headersOf(request: RequestInit): Record<string, string> {
  return z.record(z.string(), z.string()).parse(request.headers ?? {});
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
