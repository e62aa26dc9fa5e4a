import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Person } from '../support/person.ts';
import { SmallTown } from '../support/small-town.ts';
import { filledIn } from '../support/town.ts';

let small: SmallTown;
beforeAll(async () => {
  small = await SmallTown.open(['alderman', 'wmo']);
});
afterAll(() => small.close());

async function asked(): Promise<{ caseId: CaseId; official: Person; path: string }> {
  const caseId = await small.confirmed();
  const official = await small.town.enter(await small.town.mailTo('alderman', 'invitation', { caseId }));
  return { caseId, official, path: new URL(official.page.url).pathname };
}

/** Who can be chosen on the page. */
function choices(person: Person): string[] {
  return person.page.root.querySelectorAll('main label.radio').map((label) => label.text.trim());
}

describe('dit is niet voor mij', () => {
  it('goes to a colleague with a note; the day it is due stays, and the old link says where it went', async () => {
    const { caseId, official, path } = await asked();
    const due = (await small.entry(caseId, 'conversation-opened')).dueOn;
    expect(official.page.root.querySelector(`a[href="${path}/overdragen"]`)?.text).toBe(
      'Dit is niet voor mij',
    );
    await official.open(`${path}/overdragen`);
    expect(choices(official)).toContain('Beleidsambtenaar: Anouk Peters');
    expect(choices(official).join()).not.toMatch(/Vos|Haddou|Dijkstra/);
    await official.send({ note: 'Zij kent deze wijk.', step: 'hand-over' });
    expect(official.errors).toEqual(['Wie neemt het over?: Vul dit in.']);
    expect(official.fields()['note']).toBe('Zij kent deze wijk.');
    await official.send({ to: 'policy-officer-1', step: 'hand-over' });
    expect(official.page.url).toMatch(/\/overgedragen$/);
    expect([official.page.status, official.page.isLedOn]).toEqual([200, true]);
    expect(official.text).toContain('Overgedragen aan: beleidsambtenaar');
    expect(await small.note(caseId)).toBe('Zij kent deze wijk.');

    const mail = await small.town.mailTo('policy-officer', 'handed-over', { caseId });
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Zij kent|Zomerdijk|wethouder/);
    const policy = await small.town.enter(mail);
    expect(policy.text).toContain('Steunt u dat dit plan voorgaat?');
    const old = await small.town.enter(await small.town.mailTo('alderman', 'invitation', { caseId }));
    expect([old.page.status, old.page.root.querySelector('main form')]).toEqual([410, null]);
    expect(old.text).toContain('Het is overgedragen aan: beleidsambtenaar.');
    expect(old.text).not.toContain('Peters');

    const contact = await small.town.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    expect(contact.text).toContain(
      'Overgedragen van: wethouder, aan: beleidsambtenaar (het was niet voor deze persoon)',
    );
    await policy.send(filledIn(policy));
    await policy.send({ step: 'send' });
    expect(policy.text).toContain('Uw antwoord is vastgelegd');
    expect(due).toBe('2027-04-16');
  });

  it('pressed twice is one entry and one page', async () => {
    const { caseId, official, path } = await asked();
    await official.open(`${path}/overdragen`);
    const second = official.inAnotherTab();
    const press = { to: 'cjg-1', step: 'hand-over' };
    await Promise.all([official.send(press), second.send(press)]);
    await second.send(press).catch(() => undefined);
    for (const one of [official, second])
      expect(one.text).toContain('Overgedragen aan: Centrum voor Jeugd en Gezin');
    expect((await small.entries(caseId)).filter(({ type }) => type === 'handed-over')).toHaveLength(1);
  });

  it('a page that was open before says where it went and gives back what was typed', async () => {
    const { caseId, official, path } = await asked();
    const tab = official.inAnotherTab();
    await tab.open(`${path}/overdragen`);
    await tab.send({ to: 'policy-officer-1', step: 'hand-over' });
    await official.send(filledIn(official, { reason: 'Hier heb ik lang over nagedacht.' }));
    expect(official.page.status).toBe(410);
    expect(official.text).toContain('Overgedragen aan: beleidsambtenaar');
    expect(official.text).toContain('Hier heb ik lang over nagedacht.');
    for (const page of ['', '/ontvangst', '/afspraak', '/overdragen'])
      expect((await official.open(`${path}${page}`)).status).toBe(410);
    expect((await small.entries(caseId)).some(({ type }) => type === 'answered')).toBe(false);
  });

  it('sent after a long time away is kept, and stands ready when the link is opened again', async () => {
    const { caseId, official, path } = await asked();
    await official.open(`${path}/overdragen`);
    const { at } = small;
    small.at = at + 5 * 3_600_000;
    await official.send({ to: 'cjg-1', note: 'Zij weet hier meer van.', step: 'hand-over' });
    expect(official.page.status).toBe(401);
    const again = await small.town.enter(await small.town.mailTo('alderman', 'invitation', { caseId }));
    expect(again.text).not.toContain('Dit had u eerder ingevuld');
    await again.open(`${path}/overdragen`);
    expect(again.fields()).toMatchObject({ to: 'cjg-1', note: 'Zij weet hier meer van.' });
    await again.send({ step: 'hand-over' });
    expect(again.text).toContain('Overgedragen aan: Centrum voor Jeugd en Gezin');
    small.at = at;
  });

  it('a decision is offered to nobody without a mandate for it', async () => {
    const caseId = await small.confirmed();
    await small.town.answer('alderman', caseId);
    const official = await small.town.enter(await small.town.mailTo('wmo', 'invitation', { caseId }));
    const path = new URL(official.page.url).pathname;
    await official.open(`${path}/overdragen`);
    expect(choices(official)).toEqual(['Teamleider Wmo: Saskia van Dam']);
    await official.send({ to: 'cjg-1', step: 'hand-over' });
    expect(official.page.status).toBe(422);
    expect((await small.entries(caseId)).some(({ type }) => type === 'handed-over')).toBe(false);
  });
});

