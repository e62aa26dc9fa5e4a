import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let contact: Person;
beforeAll(async () => {
  town = await openTown();
  contact = await town.contact();
});
afterAll(() => town.runtime.close());

/** What stands under "was" and "becomes", by what it is about. */
function changes(person: Person): { about: string; was: string; now: string }[] {
  return person.page.root.querySelectorAll('.sides').map((sides) => ({
    about: sides.parentNode?.querySelector('h3')?.text.trim() ?? '',
    was: sides.querySelector('del')?.text ?? '',
    now: sides.querySelector('ins')?.text ?? '',
  }));
}

describe('a new version of the plan', () => {
  const plan = zomerdijk();
  const [first, ...more] = plan.circle;
  if (first === undefined) throw new Error('a circle of nobody');
  const changed = zomerdijk({
    enough: 'Drie rustige avonden.',
    circle: [...more, { who: 'Tante Riet', does: 'past op', when: 'vrijdag' }],
    asks: plan.asks.map((ask) => (ask.domain === 'wmo' ? { ...ask, amountOnce: 7250 } : ask)),
  });

  it('is shown to the family, and to the contact person, first by what is different in it', async () => {
    const caseId = await town.bringIn(JSON.stringify(plan));
    const family = await town.confirm(caseId);
    expect(changes(family)).toEqual([]);
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).not.toContain('Wat er is veranderd in deze versie');
    await contact.send({ json: JSON.stringify(changed), step: undefined });
    await town.mailTo('family', 'family-confirm', { caseId, nth: 2 });
    await family.open(`/gezin/${caseId}`);
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain('Wat er is veranderd in deze versie');
    await contact.open(`/werk/zaak/${caseId}/wijzigingen`);
    const expected = [
      { about: 'Wat het gezin vraagt (2)', was: '€ 7.500', now: '€ 7.250' },
      { about: 'Wanneer is het genoeg?', was: plan.enough, now: 'Drie rustige avonden.' },
      { about: 'Wat de kring doet', was: '', now: 'past op (vrijdag)' },
      { about: 'Wat de kring doet', was: `${first.does} (${first.when})`, now: '' },
    ];
    const plain = (person: Person) =>
      changes(person).map((one) => ({
        ...one,
        was: one.was.replaceAll('\u00a0', ' '),
        now: one.now.replaceAll('\u00a0', ' '),
      }));
    expect(plain(family)).toHaveLength(expected.length);
    expect(plain(family)).toEqual(expect.arrayContaining(expected));
    expect(plain(contact)).toEqual(plain(family));
    expect(family.text.indexOf('Wat er is veranderd')).toBeLessThan(family.text.indexOf('Zaaknummer'));
    await family.send({ choice: 'confirm' });
    expect(changes(family)).toEqual([]);
  });

  it('shows an official who is asked again what changed in their own part, and no other', async () => {
    const caseId = await town.bringIn(JSON.stringify(plan));
    await town.until('wmo', caseId);
    await contact.open(`/werk/zaak/${caseId}`);
    await contact.send({ json: JSON.stringify(changed), step: undefined });
    await town.confirm(caseId, 2);
    await town.answer('behavioural-scientist', caseId, { nth: 2 });
    const official = await town.enter(await town.mailTo('wmo', 'invitation', { caseId, nth: 2 }));
    expect(official.text).toContain('Wat er is veranderd sinds wij het u de vorige keer vroegen');
    expect(changes(official).map(({ was }) => was.replaceAll('\u00a0', ' '))).toEqual(['€ 7.500']);
    expect(official.text).not.toContain('Tante Riet');
  });

  it('of the first version there is nothing to compare', async () => {
    const caseId = await town.bringIn(JSON.stringify(plan));
    await contact.open(`/werk/zaak/${caseId}/wijzigingen`);
    expect(contact.page.url).toMatch(new RegExp(`/werk/zaak/${caseId}$`));
  });
});

describe('a day that is fixed', () => {
  it('stands on top of every page about the plan, and first in the overview', async () => {
    const urgency = { on: '2027-03-01', why: 'het gezin moet uit huis.' };
    const plain = await town.bringIn(JSON.stringify(zomerdijk({ reference: 'TEST-2027-0201' })));
    const caseId = await town.bringIn(
      JSON.stringify({ ...zomerdijk({ reference: 'TEST-2027-0202' }), urgency }),
    );
    const family = await town.confirm(caseId);
    const line = 'Haast: het gezin moet uit huis, uiterlijk maandag 1 maart 2027';
    expect(family.text).toContain(line);
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain(line);
    const official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
    expect(official.text.indexOf(line)).toBeGreaterThan(0);
    expect(official.text.indexOf(line)).toBeLessThan(official.text.indexOf('Wie vraagt'));
    await town.confirm(plain);
    await town.mailTo('alderman', 'invitation', { caseId: plain });
    await town.runtime.settled();
    const manager = await town.signIn('manager');
    await manager.open('/overzicht?volgorde=urgent');
    const first = manager.page.root.querySelector('tbody tr');
    expect(first?.text).toContain('TEST-2027-0202');
    expect(first?.text).toContain('Haast: uiterlijk 1 maart 2027');
  });
});
