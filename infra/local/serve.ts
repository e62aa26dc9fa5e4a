import { readFileSync } from 'node:fs';
import process from 'node:process';
import { providerSchema } from '../../shared/sign-in/provider-settings.ts';
import { buildAssets, lookFilesOf } from '../look.ts';
import { municipalityPath, readMunicipality, startRuntime } from './runtime.ts';
import type { readSettings } from './settings.ts';

/** The whole product in this process, until somebody stops it. Killing it loses nothing. */
export async function serve({
  municipalityFile,
  provider,
  ...settings
}: ReturnType<typeof readSettings>): Promise<void> {
  const municipality = readMunicipality(municipalityFile);
  const runtime = await startRuntime({
    ...settings,
    municipality,
    ...(provider === undefined
      ? {}
      : {
          openIdConnect: {
            settings: providerSchema.parse(JSON.parse(readFileSync(provider.file, 'utf8'))),
            secret: provider.secret,
          },
        }),
    assets: buildAssets(lookFilesOf(municipality, municipalityPath(municipalityFile))),
    log: (line) => {
      // Figures are for CloudWatch; here they would hide what went wrong.
      if ('metric' in line) return;
      process.stderr.write(`${JSON.stringify(line)}\n`);
    },
  });
  process.stdout.write(`Speelruimte luistert op ${runtime.origin}\n`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void runtime.close().then(() => process.exit(0));
    });
  }
}