describe('somebody else is asked', () => {
  it('by the contact person, when an address is wrong', async () => {
    const { caseId } = await asked();
    const contact = await small.town.contact();
    await contact.open(`/werk/zaak/${caseId}/iemand-anders`);
    expect(contact.text).toContain('Nu wordt het gevraagd aan: wethouder.');
    await contact.send({ to: 'policy-officer-1', step: 'hand-over', note: 'De mail kwam terug.' });
    expect(contact.page.url).toMatch(/gedaan=overgedragen$/);
    expect(contact.text).toContain('De vraag is overgedragen. Er is een mail onderweg.');
    expect(await small.entry(caseId, 'handed-over')).toMatchObject({
      cause: 'asked',
      actor: { id: 'contact-1', function: 'contact-person' },
    });
    expect(contact.text).toContain('Overgedragen aan: beleidsambtenaar. Reden: op verzoek.');
  });

  it('or nobody, where nobody else has a mandate', async () => {
    const caseId = await small.confirmed();
    await small.town.answer('alderman', caseId);
    await small.town.mailTo('wmo', 'invitation', { caseId });
    const contact = await small.town.contact();
    const path = `/werk/zaak/${caseId}/iemand-anders`;
    await contact.open(path);
    expect(choices(contact)).toEqual(['Teamleider Wmo: Saskia van Dam']);
    await contact.send({ to: 'contact-1', step: 'hand-over' });
    expect(contact.page.status).toBe(422);
    const lead = small.municipality.mandates.find(({ id }) => id === 'w-20');
    if (lead === undefined) throw new Error('no mandate');
    await small.town.register({ type: 'revoke-mandate', id: 'w-20', from: '2027-03-22' });
    await contact.open(path);
    expect(contact.text).toContain(
      'Niemand anders heeft nu een mandaat voor dit besluit. Vraag de beheerder',
    );
    expect(choices(contact)).toEqual([]);
    await small.town.register({ type: 'grant-mandate', mandate: { ...lead, id: 'w-21' } });
  });

  it('by a manager, who reads the case number and nothing of the plan', async () => {
    const { caseId } = await asked();
    const manager = await small.town.signIn('manager');
    const path = `/overzicht/zaak/${caseId}/iemand-anders`;
    expect(manager.page.root.querySelector(`a[href="/overzicht/zaak/${caseId}"]`)).not.toBeNull();
    await manager.open(path);
    expect(manager.text).toContain('TEST-2027-0042');
    expect(manager.text).not.toMatch(/rust|caravan|Zomerdijk/);
    const second = manager.inAnotherTab();
    const press = { to: 'cjg-1', note: 'Zij is er vandaag.', step: 'hand-over' };
    await manager.send(press);
    await second.send(press);
    for (const one of [manager, second]) expect(one.text).toContain('De vraag is overgedragen.');
    expect((await small.entry(caseId, 'handed-over')).actor).toEqual({
      id: 'manager-1',
      function: 'manager',
    });
    expect((await small.entries(caseId)).filter(({ type }) => type === 'handed-over')).toHaveLength(1);
  });

  it('but not by who has no business with the case', async () => {
    const { caseId } = await asked();
    const person = small.town.person();
    for (const path of [`/werk/zaak/${caseId}/iemand-anders`, `/overzicht/zaak/${caseId}/iemand-anders`])
      expect((await person.open(path)).status).toBe(401);
    const other = await small.secondContact();
    expect((await other.open(`/werk/zaak/${caseId}/iemand-anders`)).status).toBe(404);
  });
});
