import process from 'node:process';
import { readMunicipality, startRuntime } from './runtime.ts';
import { readSettings } from './settings.ts';

/** `npm start`: the whole product in this process. Killing it loses nothing. */
const { municipalityFile, ...settings } = readSettings(process.env);
const runtime = await startRuntime({
  ...settings,
  municipality: readMunicipality(municipalityFile),
  log: (line) => {
    process.stderr.write(`${JSON.stringify(line)}\n`);
  },
});
process.stdout.write(`Speelruimte luistert op ${runtime.origin}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void runtime.close().then(() => process.exit(0));
  });
}
