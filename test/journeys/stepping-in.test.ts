import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { readWords } from '../../shared/ledger/perform.ts';
import type { Person } from '../support/person.ts';
import { SlowTown } from '../support/slow-town.ts';
import { people } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

// The term of the Wmo is one that no law extends.
const asks = zomerdijk().asks.filter(({ domain }) => domain !== 'wmo');

let slow: SlowTown;
let manager: Person;
let caseId: CaseId;
let base: string;

/** At the alderman since Wednesday 27 January 2027. */
beforeAll(async () => {
  slow = await SlowTown.open('2027-01-27T09:00:00Z');
  caseId = await slow.town.bringIn(JSON.stringify(zomerdijk({ reference: 'TEST-2027-0071', asks })));
  base = `/overzicht/zaak/${caseId}`;
  await slow.town.confirm(caseId);
  await slow.town.mailTo('alderman', 'invitation', { caseId });
  await slow.town.runtime.settled();
  manager = await slow.town.signIn('manager');
}, 60_000);
afterAll(() => slow.town.runtime.close());

function links(): string[] {
  return manager.page.root.querySelectorAll('main a').flatMap((link) => link.getAttribute('href') ?? []);
}

async function entriesOf(type: string) {
  const entries = await slow.town.runtime.system.books.ledger.load(caseId);
  return entries.map(({ envelope }) => envelope).filter((one) => one.type === type);
}

async function viewings(): Promise<string[]> {
  const seen = await slow.town.runtime.system.seen.of(caseId);
  return seen.flatMap((one) => (one.function === 'manager' ? [`${one.person} ${one.slice}`] : []));
}

describe('a manager at one case', () => {
  it('sees how it goes and nothing of the story; that they looked is on record', async () => {
    await manager.open('/overzicht');
    expect(links()).toContain(base);
    await manager.open(base);
    const text = manager.text.replaceAll(/\s+/g, ' ');
    expect(text).toContain('Zaak TEST-2027-0071');
    expect(text).toMatch(/Aan zet wethouder Wacht al 0 werkdagen, sinds 27 januari 2027/);
    expect(text).toContain('Antwoord uiterlijk maandag 8 februari 2027');
    expect(manager.page.body).not.toMatch(/rust|caravan|Zomerdijk|Ilse|ADHD/);
    expect(await viewings()).toEqual(['manager-1 course']);
    expect(links()).toEqual(
      expect.arrayContaining(
        ['herinneren', 'iemand-anders', 'verlengen', 'plan'].map((step) => `${base}/${step}`),
      ),
    );
    expect(links()).not.toContain(`${base}/route`);
  });

  it('reads the plan when they ask for it, which is on record before it is shown', async () => {
    await manager.open(`${base}/plan`);
    expect(manager.text).toContain('Ilse');
    expect(await viewings()).toContain('manager-1 plan');
  });

  it('has no business there without the role', async () => {
    const contact = await slow.town.contact();
    for (const step of ['', '/plan', '/herinneren', '/iemand-anders', '/adres', '/verlengen', '/route'])
      for (const person of [contact, slow.town.person()])
        expect((await person.open(`${base}${step}`)).status).toBe(401);
    expect((await manager.open(`/overzicht/zaak/${'a'.repeat(26)}`)).status).toBe(404);
  });
});

describe('a manager who has somebody reminded', () => {
  it('says why; it is recorded once, and leaves at eight with the rest', async () => {
    await manager.open(`${base}/herinneren`);
    expect(manager.text).toContain('Wij herinneren: wethouder.');
    expect(manager.text).toContain('donderdag 28 januari 2027 om acht uur');
    await manager.send({ reason: '' });
    expect(manager.errors).toEqual(['Waarom doet u dit?: Vul dit in.']);
    const second = manager.inAnotherTab();
    const why = { reason: 'De plek op De Elzen vervalt.' };
    await Promise.all([manager.send(why), second.send(why)]);
    expect(manager.text).toContain('De herinnering staat klaar.');
    const [entry, ...others] = await entriesOf('nudged');
    expect(others).toEqual([]);
    expect(entry?.actor).toEqual({ id: 'manager-1', function: 'manager' });
    const { books } = slow.town.runtime.system;
    expect(await readWords(books, { caseId, n: entry?.n ?? 0, type: 'nudged' })).toEqual(why);
    await slow.town.runtime.settled();
    expect(await slow.reminders()).toEqual([]);
    await manager.open(base);
    expect(manager.text).toContain('Er ligt een herinnering klaar voor: wethouder.');
    expect(links()).not.toContain(`${base}/herinneren`);
  });

  it('cannot do it twice for one morning, and loses nothing of what they typed', async () => {
    await manager.open(`${base}/herinneren`);
    await manager.send({ reason: 'En nog eens.' });
    expect(manager.page.status).toBe(409);
    expect(manager.text).toContain('Er ligt al een herinnering klaar.');
    expect(manager.text).toContain('En nog eens.');
  });

  it('reaches the official in one mail, who reads the reason with the case', async () => {
    slow.setTime('2027-01-28T07:00:00Z');
    await slow.post();
    const mails = (await slow.reminders()).filter(({ to }) => to === people.alderman);
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    if (mail === undefined) throw new Error('no reminder');
    expect(mail.text).not.toContain('De Elzen');
    const alderman = await slow.town.enter(mail);
    expect(alderman.text).toContain('Herinnering van de manager, 27 januari 2027');
    expect(alderman.text).toContain('De plek op De Elzen vervalt.');
    manager = await slow.town.signIn('manager');
    await manager.open(base);
    expect(manager.text).toContain('Een manager liet herinneren: wethouder');
    expect(links()).toContain(`${base}/herinneren`);
  });
});

describe('a manager who steps in otherwise', () => {
  it('has somebody else asked, with a reason', async () => {
    await manager.open(`${base}/iemand-anders`);
    await manager.send({ to: 'alderman-2', note: '', step: 'hand-over' });
    expect(manager.errors).toEqual(['Waarom, en wat moet diegene weten?: Vul dit in.']);
    await manager.send({ to: 'alderman-2', note: 'Marleen is op reis.', step: 'hand-over' });
    expect(manager.text).toContain('De vraag is overgedragen.');
    const [entry] = await entriesOf('handed-over');
    const { books } = slow.town.runtime.system;
    expect(await readWords(books, { caseId, n: entry?.n ?? 0, type: 'handed-over' })).toEqual({
      note: 'Marleen is op reis.',
    });
  });

  it('announces more time, and the family reads when and why', async () => {
    await manager.open(`${base}/verlengen`);
    expect(manager.text).toContain('De uiterste datum is nu woensdag 24 maart 2027.');
    expect(manager.page.body).not.toMatch(/rust komen/);
    await manager.send({ until: '2027-04-21', text: 'De Wmo wil meedenken.' });
    expect(manager.text).toContain('De nieuwe datum is vastgelegd.');
    expect(manager.text).toContain('woensdag 21 april 2027');
    const family = await slow.town.enter(await slow.town.mailTo('family', 'term-extended', { caseId }));
    expect(family.text).toContain('De Wmo wil meedenken.');
  });
});
