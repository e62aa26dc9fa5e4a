import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { launchBrowser, type Launch } from '../support/browser.ts';
import { SlowTown } from '../support/slow-town.ts';
import { anotherChain } from '../support/another-chain.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const foundSchema = z.array(z.object({ id: z.string() }));

let launched: Launch;
let slow: SlowTown;
let context: BrowserContext | undefined;

beforeAll(async () => {
  launched = await launchBrowser();
});
afterAll(async () => {
  if ('browser' in launched) await launched.browser.close();
});
beforeEach(async () => {
  slow = await SlowTown.open('2027-01-27T09:00:00Z');
  await bringIn('TEST-2027-0081');
}, 60_000);
afterEach(async () => {
  await context?.close();
  context = undefined;
  await slow.town.runtime.close();
});

async function bringIn(reference: string) {
  const caseId = await slow.town.bringIn(JSON.stringify(zomerdijk({ reference })));
  await slow.town.mailTo('family', 'family-confirm', { caseId });
  await slow.town.runtime.settled();
  return caseId;
}

/** A manager who has just signed in; the clock of their browser goes on only when a test says so. */
async function manager(skip: (why: string) => never, how: { width: number; script: boolean }): Promise<Page> {
  if ('skipped' in launched) return skip(launched.skipped);
  const before = new Set((await slow.town.mails()).map(({ id }) => id));
  const asking = slow.town.person();
  await asking.open('/');
  await asking.send({ email: 'c.dijkstra@waterrijk.example' });
  const { links, code } = await slow.town.newMail('manager', before);
  context = await launched.browser.newContext({
    viewport: { width: how.width, height: 720 },
    javaScriptEnabled: how.script,
  });
  const page = await context.newPage();
  await page.clock.install({ time: new Date('2027-01-27T09:00:00Z') });
  await page.goto(links[0] ?? '');
  await page.fill('[name=code]', code);
  await press(page);
  return page;
}

async function press(page: Page, selector = 'main button.main'): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.click(selector)]);
}

async function said(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
}

/** The next time the page asks for itself, and what it was answered. */
async function nextLook(page: Page, path = '/overzicht'): Promise<number> {
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname === path);
  await page.clock.runFor(61_000);
  return (await answered).status();
}

