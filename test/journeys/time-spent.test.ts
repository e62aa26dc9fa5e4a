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
    // Sixteen in March: nine days with the family each, and with the Wmo official from one day to sixteen.
    ...Array.from({ length: 16 }, (_, index) =>
      closedCase(numbered(index), {
        month: '2027-03',
        domain: 'wmo',
        time: [
          { stage: 'family', cause: 'family', workingDays: 9 },
          { stage: 'wmo', cause: 'official', workingDays: index + 1 },
        ],
      }),
    ),
    // Four in January, which is too few to say anything of, and ten in February.
    ...Array.from({ length: 14 }, (_, index) =>
      closedCase(`c${numbered(index)}`, {
        month: index < 4 ? '2027-01' : '2027-02',
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
  it('is in figures for all plans of the months that were chosen, the last twelve where none was', async () => {
    await manager.open('/overzicht');
    await manager.open('/overzicht/tijd');
    expect(manager.text).toContain('Plannen die zijn afgerond van april 2026 tot en met maart 2027.');
    // Sixteen took from 10 days to 25, and fourteen took 30: the fifteenth 24 and the twenty-seventh 30.
    expect(manager.text).toContain(
      'Er zijn ongeveer 30 plannen afgerond. De helft was binnen 24 werkdagen klaar. Negen van de tien waren binnen 30 werkdagen klaar.',
    );
    expect(rowsOf(0).slice(0, 2)).toEqual([
      'het gezin 9 werkdagen 30 werkdagen 30',
      'wethouder te weinig te weinig te weinig',
    ]);
  });

  it('is said of a month or a domain only where it tells of no one family', async () => {
    await manager.open('/overzicht/tijd?van=2027-01&tot=2027-01');
    expect(manager.text).toContain('Er zijn te weinig plannen afgerond');
    expect(manager.page.root.querySelectorAll('table')).toHaveLength(0);
    await manager.open('/overzicht/tijd?van=2027-01&tot=2027-03');
    expect(rowsOf(2)).toEqual([
      'januari 2027 te weinig te weinig te weinig',
      // With the four of January fourteen: two groups of five are full.
      'februari 2027 30 werkdagen te weinig 10',
      // The fifteenth of sixteen took 24 days: five weeks.
      'maart 2027 17 werkdagen 25 werkdagen 20',
    ]);
  });

  it('is split by what was waited for', async () => {
    await manager.open('/overzicht/tijd?van=2027-03&tot=2027-03');
    // 144 days with the family, 136 with the Wmo official.
    expect(manager.text).toContain('Van de wachttijd in deze tabel was ongeveer 50% wachten op');
    expect(rowsOf(1)).toEqual([
      'het gezin te weinig te weinig 100% te weinig',
      'Wmo-consulent 100% te weinig te weinig te weinig',
    ]);
    expect(rowsOf(3)).toEqual(['maart 2027 50% te weinig 50% te weinig']);
  });

  it('can be looked at for one domain', async () => {
    await manager.open('/overzicht/tijd?domein=youth&tot=2027-01');
    expect(manager.text).toContain('Er zijn te weinig plannen afgerond');
    await manager.open('/overzicht/tijd?domein=wmo');
    expect(manager.text).toContain('Er zijn ongeveer 15 plannen afgerond.');
  });

  it('can be looked at for one step, by month', async () => {
    await manager.open('/overzicht/tijd?van=2027-02&tot=2027-03&stap=wmo');
    expect(manager.text).toContain('Hoe lang een plan bij de stap Wmo-consulent ligt, per maand');
    expect(rowsOf(2)).toEqual([
      'februari 2027 te weinig te weinig te weinig',
      'maart 2027 8 werkdagen 15 werkdagen 15',
    ]);
    expect(rowsOf(3)).toEqual(['maart 2027 100% te weinig te weinig te weinig']);
  });

  it('is beside what came of it, by domain and by kind of rule, and which rules were set aside', async () => {
    await manager.open('/overzicht/tijd?van=2027-03&tot=2027-03');
    expect(manager.text).toContain(
      'Geen getal in deze tabel is hoger dan dat bij Wmo: ongeveer 15 keer akkoord.',
    );
    expect(rowsOf(4)).toEqual(['Wmo 15 te weinig te weinig te weinig']);
    expect(rowsOf(5)).toEqual(['beleidsregel 20 te weinig te weinig te weinig']);
    expect(manager.text).toContain('Het hoogste getal onder “Keer akkoord” is ongeveer 20, bij: recreation.');
    expect(rowsOf(6)).toEqual(['recreation 20 20']);
  });

  it('is beside what a plan costs and what not acting costs, on average', async () => {
    await manager.open('/overzicht/tijd?van=2027-03&tot=2027-03');
    // 14,500 and 2,850 beside 38,400, each plan.
    expect(rowsOf(7).map((row) => row.replaceAll('\u00A0', ' '))).toEqual([
      'Het plan, in het eerste jaar € 17.500',
      'Het plan, elk jaar daarna € 3.000',
      'Niets doen: de hulp van nu, per jaar € 38.500',
    ]);
    expect(manager.text.replaceAll('\u00A0', ' ')).toContain(
      'Dat is in het eerste jaar ongeveer € 21.000 minder.',
    );
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
      '\uFEFFStap;Plannen;De helft binnen;Negen van de tien binnen;Stand van',
      'het gezin;20;9;10;2027-04-14',
      'wethouder;te weinig;te weinig;te weinig;2027-04-14',
    ]);
    const spent = await fileOf('van=2027-03&tot=2027-03&tabel=oorzaken');
    expect(spent.slice(0, 2)).toEqual([
      '\uFEFFStap;Functionaris;Contactpersoon;Gezin;Stilstand volgens de wet;Stand van',
      'het gezin;te weinig;te weinig;100;te weinig;2027-04-14',
    ]);
    const months = await fileOf('van=2027-02&tot=2027-03&tabel=maanden');
    expect(months.slice(1)).toEqual(['2027-02;10;30;te weinig;2027-04-14', '2027-03;20;17;25;2027-04-14']);
    // Of too few plans there is no row at all, as on the page.
    expect(await fileOf('van=2027-01&tot=2027-01')).toHaveLength(1);
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
      countedBy: 5,
      heldBackUnder: 10,
      cases: 30,
    });
    expect(lines).toContainEqual({
      type: 'month',
      month: '2027-03',
      cases: 20,
      medianDays: 17,
      nineTenthsDays: 25,
      percentageOfDays: { official: 50, 'contact-person': null, family: 50, suspension: null },
    });
    const few = await manager.open('/overzicht/tijd.jsonl?van=2027-01&tot=2027-01');
    expect(few.body.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says nothing of a month that is not over: who looked each day would see what each plan changed', async () => {
    await manager.open('/overzicht/tijd?van=2027-04&tot=2027-04');
    expect(manager.text).toContain('Plannen die zijn afgerond van april 2026 tot en met maart 2027.');
    expect(manager.page.root.querySelector('option[value="2027-04"]')).toBeNull();
  });

  it.each(['?van=2099-01', '?van=x&tot=y', '?tot=2027-13', '?domein=alles', '?van=2027-04&tot=2026-01'])(
    'nonsense in the address (%s) is a page all the same',
    async (query) => {
      expect((await manager.open(`/overzicht/tijd${query}`)).status).toBe(200);
    },
  );

  it.each(['tijd', 'tijd.csv', 'tijd.jsonl'])('%s is for managers alone', async (page) => {
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
