import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { SlowTown } from '../support/slow-town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let slow: SlowTown;
let manager: Person;

async function bringIn(reference: string) {
  return slow.town.bringIn(JSON.stringify(zomerdijk({ reference })));
}

/** On 9 February: one that nobody answered and the managers were told of, one late at the family, one that stands still. */
beforeAll(async () => {
  slow = await SlowTown.open('2027-01-27T09:00:00Z');
  const silent = await bringIn('TEST-2027-0061');
  await slow.town.confirm(silent);
  await slow.town.mailTo('alderman', 'invitation', { caseId: silent });
  await slow.passDays(5);
  await bringIn('TEST-2027-0062');
  const paused = await bringIn('TEST-2027-0063');
  await slow.town.runtime.settled();
  await slow.do(paused, { id: 'contact-1', function: 'contact-person' }, { type: 'pause', consent: true });
  await slow.passDays(8);
  manager = await slow.town.signIn('manager');
}, 60_000);
afterAll(() => slow.town.runtime.close());

function rows(): string[] {
  return manager.page.root.querySelectorAll('tbody tr').map((row) => row.text.replaceAll(/\s+/g, ' ').trim());
}

describe('what the managers see of plans that wait', () => {
  it('what was brought before them stands on top, with a word why, in every order', async () => {
    for (const order of ['due', 'since', 'opened']) {
      await manager.open(`/overzicht?volgorde=${order}`);
      expect(rows()[0]).toMatch(/^TEST-2027-0061 niemand antwoordt/);
    }
    expect(rows().filter((row) => row.includes('niemand antwoordt'))).toHaveLength(1);
  });

  it('each says how many working days it waits, until when, and the last day of the legal term', async () => {
    await manager.open('/overzicht');
    const [silent, family, paused] = rows();
    expect(silent).toBe(
      'TEST-2027-0061 niemand antwoordt wethouder 9 werkdagen sinds 27 januari 2027 4 februari 2027 te laat 24 maart 2027 27 januari 2027 Samira Haddou',
    );
    expect(family).toContain('het gezin 6 werkdagen sinds 1 februari 2027 8 februari 2027 te laat');
    expect(paused).toContain('TEST-2027-0063 staat stil 6 werkdagen sinds 1 februari 2027 geen datum');
  });

  it('the chain counts what stands still, and its link shows those alone', async () => {
    await manager.open('/overzicht');
    const last = manager.page.root.querySelectorAll('.chain li').at(-1);
    expect(last?.structuredText.replaceAll(/\s+/g, ' ')).toBe(
      'staat stil 1 plan de helft wacht 6 werkdagen of korter',
    );
    await manager.open('/overzicht?bij=paused');
    expect(rows()).toHaveLength(1);
    expect(manager.page.root.querySelector('option[selected][value=paused]')?.text).toBe('staat stil');
  });

  it('the file holds the same', async () => {
    const { body } = await manager.open('/overzicht/plannen.csv');
    const [head, silent, , paused] = body.trim().split('\r\n');
    expect(head).toBe(
      'Zaaknummer;Aan zet;Wacht sinds;Wacht al (werkdagen);Antwoord uiterlijk;Te laat;Wettelijke datum;Let op;Ingebracht',
    );
    expect(silent).toBe(
      'TEST-2027-0061;wethouder;2027-01-27;9;2027-02-04;te laat;2027-03-24;niemand antwoordt;2027-01-27',
    );
    expect(paused).toMatch(/^TEST-2027-0063;staat stil;2027-02-01;6;;;/);
  });

  it('a line whose case has gone on since its row was put says so, and the figures agree with the rows', async () => {
    const { summaries } = slow.town.runtime.system;
    const row = (await summaries.open()).find(({ turn }) => turn === 'alderman');
    if (row === undefined) throw new Error('nobody waits for the alderman');
    await summaries.delete(row.caseId);
    await summaries.put({ ...row, n: row.n - 1 });
    await manager.open('/overzicht?bij=alderman');
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toMatch(/^TEST-2027-0061 niemand antwoordt net veranderd, gaat verder wethouder/);
    await summaries.put(row);
    await manager.open('/overzicht?bij=alderman');
    expect(rows()[0]).not.toContain('net veranderd');
  });

  it('what is chosen stands in the address and above the list', async () => {
    await manager.open('/overzicht?welke=te-laat&domein=wmo&van=2027-02-01&tot=2027-02-01');
    expect(rows().map((row) => row.slice(0, 14))).toEqual(['TEST-2027-0062']);
    expect(manager.text.replaceAll(/\s+/g, ' ')).toContain(
      'Eén plan. U ziet nu alleen: te laat, Wmo, ingebracht vanaf 1 februari 2027, ingebracht tot en met 1 februari 2027.',
    );
    const figures = manager.page.root.querySelectorAll('.figures a');
    expect(figures.map((link) => link.querySelector('b')?.text)).toEqual(['2', '1', '0', '0']);
    expect(figures[3]?.getAttribute('href')).toContain('welke=vast&domein=wmo&van=2027-02-01');
  });

  it('in English too', async () => {
    await manager.open('/overzicht?taal=en');
    expect(rows()[0]).toContain('nobody answers');
    expect(manager.text).toContain('Legal date');
    await manager.open('/overzicht?taal=nl');
  });
});
