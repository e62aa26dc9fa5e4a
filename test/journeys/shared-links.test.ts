import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axe, violations } from '../support/accessible.ts';
import { launchBrowser, type Launch } from '../support/browser.ts';
import type { Person } from '../support/person.ts';
import { ProviderTown } from '../support/provider-town.ts';
import { signingIn, type OwnTown } from '../support/town.ts';

const accounts = {
  carla: { email: signingIn.manager, email_verified: true, roles: ['manager'] },
};
/** A view that a manager shares: what is late with the Wmo official. */
const view = '/overzicht?welke=te-laat&bij=wmo';

let launched: Launch;
let place: ProviderTown;
let town: OwnTown;
const open: BrowserContext[] = [];
beforeAll(async () => {
  launched = await launchBrowser();
  place = await ProviderTown.open(accounts, { alsoByMail: ['manager'] });
  ({ town } = place);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(async () => {
  if ('browser' in launched) await launched.browser.close();
  await place.close();
});

/** A browser in which somebody reads their mail on a site of its own. */
async function atWebmail(skip: (why: string) => never, width: number): Promise<Page> {
  if ('skipped' in launched) return skip(launched.skipped);
  const context = await launched.browser.newContext({ viewport: { width, height: 640 } });
  open.push(context);
  await context.route('http://webmail.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<a href="${town.origin}${view.replace('&', '&amp;')}">Kijk hier eens naar</a>`,
    }),
  );
  return context.newPage();
}

async function byMail(page: Page): Promise<void> {
  const before = new Set((await town.mails()).map(({ id }) => id));
  await page.fill('[name=email]', signingIn.manager);
  await page.click('main form button.main');
  const { links, code } = await town.newMail('manager', before);
  await page.goto(links[0] ?? '');
  await page.fill('[name=code]', code);
  await page.click('main button.main');
}

async function asCrossSite(address: string, cookie = ''): Promise<{ status: number; body: string }> {
  const headers = { 'sec-fetch-site': 'cross-site', ...(cookie === '' ? {} : { cookie }) };
  const response = await fetch(`${town.origin}${address}`, { headers });
  return { status: response.status, body: await response.text() };
}

describe('a link that a manager shares', () => {
  it.for([320, 1280])(
    'opens from a mail on another site, with its choices, for who is signed in: %i wide',
    async (width, { skip }) => {
      const page = await atWebmail(skip, width);
      await page.goto(town.origin);
      await byMail(page);
      await page.waitForURL(`${town.origin}/overzicht`);
      await page.goto('http://webmail.example/');
      await page.click('text=Kijk hier eens naar');
      await page.waitForURL(`${town.origin}/overzicht?welke=te-laat&bij=wmo`);
      await page.getByRole('heading', { name: 'Overzicht van plannen' }).waitFor();
      expect(await page.locator('main').innerText()).toContain('te laat, Wmo-consulent');
    },
  );

  it('leads who is not signed in by a link in a mail to the view that was shared', async ({ skip }) => {
    const page = await atWebmail(skip, 320);
    await page.goto('http://webmail.example/');
    await page.click('text=Kijk hier eens naar');
    await page.getByRole('heading', { name: 'Log eerst in' }).waitFor();
    await page.click('text=Naar de eerste pagina');
    await byMail(page);
    await page.waitForURL(`${town.origin}/overzicht?welke=te-laat&bij=wmo`);
    expect(await page.locator('main').innerText()).toContain('te laat, Wmo-consulent');
    expect((await town.mails()).map(({ text }) => text).join()).not.toContain('te-laat');
    // Once: the next link leads to the whole overview.
    await page.goto(town.origin);
    await byMail(page);
    await page.waitForURL(`${town.origin}/overzicht`);
  });

  it('leads who signs in with the municipality to the view that was shared', async () => {
    const carla: Person = town.person();
    await carla.open(view);
    expect(carla.page.status).toBe(401);
    await carla.follow('Inloggen bij de gemeente');
    await place.logIn(carla, 'carla');
    await carla.follow('Verder');
    expect(carla.page.url).toBe(`${town.origin}${view}`);
    expect(carla.page.status).toBe(200);
    const byStart = town.person();
    await byStart.open(view);
    await byStart.follow('Naar de eerste pagina');
    await byStart.follow('Inloggen bij de gemeente');
    await place.logIn(byStart, 'carla');
    await byStart.follow('Verder');
    expect(byStart.page.url).toBe(`${town.origin}${view}`);
  });

  it('shows nothing on the way, and leads on once: to the same page here and nowhere else', async () => {
    const { status, body } = await asCrossSite(`${view}&taal=nl&x=%22%3E%3Cscript%3E`);
    expect(status).toBe(200);
    expect(body).toContain(
      '<meta http-equiv="refresh" content="0;url=/overzicht?welke=te-laat&amp;bij=wmo&amp;x=%22%3E%3Cscript%3E" />',
    );
    expect(body).not.toContain('<script>');
    expect(body).not.toContain('Overzicht van plannen');
    const led = await fetch(`${town.origin}${view}`, { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(led.status).toBe(401);
    expect((await asCrossSite('/overzicht//elders.example')).body).not.toContain('http-equiv');
    expect((await asCrossSite(view, 's=anything')).status).toBe(401);
    expect((await asCrossSite('/werk/nieuw')).body).toContain('content="0;url=/werk/nieuw"');
    expect((await asCrossSite('/beheer')).body).toContain('content="0;url=/beheer"');
    const posted = await fetch(`${town.origin}/werk/nieuw`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(posted.status).toBe(403);
  });

  it('the page on the way reads well', async ({ skip }) => {
    const page = await atWebmail(skip, 320);
    const { body } = await asCrossSite(view);
    await page.goto(town.origin);
    await page.setContent(body.replace(/<meta http-equiv="refresh"[^>]*>/, ''));
    expect(await page.locator('h1').innerText()).toBe('U gaat verder');
    await page.evaluate(axe);
    expect(await violations(page)).toEqual([]);
  });

  it('a mail leads back to no page that was made up', async () => {
    for (const to of ['https://elders.example/werk', '//elders.example', '/gezin/x', '/overzicht?x="']) {
      const person = town.person();
      await person.open(`/?naar=${encodeURIComponent(to)}`);
      expect(person.fields()['naar']).toBeUndefined();
      await person.post('/link', new URLSearchParams({ email: 'niemand@elders.example', naar: to }));
      expect(person.cookie('naar', '/l')).toBe('');
    }
  });
});
