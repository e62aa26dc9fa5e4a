import type { Page } from 'playwright-core';
import type { Language } from '../../shared/i18n/language.ts';
import { fieldsOfPlan } from '../../shared/drafts/plan-fields.ts';
import { stepOfPath, stepsFor } from '../../shared/drafts/sections.ts';
import { followUpKinds } from '../../shared/domain/follow-through.ts';
import { familyId, personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import { perform } from '../../shared/ledger/perform.ts';
import type { OwnTown, ReceivedMail, Role } from '../support/town.ts';
import { officials, signingIn } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import {
  answerByTelephone,
  askQuestion,
  callOffTalk,
  holdTalk,
  inAWeek,
  type Steps,
} from './tour-of-talks.ts';
import { tourOfSecondThoughts } from './tour-of-second-thoughts.ts';

/** Called on every page there is, and in every state it can be in. */
export type See = (name: string) => Promise<void>;

/**
 * Visits every page of the product in one browser, and makes the mistakes people make. It finds its way by names of
 * fields and values of buttons, never by words: the same tour is made in every language.
 */
export class Tour {
  readonly #town: OwnTown;
  readonly #page: Page;
  readonly #see: See;
  /** An address may ask for five links in a quarter of an hour; a link may be opened as often as one likes. */
  readonly #links = new Map<keyof typeof signingIn, ReceivedMail>();

  constructor(from: { town: OwnTown; page: Page; see: See }) {
    this.#town = from.town;
    this.#page = from.page;
    this.#see = from.see;
  }

  get #steps(): Steps {
    return {
      town: this.#town,
      page: this.#page,
      see: this.#see,
      goto: (path) => this.#goto(path),
      press: (selector) => this.#press(selector),
      href: (selector) => this.#href(selector),
      enter: (role, about) => this.#enter(role, about),
    };
  }

  async everything(language: Language): Promise<void> {
    await this.#page.goto(`${this.#town.origin}/?taal=${language}`);
    await this.#frontDoor();
    await this.#writeDown();
    await this.#withoutMandate();
    const other = await this.#town.bringIn();
    await this.#town.confirm(other);
    await this.#handOver(other);
    await tourOfSecondThoughts({
      town: this.#town,
      page: this.#page,
      see: this.#see,
      goTo: (path) => this.#goto(path),
      press: (selector) => this.#press(selector),
      enter: (role, about) => this.#enter(role, about),
      open: ({ links, code }) => this.#open(links[0] ?? '', code),
      signIn: () => this.#signIn('contact'),
    });
    const caseId = await this.#town.bringIn();
    await this.#family(caseId);
    await this.#official(caseId);
    await this.#restOfCase(caseId);
    await this.#secondCase();
    await this.#manager();
  }

  async #frontDoor(): Promise<void> {
    await this.#see('start');
    await this.#press('form button.main');
    await this.#see('start, no address');
    await this.#goto('/link');
    await this.#see('link asked');
    await this.#goto('/mailbox');
    await this.#see('mailbox');
    await this.#goto('/nergens');
    await this.#see('not found');
    await this.#goto('/werk');
    await this.#see('no session');
    await this.#goto('/nieuwe-link');
    await this.#see('fresh link sent');
    await this.#goto('/l/geen-link');
    await this.#see('code');
    await this.#page.fill('[name=code]', '12');
    await this.#press('form button.main');
    await this.#see('unknown link');
  }

  /** The contact person's desk and the request form, page after page. */
  async #writeDown(): Promise<void> {
    await this.#signIn('contact');
    await this.#see('desk');
    await this.#goto('/werk/nieuw');
    await this.#see('bring in a file');
    await this.#page.fill('[name=json]', '{}');
    await this.#press('form button.main');
    await this.#see('bring in a file, refused');
    await this.#goto('/werk');
    await this.#press('form button.main');
    const plan = zomerdijk();
    const fields = Object.entries(fieldsOfPlan(plan));
    for (const step of stepsFor(plan.asks.length)) {
      await this.#see(`form, ${step.key}`);
      for (const [path, text] of fields) if (stepOfPath(path) === step.key) await this.#fill(path, text);
      if (step.key === 'kosten') await this.#wrongAmount();
      const isMore = step.ask !== undefined && step.ask + 1 < plan.asks.length;
      await this.#press(isMore ? 'main button[value=another]' : 'main button.main');
    }
    await this.#see('form, overview');
    await this.#goto(await this.#href('a[href*="/voorbeeld/"]'));
    await this.#see('form, preview');
    await this.#page.goBack();
    await this.#press('main button[value=discard]');
    await this.#see('form, throw away?');
    await this.#page.goBack();
    await this.#press('main button[value=later]');
    await this.#see('form, later');
    await this.#goto(await this.#href('main a'));
    await this.#press('main button.main');
    await this.#see('case, just sent');
    await this.#press('main button[value=begin]');
    await this.#see('form, new version');
  }

  async #wrongAmount(): Promise<void> {
    await this.#page.fill('[name="costs.planOnce"]', 'veel');
    await this.#press('main button.main');
    await this.#see('form, an amount that is none');
    await this.#page.fill('[name="costs.planOnce"]', '14.500');
  }

  async #fill(path: string, text: string): Promise<void> {
    const input = this.#page.locator(`main [name="${path}"]`);
    while ((await input.count()) === 0) await this.#press('main button[value=more]');
    const kind = await input.evaluate(
      (element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`,
    );
    if (kind === 'INPUT hidden') return;
    if (kind.startsWith('SELECT')) await input.selectOption(text);
    else if (kind === 'INPUT checkbox') await input.check();
    else await input.fill(text);
  }

  async #family(caseId: CaseId): Promise<void> {
    await this.#enter('family', { caseId, kind: 'family-confirm' });
    await this.#see('family, confirm');
    await this.#press('main form button.main');
    await this.#see('family, no answer');
    await this.#page.check('[value=confirm]');
    await this.#press('main form button.main');
    await this.#see('family, follow');
  }

  /** Nobody chosen, then a colleague; what whoever had it before sees; and the contact person and a manager asking another. */
  async #handOver(caseId: CaseId): Promise<void> {
    await this.#enter('alderman', { caseId, kind: 'invitation' });
    const own = new URL(this.#page.url()).pathname;
    await this.#goto(`${own}/overdragen`);
    await this.#see('official, hand over');
    await this.#press('main button.main');
    await this.#see('official, hand over to nobody');
    await this.#page.check('[name=to][value=policy-officer-1]');
    await this.#press('main button.main');
    await this.#see('official, handed over');
    await this.#goto(own);
    await this.#see('official, had it before');
    const old = await this.#town.mailTo('alderman', 'invitation', { caseId });
    await this.#open(old.links[0] ?? '', old.code);
    await this.#see('a link that was handed over');
    await this.#signIn('contact');
    await this.#goto(`/werk/zaak/${caseId}/iemand-anders`);
    await this.#see('case, ask somebody else');
    await this.#page.check('[name=to][value=alderman-1]');
    await this.#press('main button.main');
    await this.#see('case, somebody else is asked');
    await this.#signIn('manager');
    const managed = `/overzicht/zaak/${caseId}`;
    await this.#goto(`${managed}/iemand-anders`);
    await this.#see('manager, ask somebody else');
    await this.#page.check('[name=to][value=cjg-1]');
    await this.#press('main button.main');
    await this.#see('manager, without a reason');
    await this.#page.fill('[name=note]', 'Zij is er vandaag.');
    await this.#press('main button.main');
    await this.#see('manager, somebody else is asked');
    await this.#stepIn(managed);
    await this.#mendAsManager(caseId);
  }

  /** Mail to the family came back, and a manager gives a better address. */
  async #mendAsManager(caseId: CaseId): Promise<void> {
    const managed = `/overzicht/zaak/${caseId}`;
    const actor = { id: personIdSchema.parse('system'), function: 'system' };
    const command = { type: 'record-bounce', recipient: familyId } as const;
    const { books } = this.#town.runtime.system;
    await perform(books, { caseId, command, actor, commandId: 'bounce-for-the-tour' });
    await this.#goto(managed);
    await this.#see('manager, mail to the family came back');
    await this.#goto(`${managed}/adres`);
    await this.#see('manager, a better address');
    await this.#press('main form button');
    await this.#see('manager, no address');
    await this.#page.fill('[name=email]', 'ilse@anders.example');
    await this.#press('main form button');
    await this.#see('manager, address mended');
  }

  /** What a manager may do about one case besides, and the story when they ask for it. */
  async #stepIn(managed: string): Promise<void> {
    await this.#goto(`${managed}/herinneren`);
    await this.#see('manager, remind');
    await this.#press('main button.main');
    await this.#see('manager, remind without a reason');
    await this.#page.fill('[name=reason]', 'Het wacht al lang.');
    await this.#press('main button.main');
    await this.#see('manager, a reminder waits');
    await this.#goto(`${managed}/verlengen`);
    await this.#see('manager, more time');
    await this.#goto(`${managed}/plan`);
    await this.#see('manager, the plan');
  }

  /** A decision under a mandate that is withdrawn while it is written, and a case that then stands still. */
  async #withoutMandate(): Promise<void> {
    const caseId = await this.#town.bringIn();
    await this.#town.until('behavioural-scientist', caseId);
    await this.#enter('policy-officer', { caseId, kind: 'invitation' });
    await this.#see('official, decides under a mandate');
    const { mandates } = this.#town.runtime.system.registers.current;
    const mandate = mandates.find(({ id }) => id === 'b-4');
    if (mandate === undefined) throw new Error('the policy officer has no mandate');
    await this.#page.check('[name="answers.0.outcome"][value=agree]');
    await this.#press('main form button.main');
    await this.#see('official, check a decision');
    mandate.revokedFrom = '2026-01-01';
    await this.#press('main form button.main');
    await this.#see('official, no mandate');
    await this.#goto(new URL(this.#page.url()).pathname);
    await this.#see('official, warned that there is no mandate');
    delete mandate.revokedFrom;
    const { books } = this.#town.runtime.system;
    const command = { type: 'pause', consent: false } as const;
    const actor = { id: personIdSchema.parse('contact-1'), function: 'contact-person' };
    await perform(books, { caseId, command, actor, commandId: 'pause-for-the-tour' });
    await this.#goto(new URL(this.#page.url()).pathname);
    await this.#see('official, the case stands still');
    const withdraw = { type: 'withdraw' } as const;
    const family = { id: familyId, function: 'family' };
    await perform(books, { caseId, command: withdraw, actor: family, commandId: 'withdraw-for-the-tour' });
    await this.#goto(new URL(this.#page.url()).pathname);
    await this.#see('official, the request was withdrawn');
  }

  async #official(caseId: CaseId): Promise<void> {
    await this.#enter('alderman', { caseId, kind: 'invitation' });
    await this.#see('official');
    await this.#page.check('[name="answers.0.outcome"][value=agree-with-conditions]');
    await this.#press('main form button.main');
    await this.#see('official, something is missing');
    await askQuestion(this.#steps, caseId);
    await this.#page.check('[name="answers.0.outcome"][value=talk]');
    await this.#press('main form button.main');
    await this.#see('official, talk without a day');
    await this.#page.fill('[name="talk.on"]', inAWeek());
    await this.#page.fill('[name="talk.time"]', '10:30');
    await this.#page.check('[name="talk.channel"][value=phone]');
    await this.#page.fill('[name="talk.note"]', 'Met het gezin en de contactpersoon.');
    await this.#press('main form button.main');
    await this.#see('official, check the talk');
    await this.#press('main form button.main');
    await this.#see('official, talk planned');
    await this.#page.locator('main a').last().click();
    await this.#see('official, with a talk');
    await holdTalk(this.#steps);
    await answerByTelephone(this.#steps, caseId);
    await this.#enter('alderman', { caseId, kind: 'answer-noted' });
    await this.#see('official, an answer by telephone');
    await this.#page.fill('[name=reflection]', 'Dan zou ik het doen.');
    await this.#page.check('[name="answers.0.outcome"][value=agree]');
    await this.#press('main form button.main');
    await this.#see('official, check');
    await this.#press('main form button.main');
    await this.#see('official, receipt');
  }

  /** The contact person while it runs, a link that is old, and everybody's page when it is over. */
  async #restOfCase(caseId: CaseId): Promise<void> {
    const old = await this.#town.mailTo('alderman', 'invitation', { caseId });
    await this.#open(old.links[0] ?? '', old.code);
    await this.#see('an old link');
    await this.#signIn('contact');
    await this.#goto('/werk');
    await this.#see('desk, with cases');
    await this.#goto(`/werk/zaak/${caseId}`);
    await this.#page.locator('details').first().locator('summary').click();
    await this.#press('main button[value=mend]');
    await this.#see('case, no address');
    await this.#page.fill('[name=email]', 'ilse@anders.example');
    await this.#press('main button[value=mend]');
    await this.#see('case, address mended');
    await callOffTalk(this.#steps, caseId);
    for (const role of officials.slice(1)) await this.#town.answer(role, caseId);
    await this.#enter('family', { caseId, kind: 'closed' });
    await this.#see('family, at the end');
    await this.#signIn('contact');
    await this.#goto(`/werk/zaak/${caseId}`);
    await this.#see('case, at the end');
    await this.#goto(await this.#href('main a[href*="/uitvoering"]'));
    await this.#see('case, something has begun');
    await this.#page.fill('[name=on]', '2020-01-01');
    await this.#press('main button.main');
    await this.#see('case, something began before it was agreed');
    await this.#page.fill('[name=on]', dateIn(this.#town.runtime.system.books.now()));
    await this.#press('main button.main');
    await this.#see('case, what was recorded');
  }

  /** Where a case was decided before, the next official on the same rule reads what it came to. */
  async #secondCase(): Promise<void> {
    const caseId = await this.#town.bringIn();
    await this.#town.until('policy-officer', caseId);
    await this.#enter('wmo', { caseId, kind: 'invitation' });
    await this.#page.locator('form section.box summary').click();
    await this.#see('official, comparable cases');
    await this.#page.check('[name="answers.0.outcome"][value=agree-with-conditions]');
    await this.#page.fill('[name="answers.0.reason"]', 'Zo past het.');
    await this.#page.fill('[name="answers.0.conditions.0.text"]', 'Laten weten hoe het gaat.');
    await this.#page.fill('[name="answers.0.conditions.0.owner"]', 'het gezin');
    await this.#page.fill('[name="answers.0.conditions.0.dueOn"]', inAWeek());
    await this.#page.selectOption('[name="answers.0.conditions.0.kind"]', 'report-back');
    await this.#press('main form button.main');
    await this.#see('official, check with a condition');
  }

  async #manager(): Promise<void> {
    await this.#signIn('manager');
    await this.#see('overview');
    await this.#goto('/overzicht?bij=cjg&welke=te-laat');
    await this.#see('overview, nothing to show');
    await this.#goto('/overzicht/tijd');
    await this.#see('where the time goes');
    await this.#goto('/overzicht/tijd?domein=youth');
    await this.#see('where the time goes, nothing to show');
    await this.#goto('/overzicht/daarna');
    await this.#see('after the decision, nothing to show');
    await this.#timePasses();
    await this.#goto('/overzicht/daarna');
    await this.#see('after the decision');
    await this.#goto(await this.#href('main table a'));
    await this.#see('after the decision, one case');
    await this.#signIn('administrator');
    await this.#see('the registers');
  }

  /** What was agreed should have begun long ago, and ends tomorrow: as it would stand in the view in a while. */
  async #timePasses(): Promise<void> {
    const { followUps, books } = this.#town.runtime.system;
    const later = { from: '0000-01-01', until: '9999-12-31' };
    for (const kind of followUpKinds)
      for (const one of (await followUps.dueIn(kind, later, 100)).found) {
        const dueOn = kind === 'end' ? plusDays(dateIn(books.now()), 1) : '2020-01-02';
        await followUps.put({ ...one, dueOn, n: one.n + 1 });
      }
  }

  async #signIn(role: keyof typeof signingIn): Promise<void> {
    const mail = this.#links.get(role) ?? (await this.#askForLink(role));
    this.#links.set(role, mail);
    await this.#open(mail.links[0] ?? '', mail.code);
  }

  async #askForLink(role: keyof typeof signingIn): Promise<ReceivedMail> {
    const before = new Set((await this.#town.mails()).map(({ id }) => id));
    await this.#goto('/');
    await this.#page.fill('[name=email]', signingIn[role]);
    await this.#press('form button.main');
    return this.#town.newMail(role, before);
  }

  async #enter(role: Role, about: { caseId: CaseId; kind: string }): Promise<void> {
    const mail = await this.#town.mailTo(role, about.kind, { caseId: about.caseId });
    await this.#goto(`/mailbox/${encodeURIComponent(mail.id)}`);
    await this.#see(`mail, ${about.kind}`);
    await this.#open(mail.links[0] ?? '', mail.code);
  }

  async #open(link: string, code: string): Promise<void> {
    await this.#page.goto(link);
    await this.#page.fill('[name=code]', code);
    await this.#press('main form button.main');
  }

  async #goto(path: string): Promise<void> {
    await this.#page.goto(new URL(path, this.#page.url()).href);
  }

  async #href(selector: string): Promise<string> {
    return (await this.#page.locator(selector).first().getAttribute('href')) ?? '';
  }

  async #press(selector: string): Promise<void> {
    await Promise.all([this.#page.waitForEvent('load'), this.#page.locator(selector).first().click()]);
  }
}
