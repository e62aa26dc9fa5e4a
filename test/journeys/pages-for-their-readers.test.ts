import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '../../shared/ledger/perform.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { evolveAll } from '../../shared/domain/evolve.ts';
import { textsIn } from '../../shared/i18n/texts.ts';
import { trackerView } from '../../shared/pages/tracker.ts';
import { summaryOf } from '../../shared/views/case-summaries.ts';
import type { Person } from '../support/person.ts';
import { CaseHistory } from '../support/case-history.ts';
import { SmallTown } from '../support/small-town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let small: SmallTown;
let contact: Person;
beforeAll(async () => {
  small = await SmallTown.open(['alderman', 'wmo', 'cjg']);
  contact = await small.town.contact();
});
afterAll(() => small.close());

/** The parts of a page from top to bottom, those that are folded included. */
function partsOf(person: Person): string[] {
  return person.page.root
    .querySelectorAll('main h2, main summary')
    .filter((one) => one.tagName === 'SUMMARY' || one.closest('details') === null)
    .map(({ text }) => text.trim());
}

async function openCase(caseId: CaseId): Promise<void> {
  await contact.open(`/werk/zaak/${caseId}`);
}

describe('the page of a case, for its contact person', () => {
  it('has what is asked of them first, then where the plan is, what was said, and what they can do last', async () => {
    const caseId = await small.confirmed();
    await small.town.answer('alderman', caseId);
    await small.town.answer('wmo', caseId);
    await small.town.mailTo('cjg', 'invitation', { caseId });
    await openCase(caseId);
    expect(partsOf(contact)).toEqual([
      'Waar het plan nu is',
      'De wettelijke termijn',
      'Komt er geen antwoord?',
      'Dit mag al beginnen',
      'Wat er is besloten',
      'Hoe het daarna gaat',
      'Wat er is gebeurd',
      'Het plan – Versie 1',
      'Wat u kunt doen',
      'Of breng een bestand met de nieuwe versie in',
    ]);
    const steps = contact.page.root.querySelectorAll('main .screen-only li').map(({ text }) => text.trim());
    expect(steps).toEqual(['Meer tijd aankondigen', 'De zaak stilzetten', 'Het verzoek intrekken']);
  });

  it('begins with the wish of the family, and the button that meets it', async () => {
    const caseId = await small.bringIn();
    const family = await small.town.enter(await small.town.mailTo('family', 'family-confirm', { caseId }));
    await family.send({ choice: 'change', text: 'Oma kan niet op woensdag.' });
    await openCase(caseId);
    expect(partsOf(contact)[0]).toBe('Het gezin vraagt om een wijziging');
    const button = contact.page.root.querySelector('main .notice button.main');
    expect(button?.text.trim()).toBe('Het plan wijzigen');
    await contact.post(button?.getAttribute('formaction') ?? '', new URLSearchParams({ step: 'begin' }));
    expect(contact.text).toContain('Kijk de nieuwe versie na');
  });

  it('begins with a mail that came back, and what helps', async () => {
    const caseId = await small.confirmed();
    const { conversation } = await small.entry(caseId, 'conversation-opened');
    const recipient = small.municipality.officials.find((one) => one.function === 'alderman')?.id;
    if (recipient === undefined) throw new Error('no alderman');
    await small.do(caseId, 'system', { type: 'record-bounce', recipient, conversation });
    await openCase(caseId);
    expect(partsOf(contact)[0]).toBe('Komt er geen antwoord?');
    expect(partsOf(contact).filter((title) => title === 'Komt er geen antwoord?')).toHaveLength(1);
  });
});

describe('the page of the family', () => {
  it('has the whole plan open while they are asked whether it is theirs, and folded from then on', async () => {
    const caseId = await small.bringIn();
    const family = await small.town.enter(await small.town.mailTo('family', 'family-confirm', { caseId }));
    const { story } = zomerdijk();
    expect(family.page.root.querySelector('main details')).toBeNull();
    expect(family.page.body).toContain(story.slice(0, 40));
    await family.send({ choice: 'confirm' });
    expect(partsOf(family)).toContain('Het plan – Versie 1');
    const folded = family.page.root.querySelector('main details.printed');
    expect(folded?.getAttribute('open')).toBeUndefined();
    expect(folded?.text).toContain(story.slice(0, 40));
    const asks = zomerdijk().asks.filter(({ domain }) => domain === 'wmo');
    const plan = zomerdijk({ asks, advisers: [], intro: 'Anders gezegd.', reportedOn: '2027-03-22' });
    await small.do(caseId, 'contact-1', { type: 'amend-plan', plan, planVersion: 1 });
    const again = await small.town.enter(
      await small.town.mailTo('family', 'family-confirm', { caseId, nth: 2 }),
    );
    expect(again.page.root.querySelector('main details')).toBeNull();
  });
});

describe('the decisions all together', () => {
  it('are told to the family as theirs, and to the contact person as those of the family', async () => {
    const caseId = await small.confirmed();
    await small.town.answer('alderman', caseId);
    await small.town.answer('wmo', caseId);
    await small.town.answer('cjg', caseId);
    const family = await small.town.enter(await small.town.mailTo('family', 'closed', { caseId }));
    await openCase(caseId);
    const theirs = ['Aan u bekendgemaakt op', 'Niet eens met een besluit?', 'uw contactpersoon'];
    const ofFamily = [
      'Aan het gezin bekendgemaakt op',
      'Is het gezin het niet eens',
      'Wijs het gezin daarop',
    ];
    for (const [person, path, said, unsaid] of [
      [family, `/gezin/${caseId}`, theirs, ofFamily],
      [contact, `/werk/zaak/${caseId}`, ofFamily, theirs],
    ] as const)
      for (const page of [path, `${path}/besluiten`]) {
        await person.open(page);
        for (const words of said) expect(person.text).toContain(words);
        for (const words of unsaid) expect(person.text).not.toContain(words);
      }
  });
});

describe('between an answer and the next question', () => {
  it('the tracker says that it goes on, to the family and to the contact person', async () => {
    const history = new CaseHistory().open(zomerdijk({ advisers: [] })).at('alderman');
    history.answer();
    const texts = textsIn('nl');
    const state = evolveAll(history.entries);
    if (state === undefined) throw new Error('no case');
    const view = { state, label: (id: string) => id, today: '2027-01-27' };
    const page = String(await trackerView(texts, view)).replaceAll(/\s+/g, ' ');
    expect(page).toContain('<strong>policy-officer:</strong> nu aan de beurt, de vraag is onderweg');
    expect(page.match(/aria-current/g)).toHaveLength(1);
  });

  it('the desk of the contact person goes by the case and not by a view that lags', async () => {
    const caseId = await small.confirmed();
    const { system } = small.town.runtime;
    await small.town.answer('alderman', caseId);
    await small.town.mailTo('wmo', 'invitation', { caseId });
    await small.town.runtime.settled();
    const entries = (await loadCase(system.books, caseId))?.entries ?? [];
    const earlier = entries.slice(
      0,
      entries.findIndex(({ type }) => type === 'answered'),
    );
    const before = evolveAll(earlier);
    if (before === undefined) throw new Error('no case');
    await system.summaries.put({ ...summaryOf(before, earlier), n: 1000 });
    await contact.open('/werk');
    const line = contact.page.root
      .querySelectorAll('main li')
      .find((one) => one.querySelector(`a[href="/werk/zaak/${caseId}"]`) !== null);
    expect(line?.structuredText).toContain('Aan zet: Wmo-consulent');
  });
});
