import { expect, it } from 'vitest';
import type { Act } from './simulation/act.ts';
import { playSeed } from './simulation/run.ts';

/** Whatever people do at a page, where another chain is a command of operators; who leaves one out here has made this world a smaller one. */
const everything: Readonly<Record<Exclude<Act['what'], 'moved-to-chain'>, true>> = {
  opened: true,
  confirmed: true,
  'changes-asked': true,
  amended: true,
  'talk-planned': true,
  'talk-held': true,
  'talk-cancelled': true,
  answered: true,
  'question-asked': true,
  'question-answered': true,
  'handed-over': true,
  'answer-noted': true,
  'address-mended': true,
  'term-extended': true,
  paused: true,
  resumed: true,
  withdrawn: true,
  nudged: true,
  registered: true,
};

/** Somewhere among so many cases each of them must have happened. */
const mostSeeds = 200;

it('people do everything there is to do at a page, and mail comes back to be told of', async () => {
  const missing = new Set<string>([...Object.keys(everything), 'mail-bounced']);
  for (let seed = 1; seed <= mostSeeds && missing.size > 0; seed += 1) {
    const { acts, trace } = await playSeed(seed);
    for (const { what, acknowledged } of acts) if (acknowledged) missing.delete(what);
    if (trace.some((line) => /bounces#\d+ Put ledger/.test(line))) missing.delete('mail-bounced');
  }
  expect([...missing]).toEqual([]);
}, 600_000);
