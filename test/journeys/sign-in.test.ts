import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MunicipalProvider } from '../support/open-id-provider.ts';
import type { Person } from '../support/person.ts';
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
};

let provider: MunicipalProvider;
let town: OwnTown;
let logged: string[] = [];
/** Milliseconds that the clock of our pages is ahead of the provider's. */
let ahead = 0;

beforeAll(async () => {
  provider = await MunicipalProvider.open();
  town = await openTown({
    openIdConnect: { settings: provider.settings, secret: provider.secret },
    now: () => Date.now() + ahead,
    log: (line) => logged.push(JSON.stringify(line)),
  });
  provider.serve(town.origin, accounts);
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
  provider.comesBack();
});
afterAll(async () => {
  await town.runtime.close();
  await provider.close();
});

/** Fills in a name and a password at the provider, and comes back by it. */
async function logIn(person: Person, login: string): Promise<Person> {
  expect(new URL(person.page.url).origin).toBe(provider.issuer);
  await person.send({ login, password: 'een wachtwoord' }, 'form');
  // Who was somebody else there before is signed out first, by a form that a browser sends by itself.
  if (person.page.body.includes('/session/end/confirm')) await person.send({}, 'form');
  return person;
}

/** Signs in at the provider, up to and including the page that we lead them to. */
async function signIn(login: string, from = '/inloggen', person = town.person()): Promise<Person> {
  await person.open(from);
  return logIn(person, login);
}

/** Goes to the provider and comes back, without asking our pages for the address that is led back to. */
async function callback(person: Person, login: string): Promise<URL> {
  await person.open('/inloggen');
  const back = await person.heldBack('/inloggen/terug', () => person.send({ login, password: 'x' }, 'form'));
  return new URL(back);
}

function seen(person: Person): { path: string; status: number; title: string } {
  const { url, status, root } = person.page;
  const title = root.querySelector('h1')?.text ?? '';
  return { path: new URL(url).pathname, status, title };
}

const overview = { path: '/overzicht', status: 200, title: 'Overzicht van plannen' };
const noSession = 401;

describe('signing in with the municipality', () => {
  it('leads a manager to the overview, by an address that tells nothing about them', async () => {
    const carla = await signIn('carla');
    expect(carla.page.url).toBe(`${town.origin}/inloggen/binnen?naar=/overzicht`);
    await carla.follow('Verder');
    expect(seen(carla)).toEqual(overview);
    expect((await carla.open('/werk')).status).toBe(noSession);
  });

  it('leads a contact person to their desk', async () => {
    const samira = await signIn('samira');
    await samira.follow('Verder');
    expect(seen(samira)).toMatchObject({ path: '/werk', status: 200 });
    expect((await samira.open('/overzicht')).status).toBe(noSession);
  });

  it('lets somebody who is both choose, and come back to the page they asked for', async () => {
    const gea = await signIn('both');
    expect(seen(gea).path).toBe('/inloggen/binnen');
    expect((await gea.open('/overzicht')).status).toBe(200);
    expect((await gea.open('/werk')).status).toBe(200);
    const again = await signIn('both', '/inloggen?naar=/overzicht/tijd');
    await again.follow('Verder');
    expect(seen(again)).toMatchObject({ path: '/overzicht/tijd', status: 200 });
  });

  it.each(['https://elders.example/werk', '//elders.example', '/werk/../l/x', '/werk?x=1"', '/gezin/x'])(
    'leads nowhere but to a page of their own: not to %s',
    async (to) => {
      const carla = await signIn('carla', `/inloggen?naar=${encodeURIComponent(to)}`);
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
    await logIn(one, 'carla');
    expect(seen(one)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
    await logIn(other, 'carla');
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
    const person = await signIn(login);
    expect(seen(person)).toEqual({ path: '/inloggen/mislukt', status, title });
    expect((await person.open('/overzicht')).status).toBe(noSession);
    expect((await person.open('/werk')).status).toBe(noSession);
  });

  it('a wrong account is no dead end: the provider asks again who they are', async () => {
    const person = await signIn('nobody');
    await person.follow('Inloggen met een ander account');
    await logIn(person, 'carla');
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
    const gea = await signIn('both');
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
    const back = await callback(carla, 'carla');
    provider.breaksDown();
    await carla.open(back.href);
    expect(seen(carla)).toEqual({ path: '/inloggen/mislukt', status: 503, title: 'Inloggen lukt nu niet' });
    const reference = new URL(carla.page.url).searchParams.get('nummer') ?? '';
    expect(carla.text).toContain(reference);
    expect(logged.filter((line) => line.includes(reference))).toHaveLength(1);
    expect(logged.join()).not.toMatch(/dijkstra|code=|state=/i);
    expect(logged.join()).not.toContain(back.searchParams.get('code'));
    provider.comesBack();
    await carla.follow('Opnieuw inloggen');
    expect(seen(carla)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
  });
});

describe('what is brought back from the provider', () => {
  it('is good once: a second time, by the back button or by a double click, opens nothing', async () => {
    const carla = town.person();
    const back = await callback(carla, 'carla');
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ path: '/inloggen/binnen', status: 200 });
    await carla.open(back.href);
    expect(seen(carla)).toEqual({ path: '/inloggen/mislukt', status: 410, title: 'U had al ingelogd' });
  });

  it('is good in the browser that began, and stays so when it is opened in another', async () => {
    const carla = town.person();
    const back = await callback(carla, 'carla');
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
    const back = await callback(carla, 'carla');
    for (const [name, value] of Object.entries(changes)) back.searchParams.set(name, value);
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ path: '/inloggen/mislukt', title });
    expect((await carla.open('/overzicht')).status).toBe(noSession);
  });

  it('with the code of another attempt opens nothing: it was asked for with another challenge', async () => {
    const carla = town.person();
    const back = await callback(carla, 'carla');
    const other = await callback(town.person(), 'both');
    back.searchParams.set('code', other.searchParams.get('code') ?? '');
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ status: 502, title: 'Inloggen is niet gelukt' });
  });

  it('later than a quarter of an hour opens nothing', async () => {
    const carla = town.person();
    const back = await callback(carla, 'carla');
    ahead = 901_000;
    await carla.open(back.href);
    expect(seen(carla)).toMatchObject({ status: 410, title: 'Inloggen duurde te lang' });
  });
});

