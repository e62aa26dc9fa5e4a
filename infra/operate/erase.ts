import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { actorFor } from './actor.ts';
import { casesDue, eraseCase, erasedCases, erasedIn, replayErasures, type Erased } from './erasing.ts';
import { complain, Misasked, runCommand, say } from './misasked.ts';
import { atPlace, type Place } from './place.ts';

const usage = `npm run erase -- CASE... [--asked-by-family] [--as PERSON] [--environment NAME]
npm run erase -- --due | --erased | --replay FILE [--environment NAME]

Ends a case for good: records who ordered it and why, then deletes its key. Nobody can read a word of it again.
CASE is the id in the address of its page, /werk/zaak/CASE. Without --asked-by-family it goes only when the term for
which it must be kept is over.

  --asked-by-family   the family asked for it (AVG, article 17)
  --as PERSON         who orders it, by their id in the registers
  --due               lists the cases whose term is over
  --erased            lists the cases that were erased; keep it before tables are set back
  --replay FILE       erases what FILE, made by --erased, lists, and whatever has a key that came back
  --environment NAME  a deployment on AWS; without it the local runtime, which must not be running`;

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;

await runCommand(usage, () => {
  const { values, positionals } = parseArgs({
    options: {
      'asked-by-family': yes,
      as: text,
      due: yes,
      erased: yes,
      replay: text,
      environment: text,
    },
    allowPositionals: true,
  });
  const { due, erased, replay, as, environment } = values;
  const wishes = [positionals.length > 0, due === true, erased === true, replay !== undefined];
  if (wishes.filter(Boolean).length !== 1)
    throw new Misasked('name one or more cases, or one of --due, --erased and --replay');
  const cases = positionals.map(caseIdOf);
  const list = replay === undefined ? [] : readErased(replay);
  return atPlace(environment, async (place) => {
    if (due === true) return tellDue(place);
    if (erased === true) return tellErased(place);
    if (replay !== undefined) return replayAll(place, list);
    return eraseAll(place, { cases, as, isAsked: values['asked-by-family'] === true });
  });
});

function caseIdOf(typed: string): CaseId {
  const parsed = caseIdSchema.safeParse(typed);
  if (!parsed.success) throw new Misasked(`${typed} is no id of a case: 26 letters and digits`);
  return parsed.data;
}

async function tellDue({ system }: Place): Promise<'done'> {
  for await (const { caseId, kept } of casesDue(system)) say(`${caseId}  ${kept.ground}  ${kept.lastDay}`);
  return 'done';
}

async function tellErased({ system }: Place): Promise<'done'> {
  for await (const one of erasedCases(system)) say(JSON.stringify(one));
  return 'done';
}

function readErased(file: string): Erased[] {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    throw new Misasked(`${file} cannot be read`, { cause: error });
  }
  return lines.filter((line) => line.startsWith('{')).map(erasedIn);
}

async function replayAll({ system }: Place, list: readonly Erased[]): Promise<'done' | 'refused'> {
  const { refused, gone } = await replayErasures(system, list);
  for (const { caseId, code } of refused) complain(`${caseId}  ${code}`);
  say(`${gone} cases are erased and have no key`);
  return refused.length === 0 ? 'done' : 'refused';
}

async function eraseAll(
  { system }: Place,
  what: { cases: readonly CaseId[]; as: string | undefined; isAsked: boolean },
): Promise<'done' | 'refused'> {
  const actor = actorFor(system, what.as);
  let refusals = 0;
  for (const caseId of what.cases) {
    const became = await eraseCase(system, { caseId, actor, isAsked: what.isAsked });
    if (became.kind === 'erased') say(`${caseId}  erased`);
    else complain(`${caseId}  ${became.why}`);
    refusals += became.kind === 'erased' ? 0 : 1;
  }
  return refusals === 0 ? 'done' : 'refused';
}
