import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildAssets, lookFilesOf } from '../../infra/look.ts';

const folder = mkdtempSync(join(tmpdir(), 'speelruimte-look-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('how a municipality looks', () => {
  test('is the neutral theme by day and by night, and of its thousands of tokens only those that are used', () => {
    const { style, script, logo } = buildAssets(lookFilesOf({}, join(folder, 'waterrijk.json')));
    expect(style).toMatch(/:root\{[^}]*--utrecht-button-primary-action-background-color/);
    expect(style).toMatch(/@media ?\(prefers-color-scheme: ?dark\)/);
    expect(style).not.toContain('--lux-');
    expect(style).not.toContain('.ma-theme');
    expect(script).toContain('data-saves');
    expect(logo).toContain('<svg');
  });

  test('is changed by one file beside its configuration, and its logo by another', () => {
    writeFileSync(
      join(folder, 'theme.css'),
      '.voorbeeldstad-theme { --utrecht-button-primary-action-background-color: rgb(1 2 3); --never-used: 1px; }',
    );
    writeFileSync(join(folder, 'logo.svg'), '<svg id="voorbeeldstad"></svg>');
    const look = { theme: 'theme.css', logo: 'logo.svg' };
    const { style, logo } = buildAssets(lookFilesOf({ look }, join(folder, 'voorbeeldstad.json')));
    expect(style).toMatch(
      /:root ?\{[^}]*--utrecht-button-primary-action-background-color: ?(#010203|rgb\(1 2 3\))/,
    );
    expect(style).not.toContain('--never-used');
    expect(style).not.toContain('--ma-color');
    expect(logo).toBe('<svg id="voorbeeldstad"></svg>');
  });
});
