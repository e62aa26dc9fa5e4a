import { expect } from 'vitest';
import type { RuntimeOptions } from '../../infra/local/runtime.ts';
import type { StaffRole } from '../../shared/sign-in/provider-settings.ts';
import { MunicipalProvider, type Accounts } from './open-id-provider.ts';
import type { Person } from './person.ts';
import { openTown, type OwnTown } from './town.ts';

/** A municipality whose staff sign in with its own provider, and what they do there. */
export class ProviderTown {
  readonly provider: MunicipalProvider;
  readonly town: OwnTown;

  private constructor(provider: MunicipalProvider, town: OwnTown) {
    this.provider = provider;
    this.town = town;
  }

  static async open(
    accounts: Accounts,
    { alsoByMail = [], ...options }: Partial<RuntimeOptions> & { readonly alsoByMail?: StaffRole[] } = {},
  ): Promise<ProviderTown> {
    const provider = await MunicipalProvider.open();
    const openIdConnect = { settings: { ...provider.settings, alsoByMail }, secret: provider.secret };
    const town = await openTown({ openIdConnect, ...options });
    provider.serve(town.origin, accounts);
    return new ProviderTown(provider, town);
  }

  /** Fills in a name and a password at the provider, and comes back by it. */
  async logIn(person: Person, login: string): Promise<Person> {
    expect(new URL(person.page.url).origin).toBe(this.provider.issuer);
    await person.send({ login, password: 'een wachtwoord' }, 'form');
    // Who was somebody else there before is signed out first, by a form that a browser sends by itself.
    if (person.page.body.includes('/session/end/confirm')) await person.send({}, 'form');
    return person;
  }

  /** Signs in at the provider, up to and including the page that we lead them to. */
  async signIn(login: string, from = '/inloggen', person = this.town.person()): Promise<Person> {
    await person.open(from);
    return this.logIn(person, login);
  }

  /** Goes to the provider and comes back, without asking our pages for the address that is led back to. */
  async callback(person: Person, login: string): Promise<URL> {
    await person.open('/inloggen');
    const back = await person.heldBack('/inloggen/terug', () => this.logIn(person, login));
    return new URL(back);
  }

  async close(): Promise<void> {
    await this.town.runtime.close();
    await this.provider.close();
  }
}

/** Where somebody is, and what it says there. */
export function seen(person: Person): { path: string; status: number; title: string } {
  const { url, status, root } = person.page;
  const title = root.querySelector('h1')?.text ?? '';
  return { path: new URL(url).pathname, status, title };
}

/** A page that wants somebody to be signed in, asked for by who is not. */
export const noSession = 401;
