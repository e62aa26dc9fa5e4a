import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MunicipalProvider } from '../support/open-id-provider.ts';
import { noSession, ProviderTown, seen } from '../support/provider-town.ts';
import { openTown, type OwnTown } from '../support/town.ts';

const verified = (email: string, roles: unknown) => ({ email, email_verified: true, roles });
const accounts = {
  // Written otherwise than in the directory.
  carla: verified('C.Dijkstra@Waterrijk.example', ['iedereen', 'manager']),
  samira: verified('samira.haddou@cjg-waterrijk.example', 'contactpersoon'),
  'carla-at-work': verified('c.dijkstra@waterrijk.example', ['contactpersoon']),
  nobody: verified('c.dijkstra@waterrijk.example', ['iedereen']),
  stranger: verified('m.vos@waterrijk.example', ['manager', 'contactpersoon']),
  unverified: { ...verified('c.dijkstra@waterrijk.example', ['manager']), email_verified: false },
  both: verified('g.smit@waterrijk.example', ['manager', 'contactpersoon']),
  nadia: verified('n.brouwer@waterrijk.example', ['beheerder']),
};

let place: ProviderTown;
let town: OwnTown;
let logged: string[] = [];
/** Milliseconds that the clock of our pages is ahead of the provider's. */
let ahead = 0;

beforeAll(async () => {
  place = await ProviderTown.open(accounts, {
    now: () => Date.now() + ahead,
    log: (line) => logged.push(JSON.stringify(line)),
  });
  ({ town } = place);
  const person = { name: 'Gea Smit', email: 'g.smit@waterrijk.example' };
  const organisation = 'Wijkteam Waterrijk';
  await town.register({ type: 'put-person', list: 'managers', person: { id: 'manager-8', ...person } });
  await town.register({
    type: 'put-person',
    list: 'contactPersons',
    person: { id: 'contact-8', ...person, organisation },
  });
});
beforeEach(() => {
  logged = [];
});
afterEach(() => {
  ahead = 0;
  place.provider.comesBack();
});
afterAll(() => place.close());

const overview = { path: '/overzicht', status: 200, title: 'Overzicht van plannen' };

