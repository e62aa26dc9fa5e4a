import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readHeads, signHeads } from '../../shared/ledger/heads.ts';
import { verifyLedgers } from '../../shared/ledger/verify.ts';
import { runCommand, say } from './misasked.ts';
import { atPlace } from './place.ts';

const usage = `npm run verify-ledger [-- [--heads FILE] [--write-heads FILE] [--environment NAME]]

Checks every hash and every link of every ledger, and names the first entry of each that is broken, missing or swapped.

  --heads FILE        holds the ledgers against the signed heads of an earlier day: also sees a tail that is gone
  --write-heads FILE  signs today's heads, if nothing was found; keep the file elsewhere
  --environment NAME  a deployment on AWS; without it the local runtime, which must not be running`;

await runCommand(usage, () => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { heads: text, 'write-heads': text, environment: text } });
  return atPlace(values.environment, async ({ system, signer }) => {
    const { keys } = system.links;
    const known = values.heads === undefined ? {} : readHeads(keys, readFileSync(values.heads, 'utf8')).heads;
    const { findings, heads, entries } = await verifyLedgers(system.books.ledger, known);
    for (const { ledger, n, what } of findings) say(`${ledger} entry ${n}: ${what}`);
    const file = values['write-heads'];
    if (file !== undefined && findings.length === 0)
      writeFileSync(file, await signHeads(signer, { at: new Date().toISOString(), heads }));
    say(JSON.stringify({ ledgers: Object.keys(heads).length, entries, findings }));
    return findings.length === 0 ? 'done' : 'refused';
  });
});
