import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, violations } from '../support/accessible.ts';
import { launchBrowser, type Launch } from '../support/browser.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';
import { addClosedCases, closedCase } from '../support/closed-cases.ts';
import { openTown } from '../support/town.ts';
import { Tour } from './tour.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
});

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  );
}

/** Enough plans that were completed to have figures. */
function lookedBackUpon(month: string): CaseSummary[] {
  const time = [
    { stage: 'family', cause: 'family', workingDays: 4 },
    { stage: 'wmo', cause: 'official', workingDays: 12 },
    { stage: 'wmo', cause: 'suspension', workingDays: 3 },
  ] as const;
  return ['b', 'c', 'd', 'e', 'f', 'g'].map((id) => closedCase(id, { month, time, domain: 'wmo' }));
}

let launched: Launch;
beforeAll(async () => {
  launched = await launchBrowser();
});
afterAll(async () => {
  if ('browser' in launched) await launched.browser.close();
});

it('the checks find what is wrong', async ({ skip }) => {
  if ('skipped' in launched) return skip(launched.skipped);
  const bad =
    '<!doctype html><html><body><main><p style="color: #ccc">grijs</p><img src="x"></main></body></html>';
  const page = await launched.browser.newPage();
  await page.setContent(bad);
  await page.evaluate(axe);
  const found = (await violations(page)).map((one) => one.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['color-contrast', 'image-alt', 'html-has-lang']));
  expect(await faultsOf(bad)).not.toEqual([]);
  await page.close();
});

/** Every page, in every state, as everybody may meet it. */
describe('every page can be read and used by everybody', () => {
  it.for([
    { language: 'nl', script: true, colours: 'light' },
    { language: 'nl', script: false, colours: 'dark' },
    { language: 'en', script: true, colours: 'dark' },
    { language: 'en', script: false, colours: 'light' },
  ] as const)('in $language, script: $script, $colours', { timeout: 240_000 }, async (how, { skip }) => {
    if ('skipped' in launched) return skip(launched.skipped);
    const town = await openTown();
    await addClosedCases(town.runtime.system, lookedBackUpon(town.runtime.system.books.now().slice(0, 7)));
    const context = await launched.browser.newContext({ colorScheme: how.colours });
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    // The page's own script never runs then; axe-core still may, once the page is there.
    const allow = async (isAllowed: boolean): Promise<void> => {
      await tools.send('Emulation.setScriptExecutionDisabled', { value: !isAllowed });
    };
    await allow(how.script);
    const wrong: string[] = [];
    const seen: string[] = [];
    let body = '';
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.status() !== 303)
        void response.text().then(
          (text) => (body = text),
          () => undefined,
        );
    });
    const see = async (name: string): Promise<void> => {
      seen.push(name);
      await allow(true);
      await page.evaluate(axe);
      for (const width of [320, 640, 1280]) {
        await page.setViewportSize({ width, height: 720 });
        // 640 is a screen of 1280 at twice the size.
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) wrong.push(`${name}, ${width}: ${overflow} px too wide`);
        if (width !== 640) wrong.push(...(await violations(page)).map((one) => `${name}, ${width}: ${one}`));
      }
      if (!body.includes('</html>')) wrong.push(`${name}: the page was not read`);
      wrong.push(...(await faultsOf(body)).map((one) => `${name}: ${one}`));
      await allow(how.script);
      const language = await page.locator('html').getAttribute('lang');
      if (language !== how.language) wrong.push(`${name}: in ${language ?? 'no language'}`);
    };
    await new Tour({ town, page, see }).everything(how.language);
    await context.close();
    await town.runtime.close();
    expect(wrong).toEqual([]);
    expect(seen.length).toBeGreaterThan(65);
  });
});
