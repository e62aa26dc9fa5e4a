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
      // With 14 plans in all, 10 here would say how many there were in February.
      'maart 2027 14 werkdagen 18 werkdagen afgeschermd',
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

  it('can be looked at for one step, by month', async () => {
    await manager.open('/overzicht/tijd?van=2027-02&tot=2027-03&stap=wmo');
    expect(manager.text).toContain('Hoe lang een plan bij de stap Wmo-consulent ligt, per maand');
    expect(rowsOf(2)).toEqual([
      'februari 2027 te weinig te weinig 0',
      'maart 2027 5 werkdagen 9 werkdagen 10',
    ]);
    expect(rowsOf(3)).toEqual(['maart 2027 55 0 0 0']);
  });

  it('is beside what came of it, by domain and by kind of rule, and which rules were set aside', async () => {
    await manager.open('/overzicht/tijd?van=2027-03&tot=2027-03');
    expect(manager.text).toContain('Het vaakst is ja gezegd bij Wmo: 10 keer');
    expect(rowsOf(4)).toEqual(['Wmo 10 0 0 0']);
    expect(rowsOf(5)).toEqual(['beleidsregel 10 0 0 0']);
    expect(rowsOf(6)).toEqual(['recreation 10 10']);
  });

  it('is beside what the plans cost and what not acting costs, rounded', async () => {
    await manager.open('/overzicht/tijd?van=2027-03&tot=2027-03');
    // Ten times 14,500 and 2,850, beside ten times 38,400.
    expect(rowsOf(7).map((row) => row.replaceAll('\u00A0', ' '))).toEqual([
      'Het plan, in het eerste jaar € 174.000',
      'Het plan, elk jaar daarna € 29.000',
      'Niets doen: de hulp van nu, per jaar € 384.000',
    ]);
    expect(manager.text.replaceAll('\u00A0', ' ')).toContain('Dat is in het eerste jaar € 210.000 minder.');
  });

  it('says of each table as of when it is, and where its file is', async () => {
    await manager.open('/overzicht/tijd?van=2027-03&tot=2027-03&domein=wmo&taal=nl');
    const files = manager.page.root
      .querySelectorAll('a[href*="tijd.csv"]')
      .map((link) => link.getAttribute('href')?.replaceAll('&amp;', '&') ?? '');
    expect(files.map((file) => /tabel=(\w+)/.exec(file)?.[1])).toEqual([
      'stappen',
      'oorzaken',
      'maanden',
      'wachten',
      'domeinen',
      'soorten',
      'regels',
      'kosten',
    ]);
    expect(manager.text.match(/Stand van woensdag 14 april 2027|Stand van 14 april 2027/g)).toHaveLength(9);
    for (const file of files) {
      const { body } = await manager.open(file);
      const [head = '', row = ''] = body.split('\r\n');
      expect(head).toMatch(/;Stand van$/);
      expect(row).toMatch(/;2027-04-14$/);
    }
  });

  it('comes as CSV, with as little in it', async () => {
    const fileOf = async (query: string): Promise<string[]> => {
      const { body } = await manager.open(`/overzicht/tijd.csv?${query}`);
      return body.trimEnd().split('\r\n');
    };
    const steps = await fileOf('van=2027-03&tot=2027-03');
    expect(steps.slice(0, 3)).toEqual([
      '\uFEFFStap;Plannen;De helft binnen;Traagste tiende vanaf;Stand van',
      'het gezin;10;9;9;2027-04-14',
      'wethouder;0;;;2027-04-14',
    ]);
    const spent = await fileOf('van=2027-03&tot=2027-03&tabel=oorzaken');
    expect(spent.slice(0, 2)).toEqual([
      '\uFEFFStap;Functionaris;Contactpersoon;Gezin;Stilstand volgens de wet;Stand van',
      'het gezin;0;0;90;0;2027-04-14',
    ]);
    const months = await fileOf('van=2027-02&tot=2027-03&tabel=maanden');
    expect(months.slice(1)).toEqual(['2027-02;< 5;;;2027-04-14', '2027-03;afgeschermd;14;18;2027-04-14']);
  });

  it('comes as lines for another system, without what is held back', async () => {
    const { body } = await manager.open('/overzicht/tijd.jsonl?van=2027-02&tot=2027-03');
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines[0]).toMatchObject({
      type: 'about',
      asOf: noon,
      from: '2027-02',
      until: '2027-03',
      cases: 14,
    });
    expect(lines).toContainEqual({
      type: 'month',
      month: '2027-03',
      cases: null,
      medianDays: 14,
      slowestTenthDays: 18,
      workingDays: { official: 55, 'contact-person': 0, family: 90, suspension: 0 },
    });
    expect(body).not.toMatch(/:[1-4][,}]/);
    const few = await manager.open('/overzicht/tijd.jsonl?van=2027-02&tot=2027-02');
    expect(few.body.trimEnd().split('\n')).toHaveLength(1);
  });

  it('comes as a file for research, a line for each plan that has enough others like it', async () => {
    const fileOf = async (): Promise<string[]> => {
      const { body } = await manager.open('/overzicht/onderzoek.jsonl?van=2027-02&tot=2027-03');
      return body.trimEnd().split('\n');
    };
    const lines = await fileOf();
    expect(lines).toHaveLength(11);
    expect(JSON.parse(lines[10] ?? '')).toEqual({
      type: 'about',
      from: '2027-02',
      until: '2027-03',
      cases: 10,
      leftOut: '<5',
    });
    for (const line of lines) expect(line).not.toMatch(/baaaa|contact-2|2027-03-/);
    const again = await fileOf();
    const names = [...lines, ...again].flatMap((line) => /"pseudonym":"([^"]+)"/.exec(line)?.[1] ?? []);
    expect(new Set(names).size).toBe(20);
  });

  it.each(['?van=2099-01', '?van=x&tot=y', '?tot=2027-13', '?domein=alles', '?van=2027-04&tot=2026-01'])(
    'nonsense in the address (%s) is a page all the same',
    async (query) => {
      expect((await manager.open(`/overzicht/tijd${query}`)).status).toBe(200);
    },
  );

  it.each(['tijd', 'tijd.csv', 'tijd.jsonl', 'onderzoek.jsonl'])('%s is for managers alone', async (page) => {
    const contact = await town.contact();
    expect((await contact.open(`/overzicht/${page}`)).status).toBe(401);
    expect((await town.person().open(`/overzicht/${page}`)).status).toBe(401);
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
