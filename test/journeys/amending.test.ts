import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { fillIn, planOf } from '../support/request-form.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let ahead = 0;
let contact: Person;
beforeAll(async () => {
  town = await openTown({ now: () => Date.now() + ahead });
});
afterAll(() => town.runtime.close());
beforeEach(async () => {
  ahead += 900_000;
  contact = await town.contact();
});

describe('amending a plan in the form', () => {
  it('starts from the plan as it stands, and asks the family again', async () => {
    await fillIn(contact, zomerdijk({ reference: 'TEST-2027-0778' }));
    await contact.send({ step: 'send' });
    const { caseId } = await planOf(town, contact);
    await town.confirm(caseId);
    const path = `/werk/zaak/${caseId}/plan`;
    await contact.post(path, new URLSearchParams({ step: 'begin' }));
    expect(contact.text).toContain('Kijk de nieuwe versie na');
    await contact.open(`${path}/genoeg`);
    expect(contact.fields()['enough']).toBe(zomerdijk().enough);
    await contact.send({ enough: 'Drie rustige avonden.', step: 'overview' });
    await contact.send({ step: 'send' });
    const now = await planOf(town, contact);
    expect(now.plan.enough).toBe('Drie rustige avonden.');
    expect(now.plan.asks.map(({ id }) => id)).toEqual(['policy', 'wmo', 'participatiewet', 'youth']);
    expect(now.entries.at(-1)?.type).not.toBe('request-opened');
    expect(await town.mailTo('family', 'family-confirm', { caseId, nth: 2 })).toBeDefined();
  });

  it('overtaken by another version says so, and can be sent after a second look', async () => {
    await fillIn(contact, zomerdijk({ reference: 'TEST-2027-0779' }));
    await contact.send({ step: 'send' });
    const { caseId } = await planOf(town, contact);
    const path = `/werk/zaak/${caseId}/plan`;
    await contact.post(path, new URLSearchParams({ step: 'begin' }));
    await contact.open(`${path}/genoeg`);
    await contact.send({ enough: 'Uit het formulier.', step: 'overview' });
    const form = contact.inAnotherTab();
    await contact.open(`/werk/zaak/${caseId}`);
    const json = JSON.stringify(zomerdijk({ reference: 'TEST-2027-0779', enough: 'Uit het bestand.' }));
    await contact.send({ json, step: undefined });
    await form.send({ step: 'send' });
    expect(form.page.status).toBe(422);
    expect(form.text).toContain('Er is intussen een andere versie');
    await form.send({ step: 'send' });
    expect((await planOf(town, form)).plan.enough).toBe('Uit het formulier.');
  });

  it('begun and forgotten for weeks, it begins again from the plan as it is then', async () => {
    await fillIn(contact, zomerdijk({ reference: 'TEST-2027-0781' }));
    await contact.send({ step: 'send' });
    const { caseId } = await planOf(town, contact);
    const path = `/werk/zaak/${caseId}/plan`;
    await contact.post(path, new URLSearchParams({ step: 'begin' }));
    ahead += 43 * 86_400_000;
    const back = await town.contact();
    await back.post(path, new URLSearchParams({ step: 'begin' }));
    expect(back.page.status).toBe(200);
    expect(back.text).toContain('Kijk de nieuwe versie na');
  });

  it('a new version keeps the address that was mended, and one without a change is none', async () => {
    await fillIn(contact, zomerdijk({ reference: 'TEST-2027-0782' }));
    await contact.send({ step: 'send' });
    const { caseId } = await planOf(town, contact);
    await town.mailTo('family', 'family-confirm', { caseId });
    const path = `/werk/zaak/${caseId}`;
    await contact.post(`${path}/plan`, new URLSearchParams({ step: 'begin' }));
    await contact.send({ step: 'send' });
    expect(contact.text).toContain('Er is niets gewijzigd');
    await contact.open(path);
    await contact.send({ step: 'mend', email: 'nieuw@familie.example' });
    expect(contact.text).toContain('Het adres is verbeterd');
    await contact.open(`${path}/plan/genoeg`);
    await contact.send({ enough: 'Rust.', step: 'overview' });
    await contact.send({ step: 'send' });
    const { plan } = await planOf(town, contact);
    expect([plan.enough, plan.family.representative.email]).toEqual(['Rust.', 'nieuw@familie.example']);
    const told = (await town.mails()).find(
      ({ id }) => id.startsWith(caseId) && id.endsWith('/address-changed'),
    );
    expect(told).toMatchObject({ to: zomerdijk().family.representative.email, links: [], code: '' });
    // The file from before the mending, for the second time: the version it would follow holds the better one already.
    await contact.open(path);
    const file = zomerdijk({ reference: 'TEST-2027-0782', enough: 'Rust en een vast huis.' });
    await contact.send({ step: 'amend', json: JSON.stringify(file) });
    const again = (await planOf(town, contact)).plan;
    expect([again.enough, again.family.representative.email]).toEqual([
      'Rust en een vast huis.',
      'nieuw@familie.example',
    ]);
  });
});
