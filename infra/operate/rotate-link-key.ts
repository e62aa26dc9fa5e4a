import process from 'node:process';
import { parseArgs } from 'node:util';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import { readSettings } from '../local/settings.ts';
import { ringKeeper, type KeyRing, type RingKeeper } from './link-keys.ts';
import { Misasked, runCommand, say } from './misasked.ts';

const usage = `npm run rotate-link-key -- show | add KEY | use KEY | drop KEY [--environment NAME]

  show      the keys whose links open, and the one that signs
  add KEY   makes a key and lists it; the first of all signs at once
  use KEY   from now on this one signs
  drop KEY  links signed with it open no more; at AWS its private half is deleted after 30 days

KEY is a name such as link-2. At AWS each step but show changes infra/environments/NAME.json and holds from the next
deployment on; without --environment it is the local runtime, which must not be running.`;

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    options: { environment: { type: 'string' } },
    allowPositionals: true,
  });
  const [step, id, ...more] = positionals;
  if (more.length > 0) throw new Misasked(`one KEY, and there is also ${more.join(', ')}`);
  const keeper = await ringKeeper(values.environment, readSettings(process.env).dataDir);
  try {
    if (step !== 'show') await take(keeper, step, id);
    tell(keeper.read());
    return 'done';
  } finally {
    await keeper.close();
  }
});

async function take(keeper: RingKeeper, step: string | undefined, id: string | undefined): Promise<void> {
  const { keys, signsWith } = keeper.read();
  const name = slugSchema.safeParse(id);
  if (!name.success) throw new Misasked('which KEY? A name of small letters, digits and dashes');
  const isThere = keys.includes(name.data);
  switch (step) {
    case 'add':
      if (isThere) throw new Misasked(`there is a key ${name.data} already`);
      await keeper.add(name.data);
      return;
    case 'use':
      if (!isThere) throw new Misasked(`there is no key ${name.data}`);
      keeper.use(name.data);
      return;
    case 'drop':
      if (!isThere) throw new Misasked(`there is no key ${name.data}`);
      if (signsWith === name.data) throw new Misasked(`${name.data} signs now: use another one first`);
      await keeper.drop(name.data);
      return;
    case undefined:
    default:
      throw new Misasked('show, add, use or drop?');
  }
}

function tell({ keys, signsWith }: KeyRing): void {
  for (const id of keys) say(id === signsWith ? `${id}  signs` : id);
}
