import { dateIn } from '../../shared/domain/working-days.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { Clockwork } from '../support/clockwork.ts';
import { filledIn, openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let ahead = 0;
beforeAll(async () => {
  town = await openTown({ now: () => Date.now() + ahead });
});
afterAll(() => town.runtime.close());

async function typesOf(caseId: CaseId): Promise<string[]> {
  return (await town.runtime.system.books.ledger.load(caseId)).map(({ envelope }) => envelope.type);
}

describe('taking the request back', () => {
  it('says first what stays, what ends and who hears of it, and then every page says so', async () => {
    const caseId = await town.bringIn();
    await town.until('policy-officer', caseId);
    const official = await town.enter(await town.mailTo('wmo', 'invitation', { caseId }));
    const manager = await town.signIn('manager');
    const family = await town.enter(await town.mailTo('family', 'part-agreed', { caseId }));
    await family.open(`${family.page.url}/stoppen`);
    expect(family.text.replaceAll(/\s+/g, ' ')).toMatch(
      /Dit is al akkoord en blijft akkoord .*recreatie.* Hierover komt geen besluit meer .*caravan.* Wie dit hoort Het gezin De contactpersoon Wmo-consulent/is,
    );
    expect(family.page.body).toContain('Ja, trek het verzoek in');
    const twice = family.inAnotherTab();
    await Promise.all([
      family.send({ text: 'Wij gaan verhuizen.' }),
      twice.send({ text: 'Wij gaan verhuizen.' }),
    ]);
    expect((await typesOf(caseId)).filter((type) => type === 'withdrawn')).toHaveLength(1);
    for (const person of [family, twice]) {
      expect(person.page.status).toBe(200);
      expect(person.text).toContain('Het verzoek is ingetrokken');
      expect(person.text).toContain('Uitkomst: Ingetrokken');
      expect(person.text).toContain('Wij gaan verhuizen.');
      expect(person.text).not.toContain('stilzetten');
    }
    const typed = { ...filledIn(official, { reason: 'Een lange gedachte.' }) };
    await official.send(typed);
    expect(official.page.status).toBe(409);
    expect(official.text).toContain('Het verzoek is ingetrokken');
    expect(official.text).toContain('Een lange gedachte.');
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('Ingetrokken door het gezin');
    expect(contact.text).toContain('Uitkomst: Ingetrokken');
    await town.mailTo('wmo', 'withdrawn', { caseId });
    await town.mailTo('contact', 'withdrawn', { caseId });
    await town.runtime.settled();
    await manager.open('/overzicht');
    expect(manager.text).toContain('0 plannen lopen');
    await contact.open('/werk');
    expect(contact.text).toContain('Ingetrokken');
  });

  it('can be done by the contact person, before the family has said yes', async () => {
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}/stoppen`);
    expect(contact.text).toContain('Er is nog niets akkoord.');
    await contact.send();
    expect(contact.text).toContain('Ingetrokken op');
    await family.send({ choice: 'change', text: 'Dit klopt niet.' });
    expect(family.text).toContain('Deze zaak is afgerond.');
    expect(family.page.body).toContain('Dit klopt niet.');
    await family.open(`/gezin/${caseId}`);
    expect(family.text).toContain('door de contactpersoon');
    expect(family.page.body).not.toContain('name="choice"');
    await family.open(`/gezin/${caseId}/stoppen`);
    expect(family.page.url).toMatch(new RegExp(`/gezin/${caseId}$`));
  });

  it('is refused to who is not of the family, and to a form without its number', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    expect((await official.post(`/gezin/${caseId}/stoppen`, new URLSearchParams())).status).toBe(401);
    expect((await official.post(`/werk/zaak/${caseId}/stoppen`, new URLSearchParams())).status).toBe(401);
    const contact = await town.contact();
    expect((await contact.post(`/werk/zaak/${caseId}/stoppen`, new URLSearchParams())).status).toBe(400);
    expect(await typesOf(caseId)).not.toContain('withdrawn');
  });

  it('with a session that has run out gives back what was written', async () => {
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.open(`/gezin/${caseId}/stoppen`);
    ahead += 5 * 3_600_000;
    await family.send({ text: 'Oma is ziek geworden.' });
    expect(family.page.status).toBe(401);
    expect(family.page.body).toContain('Oma is ziek geworden.');
  });
});

const day = 86_400_000;
const inDays = (days: number): string => dateIn(new Date(Date.now() + ahead + days * day).toISOString());

describe('letting the case stand still', () => {
  it('by the family: nobody answers meanwhile, what an official typed is kept, and going on is one button', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.open(`${family.page.url}/pauze`);
    expect(family.text).toContain('De wettelijke termijn voor het besluit staat dan ook stil.');
    expect(family.page.body).not.toContain('name="consent"');
    const twice = family.inAnotherTab();
    await family.send({ text: 'Oma ligt in het ziekenhuis.' });
    await twice.send({ text: 'Oma ligt in het ziekenhuis.' });
    expect((await typesOf(caseId)).filter((type) => type === 'paused')).toHaveLength(1);
    expect(family.text).toContain('De zaak staat stil');
    expect(family.text).toContain('De wettelijke termijn staat ook stil.');
    expect(family.text).toContain('Oma ligt in het ziekenhuis.');
    await official.send(filledIn(official, { reason: 'Bijna klaar.' }));
    expect(official.page.status).toBe(409);
    expect(official.text).toContain('Deze zaak staat nu stil');
    expect(official.text).toContain('Bijna klaar.');
    const contact = await town.contact();
    await contact.open('/werk');
    expect(contact.text).toContain('niemand: de zaak staat stil');
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('Stilgezet door het gezin');
    await contact.open(`/werk/zaak/${caseId}/pauze`);
    await contact.send({ step: 'resume' });
    expect(contact.text).not.toContain('De zaak staat stil');
    await town.mailTo('alderman', 'resumed', { caseId });
    const again = await town.enter(await town.mailTo('alderman', 'resumed', { caseId }));
    expect(again.fields()['answers.0.reason']).toBe('Bijna klaar.');
  });

  it('by the contact person: the legal term stands still only with the family’s word in writing', async () => {
    const suspends = async (consent: string | undefined): Promise<unknown> => {
      const caseId = await town.bringIn();
      await town.confirm(caseId);
      const contact = await town.contact();
      await contact.open(`/werk/zaak/${caseId}/pauze`);
      await contact.send({ consent });
      expect(contact.text).toContain(
        consent === undefined ? 'De wettelijke termijn loopt door.' : 'De wettelijke termijn staat ook stil.',
      );
      const last = (await town.runtime.system.books.ledger.load(caseId)).findLast(
        ({ envelope }) => envelope.type === 'paused',
      );
      return last?.envelope.type === 'paused' ? last.envelope.suspends : undefined;
    };
    expect(await suspends(undefined)).toBe(false);
    expect(await suspends('on')).toBe(true);
  });

  it('until a day that has passed, or is none, or lies years ahead, is said to be wrong, with what was typed', async () => {
    const caseId = await town.bringIn();
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.open(`${family.page.url}/pauze`);
    for (const [until, error] of [
      [inDays(-2), 'voorbij'],
      ['morgen', 'geen datum'],
      [inDays(800), 'te ver'],
    ] as const) {
      await family.send({ until, text: 'Even rust.' });
      expect(family.page.status).toBe(422);
      expect(family.errors.join()).toContain(error);
      expect(family.fields()['text']).toBe('Even rust.');
    }
    expect(await typesOf(caseId)).not.toContain('paused');
  });

  it('until a day on which it goes on by itself, by the daily look of the clockwork', async () => {
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    await town.mailTo('alderman', 'invitation', { caseId });
    const contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}/pauze`);
    const until = inDays(10);
    await contact.send({ until });
    expect(contact.text).toContain('gaat het vanzelf verder');
    await town.runtime.settled();
    ahead += 9 * day;
    await town.runtime.sweepNow();
    await town.runtime.settled();
    expect(await typesOf(caseId)).not.toContain('resumed');
    ahead += 2 * day;
    await town.runtime.sweepNow();
    await town.mailTo('family', 'resumed', { caseId });
    await town.answer('alderman', caseId);
    await town.mailTo('behavioural-scientist', 'invitation', { caseId });
  });

  it('is looked at each day by the step that waits for it, and goes on with the same conversation', async () => {
    const clockwork = await Clockwork.start({ daySeconds: 1 });
    ahead = 0;
    await clockwork.open(zomerdijk());
    await clockwork.confirm();
    await clockwork.do('family', { type: 'pause', until: inDays(3), consent: false });
    await clockwork.react();
    expect(clockwork.steps.at(-1)).toBe('Paused');
    const before = await clockwork.state();
    clockwork.ahead = 4 * day;
    await vi.waitFor(async () => {
      expect((await clockwork.state()).pauses[0]?.resumedAt).toBeDefined();
    }, 8000);
    await clockwork.react();
    const { conversations } = await clockwork.state();
    expect(clockwork.steps).toContain('Paused timed out');
    expect(conversations.map(({ id }) => id)).toEqual(before.conversations.map(({ id }) => id));
    expect(await clockwork.answer()).toBe('recorded');
    expect(clockwork.failures).toEqual([]);
    await clockwork.stop();
  });
});
