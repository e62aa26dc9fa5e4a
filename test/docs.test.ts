import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

describe('the documentation', () => {
  it.each(['README.md', 'CONTRIBUTING.md'])('%s names no command and no file that is not there', (page) => {
    const text = read(page);
    const commands = [...text.matchAll(/npm run (?:-s )?([a-z-]+)/g)].map((match) => match[1] ?? '');
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
    const files = [
      ...text.matchAll(/`((?:infra|functions|workflows|shared|test|docs)\/[\w./-]+)`|\]\(([\w./-]+)\)/g),
    ].map((match) => match[1] ?? match[2] ?? '');
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
  });

  it('the README gives the two lines that do everything', () => {
    expect(read('README.md')).toMatch(/^npm ci && npm start$/m);
    expect(read('README.md')).toMatch(/^npm ci && npm test$/m);
  });
});
