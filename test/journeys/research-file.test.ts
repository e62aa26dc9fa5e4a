import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { addClosedCases, closedCase } from '../support/closed-cases.ts';
import { openTown, type OwnTown } from '../support/town.ts';

let town: OwnTown;
let manager: Person;
beforeAll(async () => {
  town = await openTown({ now: () => Date.parse('2027-04-14T10:00:00.000Z') });
  await addClosedCases(
    town.runtime.system,
    Array.from('bcdefghijk', (letter, index) =>
      closedCase(letter, {
        month: index < 4 ? '2027-01' : '2027-03',
        domain: 'wmo',
        time: [{ stage: 'family', cause: 'family', workingDays: 9 }],
      }),
    ),
  );
  manager = await town.signIn('manager');
});
afterAll(() => town.runtime.close());

describe('the file for research', () => {
  it('is of a quarter that is over, a line for each plan that has enough others like it', async () => {
    await manager.open('/overzicht/tijd');
    const links = manager.page.root
      .querySelectorAll('a[href*="onderzoek"]')
      .map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/overzicht/onderzoek.jsonl?kwartaal=2027-1',
      '/overzicht/onderzoek.jsonl?kwartaal=2026-4',
      '/overzicht/onderzoek.jsonl?kwartaal=2026-3',
      '/overzicht/onderzoek.jsonl?kwartaal=2026-2',
    ]);
    const fileOf = async (query = ''): Promise<string[]> => {
      const { body } = await manager.open(`/overzicht/onderzoek.jsonl${query}`);
      return body.trimEnd().split('\n');
    };
    const lines = await fileOf('?kwartaal=2027-1');
    expect(lines).toHaveLength(11);
    expect(JSON.parse(lines[10] ?? '')).toEqual({ type: 'about', quarter: '2027-1', cases: 10 });
    for (const line of lines) expect(line).not.toMatch(/baaaa|contact-2|2027-0/);
    // What cannot be chosen is the last quarter that is over.
    const again = await fileOf('?kwartaal=2027-2');
    const names = [...lines, ...again].flatMap((line) => /"pseudonym":"([^"]+)"/.exec(line)?.[1] ?? []);
    expect(new Set(names).size).toBe(20);
    expect(await fileOf('?kwartaal=2026-4')).toEqual(['{"type":"about","quarter":"2026-4","cases":0}']);
  });

  it('is on record at each case that was in it', async () => {
    const [one] = await town.runtime.system.summaries.closedIn('2027-03');
    if (one === undefined) throw new Error('there are cases in March');
    const before = await town.runtime.system.seen.of(one.caseId);
    await manager.open('/overzicht/onderzoek.jsonl?kwartaal=2027-1');
    const viewings = await town.runtime.system.seen.of(one.caseId);
    expect(viewings).toHaveLength(before.length + 1);
    expect(viewings.at(-1)).toMatchObject({ function: 'manager', slice: 'research' });
  });

  it('is for managers alone', async () => {
    const contact = await town.contact();
    expect((await contact.open('/overzicht/onderzoek.jsonl')).status).toBe(401);
    expect((await town.person().open('/overzicht/onderzoek.jsonl')).status).toBe(401);
  });
});
