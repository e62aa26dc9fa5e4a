import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noSession, ProviderTown, seen } from '../support/provider-town.ts';

const accounts = {
  carla: { email: 'c.dijkstra@waterrijk.example', email_verified: true, roles: 'manager' },
  samira: { email: 'samira.haddou@cjg-waterrijk.example', email_verified: true, roles: 'contactpersoon' },
};

let place: ProviderTown;
/** Milliseconds that the clock of our pages is ahead of the provider's. */
let ahead = 0;

beforeAll(async () => {
  place = await ProviderTown.open(accounts, { now: () => Date.now() + ahead });
});
afterEach(() => {
  ahead = 0;
});
afterAll(() => place.close());

async function statusWith(cookie: string): Promise<number> {
  return (await fetch(`${place.town.origin}/overzicht`, { headers: { cookie } })).status;
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
});
