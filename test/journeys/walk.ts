import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import * as z from 'zod';
import { conditionKindSchema } from '../../shared/domain/entries.ts';
import type { Request } from '../../shared/domain/request.ts';
import { fieldsOfPlan } from '../../shared/drafts/plan-fields.ts';
import { stepOfPath, stepsFor } from '../../shared/drafts/sections.ts';

/** What an official answers in a walkthrough; by the id of the stage. Without an entry: agree. */
export const scriptSchema = z.record(
  z.string(),
  z.strictObject({
    outcome: z.enum(['agree', 'agree-with-conditions', 'not-agree']).default('agree'),
    reason: z.string().default(''),
    conditions: z
      .array(
        z.strictObject({
          text: z.string(),
          owner: z.string(),
          dueOn: z.string(),
          kind: conditionKindSchema.optional(),
        }),
      )
      .default([]),
  }),
);
export type Script = z.infer<typeof scriptSchema>;

export type WalkOptions = {
  readonly browser: Browser;
  readonly baseUrl: string;
  /** What the contact person fills in; their address and the case number find the right mails. */
  readonly plan: Request;
  /** Which stage the official with this address holds. */
  readonly stageOf: (address: string) => string | undefined;
  readonly script: Script;
  /** Looks where the plan waits, halfway. */
  readonly manager: string;
  readonly shots: string | undefined;
  readonly say: (line: string) => void;
};

export type WalkResult = { pages: number; entries: number; mails: number; outcome: string; errors: string[] };

const narrow = { width: 320, height: 640 };
const wide = { width: 1280, height: 800 };
/** Milliseconds to wait for the next mail. */
const patience = 60_000;

/** Plays a case as people would: everything is clicked, no address is typed but the very first. */
export async function walk(options: WalkOptions): Promise<WalkResult> {
  const context = await options.browser.newContext({ viewport: wide, locale: 'nl-NL' });
  const walker = new Walker(options, await context.newPage());
  try {
    await walker.bringIn();
    await walker.untilClosed();
    return await walker.lookBack();
  } finally {
    await context.close();
  }
}

type Mail = { readonly href: string; readonly subject: string; readonly to: string };

class Walker {
  readonly #options: WalkOptions;
  readonly #page: Page;
  readonly #errors: string[] = [];
  readonly #read = new Set<string>();
  #pages = 0;
  #mails = 0;
  #isOverviewSeen = false;

