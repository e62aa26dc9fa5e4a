import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { actorFor } from './actor.ts';
import { exportAll } from './exporting.ts';
import { Misasked, runCommand, say } from './misasked.ts';
import { atPlace } from './place.ts';

const usage = `npm run export -- --out DIR [--sealed] [--as PERSON] [--environment NAME]

Writes everything that was recorded as JSON lines, with a manifest of counts and SHA-256 hashes: registers.jsonl,
cases.jsonl, seen.jsonl and manifest.json. Prints counts and nothing else.

  --out DIR           an empty folder, or one to be made. Without --sealed it holds all that families wrote: guard it
  --sealed            as stored, unreadable without the keys, which are not copied
  --as PERSON         who reads everything, by their id in the registers; it is recorded with every case
  --environment NAME  a deployment on AWS; without it the local runtime, which must not be running`;

const text = { type: 'string' } as const;

await runCommand(usage, () => {
  const { values } = parseArgs({
    options: { out: text, sealed: { type: 'boolean' }, as: text, environment: text },
  });
  const { out: folder, as, environment } = values;
  if (folder === undefined) throw new Misasked('export needs --out');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new Misasked(`${folder} is not empty`);
  const isSealed = values.sealed === true;
  return atPlace(environment, async ({ name, system }) => {
    const at = new Date().toISOString();
    const actor = actorFor(system, as);
    const { counts, files } = await exportAll(system, { folder, isSealed, actor });
    const kind = isSealed ? 'sealed' : 'opened';
    const manifest = { product: 'speelruimte', format: 1, environment: name, at, kind, counts, files };
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, {
      mode: 0o600,
    });
    say(JSON.stringify(counts));
    return 'done' as const;
  });
});
