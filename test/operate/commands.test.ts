import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openDatabase, type Database } from '../../infra/local/database.ts';
import { entryHash } from '../../shared/ledger/sealing.ts';
import { fakeAws, type FakeAws } from '../support/fake-aws.ts';
import { openTown } from '../support/town.ts';

const lineSchema = z.object({
  ledger: z.string(),
  n: z.number(),
  hash: z.string(),
  entry: z.object({ type: z.string() }).optional(),
  envelope: z.string().optional(),
  sealed: z.string().optional(),
  words: z.object({}).loose().optional(),
  erased: z.literal(true).optional(),
});
const manifestSchema = z.object({
  environment: z.string(),
  kind: z.string(),
  counts: z.record(z.string(), z.number()),
  files: z.record(z.string(), z.object({ lines: z.number(), sha256: z.string() })),
});

/** The same commands, by the same code, at both places where the product runs. */
describe.each(['a laptop', 'AWS'] as const)('on %s', (where) => {
  const folder = mkdtempSync(join(tmpdir(), 'speelruimte-operate-'));
  const dataDir = join(folder, 'data');
  const place = where === 'AWS' ? ['--environment', 'waterrijk-test'] : [];
  const prefix = where === 'AWS' ? 'speelruimte-waterrijk-test-' : '';
  let aws: FakeAws | undefined;
  let caseId: string;

  beforeAll(async () => {
    if (where === 'a laptop') {
      const town = await openTown({ dataDir });
      caseId = await town.bringIn();
      await town.runtime.settled();
      await town.runtime.close();
      return;
    }
    aws = await fakeAws();
    await (await openDatabase({ endpoint: aws.dynamoEndpoint, prefix })).close();
    const brought = await run('import', ['test/cases/zomerdijk.json']);
    expect(brought.err).toBe('');
    caseId = brought.out.trim();
  });
  afterAll(async () => {
    await aws?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function run(
    script: string,
    args: readonly string[] = [],
  ): Promise<{ code: number; out: string; err: string }> {
    const path = fileURLToPath(new URL(`../../infra/operate/${script}.ts`, import.meta.url));
    const env = { ...process.env, DATA_DIR: dataDir, ...aws?.variables };
    return new Promise((resolve) => {
      execFile(process.execPath, [path, ...args, ...place], { env }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  }

  function openData(): Promise<Pick<Database, 'client' | 'close'>> {
    if (aws === undefined) return openDatabase({ path: join(dataDir, 'dynamodb') });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const dynamo = new DynamoDBClient({ region: 'eu-central-1', endpoint: aws.dynamoEndpoint, credentials });
    const client = DynamoDBDocumentClient.from(dynamo);
    return Promise.resolve({ client, close: () => Promise.resolve() });
  }

  async function putView(Item: Record<string, unknown>): Promise<void> {
    const database = await openData();
    await database.client.send(new PutCommand({ TableName: `${prefix}views`, Item }));
    await database.close();
  }

  /** The row that holds the key of the case, put back where one is given. */
  async function keyRow(back?: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
    const database = await openData();
    const TableName = `${prefix}keys`;
    if (back !== undefined) await database.client.send(new PutCommand({ TableName, Item: back }));
    const { Item } = await database.client.send(new GetCommand({ TableName, Key: { caseId } }));
    await database.close();
    return Item;
  }

  function linesOf(out: string, file: string) {
    const text = readFileSync(join(out, file), 'utf8');
    return text.split('\n').flatMap((line) => (line === '' ? [] : lineSchema.parse(JSON.parse(line))));
  }

  test('everything is handed over with its words, and the output tells counts alone', async () => {
    const out = join(folder, 'opened');
    const told = await run('export', ['--out', out]);
    expect([told.err, told.code]).toEqual(['', 0]);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
    expect(JSON.parse(told.out)).toEqual(manifest.counts);
    expect(manifest).toMatchObject({
      environment: where === 'AWS' ? 'waterrijk-test' : 'local',
      kind: 'opened',
      counts: { cases: 1, erasedCases: 0 },
    });
    for (const [file, { lines, sha256 }] of Object.entries(manifest.files)) {
      const text = readFileSync(join(out, file), 'utf8');
      expect([file, createHash('sha256').update(text).digest('hex')]).toEqual([file, sha256]);
      expect(text.split('\n').length - 1).toBe(lines);
      expect(statSync(join(out, file)).mode & 0o077).toBe(0);
    }
    const [opening] = linesOf(out, 'cases.jsonl');
    expect(opening).toMatchObject({ ledger: `case#${caseId}`, n: 1, entry: { type: 'request-opened' } });
    expect(opening?.words).toMatchObject({ plan: { reference: 'TEST-2027-0042' } });
    // Whoever reads everything is seen to.
    expect(readFileSync(join(out, 'seen.jsonl'), 'utf8')).toContain('"slice":"export"');
    expect((await run('export', ['--out', out])).err).toContain('is not empty');
  });

  test('a sealed copy is what is stored, and holds no word', async () => {
    const out = join(folder, 'sealed');
    expect((await run('export', ['--out', out, '--sealed'])).code).toBe(0);
    const text = readFileSync(join(out, 'cases.jsonl'), 'utf8');
    for (const words of ['Zomerdijk', 'TEST-2027-0042', 'rust']) expect(text).not.toContain(words);
    const lines = linesOf(out, 'cases.jsonl');
    expect(lines.length).toBeGreaterThan(0);
    for (const { envelope = '', sealed, hash } of lines)
      expect(entryHash(envelope, sealed === undefined ? undefined : Buffer.from(sealed, 'base64'))).toBe(
        hash,
      );
  });

  test('a case is erased by order, its key can come back from a backup and goes again, and the chain holds', async () => {
    const key = await keyRow();
    expect(key).toBeDefined();
    expect(await run('erase', ['--due'])).toEqual({ code: 0, out: '', err: '' });
    expect(await run('erase', [caseId])).toEqual({ code: 1, out: '', err: `${caseId}  still open\n` });
    expect((await run('erase', [caseId, '--asked-by-family', '--as', 'nobody-1'])).code).toBe(2);
    const erased = { code: 0, out: `${caseId}  erased\n`, err: '' };
    expect(await run('erase', [caseId, '--asked-by-family', '--as', 'manager-1'])).toEqual(erased);
    expect(await run('erase', [caseId, '--asked-by-family'])).toEqual(erased);
    expect(await keyRow()).toBeUndefined();
    const list = await run('erase', ['--erased']);
    const actor = { id: 'manager-1', function: 'manager' };
    expect(JSON.parse(list.out)).toEqual({ caseId, ground: 'asked-by-family', actor });
    const out = join(folder, 'after');
    expect((await run('export', ['--out', out])).code).toBe(0);
    expect(linesOf(out, 'cases.jsonl')[0]).toMatchObject({ erased: true });
    expect(readFileSync(join(out, 'cases.jsonl'), 'utf8')).not.toContain('Zomerdijk');
    expect(await keyRow(key)).toBeDefined();
    writeFileSync(join(folder, 'erased.jsonl'), list.out);
    const replayed = await run('erase', ['--replay', join(folder, 'erased.jsonl')]);
    expect(replayed).toEqual({ code: 0, out: '1 cases are erased and have no key\n', err: '' });
    expect(await keyRow()).toBeUndefined();
    expect((await run('verify-ledger')).out).toContain('"findings":[]');
  });

  test('views that were lost come back from the ledger, and what differs is only told where that is asked', async () => {
    expect(await run('rebuild-views')).toMatchObject({ code: 0, err: '' });
    const same = await run('rebuild-views', ['--check']);
    expect(same.code).toBe(0);
    expect(JSON.parse(same.out)).toMatchObject({ cases: 1, mended: 0, gone: 0 });
    await putView({ caseId: 'month#2020-01', rollup: {} });
    const checked = await run('rebuild-views', ['--check']);
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(/^not of any case {2}views month#2020-01\n/);
    const mended = await run('rebuild-views');
    expect([mended.code, mended.out.trimEnd().split('\n').length]).toEqual([0, 2]);
    expect((await run('rebuild-views', ['--check'])).code).toBe(0);
  });

  test('what is asked wrongly does nothing and says how it is asked', async () => {
    for (const [script, args, says] of [
      ['erase', [], 'name one or more cases'],
      ['erase', ['zaak-1'], 'zaak-1 is no id of a case'],
      ['erase', ['--due', '--erased'], 'name one or more cases'],
      ['export', [], 'export needs --out'],
      ['erase', ['--everything'], '--everything'],
    ] as const) {
      const told = await run(script, args);
      expect([told.code, told.out]).toEqual([2, '']);
      expect(told.err).toContain(says);
      expect(told.err).toContain(`npm run ${script}`);
    }
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  const readAndChanged = async (): Promise<void> => {
    const shown = await run('register', ['show']);
    expect([shown.err, shown.out.includes('w-12')]).toEqual(['', true]);
    const revoked = await run('register', ['revoke', 'w-12', '--from', '2027-03-24']);
    expect(revoked.out).toContain('revoke-mandate');
    expect((await run('register', ['show'])).out).toContain('revoked from 2027-03-24');
  };
  // A laptop's are read and changed in the journeys.
  if (where === 'AWS') test('the registers are read and changed there too', readAndChanged);
});
