import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { makeYear } from '../../infra/local/demo/make-year.ts';
import { readMunicipality, startRuntime } from '../../infra/local/runtime.ts';
import { launchBrowser } from '../support/browser.ts';
import { signingIn, Town } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { scriptSchema, walk } from './walk.ts';

/**
 * `npm run pictures [-- --cases 400]`
 *
 * Takes every picture in the README: of the family and the officials from one case that is played, of the managers from a
 * simulated year. A year is made for it each time, so that two takes differ by what changed on the pages alone.
 */
const { values } = parseArgs({ options: { cases: { type: 'string', default: '400' } } });
const album = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const answers = new URL('../cases/zomerdijk.answers.json', import.meta.url);
/** The last moment of the year: a Wednesday in spring. */
const until = Date.parse('2027-04-14T10:00:00.000Z');

/** Which page of a case that is played is which picture, as a telephone shows it. */
const ofACase = {
  question: 'plan-vraag',
  'who-is-missing': 'plan-wie-ontbreekt',
  official: 'gesprek-wmo',
  check: 'nakijken-wmo',
  receipt: 'ontvangst-wmo',
  family: 'gezin-bevestigd',
} as const;

/** Pixels: more of a page than this is no picture beside others. */
const tallest = { 320: 1400, 1280: 1600 } as const;
type Width = keyof typeof tallest;

mkdirSync(album, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'speelruimte-pictures-'));
const launched = await launchBrowser();
if ('skipped' in launched) {
  process.stdout.write(`skipped: ${launched.skipped}\n`);
  process.exitCode = 1;
} else {
  try {
    await picturesOfACase(launched.browser);
    await picturesOfAYear(launched.browser);
  } finally {
    await launched.browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function picturesOfACase(browser: Browser): Promise<void> {
  const municipality = readMunicipality(undefined);
  const own = { port: 0, dataDir: undefined, municipality, daySeconds: 86_400, log: () => undefined };
  const runtime = await startRuntime(own);
  const shots = join(folder, 'case');
  try {
    await walk({
      browser,
      baseUrl: runtime.origin,
      plan: zomerdijk(),
      stageOf: (address) => {
        const official = municipality.officials.find((one) => one.email === address);
        return municipality.chain.find((stage) => stage.function === official?.function)?.id;
      },
      script: scriptSchema.parse(JSON.parse(readFileSync(answers, 'utf8'))),
      manager: signingIn.manager,
      shots,
      say: () => undefined,
    });
  } finally {
    await runtime.close();
  }
  for (const [picture, page] of Object.entries(ofACase)) {
    const shot = readdirSync(shots).find((name) => name.endsWith(`-${page}-320.png`));
    if (shot === undefined) throw new Error(`no page ${page} was seen`);
    await crop(browser, { from: join(shots, shot), to: join(album, `${picture}.png`) });
  }
}

async function picturesOfAYear(browser: Browser): Promise<void> {
  const dataDir = join(folder, 'year');
  const settings = { port: 0, dataDir, municipalityFile: undefined, daySeconds: 86_400 };
  await makeYear(settings, { seed: 1, cases: Number(values.cases), until }, () => undefined);
  const began = Date.now();
  const runtime = await startRuntime({
    ...settings,
    municipality: readMunicipality(undefined),
    now: () => until + Date.now() - began,
    log: () => undefined,
  });
  try {
    await runtime.settled();
    const context = await browser.newContext({ locale: 'nl-NL' });
    const page = await context.newPage();
    await signIn(page, new Town(runtime.origin));
    const { origin } = runtime;
    await take(page, { address: `${origin}/overzicht`, picture: 'overview', width: 1280 });
    await take(page, { address: `${origin}/overzicht`, picture: 'overview-phone', width: 320 });
    const [first = ''] = await page
      .locator('tbody th a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    await take(page, { address: `${origin}${first}`, picture: 'one-case', width: 320 });
    await take(page, { address: `${origin}/overzicht/tijd`, picture: 'time-spent', width: 1280 });
    await take(page, { address: `${origin}/overzicht/daarna`, picture: 'after-decision', width: 1280 });
    await context.close();
  } finally {
    await runtime.close();
  }
}

/** The upper part of a picture: a page that goes on and on is too small to read beside others. */
async function crop(browser: Browser, { from, to }: { from: string; to: string }): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const data = readFileSync(from).toString('base64');
  await page.setContent(
    `<body style="margin:0"><img style="display:block" src="data:image/png;base64,${data}"></body>`,
  );
  const image = page.locator('img');
  await image.evaluate((one: HTMLImageElement) => one.decode());
  const whole = (await image.boundingBox())?.height ?? tallest[320];
  const clip = { x: 0, y: 0, width: 320, height: Math.min(whole, tallest[320]) };
  await page.screenshot({ path: to, fullPage: true, clip });
  await page.close();
}

async function signIn(page: Page, town: Town): Promise<void> {
  const before = new Set((await town.mails()).map(({ id }) => id));
  await page.goto(town.origin);
  await page.fill('[name=email]', signingIn.manager);
  await page.click('main form button.main');
  const { links, code } = await town.newMail('manager', before);
  await page.goto(links[0] ?? '');
  await page.fill('[name=code]', code);
  await page.click('main button.main');
  await page.waitForURL(/\/overzicht$/);
}

async function take(
  page: Page,
  { address, picture, width }: { address: string; picture: string; width: Width },
): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(address);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(whole, tallest[width]) };
  await page.screenshot({ path: join(album, `${picture}.png`), fullPage: true, clip });
}
