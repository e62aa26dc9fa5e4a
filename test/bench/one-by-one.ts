import { setTimeout as pause } from 'node:timers/promises';
import { rounded } from './figures.ts';
import type { Used } from './place.ts';
import { openCases, turnsOf, type Town } from './turns.ts';

const names = ['query', 'get', 'put', 'update', 'delete'] as const;

/**
 * What a decision asks of the database until nothing follows from it any more: seen on one case that is alone, from
 * its first official to its last. `null` when the runtime does not tell.
 */
export async function operationsOfADecision(town: Town): Promise<Used['operations'] | null> {
  const cases = await openCases(town, { cases: 1, callers: 1 });
  const sum = { query: 0, get: 0, put: 0, update: 0, delete: 0 };
  let decisions = 0;
  for await (const { asked, followed } of turnsOf(town, cases)) {
    for (const mail of asked) {
      const decide = await town.people.prepare(mail);
      const before = await atRest(town);
      await decide();
      await followed();
      const after = await atRest(town);
      if (before === undefined || after === undefined) continue;
      decisions += 1;
      for (const name of names) sum[name] += after.operations[name] - before.operations[name];
    }
  }
  if (decisions === 0) return null;
  for (const name of names) sum[name] = rounded(sum[name] / decisions);
  return sum;
}

/** What was used when the runtime had nothing more to do. */
async function atRest({ used }: Town): Promise<Used | undefined> {
  let before = await used();
  for (;;) {
    await pause(50);
    const after = await used();
    if (JSON.stringify(after?.operations) === JSON.stringify(before?.operations)) return after;
    before = after;
  }
}