describe('signing in with the municipality', () => {
  it('leads a manager to the overview, by an address that tells nothing about them', async () => {
    const carla = await place.signIn('carla');
    expect(carla.page.url).toBe(`${town.origin}/inloggen/binnen?naar=/overzicht`);
    await carla.follow('Verder');
    expect(seen(carla)).toEqual(overview);
    expect((await carla.open('/werk')).status).toBe(noSession);
  });

  it('leads a contact person to their desk', async () => {
    const samira = await place.signIn('samira');
    await samira.follow('Verder');
    expect(seen(samira)).toMatchObject({ path: '/werk', status: 200 });
    expect((await samira.open('/overzicht')).status).toBe(noSession);
  });

  it('leads an administrator to the registers, and to no case', async () => {
    const nadia = await place.signIn('nadia');
    await nadia.follow('Verder');
    expect(seen(nadia)).toEqual({ path: '/beheer', status: 200, title: 'De registers' });
    expect((await nadia.open('/overzicht')).status).toBe(noSession);
    expect((await nadia.open('/werk')).status).toBe(noSession);
  });

  it('lets somebody who is both choose, and come back to the page they asked for', async () => {
    const gea = await place.signIn('both');
    expect(gea.page.url).toBe(`${town.origin}/inloggen/binnen?kamers=werk.overzicht`);
    expect(gea.text).toContain('Mijn zaken');
    expect(gea.text).not.toContain('De registers bekijken');
    expect((await gea.open('/overzicht')).status).toBe(200);
    expect((await gea.open('/werk')).status).toBe(200);
    const again = await place.signIn('both', '/inloggen?naar=/overzicht/tijd');
    await again.follow('Verder');
    expect(seen(again)).toMatchObject({ path: '/overzicht/tijd', status: 200 });
  });

  it.each(['https://elders.example/werk', '//elders.example', '/werk/../l/x', '/werk?x=1"', '/gezin/x'])(
    'leads nowhere but to a page of their own: not to %s',
    async (to) => {
      const carla = await place.signIn('carla', `/inloggen?naar=${encodeURIComponent(to)}`);
      expect(carla.page.url).toBe(`${town.origin}/inloggen/binnen?naar=/overzicht`);
      expect((await carla.open(`/inloggen/binnen?naar=${encodeURIComponent(to)}`)).body).not.toContain(
        'http-equiv',
      );
    },
  );

  it('works in two tabs at once', async () => {
    const one = town.person();
    await one.open('/inloggen');
    const other = one.inAnotherTab();
    await other.open(`${town.origin}/inloggen`);
    await place.logIn(one, 'carla');
    expect(seen(one)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
    await place.logIn(other, 'carla');
    expect(seen(other)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
  });
});

describe('who is not let in', () => {
  it.for([
    ['whose account has no role', 'nobody', 403, 'U hebt geen toegang'],
    ['who is not in the directory in that role', 'carla-at-work', 403, 'U staat niet in de lijst'],
    ['who is asked by mail alone', 'stranger', 403, 'U staat niet in de lijst'],
    ['whose address the provider has not verified', 'unverified', 403, 'Wij weten niet wie u bent'],
  ] as const)('somebody %s reads why, and sees nothing', async ([, login, status, title]) => {
    const person = await place.signIn(login);
    expect(seen(person)).toEqual({ path: '/inloggen/mislukt', status, title });
    expect((await person.open('/overzicht')).status).toBe(noSession);
    expect((await person.open('/werk')).status).toBe(noSession);
  });

  it('a wrong account is no dead end: the provider asks again who they are', async () => {
    const person = await place.signIn('nobody');
    await person.follow('Inloggen met een ander account');
    await place.logIn(person, 'carla');
    await person.follow('Verder');
    expect(seen(person)).toEqual(overview);
  });

  it('whoever stops at the provider reads that nothing happened', async () => {
    const person = town.person();
    await person.open('/inloggen');
    await person.follow('[ Cancel ]');
    expect(seen(person)).toEqual({ path: '/inloggen/mislukt', status: 401, title: 'U bent niet ingelogd' });
  });

  it('a manager who is taken from the registers is out at the next page', async () => {
    const gea = await place.signIn('both');
    expect((await gea.open('/overzicht')).status).toBe(200);
    await town.register({ type: 'remove-person', person: 'manager-8' });
    expect((await gea.open('/overzicht')).status).toBe(noSession);
    expect((await gea.open('/werk')).status).toBe(200);
  });
});

describe('a provider that is down', () => {
  it('from the beginning: signing in says so, everything else goes on, and it is asked again later', async () => {
    // One that knows us by a secret of its own.
    const down = await MunicipalProvider.open('secret');
    const other = await openTown({ openIdConnect: { settings: down.settings, secret: down.secret } });
    try {
      const carla = other.person();
      await carla.open('/inloggen');
      expect(seen(carla)).toEqual({ path: '/inloggen/mislukt', status: 503, title: 'Inloggen lukt nu niet' });
      expect((await carla.open('/')).status).toBe(200);
      expect((await carla.open('/uitgelogd/gemeente')).status).toBe(200);
      down.serve(other.origin, accounts);
      await carla.open('/inloggen');
      await carla.send({ login: 'carla', password: 'x' }, 'form');
      expect(seen(carla)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
    } finally {
      await other.runtime.close();
      await down.close();
    }
  });

  it('when somebody comes back from it: they can try again, and a line with their number is logged without a word', async () => {
    const carla = town.person();
    const back = await place.callback(carla, 'carla');
    place.provider.breaksDown();
    await carla.open(back.href);
    expect(seen(carla)).toEqual({ path: '/inloggen/mislukt', status: 503, title: 'Inloggen lukt nu niet' });
    const reference = new URL(carla.page.url).searchParams.get('nummer') ?? '';
    expect(carla.text).toContain(reference);
    expect(logged.filter((line) => line.includes(reference))).toHaveLength(1);
    expect(logged.join()).not.toMatch(/dijkstra|code=|state=/i);
    expect(logged.join()).not.toContain(back.searchParams.get('code'));
    place.provider.comesBack();
    await carla.follow('Opnieuw inloggen');
    expect(seen(carla)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
  });
});

describe('what is brought back from the provider', () => {
  it('is good once: a second time, by the back button or by a double click, opens nothing', async () => {
    const carla = town.person();
    const back = await place.callback(carla, 'carla');
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
    await carla.open(back.href);
    expect(seen(carla)).toEqual({ path: '/inloggen/mislukt', status: 410, title: 'U had al ingelogd' });
  });

  it('is good in the browser that began, and stays so when it is opened in another', async () => {
    const carla = town.person();
    const back = await place.callback(carla, 'carla');
    const thief = town.person();
    await thief.open(back.href);
    expect(seen(thief)).toMatchObject({ status: 403, title: 'U begon in een andere browser' });
    await thief.open('/inloggen');
    await thief.open(back.href);
    expect(seen(thief)).toMatchObject({ status: 403, title: 'U begon in een andere browser' });
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
  });

  it.each([
    ['a state that was changed', { state: 'A'.repeat(43) }, 'Inloggen duurde te lang'],
    ['no state', { state: '' }, 'Inloggen duurde te lang'],
    ['another issuer', { iss: 'https://elders.example' }, 'Inloggen is niet gelukt'],
    ['a code that was made up', { code: 'A'.repeat(43) }, 'Inloggen is niet gelukt'],
  ])('with %s opens nothing', async (_, changes, title) => {
    const carla = town.person();
    const back = await place.callback(carla, 'carla');
    for (const [name, value] of Object.entries(changes)) back.searchParams.set(name, value);
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ path: '/inloggen/mislukt', title });
    expect((await carla.open('/overzicht')).status).toBe(noSession);
  });

  it('with the code of another attempt opens nothing: it was asked for with another challenge', async () => {
    const carla = town.person();
    const back = await place.callback(carla, 'carla');
    const other = await place.callback(town.person(), 'both');
    back.searchParams.set('code', other.searchParams.get('code') ?? '');
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ status: 502, title: 'Inloggen is niet gelukt' });
  });

  it('later than a quarter of an hour opens nothing', async () => {
    const carla = town.person();
    const back = await place.callback(carla, 'carla');
    ahead = 901_000;
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ status: 410, title: 'Inloggen duurde te lang' });
  });
});