  constructor(options: WalkOptions, page: Page) {
    this.#options = options;
    this.#page = page;
    page.on('pageerror', (error) => this.#errors.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400)
        this.#errors.push(`${response.status()} ${new URL(response.url()).pathname}`);
    });
  }

  /** The contact person asks for a link, opens it and brings the plan in. */
  async bringIn(): Promise<void> {
    await this.#page.goto(this.#options.baseUrl);
    await this.#shoot('start');
    await this.#toMailbox();
    for (const mail of await this.#listed()) this.#read.add(mail.href);
    await this.#page.goBack();
    await this.#page.getByLabel('E-mailadres').fill(this.#options.plan.contactPerson.email);
    await this.#press('Stuur mij een link');
    await this.#shoot('link-gevraagd');
    await this.#openMail(
      await this.#nextMail(
        (mail) =>
          mail.to === this.#options.plan.contactPerson.email && mail.subject === 'Uw link voor Speelruimte',
      ),
    );
    await this.#shoot('uw-zaken');
    await this.#writeDown();
    await this.#shoot('overzicht');
    await this.#follow(this.#page.locator('main a[href*="/voorbeeld/"]').last());
    await this.#shoot('voorbeeld');
    await this.#follow(this.#page.getByRole('link', { name: 'Naar het overzicht' }));
    await this.#press('Plan naar het gezin sturen');
    await this.#shoot('zaak-ingebracht');
  }

  /** The whole request form by hand, page after page, as its last button leads on. */
  async #writeDown(): Promise<void> {
    const fields = Object.entries(fieldsOfPlan(this.#options.plan));
    const asks = this.#options.plan.asks.length;
    await this.#press('Een plan opschrijven');
    for (const step of stepsFor(asks)) {
      for (const [path, text] of fields) {
        if (stepOfPath(path) === step.key && !path.endsWith('.id')) await this.#fill(path, text);
      }
      await this.#shoot(`plan-${step.key}`);
      const isMore = step.ask !== undefined && step.ask + 1 < asks;
      await (isMore
        ? this.#press('Nog een vraag toevoegen')
        : this.#follow(this.#page.locator('main button.main')));
      const problems = await this.#page.locator('.errors').allInnerTexts();
      if (problems.length > 0) throw new Error(`${step.key}: ${problems.join('\n')}`);
    }
  }

  async #fill(path: string, text: string): Promise<void> {
    const input = this.#page.locator(`main [name="${path}"]`);
    while ((await input.count()) === 0) await this.#press('Meer vakken');
    const kind = await input.evaluate(
      (element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`,
    );
    if (kind.startsWith('SELECT')) await input.selectOption(text);
    else if (kind === 'INPUT checkbox') await input.check();
    else await input.fill(text);
  }

  /** Opens mail after mail about the case and does what it asks, until everyone has heard how it ended. */
  async untilClosed(): Promise<void> {
    let closings: number | undefined;
    let closed = 0;
    while (closings === undefined || closed < closings) {
      const mail = await this.#nextMail((one) => one.subject.includes(this.#options.plan.reference));
      await this.#openMail(mail);
      if (mail.subject.includes('lees het plan')) await this.#confirm();
      else if (mail.subject.includes('uw antwoord is gevraagd')) {
        await this.#answer(mail);
        if (!this.#isOverviewSeen) await this.#lookAtOverview();
      } else if (mail.subject.includes('alle gesprekken zijn gevoerd')) {
        closed += 1;
        await this.#shoot('afgerond');
        if (mail.to === this.#options.plan.contactPerson.email) closings = await this.#expectedClosings();
      } else if (mail.subject.includes('een deel is akkoord')) await this.#shoot('deel-akkoord');
      else throw new Error(`a mail nobody expected: ${mail.subject}`);
    }
  }

  /** The manager asks for a link too, and sees where the plan is. */
  async #lookAtOverview(): Promise<void> {
    this.#isOverviewSeen = true;
    await this.#page.goto(this.#options.baseUrl);
    await this.#page.getByLabel('E-mailadres').fill(this.#options.manager);
    await this.#press('Stuur mij een link');
    await this.#openMail(await this.#nextMail((mail) => mail.to === this.#options.manager), 'zonder foto');
    await this.#shoot('overzicht-van-plannen');
  }

  /** What the contact person sees at the end: reached from the mail that was opened last, or from their list. */
  async lookBack(): Promise<WalkResult> {
    await this.#toMailbox();
    const mails = (await this.#listed()).filter(
      (mail) =>
        mail.to === this.#options.plan.contactPerson.email && mail.subject.includes('alle gesprekken'),
    );
    const last = mails[0];
    if (last === undefined) throw new Error('no closing mail for the contact person');
    await this.#openMail(last, 'zonder foto');
    await this.#shoot('zaak-afgerond');
    const timeline = this.#page.locator('.timeline');
    return {
      pages: this.#pages,
      entries: await timeline.locator('> li').count(),
      mails: this.#mails,
      outcome: (await timeline.getAttribute('data-outcome')) ?? 'unknown',
      errors: this.#errors,
    };
  }

  /** On the contact person's case page: themselves, the family, and everyone the timeline shows an answer of. */
  async #expectedClosings(): Promise<number> {
    const answered = new Set<string>();
    for (const text of await this.#page.locator('.timeline > li > span').allInnerTexts()) {
      const who = /^(.+): (akkoord|niet akkoord)/.exec(text)?.[1];
      if (who !== undefined) answered.add(who);
    }
    return answered.size + 2;
  }

  async #confirm(): Promise<void> {
    await this.#shoot('gezin-bevestigt');
    await this.#page.getByLabel('Ja, dit is ons plan').check();
    await this.#press('Versturen');
    await this.#shoot('gezin-bevestigd');
  }

  async #answer(mail: Mail): Promise<void> {
    const stage = this.#options.stageOf(mail.to) ?? '';
    await this.#shoot(`gesprek-${stage}`);
    const answer = this.#options.script[stage] ?? { outcome: 'agree', reason: '', conditions: [] };
    const questions = await this.#page.locator('form section.box').count();
    for (let index = 0; index < questions; index += 1) {
      await this.#page.locator(`input[name="answers.${index}.outcome"][value="${answer.outcome}"]`).check();
      if (answer.reason !== '')
        await this.#page.locator(`[name="answers.${index}.reason"]`).fill(answer.reason);
      if (answer.conditions.length > 0)
        await this.#page.locator('form section.box details').nth(index).locator('summary').click();
      for (const [row, condition] of answer.conditions.entries()) {
        const name = `answers.${index}.conditions.${row}`;
        await this.#page.locator(`[name="${name}.text"]`).fill(condition.text);
        await this.#page.locator(`[name="${name}.owner"]`).fill(condition.owner);
        await this.#page.locator(`[name="${name}.dueOn"]`).fill(condition.dueOn);
        if (condition.kind !== undefined)
          await this.#page.locator(`[name="${name}.kind"]`).selectOption(condition.kind);
      }
    }
    await this.#follow(this.#page.locator('main button[value=check]'));
    await this.#shoot(`nakijken-${stage}`);
    await this.#follow(this.#page.locator('button[value="send"]'));
    await this.#shoot(`ontvangst-${stage}`);
  }

  async #openMail(mail: Mail, photo: 'met foto' | 'zonder foto' = 'met foto'): Promise<void> {
    await this.#follow(this.#page.locator(`a[href="${mail.href}"]`));
    if (photo === 'met foto') {
      this.#mails += 1;
      this.#options.say(`${mail.to}: ${mail.subject}`);
      await this.#shoot('mail');
    }
    const code = /Uw code: (\d{4})/.exec(await this.#page.locator('article.mail').innerText())?.[1] ?? '';
    await this.#follow(this.#page.locator('article.mail a'));
    if (this.#mails === 1) await this.#shoot('code');
    await this.#page.getByLabel('Code van vier cijfers').fill(code);
    await this.#press('Openen');
  }

  /** The oldest mail that has not been opened yet and is the one wanted; waits for it. */
  async #nextMail(wanted: (mail: Mail) => boolean): Promise<Mail> {
    const until = Date.now() + patience;
    while (Date.now() < until) {
      await this.#toMailbox();
      const mail = (await this.#listed()).filter((one) => !this.#read.has(one.href) && wanted(one)).at(-1);
      if (mail !== undefined) {
        this.#read.add(mail.href);
        return mail;
      }
      await this.#page.waitForTimeout(150);
    }
    throw new Error('the next mail did not come');
  }

  async #toMailbox(): Promise<void> {
    await this.#follow(this.#page.getByRole('link', { name: 'Postbus op deze computer' }));
  }

  async #listed(): Promise<Mail[]> {
    return this.#page.locator('ul.plain > li').evaluateAll((items) =>
      items.map((item) => ({
        href: item.querySelector('a')?.getAttribute('href') ?? '',
        subject: item.querySelector('a')?.textContent ?? '',
        to: /Aan: (\S+@\S+?)(?=\s|\d{1,2} )/.exec(item.querySelector('p')?.innerText ?? '')?.[1] ?? '',
      })),
    );
  }

  async #press(name: string | RegExp): Promise<void> {
    await this.#follow(this.#page.locator('main').getByRole('button', { name }));
  }

  /** A click that leads to another page, and that page all there. */
  async #follow(what: Locator): Promise<void> {
    const [, clicked] = await Promise.allSettled([this.#page.waitForEvent('load'), what.click()]);
    if (clicked.status === 'rejected') throw clicked.reason;
  }

  /** One page people see: counted, photographed narrow and wide, and no wider than a telephone. */
  async #shoot(name: string): Promise<void> {
    this.#pages += 1;
    await this.#page.setViewportSize(narrow);
    const overflow = await this.#page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) this.#errors.push(`${name}: ${overflow} px wider than a screen of 320 px`);
    const { shots } = this.#options;
    const place = (width: number): string =>
      join(shots ?? '', `${String(this.#pages).padStart(2, '0')}-${name}-${width}.png`);
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true });
      await this.#page.screenshot({ path: place(narrow.width), fullPage: true });
    }
    await this.#page.setViewportSize(wide);
    if (shots !== undefined) await this.#page.screenshot({ path: place(wide.width), fullPage: true });
  }
}
