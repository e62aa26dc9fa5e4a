import type { Language } from '../i18n/language.ts';

/** What keeps one sign-in apart from every other, made by us and told back by the provider. */
export type Challenge = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Where to go next; `unreachable` when the provider cannot be asked now. `error` is for the log. */
export type Led =
  { readonly kind: 'led'; readonly to: URL } | { readonly kind: 'unreachable'; readonly error: unknown };

/** `refused`: what came back is not what was asked for, or the provider would not give it. */
export type Answered =
  | { readonly kind: 'claims'; readonly claims: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unreachable'; readonly error: unknown }
  | { readonly kind: 'refused'; readonly error: unknown };

/** An OpenID Connect provider, as signing in needs one. */
export type Provider = {
  readonly newChallenge: () => Challenge;
  /** `again`: the provider asks who it is, also where it knows already. */
  readonly begin: (
    challenge: Challenge,
    how: { readonly language: Language; readonly again: boolean },
  ) => Promise<Led>;
  /** The claims of the ID token, once everything about it is checked. `query` is what the browser brought back. */
  readonly finish: (challenge: Challenge, query: ReadonlyMap<string, string>) => Promise<Answered>;
  /** Where somebody ends their session at the provider itself; `undefined` where it offers none. */
  readonly leave: () => Promise<Led | undefined>;
};
