import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axe, violations } from '../support/accessible.ts';
import { launchBrowser, type Launch } from '../support/browser.ts';
import { MunicipalProvider } from '../support/open-id-provider.ts';
import { openTown, type OwnTown } from '../support/town.ts';

const accounts = {
  carla: { email: 'c.dijkstra@waterrijk.example', email_verified: true, roles: ['manager'] },
  stranger: { email: 'm.vos@waterrijk.example', email_verified: true, roles: ['manager'] },
};

let launched: Launch;
let provider: MunicipalProvider;
let town: OwnTown;
const open: BrowserContext[] = [];
beforeAll(async () => {
  launched = await launchBrowser();
  provider = await MunicipalProvider.open();
  town = await openTown({ openIdConnect: { settings: provider.settings, secret: provider.secret } });
  provider.serve(town.origin, accounts);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(async () => {
  if ('browser' in launched) await launched.browser.close();
  await town.runtime.close();
  await provider.close();
});

async function browse(skip: (why: string) => never, width = 320): Promise<Page> {
  if ('skipped' in launched) return skip(launched.skipped);
  const context = await launched.browser.newContext({ viewport: { width, height: 640 } });
  open.push(context);
  // The pages of the provider ask for a typeface elsewhere.
  await context.route('https://fonts.googleapis.com/**', (route) => route.abort());
  return context.newPage();
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(town.origin);
  await page.click('text=Inloggen bij de gemeente');
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', 'een wachtwoord');
  await page.click('[type=submit]');
}

/** What is wrong with a page for who sees little, or has a small screen. */
async function faultsOf(page: Page): Promise<string[]> {
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  await page.evaluate(axe);
  return [...(await violations(page)), ...(isTooWide === true ? ['wider than the screen'] : [])];
}

describe('in a browser', () => {
  it.for([320, 1280])(
    'a manager signs in, goes back, and signs out, on a screen of %i wide',
    async (width, { skip }) => {
      const page = await browse(skip, width);
      await page.goto(town.origin);
      expect(await faultsOf(page)).toEqual([]);
      await signIn(page, 'carla');
      // Led on by the page itself: the cookies that no other site may have sent along are there.
      await page.waitForURL(`${town.origin}/overzicht`);
      expect(await page.locator('h1').innerText()).toBe('Overzicht van plannen');
      expect(await faultsOf(page)).toEqual([]);
      const cookies = await page.context().cookies(`${town.origin}/overzicht`);
      expect(
        cookies
          .filter(({ name }) => name === 's' || name === 'b')
          .map(({ name, path, httpOnly, sameSite, expires }) => ({
            name,
            path,
            httpOnly,
            sameSite,
            expires,
          })),
      ).toEqual([
        { name: 's', path: '/overzicht', httpOnly: true, sameSite: 'Strict', expires: -1 },
        { name: 'b', path: '/', httpOnly: true, sameSite: 'Lax', expires: -1 },
      ]);
      await page.goto(`${town.origin}/overzicht/uitloggen`);
      expect(await faultsOf(page)).toEqual([]);
      await page.goBack();
      await page.click('header >> button');
      await page.waitForURL(`${town.origin}/uitgelogd`);
      expect(await faultsOf(page)).toEqual([]);
      await page.goBack();
      expect(await page.locator('main').innerText()).not.toContain('Overzicht van plannen');
    },
  );

  it('the back button from the overview never brings the provider’s answer a second time', async ({
    skip,
  }) => {
    const page = await browse(skip);
    await signIn(page, 'carla');
    await page.waitForURL(`${town.origin}/overzicht`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goBack();
    expect(asked).not.toContain('/inloggen/terug');
    expect(await page.locator('body').innerText()).not.toContain('U had al ingelogd');
  });

  it('who is not on the list reads so, in their own language too', async ({ skip }) => {
    const page = await browse(skip);
    await signIn(page, 'stranger');
    await page.waitForURL(/inloggen\/mislukt/);
    expect(await page.locator('h1').innerText()).toBe('U staat niet in de lijst');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('text=English');
    expect(await page.locator('h1').innerText()).toBe('You are not on the list');
  });

  it('a page that was open when its manager signed out in another tab shows nothing more', async ({
    skip,
  }) => {
    const page = await browse(skip);
    await signIn(page, 'carla');
    await page.waitForURL(`${town.origin}/overzicht`);
    const tab = await page.context().newPage();
    await tab.goto(`${town.origin}/overzicht`);
    await tab.click('header >> button');
    await tab.waitForURL(`${town.origin}/uitgelogd`);
    await page.reload();
    expect(await page.locator('h1').innerText()).toBe('Log eerst in');
  });
});
