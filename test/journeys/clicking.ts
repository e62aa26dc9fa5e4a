import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser, type Launch } from '../support/browser.ts';
import { SmallTown } from '../support/small-town.ts';
import type { ReceivedMail } from '../support/town.ts';

const widths = { telephone: 320, desk: 1280 } as const;

/** One browser for a file of journeys, and whatever is opened in a test is closed after it. */
export class Visitors {
  readonly #launched: Launch;
  readonly #open: { close: () => Promise<void> }[] = [];

  private constructor(launched: Launch) {
    this.#launched = launched;
  }

  static async come(): Promise<Visitors> {
    return new Visitors(await launchBrowser());
  }

  /** A page of somebody's own, on a telephone unless it says otherwise; without a browser the test is skipped, aloud. */
  async page(skip: (why: string) => never, on: keyof typeof widths = 'telephone'): Promise<Page> {
    if ('skipped' in this.#launched) return skip(this.#launched.skipped);
    const viewport = { width: widths[on], height: 800 };
    const page = await this.#launched.browser.newPage({ viewport });
    return this.closing(page);
  }

  async smallTown(...of: Parameters<typeof SmallTown.open>): Promise<SmallTown> {
    return this.closing(await SmallTown.open(...of));
  }

  closing<T extends { close: () => Promise<void> }>(one: T): T {
    this.#open.push(one);
    return one;
  }

  async goHome(): Promise<void> {
    for (const one of this.#open.splice(0).reverse()) await one.close();
  }

  async leave(): Promise<void> {
    await this.goHome();
    if ('browser' in this.#launched) await this.#launched.browser.close();
  }
}

/** Clicks, and waits for the page that it leads to; which is no wider than a telephone, nor than a desk. */
export async function press(page: Page, selector = 'main button.main'): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.click(selector)]);
  await fits(page);
}

async function fits(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of Object.values(widths)) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([page.url(), over]).toEqual([page.url(), 0]);
  }
  if (before !== null) await page.setViewportSize(before);
}

/** Opens the link of a mail with its code; what the page says. */
export async function enter(
  page: Page,
  { links, code }: Pick<ReceivedMail, 'links' | 'code'>,
): Promise<string> {
  await page.goto(links[0] ?? '');
  await page.fill('[name=code]', code);
  await press(page);
  return said(page);
}

export async function said(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
}

/** The question on the page agreed to, checked and sent. */
export async function agree(page: Page, reason?: string): Promise<void> {
  await page.check('[value=agree]');
  if (reason !== undefined) await page.fill('[name="answers.0.reason"]', reason);
  await press(page);
  await press(page);
}

/** Fills in fields by their names; whatever is folded away is unfolded first. */
export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await unfold(page);
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`).first();
    const kind = await field.evaluate((one) => `${one.tagName} ${one.getAttribute('type') ?? ''}`);
    if (kind.startsWith('SELECT')) await field.selectOption(value);
    else if (kind === 'INPUT radio') await page.check(`main [name="${name}"][value="${value}"]`);
    else await field.fill(value);
  }
}

/** Opens everything on the page that can be opened. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
  });
}
