import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openTown, people, type OwnTown } from '../support/town.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';

let town: OwnTown;
let caseId: CaseId;
beforeAll(async () => {
  town = await openTown();
  caseId = await town.bringIn();
  await town.until('alderman', caseId);
  await town.mailTo('behavioural-scientist', 'invitation', { caseId });
  const contact = await town.contact();
  expect(contact.text).toContain('Uw zaken');
});
afterAll(() => town.runtime.close());

const personal = [
  'Zomerdijk',
  'Ilse',
  'Bram',
  'rust komen',
  'caravan',
  'Samira',
  'Haddou',
  'wethouder',
  'TEST-2027',
  'post.example',
];

async function entries(): Promise<number> {
  return (await town.runtime.system.books.ledger.load(caseId)).length;
}

describe('a link', () => {
  it('shows and changes nothing on HEAD and GET, a hundred times each, and is the same page for all', async () => {
    const before = await entries();
    const links = (await town.mails()).flatMap((mail) => mail.links);
    expect(links.length).toBeGreaterThanOrEqual(4);
    const bodies = new Set<string>();
    for (const link of links) {
      for (let round = 0; round < 100; round += 1) {
        const head = await fetch(link, { method: 'HEAD' });
        const get = await fetch(link);
        expect([head.status, get.status, await head.text()]).toEqual([200, 200, '']);
        expect(get.headers.getSetCookie()).toEqual([]);
        bodies.add(await get.text());
      }
    }
    bodies.add(await (await fetch(`${town.origin}/l/onzin`)).text());
    expect(bodies.size).toBe(1);
    for (const words of personal) expect([...bodies][0]).not.toContain(words);
    expect(await entries()).toBe(before);
  });

  it('gives nothing to a browser that presses every button it finds without knowing the code', async ({
    skip,
  }) => {
    const launched = await launchBrowser();
    if ('skipped' in launched) return skip(launched.skipped);
    const before = await entries();
    const reading: Promise<string>[] = [];
    const page = await launched.browser.newPage();
    page.on('response', (response) => {
      // A redirect has no body to read.
      reading.push(response.text().catch(() => ''));
    });
    const links = (await town.mails()).flatMap((mail) => mail.links);
    expect(links.length).toBeGreaterThanOrEqual(4);
    for (const link of links) {
      await page.goto(link);
      for (let press = 0; press < 3; press += 1) {
        const buttons = page.locator('button, input[type=submit]');
        for (let index = 0; index < (await buttons.count()); index += 1) {
          const loaded = page.waitForEvent('load');
          await buttons.nth(index).click();
          await loaded;
        }
      }
    }
    const read = await Promise.all(reading);
    await launched.browser.close();
    expect(read.filter((text) => text.includes('Vul de code in')).length).toBeGreaterThanOrEqual(
      links.length * 4,
    );
    for (const text of read) for (const words of personal) expect(text).not.toContain(words);
    expect(await entries()).toBe(before);
  });

  it('after five wrong codes it is dead, and a new mail with a new code is on its way', async () => {
    const mail = await town.mailTo('family', 'family-confirm', { caseId });
    const guess = mail.code === '0000' ? '0001' : '0000';
    const person = town.person();
    await person.open(mail.links[0] ?? '');
    const left: string[] = [];
    for (let miss = 0; miss < 4; miss += 1) {
      const page = await person.send({ code: guess });
      expect(page.status).toBe(422);
      left.push(/nog (\d) keer/.exec(person.errors[0] ?? '')?.[1] ?? '');
    }
    expect(left).toEqual(['4', '3', '2', '1']);
    expect((await person.send({ code: guess })).status).toBe(429);
    const late = town.person();
    await late.open(mail.links[0] ?? '');
    expect((await late.send({ code: mail.code })).status).toBe(429);
    const fresh = await town.mailTo('family', 'fresh-link', { caseId });
    expect(fresh.links).not.toEqual(mail.links);
    expect((await town.enter(fresh)).text).toContain('Uw plan');
  });

  it('of two hundred guesses sent at once only five are looked at', async () => {
    const mail = await town.mailTo('behavioural-scientist', 'invitation', { caseId });
    const codes = Array.from({ length: 200 }, (_, guess) => String(guess + 5000).padStart(4, '0')).filter(
      (code) => code !== mail.code,
    );
    const answers = await Promise.all(
      codes.map((code) =>
        fetch(mail.links[0] ?? '', {
          method: 'POST',
          redirect: 'manual',
          headers: { 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ code }),
        }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(4);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(codes.length - 4);
    const fresh = await town.mailTo('behavioural-scientist', 'fresh-link', { caseId });
    expect((await town.enter(fresh)).text).toContain('Wat is uw advies');
  });

  it('opens as often as its owner likes, also on two devices', async () => {
    const fresh = await town.mailTo('behavioural-scientist', 'fresh-link', { caseId });
    for (let times = 0; times < 7; times += 1) expect((await town.enter(fresh)).page.status).toBe(200);
  });

  it('that was answered says so, names a function and no person, and sends a fresh one on request', async () => {
    const mail = await town.mailTo('alderman', 'invitation', { caseId });
    const official = await town.enter(mail);
    expect(official.page.status).toBe(410);
    expect(official.text).toContain('Het kwam van: wethouder.');
    expect(official.text).not.toContain('Vos');
    await official.send();
    expect(official.text).toContain('Er is een nieuwe link onderweg');
    const fresh = await town.mailTo('alderman', 'fresh-link', { caseId });
    expect(fresh.to).toBe(people.alderman);
    const again = await town.enter(fresh);
    expect(again.page.url).toMatch(/\/ontvangst$/);
    expect(again.text).toContain('Uw antwoord is vastgelegd');
    await official.open(mail.links[0] ?? '');
    await official.send({ code: mail.code });
    expect(official.text).toContain('Het kwam van: wethouder.');
  });

  it('that has expired says so and can be renewed', async () => {
    let ahead = 0;
    const later = await openTown({ now: () => Date.now() + ahead });
    try {
      const own = await later.bringIn();
      const mail = await later.mailTo('family', 'family-confirm', { caseId: own });
      ahead = 15 * 86_400_000;
      const family = await later.enter(mail);
      expect(family.text).toContain('Deze link is verlopen');
      await family.send();
      expect((await later.enter(await later.mailTo('family', 'fresh-link', { caseId: own }))).text).toContain(
        'Is dit uw plan?',
      );
    } finally {
      await later.runtime.close();
    }
  });

  it('that was tampered with, or is another’s, opens nothing', async () => {
    const mail = await town.mailTo('behavioural-scientist', 'fresh-link', { caseId });
    const link = mail.links[0] ?? '';
    const [head = '', tail = ''] = link.slice(link.lastIndexOf('/') + 1).split('.');
    const claims = Buffer.from(head, 'base64url').toString();
    const other = Buffer.from(claims.replace('behavioural-scientist-1', 'cjg-1')).toString('base64url');
    const flipped = `${tail.slice(0, -3)}${tail.endsWith('A') ? 'B' : 'A'}${tail.slice(-2)}`;
    for (const token of [
      `${other}.${tail}`,
      `${head}.${flipped}`,
      `${head}=.${tail}`,
      `${head}.${tail}.`,
      head,
      `${head}.${tail} `,
      '%00',
      'a'.repeat(5000),
    ]) {
      const person = town.person();
      await person.open(`/l/${encodeURIComponent(token)}`);
      const page = await person.send({ code: mail.code });
      expect([page.status, person.text.includes('Deze link kennen wij niet')]).toEqual([404, true]);
    }
  });

  it('a session for one conversation opens no other, and no page without a session', async () => {
    const mail = await town.mailTo('behavioural-scientist', 'fresh-link', { caseId });
    const official = await town.enter(mail);
    const own = new URL(official.page.url).pathname;
    expect((await official.open(`/gezin/${caseId}`)).status).toBe(401);
    expect((await official.open(`/werk/zaak/${caseId}`)).status).toBe(401);
    expect((await official.open(own)).status).toBe(200);
    const stranger = town.person();
    for (const path of [
      own,
      `${own}/ontvangst`,
      `/gezin/${caseId}`,
      '/werk',
      '/werk/nieuw',
      `/werk/zaak/${caseId}`,
    ]) {
      const page = await stranger.open(path);
      expect([path, page.status]).toEqual([path, 401]);
      for (const words of personal) expect(page.body).not.toContain(words);
    }
  });

  it('asking for a link tells nobody whose address is known', async () => {
    const answers = [];
    for (const email of [people.contact, 'niemand@elders.example']) {
      const person = town.person();
      await person.open('/');
      await person.send({ email });
      answers.push(`${person.page.status} ${person.page.body}`);
    }
    expect(answers[0]).toBe(answers[1]);
    await town.runtime.settled();
    expect((await town.mails()).some((mail) => mail.to === 'niemand@elders.example')).toBe(false);
  });
});
