import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import * as z from 'zod';

const bench = fileURLToPath(new URL('dashboard.ts', import.meta.url));
const two = z.tuple([z.number().positive(), z.number().positive()]);
const resultSchema = z.strictObject({ closedCases: two, readUnits: two, p50Ms: two, p95Ms: two });

it('the pages of the managers read as much whatever the number of closed cases', async () => {
  const args = ['--closed', '200,2000', '--open', '30', '--looks', '2'];
  const { stdout } = await promisify(execFile)(process.execPath, [bench, ...args]);
  const lines = stdout.trimEnd().split('\n');
  const { closedCases, readUnits } = resultSchema.parse(JSON.parse(lines.at(-1) ?? ''));
  expect(closedCases).toEqual([200, 2000]);
  expect(readUnits[1]).toBeLessThan(readUnits[0] * 1.1);
  expect(lines.at(-2)).toMatch(/^from 200 to 2000 closed: read units -?\d+(\.\d)?%, p50 .*%, p95 .*%$/);
  expect(lines.slice(0, -2).map((line) => line.split('; ').at(-1))).toEqual([
    expect.stringMatching(/^\d+ rows rebuilt, 0 different$/),
    expect.stringMatching(/^\d+ rows rebuilt, 0 different$/),
  ]);
}, 180_000);
