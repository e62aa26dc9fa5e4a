import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import postcss, { type Root } from 'postcss';
import type { Assets } from '../functions/start/start.ts';

const pages = fileURLToPath(new URL('../shared/pages/', import.meta.url));

/** The two files in which one municipality looks different from the next. */
export type LookFiles = { readonly theme: string; readonly logo: string };

/** The files a configuration names, beside it; what it does not name is the neutral one. */
export function lookFilesOf(
  municipality: {
    readonly look?: { readonly theme?: string | undefined; readonly logo?: string | undefined } | undefined;
  },
  configurationFile: string,
): LookFiles {
  const beside = (name: string | undefined, neutral: string): string =>
    name === undefined ? `${pages}${neutral}` : resolve(dirname(configurationFile), name);
  return {
    theme: beside(municipality.look?.theme, 'theme.css'),
    logo: beside(municipality.look?.logo, 'logo.svg'),
  };
}

/** Everything the pages load besides themselves, made once: at the start on a laptop, at the synthesis for the cloud. */
export function buildAssets(files: LookFiles): Assets {
  const read = (path: string): string => readFileSync(path, 'utf8');
  return {
    style: styleSheet(files.theme),
    script: bundled(`${pages}save-drafts.ts`),
    refreshing: bundled(`${pages}refresh-page.ts`),
    icon: read(`${pages}icon.svg`),
    logo: read(files.logo),
  };
}

/** The components of NL Design System, our own layout, and of the theme only what those two ask for. */
function styleSheet(theme: string): string {
  const components = createRequire(import.meta.url).resolve('@utrecht/html-content-css/dist/index.css');
  const own = `${bundled(components)}\n${bundled(`${pages}style.css`)}`;
  const root = postcss.parse(bundled(theme));
  onRoot(root);
  dropUnasked(root, own);
  return `${root.toString()}\n${own}`;
}

function bundled(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    legalComments: 'inline',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16'],
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** Published themes stand under a class of their own, such as `.ma-theme`; here there is one theme, for everything. */
function onRoot(root: Root): void {
  root.walkRules((rule) => {
    if (rule.nodes.every((node) => node.type === 'decl' && node.prop.startsWith('--')))
      rule.selector = ':root';
  });
}

const reference = /var\(\s*(--[\w-]+)/g;

/** A theme holds thousands of tokens, for every component there is; a telephone loads those that are used. */
function dropUnasked(root: Root, asking: string): void {
  const values = new Map<string, string[]>();
  root.walkDecls(/^--/, (token) => {
    values.set(token.prop, [...(values.get(token.prop) ?? []), token.value]);
  });
  const asked = new Set<string>();
  const ask = (text: string): void => {
    for (const [, name] of text.matchAll(reference)) {
      if (name === undefined || asked.has(name)) continue;
      asked.add(name);
      values.get(name)?.forEach(ask);
    }
  };
  ask(asking);
  root.walkDecls(/^--/, (token) => {
    if (!asked.has(token.prop)) token.remove();
  });
}
