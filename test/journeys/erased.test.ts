import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../infra/routes.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Person } from '../support/person.ts';
import { SmallTown } from '../support/small-town.ts';
import { filledIn } from '../support/town.ts';

const erased = 'Deze zaak is gewist';

let small: SmallTown;
let caseId: CaseId;
let family: Person;
let official: Person;
let contact: Person;
let manager: Person;
let conversation: string;

beforeAll(async () => {
  small = await SmallTown.open(['alderman', 'wmo']);
  const { town } = small;
  caseId = await small.confirmed();
  family = await town.enter(await town.mailTo('family', 'family-confirm', { caseId }));
  official = await town.enter(await town.mailTo('alderman', 'invitation', { caseId }));
  conversation = /gesprek\/([^/?]+)/.exec(official.page.url)?.[1] ?? '';
  contact = await town.contact();
  manager = await town.signIn('manager');
  await manager.open('/overzicht');
  expect(manager.text).toContain('TEST-2027-0042');
});
afterAll(() => small.close());

/** Every address about a case, of a function. */
function addressesOf(of: 'family' | 'conversation' | 'casework' | 'request-form'): string[] {
  return routes[of]
    .filter((path) => /\{(caseId|conversation|draft)\}/.test(path))
    .map((path) =>
      path
        .replace(/\{(caseId|draft)\}/, caseId)
        .replace('{conversation}', conversation)
        .replace('{question}', '7')
        .replace('{step}', 'gezin')
        .replace('{stage}', 'wmo'),
    );
}

async function readsErased(person: Person, address: string): Promise<void> {
  await person.open(address);
  expect([address, person.page.status]).toEqual([address, 410]);
  expect(person.text).toContain(erased);
  for (const words of ['Zomerdijk', 'rust komen', 'TEST-2027-0042'])
    expect(person.page.body).not.toContain(words);
}

test('every page about a case that was erased says so, to everybody, and gives back what was typed', async () => {
  const typed = filledIn(official, { reason: 'Een heel goed plan.' });
  expect(await small.do(caseId, 'contact-1', { type: 'erase-case', ground: 'asked-by-family' })).toBe(
    'recorded',
  );
  await official.send(typed);
  expect([official.page.status, official.page.body.includes('Een heel goed plan.')]).toEqual([410, true]);
  for (const address of addressesOf('family')) await readsErased(family, address);
  for (const address of addressesOf('conversation')) await readsErased(official, address);
  for (const address of [...addressesOf('casework'), ...addressesOf('request-form')])
    await readsErased(contact, address);
  await readsErased(manager, `/overzicht/zaak/${caseId}/iemand-anders`);
});

test('lists leave it out, before its traces are gone and after', async () => {
  const { runtime } = small.town;
  for (const isSwept of [false, true]) {
    if (isSwept) for (let round = 0; round < 2; round += 1) await runtime.sweepNow();
    await contact.open('/werk');
    expect([contact.page.status, contact.page.body.includes(caseId)]).toEqual([200, false]);
    for (const address of ['/overzicht', '/overzicht/plannen.csv']) {
      await manager.open(address);
      expect([manager.page.status, manager.page.body.includes('TEST-2027-0042')]).toEqual([200, false]);
    }
  }
  expect(await runtime.system.books.keys.find(caseId)).toBeUndefined();
});

test('a link in a mail about it says so, whoever it was for, and offers no other', async () => {
  const { town } = small;
  for (const mail of [
    await town.mailTo('family', 'family-confirm', { caseId }),
    await town.mailTo('alderman', 'invitation', { caseId }),
  ]) {
    const person = await town.enter(mail);
    expect(person.page.status).toBe(410);
    expect(person.text).toContain(erased);
    expect(person.page.root.querySelector('main form')).toBeNull();
  }
});
