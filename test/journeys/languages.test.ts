import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledIn, openTown, type OwnTown } from '../support/town.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.runtime.close());

describe('English at the flip of a switch', () => {
  it('is remembered from page to page, and undone by the same switch', async () => {
    const visitor = town.person();
    await visitor.open('/?taal=en');
    expect(visitor.page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
    await visitor.open('/link');
    expect(visitor.page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
    await visitor.open('/link?taal=nl');
    await visitor.open('/');
    expect(visitor.page.root.querySelector('html')?.getAttribute('lang')).toBe('nl');
  });

  it('takes along what was typed and not sent, and records nothing', async () => {
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.send({ choice: 'change', text: 'Oma kan niet.', taal: 'en' });
    expect(family.page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(family.fields()).toMatchObject({ choice: 'change', text: 'Oma kan niet.' });
    await family.send({ choice: 'confirm', taal: 'nl' });
    await family.send();
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    await official.send({ ...filledIn(official, { reason: 'Goed plan.' }), taal: 'en' });
    expect(official.fields()['answers.0.reason']).toBe('Goed plan.');
    expect(official.text).toContain('Agreed with conditions');
    const entries = await town.runtime.system.books.ledger.load(caseId);
    expect(entries.map(({ envelope }) => envelope.type)).not.toContain('answered');
  });

  it('whoever reads in English gets their next mails in English, and links that open in it', async () => {
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.open('?taal=en');
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    await contact.send({ step: 'resend' });
    const mail = await town.mailTo('family', 'fresh-link', { caseId });
    expect(mail.subject).toMatch(/^Case /);
    expect(mail.html).toContain('<html lang="en">');
    const again = town.person();
    await again.open(mail.links[0] ?? '');
    expect(again.page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
    await again.send({ code: mail.code });
    expect(again.page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
  });

  it('a language that is none, or anything else in its place, is Dutch', async () => {
    const visitor = town.person();
    await visitor.open('/?taal=%22%3E%3Cscript%3E');
    expect(visitor.page.root.querySelector('html')?.getAttribute('lang')).toBe('nl');
    expect(visitor.page.body).not.toContain('"><script>');
  });
});
