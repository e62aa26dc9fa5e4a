import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Person } from '../support/person.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** Monday 1 February 2027, at ten in the morning in Amsterdam; the plan was reported on 27 January. */
let ahead = Date.parse('2027-02-01T09:00:00Z') - Date.now();
const day = 86_400_000;
const restOfPlan = zomerdijk().asks.filter(({ domain }) => domain !== 'wmo');

let town: OwnTown;
let contact: Person;
beforeAll(async () => {
  town = await openTown({ now: () => Date.now() + ahead });
  contact = await town.contact();
});
afterAll(() => town.runtime.close());

async function opened(asks = restOfPlan): Promise<{ caseId: CaseId; family: Person }> {
  const caseId = await town.bringIn(JSON.stringify(zomerdijk({ asks })));
  const family = await town.confirm(caseId);
  await town.mailTo('alderman', 'invitation', { caseId });
  return { caseId, family };
}

async function typesOf(caseId: CaseId): Promise<string[]> {
  return (await town.runtime.system.books.ledger.load(caseId)).map(({ envelope }) => envelope.type);
}

describe('the legal term', () => {
  it('ends on a day that family and contact person see; more time is announced once, with a date and a reason', async () => {
    const { caseId, family } = await opened();
    const path = `/werk/zaak/${caseId}`;
    await contact.open(path);
    for (const { text } of [family, contact]) {
      expect(text).toMatch(/Uiterste datum besluit\s+woensdag 24 maart 2027/);
      expect(text).not.toContain('Wmo: het onderzoek');
    }
    await contact.open(`${path}/verlengen`);
    expect(contact.text).toContain('De uiterste datum is nu woensdag 24 maart 2027.');
    await contact.send({ until: '', text: '' });
    expect(contact.errors).toEqual([
      'De nieuwe uiterste datum: Vul dit in.',
      'Waarom is er meer tijd nodig?: Vul dit in.',
    ]);
    await contact.send({ until: '2027-03-24', text: 'De Wmo wil meedenken.' });
    expect(contact.errors).toEqual([
      'De nieuwe uiterste datum: Kies een dag na de laatste dag van de termijn.',
    ]);
    expect(contact.fields()['text']).toBe('De Wmo wil meedenken.');
    const twice = contact.inAnotherTab();
    const wish = { until: '2027-04-21', text: 'De Wmo wil meedenken.' };
    await Promise.all([contact.send(wish), twice.send(wish)]);
    expect((await typesOf(caseId)).filter((type) => type === 'term-extended')).toHaveLength(1);
    const reader = await town.enter(await town.mailTo('family', 'term-extended', { caseId }));
    await contact.open(path);
    for (const { text } of [reader, contact]) {
      expect(text).toMatch(/Uiterste datum besluit\s+woensdag 21 april 2027/);
      expect(text).toContain(
        'Op 1 februari 2027 is meegedeeld dat het besluit later komt: uiterlijk woensdag 21 april 2027',
      );
      expect(text).toContain('De Wmo wil meedenken.');
    }
    await contact.open(`${path}/verlengen`);
    expect(contact.text).toContain('Deze termijn is al een keer verlengd.');
    expect(contact.page.root.querySelector('main form')).toBeNull();
  });

  it('stands still while the family itself lets the case stand still, and says so in one line', async () => {
    const { caseId, family } = await opened();
    await family.open(`/gezin/${caseId}/pauze`);
    await family.send();
    ahead += 7 * day;
    const back = await town.enter(await town.mailTo('family', 'paused', { caseId }));
    expect(back.text).toContain('De termijn staat stil vanaf 2 februari 2027');
    await back.open(`/gezin/${caseId}/pauze`);
    await back.send({ step: 'resume' });
    expect(back.text).toContain('De termijn stond stil van');
    ahead += 2 * day;
    const later = await town.enter(await town.mailTo('family', 'resumed', { caseId }));
    expect(later.text).toContain('De termijn stond stil van 2 februari 2027 tot en met 8 februari 2027');
    expect(later.text).toMatch(/Uiterste datum besluit\s+woensdag 31 maart 2027/);
  });

  it('of each law is named where they end on different days', async () => {
    const { caseId } = await opened(zomerdijk().asks);
    await contact.open('/');
    contact = await town.contact();
    await contact.open(`/werk/zaak/${caseId}/verlengen`);
    await contact.send({ until: '2027-04-21', text: 'Meer tijd.' });
    expect(contact.text.replaceAll(/\s+/g, ' ')).toContain(
      'Uiterste datum besluit woensdag 24 maart 2027 (Wmo) woensdag 21 april 2027 (Beleid, Participatiewet, Jeugd)',
    );
  });

  it('of the Wmo has two days before it: seven days for the family’s own plan, six weeks for the investigation', async () => {
    const { caseId, family } = await opened(zomerdijk().asks);
    await contact.open(`/werk/zaak/${caseId}`);
    for (const { text } of [family, contact]) {
      expect(text).toMatch(
        /Wmo: het gezin kan een eigen plan geven tot en met\s+woensdag 3 februari 2027\s+Wmo: het onderzoek is klaar uiterlijk\s+woensdag 10 maart 2027/,
      );
    }
  });
});
