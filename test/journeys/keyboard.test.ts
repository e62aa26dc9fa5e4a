import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { fieldsOfPlan } from '../../shared/drafts/plan-fields.ts';
import { stepOfPath, stepsFor } from '../../shared/drafts/sections.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import { launchBrowser, type Launch } from '../support/browser.ts';
import { openTown, signingIn, type OwnTown, type ReceivedMail } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

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

/** Somebody who has a keyboard and nothing else: Tab, Space, Enter, arrows and letters. */
class Typist {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Tabs until this is in focus, and sees that it is. */
  async reach(selector: string): Promise<void> {
    for (let tabs = 0; tabs < 120; tabs += 1) {
      await this.page.keyboard.press('Tab');
      if ((await this.page.locator(`${selector}:focus`).count()) === 0) continue;
      const ring = await this.page.evaluate(() => {
        const style = document.activeElement === null ? undefined : getComputedStyle(document.activeElement);
        return `${style?.outlineStyle ?? 'none'} ${style?.boxShadow ?? 'none'}`;
      });
      expect(ring, selector).not.toBe('none none');
      return;
    }
    throw new Error(`Tab never reached ${selector}`);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.reach(selector);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  async press(selector: string, key = 'Enter'): Promise<void> {
    await this.reach(selector);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press(key)]);
  }

  /** Of a group of choices Tab reaches the first; the arrows go on from there. */
  async choose(name: string, value: string): Promise<void> {
    const radio = `[name="${name}"]`;
    await this.reach(radio);
    await this.page.keyboard.press('Space');
    for (let steps = 0; steps < 10; steps += 1) {
      if (await this.page.locator(`${radio}[value="${value}"]`).isChecked()) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`${value} cannot be chosen`);
  }

  async open(mail: ReceivedMail): Promise<void> {
    await this.page.goto(mail.links[0] ?? '');
    await this.type('[name=code]', mail.code);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
  }

  async signIn(role: 'contact' | 'manager'): Promise<void> {
    const before = new Set((await town.mails()).map(({ id }) => id));
    await this.page.goto(town.origin);
    await this.type('[name=email]', signingIn[role]);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
    await this.open(await town.newMail(role, before));
  }

  async fill(path: string, text: string): Promise<void> {
    const field = `main [name="${path}"]`;
    if ((await this.page.locator(field).count()) === 0) await this.press('main button[value=more]');
    const kind = await this.page
      .locator(field)
      .evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`);
    if (kind === 'INPUT hidden') return;
    if (kind === 'INPUT checkbox') {
      await this.reach(field);
      await this.page.keyboard.press('Space');
    } else if (kind.startsWith('SELECT')) await this.pick(field, text);
    else if (kind === 'INPUT date') await this.date(field, text);
    else await this.type(field, text);
  }

  /** Opens what is folded away around a field. */
  async unfold(name: string): Promise<void> {
    const details = `details:has([name="${name}"])`;
    if ((await this.page.locator(`${details}[open]`).count()) > 0) return;
    await this.reach(`${details} > summary`);
    await this.page.keyboard.press('Enter');
  }

  async pick(field: string, value: string): Promise<void> {
    await this.reach(field);
    for (let steps = 0; steps < 20; steps += 1) {
      if ((await this.page.locator(field).inputValue()) === value) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`${value} cannot be picked`);
  }

  /** A date field takes month, day and year in the order of the browser's language. */
  async date(field: string, date: string): Promise<void> {
    const [year = '', month = '', day = ''] = date.split('-');
    await this.reach(field);
    await this.page.keyboard.type(`${month}${day}${year}`);
    expect(await this.page.locator(field).inputValue()).toBe(date);
  }
}

/** A calendar date so many days from now. */
function inDays(days: number): string {
  return plusDays(dateIn(new Date().toISOString()), days);
}

describe('with a keyboard alone', () => {
  it(
    'a plan goes from the contact person past the family and an official to the manager',
    { timeout: 120_000 },
    async ({ skip }) => {
      if ('skipped' in launched) return skip(launched.skipped);
      const context = await launched.browser.newContext({
        locale: 'en-US',
        viewport: { width: 1280, height: 800 },
      });
      const typist = new Typist(await context.newPage());
      const plan = zomerdijk({ voices: [], circle: [], stops: [], goals: ['rust'] });
      const fields = Object.entries(fieldsOfPlan(plan));

      await typist.signIn('contact');
      await typist.press('form button.main');
      for (const step of stepsFor(plan.asks.length)) {
        for (const [path, text] of fields) if (stepOfPath(path) === step.key) await typist.fill(path, text);
        const isMore = step.ask !== undefined && step.ask + 1 < plan.asks.length;
        await typist.press(isMore ? 'main button[value=another]' : 'main button.main');
      }
      await typist.press('main button[value=send]');
      const { pathname } = new URL(typist.page.url());
      expect(pathname).toMatch(/^\/werk\/zaak\//);
      const caseId = town.caseIdIn(pathname);

      await typist.open(await town.mailTo('family', 'family-confirm', { caseId }));
      await typist.choose('choice', 'confirm');
      await typist.press('main form button.main');
      expect(await typist.page.locator('[aria-current=step]').count()).toBe(1);

      await typist.open(await town.mailTo('alderman', 'invitation', { caseId }));
      await typist.type('[name=reflection]', 'Doen.');
      await typist.choose('answers.0.outcome', 'agree');
      await typist.press('main button[value=check]');
      await typist.press('main button[value=send]');
      expect(typist.page.url()).toMatch(/\/ontvangst$/);

      await typist.signIn('manager');
      await typist.unfold('bij');
      await typist.pick('[name=bij]', 'behavioural-scientist');
      await typist.press('.filters button');
      expect(await typist.page.locator('tbody tr').count()).toBe(1);
      await context.close();
    },
  );

  it(
    'a question, a talk and what came of it go to the contact person and back',
    { timeout: 60_000 },
    async ({ skip }) => {
      if ('skipped' in launched) return skip(launched.skipped);
      const context = await launched.browser.newContext({
        locale: 'en-US',
        viewport: { width: 320, height: 640 },
      });
      const typist = new Typist(await context.newPage());
      const { page } = typist;
      const caseId = await town.bringIn();
      await town.confirm(caseId);
      await typist.open(await town.mailTo('alderman', 'invitation', { caseId }));
      await typist.choose('answers.0.outcome', 'question');
      await typist.unfold('question.text');
      await typist.type('[name="question.text"]', 'Van wie is de grond?');
      await typist.choose('question.to', 'family');
      await typist.date('[name="question.answerBy"]', inDays(7));
      await typist.press('main button[value=check]');
      await typist.press('main button[value=send]');
      expect(page.url()).toMatch(/\/vraag$/);

      await typist.open(await town.mailTo('contact', 'question-asked', { caseId }));
      await typist.press('main a.button');
      await typist.type('[name=text]', 'Van de gemeente.');
      await typist.press('main button[value=send]');
      expect(await page.locator('main form').count()).toBe(0);

      await typist.open(await town.mailTo('alderman', 'question-answered', { caseId }));
      expect(await page.locator('main').innerText()).toContain('Van de gemeente.');
      await typist.choose('answers.0.outcome', 'talk');
      await typist.unfold('talk.on');
      await typist.date('[name="talk.on"]', inDays(7));
      await typist.reach('[name="talk.time"]');
      await page.keyboard.type('1030AM');
      await typist.choose('talk.channel', 'phone');
      await typist.press('main button[value=check]');
      await typist.press('main button[value=send]');
      await typist.press('main a:not(.button)');
      await typist.date('[name=heldOn]', inDays(0));
      await typist.type('[name=spoke]', 'Moeder en ik.');
      await typist.type('[name=agreed]', 'Van april tot oktober.');
      await typist.press('main button[value=record]');
      expect(await page.locator('main').innerText()).toContain('Van april tot oktober.');
      expect(await page.locator('[name=agreed]').count()).toBe(0);
      await context.close();
    },
  );

  it('Enter in a field goes on, and never changes the language', async ({ skip }) => {
    if ('skipped' in launched) return skip(launched.skipped);
    const context = await launched.browser.newContext();
    const typist = new Typist(await context.newPage());
    await typist.signIn('contact');
    await typist.press('form button.main');
    await typist.page.goto(typist.page.url().replace(/vraag$/, 'doelen'));
    await typist.type('[name="goals.0"]', 'rust');
    await Promise.all([typist.page.waitForEvent('load'), typist.page.keyboard.press('Enter')]);
    expect(typist.page.url()).toMatch(/\/kring$/);
    expect(await typist.page.locator('html').getAttribute('lang')).toBe('nl');
    await context.close();
  });

  it('the first Tab offers to skip to the content', async ({ skip }) => {
    if ('skipped' in launched) return skip(launched.skipped);
    const page = await launched.browser.newPage();
    await page.goto(town.origin);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
    await page.close();
  });
});
