import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryOf } from '../../shared/domain/registers.ts';
import { timeTables } from '../../shared/pages/time-figure-parts.ts';
import { planOrders } from '../../shared/views/open-plans.ts';
import { addClosedCases, closedCase } from '../support/closed-cases.ts';
import type { Person } from '../support/person.ts';
import { colleagues, openTown, people, type OwnTown } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

let town: OwnTown;
let manager: Person;
/** Open plans of two contact persons, turn by turn, and a month of closed ones. */
beforeAll(async () => {
  town = await openTown({ now: () => Date.parse('2027-04-14T10:00:00Z') });
  const own = zomerdijk().contactPerson;
  for (const [index, email] of [people.contact, colleagues['contact-2'], people.contact].entries())
    await town.bringIn(
      JSON.stringify(
        zomerdijk({
          reference: `TEST-2027-010${index}`,
          contactPerson: { ...own, email },
          reportedOn: '2027-04-14',
        }),
      ),
    );
  const closed = Array.from({ length: 10 }, (_, index) =>
    closedCase('bcdefghijk'.charAt(index), {
      month: '2027-03',
      domain: 'wmo',
      time: [{ stage: 'wmo', cause: 'official', workingDays: index + 1 }],
    }),
  );
  await addClosedCases(town.runtime.system, closed);
  await town.runtime.settled();
  manager = await town.signIn('manager');
}, 60_000);
afterAll(() => town.runtime.close());

/** Everything by which somebody who works here could be told. */
function marks(): string[] {
  return directoryOf(town.runtime.system.registers.current).flatMap(({ id, name, email }) => [
    id,
    name,
    email,
  ]);
}

async function namedIn(path: string): Promise<string[]> {
  const { status, body } = await manager.open(path);
  expect([path, status]).toEqual([path, 200]);
  return marks().filter((mark) => body.includes(mark));
}

describe('nobody who works here is ranked', () => {
  it.each([
    '/overzicht/plannen.csv',
    '/overzicht/daarna.csv',
    ...timeTables.map((table) => `/overzicht/tijd.csv?tabel=${table}`),
    '/overzicht/tijd.jsonl',
    '/overzicht/onderzoek.jsonl',
  ])('no export names anybody: %s', async (path) => {
    expect(await namedIn(path)).toEqual([]);
  });

  it('where time goes is told by step, month, domain and rule, and of nobody by name', async () => {
    expect(await namedIn('/overzicht/tijd')).toEqual([]);
  });

  it('the list is in the order of days alone', async () => {
    expect(planOrders).toEqual(['due', 'urgent', 'since', 'opened']);
    await manager.open('/overzicht');
    const offered = manager.page.root
      .querySelectorAll('[name=volgorde] option')
      .map((one) => one.text.trim());
    expect(offered).toHaveLength(4);
    expect(offered.join()).not.toMatch(/contactpersoon|ambtenaar|naam/i);
    const asItStands = rows();
    for (const query of [
      '?volgorde=contactPerson',
      '?volgorde=contactpersoon',
      '?contactpersoon=contact-1',
    ]) {
      await manager.open(`/overzicht${query}`);
      expect(rows()).toEqual(asItStands);
    }
  });

  it('figures, steps and choices are by step and by domain; a name stands in the line of its own plan alone', async () => {
    await manager.open('/overzicht');
    const { root } = manager.page;
    for (const row of root.querySelectorAll('tbody tr')) row.remove();
    expect(marks().filter((mark) => root.toString().includes(mark))).toEqual([]);
  });
});

function rows(): string[] {
  return manager.page.root
    .querySelectorAll('tbody tr')
    .map((row) => row.structuredText.replaceAll(/\s+/g, ' ').trim());
}
