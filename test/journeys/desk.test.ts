import { afterAll, expect, it } from 'vitest';
import { openTown, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const start = Date.parse('2027-02-01T09:00:00Z');
let town: OwnTown | undefined;
afterAll(() => town?.runtime.close());

it('the contact person reads first of the family that is bound to a day, and by which day', async () => {
  town = await openTown({ now: () => start });
  const urgency = { on: '2027-02-09', why: 'De huur loopt af.' };
  await town.bringIn(JSON.stringify(zomerdijk({ reference: 'TEST-2027-0081', urgency })));
  const ended = await town.bringIn(JSON.stringify(zomerdijk({ reference: 'TEST-2027-0082', urgency })));
  await town.bringIn(JSON.stringify(zomerdijk({ reference: 'TEST-2027-0083' })));
  const contact = await town.contact();
  await contact.open(`/werk/zaak/${ended}/stoppen`);
  await contact.send();
  await town.runtime.settled();
  await contact.open('/werk');
  const cases = contact.page.root
    .querySelectorAll('main ul.plain li')
    .map(({ structuredText }) => structuredText);
  expect(cases.map((text) => /TEST-2027-\d+/.exec(text)?.[0])).toEqual([
    'TEST-2027-0081',
    'TEST-2027-0083',
    'TEST-2027-0082',
  ]);
  expect(cases.map((text) => text.includes('De huur loopt af'))).toEqual([true, false, false]);
  expect(cases[0]).toContain('dinsdag 9 februari 2027');
});
