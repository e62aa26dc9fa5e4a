import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Where a link in a page of `docs` leads, as the address of it reads on the page. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** What the CDK says of one of its commands. */
function helpOfCdk(command: string): string {
  const cdk = fileURLToPath(new URL('node_modules/aws-cdk/bin/cdk', root));
  return execFileSync(process.execPath, [cdk, command, '--help'], { encoding: 'utf8' });
}

/** What a command says of itself. */
function helpOf(script: string): string {
  const file = fileURLToPath(new URL(/(infra|test)\/\S+\.ts/.exec(scripts[script] ?? '')?.[0] ?? '', root));
  return execFileSync(process.execPath, [file, '--help'], { encoding: 'utf8' });
}

describe('the documentation', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'docs/operations.md'])(
    '%s names no command and no file that is not there',
    (page) => {
      const text = read(page);
      const commands = [...text.matchAll(/npm run (?:-s )?([a-z-]+)/g)].map((match) => match[1] ?? '');
      expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
      const files = [
        ...text.matchAll(/`((?:infra|functions|workflows|shared|test|docs)\/[\w./-]+)`|\]\(([\w./-]+)\)/g),
      ].map((match) => match[1] ?? match[2] ?? '');
      expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
    },
  );

  it('every option of a command that an operator is told of is one the command has', () => {
    const told = new Map<string, Set<string>>();
    const commands = read('docs/operations.md').matchAll(/npm run (?:-s )?([a-z-]+) -- ([^\n`]+)/g);
    for (const [, script = '', rest = ''] of commands) {
      if (scripts[script]?.startsWith('cdk ') === true) continue;
      const options = told.get(script) ?? new Set();
      for (const option of rest.match(/--[a-z-]+/g) ?? []) options.add(option);
      told.set(script, options);
    }
    expect([...told.keys()]).toEqual(
      expect.arrayContaining(['erase', 'export', 'rotate-link-key', 'verify-ledger']),
    );
    for (const [script, options] of told) {
      const help = helpOf(script);
      expect(help).toContain(`npm run ${script}`);
      options.delete('--help');
      for (const option of options) expect(help).toMatch(new RegExp(`${option}(?![a-z-])`));
    }
  }, 120_000);

  it('every option of the CDK that an operator is told of is one that command has', () => {
    const commands = read('docs/operations.md').matchAll(
      /(?:npx cdk|npm run) (deploy|diff|bootstrap|synth)([^\n`]*)/g,
    );
    const told = new Map<string, Set<string>>();
    for (const [, command = '', rest = ''] of commands)
      told.set(command, new Set([...(told.get(command) ?? []), ...(rest.match(/--[a-z][a-z-]+/g) ?? [])]));
    expect([...told.keys()].sort()).toEqual(['bootstrap', 'deploy', 'diff', 'synth']);
    for (const [command, options] of told) {
      const help = helpOfCdk(command);
      for (const option of options) expect(help).toMatch(new RegExp(`${option}(?![a-z-])`));
    }
  }, 120_000);

  it('every place in the operations that is pointed at is there', () => {
    const text = read('docs/operations.md');
    const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
    const places = [...prose.matchAll(/^#+ (.+)$/gm)].map((match) => slugOf(match[1] ?? ''));
    const pointedAt = [...prose.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(pointedAt.length).toBeGreaterThan(0);
    expect(pointedAt.filter((place) => !places.includes(place))).toEqual([]);
    expect(new Set(places).size).toBe(places.length);
  });

  it('the README gives the two lines that do everything', () => {
    expect(read('README.md')).toMatch(/^npm ci && npm start$/m);
    expect(read('README.md')).toMatch(/^npm ci && npm test$/m);
  });
});
