import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { caseOfLedger } from '../../shared/ledger/ledger.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { officials, openTown, type OwnTown } from '../support/town.ts';

const bench = fileURLToPath(new URL('bench.ts', import.meta.url));

const spread = { p50: z.number().positive(), p95: z.number().positive() };
const resultSchema = z.strictObject({
  mode: z.enum(['post', 'pages']),
  cases: z.literal(2),
  callers: z.literal(2),
  readyMs: z.number().positive().nullable(),
  decisionsPerSecond: z.number().positive(),
  decisionMs: z.strictObject({ ...spread, p99: z.number().positive() }),
  invitationMs: z.strictObject(spread),
  opsPerDecision: z.strictObject({
    query: z.number(),
    get: z.number(),
    put: z.number().positive(),
    update: z.number(),
    delete: z.number(),
  }),
  mailsTwice: z.number(),
  rssMiB: z.number().positive(),
});

async function run(...args: string[]) {
  const all = [bench, '--cases', '2', '--callers', '2', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, all);
  return resultSchema.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
}

describe('the bench', () => {
  let town: OwnTown;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(async () => {
    await town.runtime.close();
  });

  it('starts a runtime of its own and says how long that took', async () => {
    const result = await run('--rate', '20');
    expect(result.readyMs).toBeGreaterThan(0);
    expect(result.mailsTwice).toBe(0);
  });

  it.each(['post', 'pages'] as const)(
    'plays two cases, and one besides, to their end in a runtime that is up: %s',
    async (mode) => {
      const { books } = town.runtime.system;
      const before = await books.ledger.ledgers();
      const result = await run('--base-url', town.origin, '--mode', mode);
      expect(result).toMatchObject({ mode, readyMs: null, mailsTwice: 0 });
      const played = [...(await books.ledger.ledgers())].filter((ledger) => !before.has(ledger));
      expect(played).toHaveLength(3);
      for (const ledger of played) {
        const caseId = caseOfLedger(ledger);
        const found = caseId === undefined ? undefined : await loadCase(books, caseId);
        expect(found?.state.words.map((word) => word.stage)).toEqual(officials);
      }
    },
  );
});
