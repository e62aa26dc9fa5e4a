import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import type { Person } from '../support/person.ts';
import { openTown, type OwnTown } from '../support/town.ts';

/** Wednesday 24 March 2027, at ten in the morning in Amsterdam. */
let now = Date.parse('2027-03-24T09:00:00Z');
let town: OwnTown;
let caseId: CaseId;
let contact: Person;
let manager: Person;

beforeAll(async () => {
  town = await openTown({ now: () => now });
  const plan = zomerdijk();
  // Nothing of it waits for a day in the plan.
  const asks = plan.asks.map((ask) => ({ ...ask, from: undefined }));
  caseId = await town.bringIn(JSON.stringify({ ...plan, asks }));
  await town.confirm(caseId);
  await town.answer('alderman', caseId);
  await town.answer('behavioural-scientist', caseId);
  await town.answer('policy-officer', caseId);
  await town.answer('wmo', caseId, {
    answer: {
      outcome: 'agree-with-conditions',
      reason: 'Het is hulp.',
      'conditions.0.text': 'Niet permanent wonen',
      'conditions.0.owner': 'het gezin',
      'conditions.0.dueOn': '2027-04-05',
    },
  });
  await town.answer('participatiewet', caseId, { answer: { outcome: 'not-agree', reason: 'Te duur.' } });
  await town.answer('cjg', caseId);
  await town.runtime.settled();
});
afterAll(() => town.runtime.close());

/** Every row of each list, by the heading it stands under. */
function lists(): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  let heading = '';
  for (const part of manager.page.root.querySelectorAll('main h2, main tbody tr')) {
    const text = part.structuredText.replaceAll(/\s+/g, ' ').trim();
    if (part.tagName === 'H2') found[(heading = text)] = [];
    else found[heading]?.push(text);
  }
  return found;
}

const begins = 'Afgesproken, maar nog niet begonnen';
const late = 'Voorwaarden die te laat zijn';
const ends = 'Uitzonderingen die binnen 90 dagen eindigen';

async function managersLists(query = ''): Promise<Record<string, string[]>> {
  await manager.open(`/overzicht/daarna${query}`);
  return lists();
}

