import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axe, violations } from '../support/accessible.ts';
import { launchBrowser, type Launch } from '../support/browser.ts';
import type { Person } from '../support/person.ts';
import { openTown, signingIn, type OwnTown } from '../support/town.ts';

let launched: Launch;
let town: OwnTown;
let nadia: Person;
const open: BrowserContext[] = [];
beforeAll(async () => {
  launched = await launchBrowser();
  town = await openTown({ now: () => Date.parse('2027-02-01T09:00:00Z') });
  await town.register({
    type: 'grant-mandate',
    mandate: {
      id: 'w-31',
      grantor: 'het college van burgemeester en wethouders',
      person: 'wmo-lead-1',
      domains: ['wmo'],
      upTo: 75_000,
      from: '2027-02-01',
      until: '2027-12-31',
    },
  });
  await town.register({ type: 'revoke-mandate', id: 'w-12', from: '2027-03-01' });
  await town.register({
    type: 'put-absence',
    person: 'participatiewet-1',
    from: '2027-02-01',
    until: '2027-02-14',
    substitute: 'participatiewet-2',
  });
  nadia = await town.signIn('administrator');
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(async () => {
  if ('browser' in launched) await launched.browser.close();
  await town.runtime.close();
});

const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

describe('an administrator', () => {
  it('signs in by mail and reads who does what, and who stands in', () => {
    expect(new URL(nadia.page.url).pathname).toBe('/beheer');
    const rows = nadia.page.root.querySelectorAll('tbody tr').map((row) => words(row.structuredText));
    expect(rows).toContain('Marleen Vos wethouder m.vos@waterrijk.example');
    expect(rows).toContain(
      'Fatima el Idrissi consulent Participatiewet f.elidrissi@waterrijk.example vanaf 1 februari 2027 tot en met 14 februari 2027; Henk de Boer neemt waar',
    );
    expect(rows).toContain('Carla Dijkstra de manager c.dijkstra@waterrijk.example');
    expect(rows).toContain('Nadia Brouwer de beheerder n.brouwer@waterrijk.example');
  });

  it('reads each mandate with who gave it, its limit and its period; and the rules with how long they hold', async () => {
    await nadia.open('/beheer');
    const rows = nadia.page.root.querySelectorAll('tbody tr').map((row) => words(row.structuredText));
    expect(rows).toContain(
      'w-31 Saskia van Dam het college van burgemeester en wethouders Wmo tot € 75.000 vanaf 1 februari 2027 tot en met 31 december 2027',
    );
    expect(rows).toContain(
      'w-12 Wmo-consulent het college van burgemeester en wethouders Wmo tot € 10.000 vanaf 1 januari 2025 ingetrokken vanaf 1 maart 2027',
    );
    expect(rows).toContain(
      'Tijdelijke overbruggingsregeling zelfstandig ondernemers tozo-2020 verordening tot en met 1 oktober 2021',
    );
    expect(words(nadia.page.root.querySelector('main ol')?.structuredText ?? '')).toMatch(
      /^wethouder: draagvlak gedragswetenschapper: advies, alleen als het plan erom vraagt beleidsambtenaar: besluit \(Beleid\)/,
    );
  });

  it('reads every change: when, by whom and of what kind, the newest first', async () => {
    await nadia.open('/beheer');
    const changes = nadia.page.root
      .querySelectorAll('tbody tr')
      .map((row) => words(row.structuredText))
      .filter((row) => /^\d /.test(row));
    expect(changes).toEqual([
      '4 1 februari 2027, 10:00 de beheerder een afwezigheid vastgelegd',
      '3 1 februari 2027, 10:00 de beheerder een mandaat ingetrokken',
      '2 1 februari 2027, 10:00 de beheerder een mandaat gegeven',
      '1 1 februari 2027, 10:00 Speelruimte begonnen met de instellingen',
    ]);
  });

  it('reads it in English', async () => {
    await nadia.open('/beheer');
    await nadia.follow('English');
    expect(words(nadia.text)).toMatch(/^The registers .*You can look here and change nothing\./);
    expect(words(nadia.text)).toContain('Nadia Brouwer the administrator n.brouwer@waterrijk.example');
    await nadia.follow('Nederlands');
  });

  it('sees no case, changes nothing by the page, and signs out', async () => {
    await nadia.open('/beheer');
    expect(nadia.page.root.querySelectorAll('main form')).toHaveLength(0);
    expect((await nadia.post('/beheer', new URLSearchParams())).status).toBe(405);
    for (const path of ['/overzicht', '/werk']) expect((await nadia.open(path)).status).toBe(401);
    await nadia.open('/beheer');
    await nadia.send({}, 'header form');
    expect(nadia.text).toContain('U bent uitgelogd');
    expect((await nadia.open('/beheer')).status).toBe(401);
  });

  it('is let in as long as the directory says so', async () => {
    const person = { id: 'administrator-2', name: 'Joost Kuiper', email: 'j.kuiper@waterrijk.example' };
    await town.register({ type: 'put-person', list: 'administrators', person });
    const joost = town.person();
    const before = new Set((await town.mails()).map(({ id }) => id));
    await joost.open('/');
    await joost.send({ email: person.email });
    await town.runtime.settled();
    const mail = (await town.mails()).find(({ id, to }) => !before.has(id) && to === person.email);
    if (mail === undefined) throw new Error('no link');
    const entered = await town.enter(mail);
    expect(entered.page.status).toBe(200);
    await town.register({ type: 'remove-person', person: 'administrator-2' });
    expect((await entered.open('/beheer')).status).toBe(401);
    expect(entered.text).not.toContain('Marleen Vos');
  });
});

describe('who is no administrator', () => {
  it.each(['contact', 'manager'] as const)('a %s sees none of it', async (role) => {
    const person = await town.signIn(role);
    expect((await person.open('/beheer')).status).toBe(401);
    expect(person.text).not.toContain('w-12');
  });

  it('nor does a stranger', async () => {
    expect((await town.person().open('/beheer')).status).toBe(401);
  });
});

describe('in a browser', () => {
  it.for([320, 1280])('the registers read well on a screen of %i wide', async (width, { skip }) => {
    if ('skipped' in launched) return skip(launched.skipped);
    const context = await launched.browser.newContext({ viewport: { width, height: 720 } });
    open.push(context);
    const page = await context.newPage();
    const before = new Set((await town.mails()).map(({ id }) => id));
    await page.goto(town.origin);
    await page.fill('[name=email]', signingIn.administrator);
    await page.click('main button.main');
    const { links, code } = await town.newMail('administrator', before);
    await page.goto(links[0] ?? '');
    await page.fill('[name=code]', code);
    await page.click('main button.main');
    await page.waitForURL(`${town.origin}/beheer`);
    expect(await page.locator('h1').innerText()).toBe('De registers');
    await page.evaluate(axe);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});
