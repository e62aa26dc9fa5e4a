import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { axe, violations } from '../support/accessible.ts';
import { launchBrowser, type Launch } from '../support/browser.ts';
import { addClosedCases, closedCase } from '../support/closed-cases.ts';
import { openTown, signingIn, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

// The term of the Wmo is one that no law extends.
const asks = zomerdijk().asks.filter(({ domain }) => domain !== 'wmo');
const widths = [320, 1280] as const;

let now = Date.parse('2027-03-24T09:00:00Z');
let launched: Launch;
let town: OwnTown;
/** One for each screen: a manager signs in once. */
const contexts = new Map<number, BrowserContext>();
/** Plans that wait for the alderman, one for each screen. */
const waiting = new Map<number, CaseId>();

/** One plan that was agreed two weeks ago and of which nothing was heard since, two that wait, and a year of others. */
beforeAll(async () => {
  launched = await launchBrowser();
  town = await openTown({ now: () => now });
  const ended = await town.bringIn(JSON.stringify(zomerdijk({ reference: 'TEST-2027-0200' })));
  await town.until('cjg', ended);
  await town.runtime.settled();
  now = Date.parse('2027-04-16T09:00:00Z');
  for (const width of widths) {
    const plan = zomerdijk({ reference: `TEST-2027-${String(width)}`, asks, reportedOn: '2027-04-16' });
    const caseId = await town.bringIn(JSON.stringify(plan));
    await town.confirm(caseId);
    await town.mailTo('alderman', 'invitation', { caseId });
    waiting.set(width, caseId);
  }
  await addClosedCases(
    town.runtime.system,
    ['2027-02', '2027-03'].flatMap((month, half) =>
      Array.from({ length: 8 }, (_, index) =>
        closedCase('bcdefghijklmnopq'.charAt(half * 8 + index), {
          month,
          domain: 'youth',
          time: [
            { stage: 'family', cause: 'family', workingDays: 3 },
            { stage: 'cjg', cause: 'official', workingDays: index + 2 },
          ],
        }),
      ),
    ),
  );
}, 120_000);
afterAll(async () => {
  for (const context of contexts.values()) await context.close();
  if ('browser' in launched) await launched.browser.close();
  await town.runtime.close();
});

async function manager(skip: (why: string) => never, width: number): Promise<Page> {
  if ('skipped' in launched) return skip(launched.skipped);
  const known = contexts.get(width);
  const context = known ?? (await launched.browser.newContext({ viewport: { width, height: 720 } }));
  contexts.set(width, context);
  const page = await context.newPage();
  if (known !== undefined) {
    await page.goto(`${town.origin}/overzicht`);
    return page;
  }
  const before = new Set((await town.mails()).map(({ id }) => id));
  await page.goto(town.origin);
  await page.fill('[name=email]', signingIn.manager);
  await page.click('main button.main');
  const { links, code } = await town.newMail('manager', before);
  await page.goto(links[0] ?? '');
  await page.fill('[name=code]', code);
  await page.click('main button.main');
  await page.waitForURL(`${town.origin}/overzicht`);
  return page;
}

async function readsWell(page: Page): Promise<void> {
  await page.evaluate(axe);
  expect([page.url(), await violations(page)]).toEqual([page.url(), []]);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect([page.url(), tooWide]).toEqual([page.url(), 0]);
}

async function said(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
}

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.click(selector)]);
}

describe.each(widths)('a manager at a screen of %i wide', { timeout: 60_000 }, (width) => {
  it('looks where time goes, in one month and one domain, and keeps the table', async ({ skip }) => {
    const page = await manager(skip, width);
    await page.click('a[href="/overzicht/tijd"]');
    await readsWell(page);
    await page.selectOption('[name=van]', '2027-03');
    await page.selectOption('[name=tot]', '2027-03');
    await page.selectOption('[name=domein]', 'youth');
    await press(page, 'main form button');
    const asked = new URL(page.url()).searchParams;
    expect([asked.get('van'), asked.get('tot'), asked.get('domein')]).toEqual([
      '2027-03',
      '2027-03',
      'youth',
    ]);
    await readsWell(page);
    const downloading = page.waitForEvent('download');
    await page.locator('a[href*="/overzicht/tijd.csv"][href*="tabel=stappen"]').first().click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('stappen-2027-03-2027-03.csv');
    const kept = await readFile(await download.path(), 'utf8');
    expect(kept).toMatch(/^\uFEFFStap;/);
    expect(kept).toContain('\r\nCentrum voor Jeugd en Gezin;');
  });

  it('sees what was agreed and never began, follows it to its case, and keeps the list', async ({ skip }) => {
    const page = await manager(skip, width);
    await page.click('a[href="/overzicht/daarna"]');
    await readsWell(page);
    expect(await said(page)).toContain('TEST-2027-0200');
    await page.selectOption('[name=domein]', 'youth');
    await press(page, 'main form button');
    expect(page.url()).toContain('domein=youth');
    await readsWell(page);
    const downloading = page.waitForEvent('download');
    await page.locator('a[href*="/overzicht/daarna.csv"]').click();
    expect((await downloading).suggestedFilename()).toBe('na-het-besluit.csv');
    await page.getByRole('link', { name: 'TEST-2027-0200' }).first().click();
    await page.waitForURL(/\/daarna$/);
    await readsWell(page);
    expect(await said(page)).toContain('TEST-2027-0200');
  });

  it('announces more time for a plan, after being told what is missing', async ({ skip }) => {
    const page = await manager(skip, width);
    await page.getByRole('link', { name: `TEST-2027-${width}` }).click();
    await readsWell(page);
    await page.getByRole('link', { name: 'Meer tijd aankondigen' }).click();
    await readsWell(page);
    await page.fill('[name=text]', 'De deskundige heeft tijd nodig.');
    await press(page, 'main form button.main');
    await readsWell(page);
    expect(await page.inputValue('[name=text]')).toBe('De deskundige heeft tijd nodig.');
    await page.fill('[name=until]', '2027-07-07');
    await press(page, 'main form button.main');
    expect(await said(page)).toContain('De nieuwe datum is vastgelegd.');
    await readsWell(page);
  });

  it('has somebody else asked, with a reason', async ({ skip }) => {
    const page = await manager(skip, width);
    await page.getByRole('link', { name: `TEST-2027-${width}` }).click();
    await page.getByRole('link', { name: 'Vraag het aan iemand anders' }).click();
    await readsWell(page);
    await press(page, 'main form button.main');
    expect(await page.locator('.errors li').count()).toBe(2);
    await readsWell(page);
    await page.check('[value="policy-officer-1"]');
    await page.fill('[name=note]', 'De wethouder is op reis.');
    await press(page, 'main form button.main');
    expect(await said(page)).toContain('De vraag is overgedragen.');
    await readsWell(page);
    const caseId = waiting.get(width);
    if (caseId === undefined) throw new Error('no plan');
    const entries = await town.runtime.system.books.ledger.load(caseId);
    expect(entries.map(({ envelope }) => envelope.type)).toContain('handed-over');
  });
});
