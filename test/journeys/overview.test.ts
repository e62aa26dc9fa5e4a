import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let manager: Person;
/** 28 plans: two with the alderman, one with the family that wants it changed, the others with the family. */
beforeAll(async () => {
  town = await openTown();
  for (let index = 1; index <= 28; index += 1) {
    const reference = `TEST-2027-${String(index).padStart(4, '0')}`;
    const caseId = await town.bringIn(JSON.stringify(zomerdijk({ reference })));
    if (index <= 2) await town.confirm(caseId);
    if (index === 3) {
      const family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
      await family.send({ choice: 'change', text: 'Oma kan niet op woensdag.' });
    }
    if (index <= 2) await town.mailTo('alderman', 'invitation', { caseId });
  }
  await town.runtime.settled();
  manager = await town.signIn('manager');
}, 60_000);
afterAll(() => town.runtime.close());

function rows(): string[] {
  return manager.page.root
    .querySelectorAll('tbody tr')
    .map((row) => row.structuredText.replaceAll('\n', ' '));
}

describe('Monday morning', () => {
  it('how many plans wait where stands on the chain', async () => {
    await manager.open('/overzicht');
    const figures = manager.page.root
      .querySelectorAll('.figures li')
      .map((item) => item.text.replaceAll(/\s+/g, ' ').trim());
    expect(figures).toEqual([
      '28 plannen lopen ● in orde Let op vanaf 40, grijp in vanaf 80.',
      '0 plannen zijn te laat ● in orde Let op vanaf 1, grijp in vanaf 5.',
      '26 antwoorden nodig binnen 5 werkdagen ■ grijp in Let op vanaf 5, grijp in vanaf 15.',
      '0 plannen zitten vast ● in orde Let op vanaf 1, grijp in vanaf 3.',
    ]);
    const chain = manager.page.root
      .querySelectorAll('.chain li')
      .map((item) => item.structuredText.replaceAll(/\s+/g, ' '));
    expect(chain).toEqual([
      'het gezin 26 plannen de helft kwam vandaag',
      'wethouder 2 plannen de helft kwam vandaag',
      'gedragswetenschapper 0 plannen',
      'beleidsambtenaar 0 plannen',
      'Wmo-consulent 0 plannen',
      'consulent Participatiewet 0 plannen',
      'Centrum voor Jeugd en Gezin 0 plannen',
    ]);
  });

  it('the list is paged, and one stage is picked by its address', async () => {
    await manager.open('/overzicht');
    expect(rows()).toHaveLength(25);
    await manager.open('/overzicht?pagina=2');
    expect(rows()).toHaveLength(3);
    await manager.open('/overzicht?bij=alderman&volgorde=opened');
    expect(rows().map((row) => row.slice(0, 14))).toEqual(['TEST-2027-0001', 'TEST-2027-0002']);
    expect(rows()[0]).toContain('wethouder');
    await manager.open('/overzicht?welke=te-laat');
    expect(manager.text).toContain('Er zijn geen plannen die hierbij passen.');
  });

  it('a plan the family wants changed waits for the contact person', async () => {
    await manager.open('/overzicht?volgorde=opened');
    expect(rows()[2]).toContain('de contactpersoon');
  });

  it.each(['?pagina=0', '?pagina=veel', '?bij=niemand', '?volgorde=zomaar', '?pagina=9999'])(
    'nonsense in the address (%s) is a page all the same',
    async (query) => {
      expect((await manager.open(`/overzicht${query}`)).status).toBe(200);
    },
  );

  it('a stage that there is not is as if none was asked for, and is not said back', async () => {
    await manager.open('/overzicht?bij=niemand');
    expect(manager.text).toContain('28 plannen.');
    expect(manager.text).not.toContain('U ziet nu');
    expect(manager.text).not.toContain('niemand');
    expect(rows()).toHaveLength(25);
    const { body } = await manager.open('/overzicht/plannen.csv?bij=niemand');
    expect(body.trim().split('\r\n')).toHaveLength(29);
  });

  it('the list comes as CSV that Dutch Excel opens: semicolons, a byte order mark, all of the choice', async () => {
    const { body } = await manager.open('/overzicht/plannen.csv?bij=alderman');
    const lines = body.trim().split('\r\n');
    expect(body.startsWith('\uFEFFZaaknummer;Aan zet;')).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^TEST-2027-000[12];wethouder;\d{4}-\d\d-\d\d;0;\d{4}-\d\d-\d\d;;/);
  });

  it('shows no story, no name of a family, and is closed to everybody else', async () => {
    await manager.open('/overzicht');
    expect(manager.page.body).not.toMatch(/ADHD|Zomerdijk|Ilse/);
    const contact = await town.contact();
    expect((await contact.open('/overzicht')).status).toBe(401);
    expect((await manager.open('/werk')).status).toBe(401);
    expect((await town.person().open('/overzicht/plannen.csv')).status).toBe(401);
  });
});
