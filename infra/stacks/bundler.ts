import { build, type BuildOptions, type Metafile } from 'esbuild';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readWhenNeeded, withoutFailuresOfKms, withoutJsonSchemas } from './bundler-plugins.ts';
import { functionNames, type FunctionName } from './grants.ts';

/**
 * `node infra/stacks/bundler.ts <folder>`: every function in a folder of its own, with all it needs. In a process of its own,
 * because what takes the bundler's hand has to be waited for, and whoever makes stacks does not wait.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const [, , folder = ''] = process.argv;

const options = {
  absWorkingDir: root,
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // ES modules first, also where a package names its CommonJS first: half the size.
  mainFields: ['module', 'main'],
  minify: true,
  alias: {
    '@aws-sdk/credential-provider-node': './functions/aws/credentials.ts',
    '@aws-sdk/middleware-endpoint-discovery': './functions/aws/endpoint-discovery.ts',
    'node:http': './functions/aws/node-http.ts',
  },
  // Loaded by the SDK when a service streams events; none that is called here does.
  external: ['@smithy/core/event-streams'],
  legalComments: 'none',
  // What is CommonJS still asks for Node's own modules by `require`.
  banner: {
    js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);",
  },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Which file of a bundle a function imports only when it needs it, as it asks for them. */
function askedForBy(name: FunctionName, { outputs }: Metafile): readonly string[] {
  const [, bundle] = Object.entries(outputs).find(([path]) => path.endsWith(`/${name}/index.mjs`)) ?? [];
  return bundle?.imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path) ?? [];
}

const { plugin, sourceOf } = readWhenNeeded(root);
// All at once, which takes a fraction of what a bundler per function takes.
const { metafile } = await build({
  ...options,
  entryPoints: functionNames.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
  inject: ['./functions/aws/parsing.ts'],
  plugins: [withoutJsonSchemas, withoutFailuresOfKms, plugin],
  metafile: true,
});
await build({
  ...options,
  entryPoints: functionNames.flatMap((name) =>
    askedForBy(name, metafile).flatMap((file) => {
      const source = sourceOf(file);
      return source === undefined ? [] : [{ in: source, out: `${name}/${file.replace(/\.mjs$/, '')}` }];
    }),
  ),
});