describe('what comes after a decision', () => {
  it('is on no list until its day', async () => {
    manager = await town.signIn('manager');
    expect(await managersLists()).toEqual({ [begins]: [], [late]: [], [ends]: [] });
  });

  it('is before the managers two weeks after the decision, by its number and without a word of the plan', async () => {
    now = Date.parse('2027-04-07T09:00:00Z');
    manager = await town.signIn('manager');
    const rule = 'Beleidsregels maatschappelijke ondersteuning, artikel 12: recreatie wordt niet vergoed';
    const purchase = 'Werkinstructie inkoop jeugdhulp, stap 4: budget alleen naar gecontracteerde aanbieders';
    const found = await managersLists();
    expect(found[begins]?.toSorted()).toEqual([
      `TEST-2027-0042 Jeugd ${purchase} 7 april 2027 Samira Haddou`,
      `TEST-2027-0042 Wmo ${rule} 7 april 2027 Samira Haddou`,
    ]);
    expect(found[late]).toEqual([`TEST-2027-0042 Wmo ${rule} 5 april 2027 Samira Haddou`]);
    expect(found[ends]).toEqual([]);
    expect(manager.text).not.toMatch(/Zomerdijk|caravan|permanent/i);
    expect((await managersLists('?domein=youth'))[begins]).toHaveLength(1);
  });

  it('of one case is on record before a manager sees it, and closed to everybody else', async () => {
    const path = `/overzicht/zaak/${caseId}/daarna`;
    const viewings = async (): Promise<string[]> =>
      (await town.runtime.system.seen.of(caseId)).flatMap(({ person, slice }) =>
        person === 'manager-1' ? [slice] : [],
      );
    expect(await viewings()).toEqual([]);
    for (const person of [town.person(), await town.contact()])
      expect((await person.open(path)).status).toBe(401);
    expect(await viewings()).toEqual([]);
    await manager.open(path);
    expect(manager.page.status).toBe(200);
    expect(await viewings()).toEqual(['course']);
  });

  it('is recorded by the contact person on the page of a case that has ended', async () => {
    contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('Hoe het daarna gaat');
    await contact.open(`/werk/zaak/${caseId}/uitvoering?over=deel-2`);
    await contact.send({ on: '', note: '', step: 'leg-vast' });
    expect(contact.page.status).toBe(422);
    await contact.send({ on: '2027-03-23', note: '', step: 'leg-vast' });
    expect(contact.text).toContain('De gemeente had dit toen nog niet besloten.');
    await contact.send({ on: '2027-04-08', note: '', step: 'leg-vast' });
    expect(contact.text).toContain('Deze dag moet nog komen.');
    await contact.send({ on: '2027-04-01', note: 'De caravan staat er.', step: 'leg-vast' });
    expect(contact.page.url).toMatch(/\?gedaan=vastgelegd$/);
    expect(contact.text).toContain('Begonnen op 1 april 2027.');
    const condition = contact.page.root.querySelector('a[href*="voorwaarde"]')?.getAttribute('href') ?? '';
    await contact.open(condition);
    await contact.send({ on: '2027-04-06', note: '', step: 'leg-vast' });
    expect(contact.text).toContain('Gedaan op 6 april 2027.');
    await town.runtime.settled();
    const found = await managersLists();
    expect(found[begins]).toHaveLength(1);
    expect(found[late]).toEqual([]);
  });

  it('is read by the family, with what was said of it', async () => {
    const family = await town.enter(await town.mailTo('family', 'closed', { caseId }));
    await family.open(`/gezin/${caseId}`);
    expect(family.text).toContain('Begonnen op 1 april 2027.');
    expect(family.text).toContain('De caravan staat er.');
    expect(family.page.root.querySelector('a[href*="uitvoering"]')).toBeNull();
    const others = await family.open(`/werk/zaak/${caseId}/uitvoering?over=deel-2`);
    expect(others.status).not.toBe(200);
  });

  it('can be corrected and taken back', async () => {
    await contact.open(`/werk/zaak/${caseId}/uitvoering?over=deel-2`);
    expect(contact.fields()).toMatchObject({ on: '2027-04-01' });
    await contact.send({ on: '2027-04-02', note: '', step: 'leg-vast' });
    expect(contact.text).toContain('Begonnen op 2 april 2027.');
    expect(contact.text).not.toContain('De caravan staat er.');
    await contact.open(`/werk/zaak/${caseId}/uitvoering?over=deel-2`);
    await contact.send({ step: 'neem-terug' });
    await town.runtime.settled();
    expect((await managersLists())[begins]).toHaveLength(2);
    expect(contact.text).toContain('Teruggenomen: dat iets is begonnen');
  });

  it('is whole on the page of the case for the managers, and in a file', async () => {
    await manager.open(`/overzicht/zaak/${caseId}/daarna`);
    expect(manager.text).toContain('Zaak TEST-2027-0042: na het besluit');
    expect(manager.text).not.toMatch(/Zomerdijk|caravan|permanent/i);
    const { body } = await manager.open('/overzicht/daarna.csv');
    const lines = body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFFWat;Zaak;Domein;Regel;Datum;Stand van');
    expect(lines).toHaveLength(3);
  });

  it('ends are listed from ninety days before until the day itself', async () => {
    const onList = async (moment: string): Promise<number> => {
      now = Date.parse(moment);
      manager = await town.signIn('manager');
      return (await managersLists())[ends]?.length ?? 0;
    };
    expect(await onList('2028-08-01T09:00:00Z')).toBe(0);
    expect(await onList('2028-08-02T09:00:00Z')).toBe(2);
    expect(await onList('2028-10-31T09:00:00Z')).toBe(2);
    expect(await onList('2028-11-01T09:00:00Z')).toBe(0);
  });

  it('says on the page where there may be more than was read, of a domain as well, and is whole in the file', async () => {
    const { followUps } = town.runtime.system;
    const { contactPerson = 'contact-1' } =
      (await followUps.dueIn('carrying-out', { from: '2027-01-01', until: '2027-12-31' }, 1)).found[0] ?? {};
    for (let number = 0; number < 230; number += 1)
      await followUps.put({
        caseId,
        key: `condition/900/0/${number}`,
        n: 900,
        kind: 'condition',
        dueOn: '2027-04-01',
        isWaitedFor: true,
        contactPerson: personIdSchema.parse(contactPerson),
        domain: number < 210 ? 'wmo' : 'youth',
        word: 900,
      });
    expect((await managersLists())[late]).toHaveLength(25);
    expect(manager.text).toContain('Er zijn 200 of meer voorwaarden waarvan de dag voorbij is.');
    expect((await managersLists('?domein=participatiewet'))[late]).toEqual([]);
    expect(manager.text).toContain('In het bestand staat alles.');
    const { body } = await manager.open('/overzicht/daarna.csv?domein=youth');
    expect(body.split('\r\n').filter((line) => line.startsWith(late))).toHaveLength(20);
    const whole = await manager.open('/overzicht/daarna.csv');
    expect(whole.body.split('\r\n').filter((line) => line.startsWith(late))).toHaveLength(230);
  });

  it.each(['/overzicht/daarna', '/overzicht/daarna.csv'])('%s is for managers alone', async (path) => {
    expect((await contact.open(path)).status).toBe(401);
    expect((await town.person().open(path)).status).toBe(401);
  });
});
