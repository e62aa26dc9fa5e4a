import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { addClosedCases, closedCase } from '../support/closed-cases.ts';
import { openTown, type OwnTown } from '../support/town.ts';

const numbered = (index: number): string => 'bcdefghijklmnopqrstuvwxyz'.charAt(index);

let town: OwnTown;
let manager: Person;
const noon = '2027-04-14T10:00:00.000Z';
beforeAll(async () => {
  town = await openTown({ now: () => Date.parse(noon) });
  await addClosedCases(town.runtime.system, [
    // Ten in March: nine days with the family each, and with the Wmo official from one day to ten.
    ...Array.from({ length: 10 }, (_, index) =>
      closedCase(numbered(index), {
        month: '2027-03',
        domain: 'wmo',
        time: [
          { stage: 'family', cause: 'family', workingDays: 9 },
          { stage: 'wmo', cause: 'official', workingDays: index + 1 },
        ],
      }),
    ),
    // Four in February: too few to say anything of.
    ...Array.from({ length: 4 }, (_, index) =>
      closedCase(numbered(20 + index), {
        month: '2027-02',
        domain: 'youth',
        time: [{ stage: 'family', cause: 'contact-person', workingDays: 30 }],
      }),
    ),
  ]);
  manager = await town.signIn('manager');
});
afterAll(() => town.runtime.close());

function rowsOf(table: number): string[] {
  return (
    manager.page.root
      .querySelectorAll('table')
      [table]?.querySelectorAll('tbody tr')
      .map((row) => row.structuredText.replaceAll(/\s+/g, ' ').trim()) ?? []
  );
}

describe('where the time goes', () => {
  it('is in figures for all plans of the months that were chosen, a year where none was', async () => {
    await manager.open('/overzicht');
    await manager.open('/overzicht/tijd');
    expect(manager.text).toContain('Plannen die zijn afgerond van mei 2026 tot en met april 2027.');
    expect(manager.text).toContain(
      'Er zijn 14 plannen afgerond. De helft was klaar binnen 16 werkdagen. Van elke tien duurde er één 30 werkdagen of langer.',
    );
    expect(rowsOf(0).slice(0, 2)).toEqual([
      'het gezin 9 werkdagen 30 werkdagen 14',
      'wethouder te weinig te weinig 0',
    ]);
  });

  it('is said of a step only where it tells of no one family', async () => {
    await manager.open('/overzicht/tijd?van=2027-02&tot=2027-02');
    expect(manager.text).toContain('minder dan 5 plannen');
    expect(manager.page.root.querySelectorAll('table')).toHaveLength(0);
    await manager.open('/overzicht/tijd?van=2027-02&tot=2027-03');
    expect(rowsOf(2)).toEqual([
      'februari 2027 te weinig te weinig < 5',
      'maart 2027 14 werkdagen 18 werkdagen 10',
    ]);
  });

  it('is split by what was waited for', async () => {
    await manager.open('/overzicht/tijd?van=2027-03&tot=2027-03');
    expect(manager.text).toContain('62% van alle wachttijd was wachten op het gezin.');
    expect(rowsOf(1)).toEqual(['het gezin 0 0 90 0', 'Wmo-consulent 55 0 0 0']);
  });

  it('can be looked at for one domain', async () => {
    await manager.open('/overzicht/tijd?domein=youth');
    expect(manager.text).toContain('minder dan 5 plannen');
    await manager.open('/overzicht/tijd?domein=wmo');
    expect(manager.text).toContain('Er zijn 10 plannen afgerond.');
  });

  it('comes as CSV, with as little in it', async () => {
    const { body } = await manager.open('/overzicht/tijd.csv?van=2027-03&tot=2027-03');
    const lines = body.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFStap;Plannen;De helft binnen;Traagste tiende vanaf;Functionaris;Contactpersoon;Gezin;Stilstand volgens de wet',
    );
    expect(lines[1]).toBe('het gezin;10;9;9;0;0;90;0');
    expect(lines[2]).toBe('wethouder;0;;;;;;');
  });

  it.each(['?van=2099-01', '?van=x&tot=y', '?tot=2027-13', '?domein=alles', '?van=2027-04&tot=2026-01'])(
    'nonsense in the address (%s) is a page all the same',
    async (query) => {
      expect((await manager.open(`/overzicht/tijd${query}`)).status).toBe(200);
    },
  );

  it('is for managers alone', async () => {
    const contact = await town.contact();
    expect((await contact.open('/overzicht/tijd')).status).not.toBe(200);
  });

  it('counts a plan that ends here', async () => {
    const before = (await town.runtime.system.summaries.closedIn('2027-04')).length;
    const caseId = await town.bringIn();
    await town.confirm(caseId);
    const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
    await family.open(`/gezin/${caseId}/stoppen`);
    await family.send({ text: 'Wij gaan verhuizen.' });
    await town.runtime.settled();
    const listed = await town.runtime.system.summaries.closedIn('2027-04');
    expect(listed).toHaveLength(before + 1);
    await town.runtime.sweepNow();
    expect((await town.runtime.system.rollups.get({ month: '2027-04' }))?.outcomes.withdrawn).toBe(1);
  });
});
