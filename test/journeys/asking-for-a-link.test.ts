import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openTown, type OwnTown } from '../support/town.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown({ sweepEvery: 3_600_000 });
});
afterAll(() => town.runtime.close());

const toldSchema = z.object({ operations: z.record(z.string(), z.number()) });

/** What was asked of the database so far, by kind, once everything that follows is done. */
async function operations(): Promise<Record<string, number>> {
  await town.runtime.settled();
  const response = await fetch(`${town.origin}/operations.json`);
  return toldSchema.parse(await response.json()).operations;
}

/** Everything there is to see and to count of one address asking for a link. */
async function traceOf(email: string) {
  const person = town.person();
  await person.open('/');
  const before = await operations();
  await person.send({ email });
  const after = await operations();
  const asked: Record<string, number> = {};
  for (const [kind, count] of Object.entries(after)) asked[kind] = count - (before[kind] ?? 0);
  return { path: new URL(person.page.url).pathname, text: person.text, asked };
}

describe('asking for a link', () => {
  it('shows and asks of the store the same for an address that is known and for one that is not', async () => {
    const known = await traceOf('samira.haddou@cjg-waterrijk.example');
    // Counted and ordered; claimed and marked by the mailer.
    expect(known).toMatchObject({ path: '/link', asked: { put: 1, update: 3, get: 0, query: 0, delete: 0 } });
    expect(await traceOf('niemand@nergens.example')).toEqual(known);
    expect(await traceOf('c.dijkstra@waterrijk.example')).toEqual(known);
    // An official is asked by mail alone, and has no desk to open.
    expect(await traceOf('m.vos@waterrijk.example')).toEqual(known);
    expect((await town.mails()).map(({ to }) => to).sort()).toEqual([
      'c.dijkstra@waterrijk.example',
      'samira.haddou@cjg-waterrijk.example',
    ]);
  });
});