describe('a session', () => {
  it('ends by itself after four hours', async () => {
    const carla = await signIn('carla');
    ahead = 4 * 3_600_000 - 60_000;
    expect((await carla.open('/overzicht')).status).toBe(200);
    ahead = 4 * 3_600_000 + 60_000;
    expect((await carla.open('/overzicht')).status).toBe(noSession);
  });

  it('is ended by who has it, for good: the cookie opens nothing any more', async () => {
    const carla = await signIn('carla');
    const copied = carla.inAnotherTab();
    await carla.open('/overzicht');
    await carla.send({}, 'header form');
    expect(seen(carla)).toEqual({ path: '/uitgelogd', status: 200, title: 'U bent uitgelogd' });
    expect((await copied.open('/overzicht')).status).toBe(noSession);
    await carla.follow('Ook uitloggen bij de gemeente');
    expect(new URL(carla.page.url).origin).toBe(provider.issuer);
  });

  it('is ended on every device at once, and nobody else’s', async () => {
    const phone = await signIn('carla');
    const work = await signIn('carla');
    const samira = await signIn('samira');
    await work.open('/overzicht');
    await work.follow('Uitloggen op alle apparaten');
    await work.send();
    expect(seen(work).path).toBe('/uitgelogd');
    expect((await phone.open('/overzicht')).status).toBe(noSession);
    expect((await work.open('/overzicht')).status).toBe(noSession);
    expect((await samira.open('/werk')).status).toBe(200);
  });

  it('has a new name at each sign-in, and the one before it in this browser ends', async () => {
    const carla = await signIn('carla');
    const before = carla.cookie('s', '/overzicht');
    await signIn('carla', '/inloggen?opnieuw=ja', carla);
    const after = carla.cookie('s', '/overzicht');
    expect(after).not.toBe(before);
    const browser = carla.cookie('b', '/');
    expect(await statusWith(`b=${browser}; s=${before}`)).toBe(noSession);
    expect(await statusWith(`b=${browser}; s=${after}`)).toBe(200);
  });

  it('is no use to who has copied its cookie alone, or put it in somebody else’s browser', async () => {
    const carla = await signIn('carla');
    const stolen = carla.cookie('s', '/overzicht');
    const other = await signIn('samira');
    expect(await statusWith(`s=${stolen}`)).toBe(noSession);
    expect(await statusWith(`b=${other.cookie('b', '/')}; s=${stolen}`)).toBe(noSession);
  });
});

async function statusWith(cookie: string): Promise<number> {
  return (await fetch(`${town.origin}/overzicht`, { headers: { cookie } })).status;
}
