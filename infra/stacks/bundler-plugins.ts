import type { Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Leaves out what zod makes JSON Schemas with. Its own classes name that, so that no bundler can tell that nobody asks for
 * one; whoever did would hear so.
 */
export const withoutJsonSchemas: Plugin = {
  name: 'without-json-schemas',
  setup: (bundler) => {
    bundler.onLoad({ filter: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ }, ({ path }) => {
      const exported = readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm);
      const names = [...exported].map(([, name = '']) => name);
      const refused = `function refuse() { throw new Error('JSON Schemas are left out of bundles'); }`;
      // What a schema keeps for whoever asks it later is made at once; everything else is that asking.
      const left = names.map((name) => `${name} = ${name.startsWith('create') ? '() => refuse' : 'refuse'}`);
      return { contents: `${refused}\nexport const ${left.join(', ')};` };
    });
  },
};

/**
 * Leaves out what KMS's client says of each of the fifty ways in which KMS refuses. A failure keeps its name, by which it is logged
 * and tried again, and is of the class they all have in common; here nobody asks for a narrower one.
 */
export const withoutFailuresOfKms: Plugin = {
  name: 'without-failures-of-kms',
  setup: (bundler) => {
    bundler.onLoad({ filter: /@aws-sdk\/client-kms\/dist-es\/schemas\/schemas_0\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/^n0_registry\.registerError\(.*$/gm, ''),
    }));
  },
};

/**
 * What our own code imports while it runs (`await import()`) becomes a file of its own beside the bundle, read when it is needed.
 * It brings its own copy of what it imports, so it must share no state with the rest. `sourceOf`: from which file it is made.
 */
export function readWhenNeeded(root: string): {
  plugin: Plugin;
  sourceOf: (file: string) => string | undefined;
} {
  const sources = new Map<string, string>();
  const plugin: Plugin = {
    name: 'read-when-needed',
    setup: (bundler) => {
      bundler.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const source = join(resolveDir, path);
        const file = `./${relative(root, source).split(sep).join('-').replace(/\.ts$/, '.mjs')}`;
        sources.set(file, source);
        return { path: file, external: true };
      });
    },
  };
  return { plugin, sourceOf: (file) => sources.get(file) };
}