describe('the overview in a browser', () => {
  it('takes in what has changed without being opened again, and says when; focus stays where it was', async ({
    skip,
  }) => {
    const page = await manager(skip, { width: 1280, script: true });
    expect(await page.locator('[data-refreshes]').innerText()).toBe('Stand van 10:00.');
    await page.locator('.chain a').first().focus();
    expect(await nextLook(page)).toBe(304);
    expect(await page.locator('[data-refreshes]').innerText()).toBe('Stand van 10:00.');
    await bringIn('TEST-2027-0082');
    slow.setTime('2027-01-27T09:02:00Z');
    expect(await nextLook(page)).toBe(200);
    await page.getByText('TEST-2027-0082').waitFor();
    expect(await page.locator('[data-refreshes]').innerText()).toBe('Bijgewerkt om 10:02.');
    expect(await page.locator('.figures li').first().innerText()).toMatch(/^2 plannen lopen/);
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('het gezin');
    expect(await nextLook(page)).toBe(304);
  });

  it('leaves the page alone while something is filled in on it, and goes on when it is as it was', async ({
    skip,
  }) => {
    const page = await manager(skip, { width: 1280, script: true });
    await page.click('summary');
    await page.selectOption('[name=bij]', 'wmo');
    await page.locator('h1').click();
    let asked = 0;
    page.on('request', () => (asked += 1));
    await bringIn('TEST-2027-0082');
    await page.clock.runFor(300_000);
    expect(asked).toBe(0);
    expect(await page.locator('[name=bij]').inputValue()).toBe('wmo');
    expect(await said(page)).not.toContain('TEST-2027-0082');
    await page.selectOption('[name=bij]', '');
    await page.locator('h1').click();
    expect(await nextLook(page)).toBe(200);
    await page.getByText('TEST-2027-0082').waitFor();
    expect(await page.locator('details').getAttribute('open')).not.toBeNull();
  });

  it('the sentence above the list goes along with the figures', async ({ skip }) => {
    const page = await manager(skip, { width: 320, script: true });
    await page.goto(`${slow.town.origin}/overzicht?bij=family`);
    expect(await said(page)).toContain('Eén plan. U ziet nu alleen: het gezin.');
    await bringIn('TEST-2027-0082');
    expect(await nextLook(page)).toBe(200);
    await page.getByText('TEST-2027-0082').waitFor();
    expect(await said(page)).toContain('2 plannen. U ziet nu alleen: het gezin.');
  });

  it('the page of one case keeps itself up to date, and is on record when it shows something again', async ({
    skip,
  }) => {
    const page = await manager(skip, { width: 320, script: true });
    const { summaries, seen } = slow.town.runtime.system;
    const [row] = await summaries.open();
    if (row === undefined) throw new Error('no plan');
    const { caseId } = row;
    const path = `/overzicht/zaak/${caseId}`;
    await page.goto(`${slow.town.origin}${path}`);
    expect(await page.locator('[data-refreshes]').innerText()).toBe('Stand van 10:00.');
    expect(await nextLook(page, path)).toBe(304);
    expect(await seen.of(caseId)).toHaveLength(1);
    await slow.town.confirm(caseId);
    await slow.town.mailTo('alderman', 'invitation', { caseId });
    await slow.town.runtime.settled();
    slow.setTime('2027-01-27T09:02:00Z');
    expect(await nextLook(page, path)).toBe(200);
    await page.getByText('Bijgewerkt om 10:02.').waitFor();
    expect(await said(page)).toMatch(/Aan zet Wethouder Wacht al 0 werkdagen/);
    expect((await seen.of(caseId)).filter((one) => one.function === 'manager')).toHaveLength(2);
    expect(await nextLook(page, path)).toBe(304);
  });

  it('what comes after decisions takes in what has changed too; where time goes looks whether it has', async ({
    skip,
  }) => {
    const page = await manager(skip, { width: 320, script: true });
    const { summaries, followUps } = slow.town.runtime.system;
    const [row] = await summaries.open();
    if (row === undefined) throw new Error('no plan');
    const { caseId, contactPerson } = row;
    await page.goto(`${slow.town.origin}/overzicht/daarna`);
    expect(await nextLook(page, '/overzicht/daarna')).toBe(304);
    expect(await said(page)).not.toContain('TEST-2027-0081');
    const condition = { kind: 'condition', dueOn: '2027-01-20', isWaitedFor: true } as const;
    await followUps.put({ caseId, key: 'condition#1', n: 1, contactPerson, word: 1, ...condition });
    slow.setTime('2027-01-27T09:02:00Z');
    expect(await nextLook(page, '/overzicht/daarna')).toBe(200);
    await page.getByText('TEST-2027-0081').waitFor();
    expect(await page.locator('[data-refreshes]').innerText()).toBe('Bijgewerkt om 10:02.');
    await page.goto(`${slow.town.origin}/overzicht/tijd`);
    expect(await page.locator('[data-refreshes]').innerText()).toMatch(/^Stand van .*27 januari 2027/);
    expect(await nextLook(page, '/overzicht/tijd')).toBe(304);
  });

  it('says that it stops when it may no longer be read', async ({ skip }) => {
    const page = await manager(skip, { width: 320, script: true });
    slow.setTime('2027-01-27T14:00:00Z');
    expect(await nextLook(page)).toBe(401);
    await page.getByText('Deze pagina wordt niet meer bijgewerkt. Open haar opnieuw.').waitFor();
    let asked = 0;
    page.on('request', () => (asked += 1));
    await page.clock.runFor(300_000);
    expect(asked).toBe(0);
  });

  it.for([
    { width: 320, script: true },
    { width: 1280, script: true },
    { width: 320, script: false },
  ])(
    'from a figure to a plan that is helped on: $width, script $script',
    { timeout: 60_000 },
    async (how, { skip }) => {
      await slow.passDays(9);
      const page = await manager(skip, how);
      await page.locator('.figures a', { hasText: 'te laat' }).click();
      expect(page.url()).toContain('welke=te-laat');
      expect(await said(page)).toContain('Eén plan. U ziet nu alleen: te laat.');
      await page.getByRole('link', { name: 'TEST-2027-0081' }).click();
      expect(await said(page)).toContain(
        'Waarom deze zaak op u wacht Niemand antwoordt. Het antwoord is 2 werkdagen te laat.',
      );
      await page.getByRole('link', { name: 'Herinner nu' }).click();
      await page.fill('[name=reason]', 'Het gezin wacht.');
      await press(page);
      expect(await said(page)).toContain('De herinnering staat klaar.');
      await page.getByRole('link', { name: 'Plan lezen' }).click();
      expect(await said(page)).toContain('Dat u dit plan opende is vastgelegd');
    },
  );

  it('a plan is moved to the present route, which reads well at every width', async ({ skip }) => {
    const page = await manager(skip, { width: 320, script: true });
    const { registers, summaries } = slow.town.runtime.system;
    const [row] = await summaries.open();
    Object.assign(registers.current, { chain: anotherChain });
    await page.goto(`${slow.town.origin}/overzicht/zaak/${row?.caseId ?? ''}/route`);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 720 });
      await page.evaluate(axe);
      const found: unknown = await page.evaluate('axe.run(document).then(({ violations }) => violations)');
      expect(foundSchema.parse(found)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    }
    await page.fill('[name=reason]', 'De raad heeft de route verkort.');
    await press(page);
    expect(await said(page)).toContain('De zaak volgt nu de nieuwe route.');
  });
});
