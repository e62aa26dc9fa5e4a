import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { noSession, ProviderTown, seen } from '../support/provider-town.ts';
import { signingIn, type ReceivedMail } from '../support/town.ts';

const accounts = {
  carla: { email: 'c.dijkstra@waterrijk.example', email_verified: true, roles: 'manager' },
  samira: { email: 'samira.haddou@cjg-waterrijk.example', email_verified: true, roles: 'contactpersoon' },
};

let place: ProviderTown;
/** Milliseconds that the clock of our pages is ahead of the provider's. */
let ahead = 0;

beforeAll(async () => {
  place = await ProviderTown.open(accounts, {
    now: () => Date.now() + ahead,
    alsoByMail: ['contact-person', 'manager', 'administrator'],
  });
});
afterEach(() => {
  ahead = 0;
});
afterAll(() => place.close());

async function statusWith(cookie: string): Promise<number> {
  return (await fetch(`${place.town.origin}/overzicht`, { headers: { cookie } })).status;
}

async function openLink(person: Person, { links, code }: ReceivedMail): Promise<void> {
  await person.open(links[0] ?? '');
  await person.send({ code });
}

/** Asks for a link in the browser somebody sits at, and follows it there. */
async function byMail(person: Person, role: 'contact' | 'manager'): Promise<void> {
  const before = new Set((await place.town.mails()).map(({ id }) => id));
  await person.open(`${place.town.origin}/`);
  await person.send({ email: signingIn[role] });
  await openLink(person, await place.town.newMail(role, before));
}

describe('a session', () => {
  it('ends by itself after four hours', async () => {
    const carla = await place.signIn('carla');
    ahead = 4 * 3_600_000 - 60_000;
    expect((await carla.open('/overzicht')).status).toBe(200);
    ahead = 4 * 3_600_000 + 60_000;
    expect((await carla.open('/overzicht')).status).toBe(noSession);
  });

  it('is ended by who has it, for good: the cookie opens nothing any more', async () => {
    const carla = await place.signIn('carla');
    const copied = carla.inAnotherTab();
    await carla.open('/overzicht');
    await carla.send({}, 'header form');
    expect(seen(carla)).toEqual({ path: '/uitgelogd', status: 200, title: 'U bent uitgelogd' });
    expect((await copied.open('/overzicht')).status).toBe(noSession);
    await carla.follow('Ook uitloggen bij de gemeente');
    expect(new URL(carla.page.url).origin).toBe(place.provider.issuer);
  });

  it('is ended on every device at once, and nobody else’s', async () => {
    const phone = await place.signIn('carla');
    const work = await place.signIn('carla');
    const samira = await place.signIn('samira');
    await work.open('/overzicht');
    await work.follow('Uitloggen op alle apparaten');
    await work.send();
    expect(seen(work).path).toBe('/uitgelogd');
    expect((await phone.open('/overzicht')).status).toBe(noSession);
    expect((await work.open('/overzicht')).status).toBe(noSession);
    expect((await samira.open('/werk')).status).toBe(200);
  });

  it('has a new name at each sign-in, and the one before it in this browser ends', async () => {
    const carla = await place.signIn('carla');
    const before = carla.cookie('s', '/overzicht');
    await place.signIn('carla', '/inloggen?opnieuw=ja', carla);
    const after = carla.cookie('s', '/overzicht');
    expect(after).not.toBe(before);
    const browser = carla.cookie('b', '/');
    expect(await statusWith(`b=${browser}; s=${before}`)).toBe(noSession);
    expect(await statusWith(`b=${browser}; s=${after}`)).toBe(200);
  });

  it('is no use to who has copied its cookie alone, or put it in somebody else’s browser', async () => {
    const carla = await place.signIn('carla');
    const stolen = carla.cookie('s', '/overzicht');
    const other = await place.signIn('samira');
    expect(await statusWith(`s=${stolen}`)).toBe(noSession);
    expect(await statusWith(`b=${other.cookie('b', '/')}; s=${stolen}`)).toBe(noSession);
  });

  it('by a link in a mail ends the one before it in this browser as well', async () => {
    const carla = await place.signIn('carla');
    const before = carla.cookie('s', '/overzicht');
    await byMail(carla, 'manager');
    const after = carla.cookie('s', '/overzicht');
    expect(after).not.toBe(before);
    const browser = carla.cookie('b', '/');
    expect(await statusWith(`b=${browser}; s=${before}`)).toBe(noSession);
    expect(await statusWith(`b=${browser}; s=${after}`)).toBe(200);
  });

  it('of whoever sat at a shared computer before ends when somebody else signs in there', async () => {
    const shared = await place.signIn('samira');
    expect((await shared.open('/werk')).status).toBe(200);
    const copied = shared.cookie('s', '/werk');
    await place.signIn('carla', '/inloggen?opnieuw=ja', shared);
    expect((await shared.open('/overzicht')).status).toBe(200);
    expect((await shared.open('/werk')).status).toBe(noSession);
    expect(shared.cookie('s', '/werk')).toBe('');
    const browser = shared.cookie('b', '/');
    const still = await fetch(`${place.town.origin}/werk`, {
      headers: { cookie: `b=${browser}; s=${copied}` },
    });
    expect(still.status).toBe(noSession);
    await byMail(shared, 'contact');
    expect((await shared.open('/werk')).status).toBe(200);
    expect((await shared.open('/overzicht')).status).toBe(noSession);
  });

  it('stays beside a link about one case of the same person, and ends by one of somebody else', async () => {
    const { town } = place;
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.send({ choice: 'change', text: 'Ook op zondag.' });
    const mail = await town.mailTo('contact', 'changes-asked', { caseId });
    const samira = await place.signIn('samira');
    await openLink(samira, mail);
    expect((await samira.open('/werk')).status).toBe(200);
    expect((await samira.open(`/werk/zaak/${caseId}`)).status).toBe(200);
    const carla = await place.signIn('carla');
    await openLink(carla, mail);
    expect((await carla.open(`/werk/zaak/${caseId}`)).status).toBe(200);
    expect((await carla.open('/overzicht')).status).toBe(noSession);
  });

  it('by mail opens every room of who stands in the directory twice, and they choose', async () => {
    const { town } = place;
    const twice = { id: 'administrator-3', name: 'Carla Dijkstra', email: signingIn.manager };
    await town.register({ type: 'put-person', list: 'administrators', person: twice });
    const carla = town.person();
    await byMail(carla, 'manager');
    expect(carla.page.url).toBe(`${town.origin}/inloggen/binnen?kamers=overzicht.beheer`);
    expect((await carla.open('/overzicht')).status).toBe(200);
    expect((await carla.open('/beheer')).status).toBe(200);
    await town.register({ type: 'remove-person', person: 'administrator-3' });
  });
});

describe('beginning to sign in', () => {
  it('is refused for a while to a browser that begins again and again', async () => {
    const carla = place.town.person();
    await carla.open('/inloggen');
    for (let times = 0; times < 20; times += 1) {
      await carla.open(`${place.town.origin}/inloggen`);
      expect(new URL(carla.page.url).origin).toBe(place.provider.issuer);
    }
    await carla.open(`${place.town.origin}/inloggen`);
    expect(seen(carla)).toEqual({
      path: '/inloggen/mislukt',
      status: 429,
      title: 'U begon te vaak met inloggen',
    });
    ahead = 900_000;
    await carla.open(`${place.town.origin}/inloggen`);
    expect(new URL(carla.page.url).origin).toBe(place.provider.issuer);
  });
});
