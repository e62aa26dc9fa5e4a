import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type Launch } from '../support/browser.ts';
import { openTown, type OwnTown } from '../support/town.ts';

let launched: Launch;
let town: OwnTown;
beforeAll(async () => {
  launched = await launchBrowser();
  town = await openTown();
});
afterAll(async () => {
  await town.runtime.close();
  if ('browser' in launched) await launched.browser.close();
});

describe('on a telephone', () => {
  it('the first screen says who asks, by when, and what', async ({ skip }) => {
    if ('skipped' in launched) return skip(launched.skipped);
    const caseId = await town.bringIn();
    await town.until('policy-officer', caseId);
    const mail = await town.mailTo('wmo', 'invitation', { caseId });
    const page = await launched.browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(mail.links[0] ?? '');
    await page.fill('[name=code]', mail.code);
    await Promise.all([page.waitForEvent('load'), page.click('main button.main')]);
    const head = page.locator('main dl').first();
    const box = await head.boundingBox();
    expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThan(640);
    const text = (await head.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/Wie vraagt Gezin Zomerdijk/);
    expect(text).toMatch(/Antwoord graag uiterlijk \w+dag \d+ \w+ \d{4}/);
    expect(text).toMatch(/Gevraagd Vrijstaande stacaravan .*€\s7\.500/);
    await page.close();
  });

  it('what is typed in the form saves itself, says so, and is there after a refresh', async ({ skip }) => {
    if ('skipped' in launched) return skip(launched.skipped);
    const page = await launched.browser.newPage({ viewport: { width: 320, height: 640 } });
    const before = new Set((await town.mails()).map(({ id }) => id));
    await page.goto(town.origin);
    await page.fill('[name=email]', 'samira.haddou@cjg-waterrijk.example');
    await Promise.all([page.waitForEvent('load'), page.click('main button.main')]);
    const mail = await town.newMail('contact', before);
    await page.goto(mail.links[0] ?? '');
    await page.fill('[name=code]', mail.code);
    await Promise.all([page.waitForEvent('load'), page.click('main button.main')]);
    await Promise.all([page.waitForEvent('load'), page.click('main button.main')]);
    await page.locator('[name=question]').pressSequentially('Hoe kan er weer rust komen?');
    await page.getByText(/^Bewaard om \d\d:\d\d$/).waitFor();
    await page.reload();
    expect(await page.inputValue('[name=question]')).toBe('Hoe kan er weer rust komen?');
    await page.fill('[name=question]', 'Wie helpt ons?');
    await page.route('**/vraag', (route) => route.abort());
    await page.getByText('Nog niet bewaard.').waitFor();
    await page.unroute('**/vraag');
    await Promise.all([page.waitForEvent('load'), page.click('main button.main')]);
    await page.goBack();
    expect(await page.inputValue('[name=question]')).toBe('Wie helpt ons?');
    await page.close();
  });
});
