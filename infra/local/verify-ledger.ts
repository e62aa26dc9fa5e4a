import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readHeads, signHeads } from '../../shared/ledger/heads.ts';
import { Ledger } from '../../shared/ledger/ledger.ts';
import { verifyLedgers } from '../../shared/ledger/verify.ts';
import { claimDataDir } from './data-dir.ts';
import { openDatabase } from './database.ts';
import { localKeys } from './keys.ts';
import { readSettings } from './settings.ts';

/**
 * `npm run verify-ledger [-- --heads FILE] [-- --write-heads FILE]`: checks every hash and every link of every ledger
 * and names the first entry of each that is broken, missing or swapped. With the signed heads of an earlier day it also
 * sees a tail that is gone. Stop the runtime first: the embedded database belongs to one process at a time.
 */
const { values } = parseArgs({ options: { heads: { type: 'string' }, 'write-heads': { type: 'string' } } });
const settings = readSettings(process.env);
if (
  settings.dataDir === undefined ||
  (settings.dynamoEndpoint === undefined && !existsSync(join(settings.dataDir, 'dynamodb')))
) {
  process.stdout.write('There is no ledger: DATA_DIR holds nothing yet.\n');
  process.exit(1);
}
const claim = await claimDataDir(settings.dataDir);
const keys = localKeys(join(settings.dataDir, 'keys.json'));
const known =
  values.heads === undefined ? {} : readHeads(keys.linkKeys, readFileSync(values.heads, 'utf8')).heads;
const database = await openDatabase({
  path: join(settings.dataDir, 'dynamodb'),
  ...(settings.dynamoEndpoint === undefined ? {} : { endpoint: settings.dynamoEndpoint }),
});
const { findings, heads, entries } = await verifyLedgers(
  new Ledger({ client: database.client, table: 'ledger', now: Date.now }),
  known,
);
for (const { ledger, n, what } of findings) process.stdout.write(`${ledger} entry ${n}: ${what}\n`);
if (values['write-heads'] !== undefined && findings.length === 0) {
  writeFileSync(values['write-heads'], await signHeads(keys.signer, { at: new Date().toISOString(), heads }));
}
process.stdout.write(`${JSON.stringify({ ledgers: Object.keys(heads).length, entries, findings })}\n`);
await database.close();
await claim.release();
process.exitCode = findings.length === 0 ? 0 : 1;
