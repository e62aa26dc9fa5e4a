import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { assetFiles, assetKinds } from '../../functions/start/start.ts';
import { buildAssets, lookFilesOf } from '../look.ts';
import type { Deployment } from './deployment.ts';
import { functionNames } from './grants.ts';

const bundler = fileURLToPath(new URL('bundler.ts', import.meta.url));

/**
 * Every function in a folder of its own under `folder`, with all it needs: nothing is installed where it runs. `index.mjs`
 * is read when it starts, what lies beside it when it is needed.
 */
export function bundleFunctions(
  folder: string,
  { municipality, municipalityFile }: Pick<Deployment, 'municipality' | 'municipalityFile'>,
): void {
  execFileSync(process.execPath, [bundler, folder], { stdio: ['ignore', 'inherit', 'inherit'] });
  for (const name of functionNames) copyFileSync(municipalityFile, join(folder, name, 'municipality.json'));
  const assets = buildAssets(lookFilesOf(municipality, fileURLToPath(municipalityFile)));
  for (const kind of assetKinds) writeFileSync(join(folder, 'start', assetFiles[kind]), assets[kind]);
}
