import { caseIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import type { Envelope } from '../../shared/domain/entries.ts';
import type { Request } from '../../shared/domain/request.ts';
import { fieldsOfPlan } from '../../shared/drafts/plan-fields.ts';
import { stepOfPath, stepsFor } from '../../shared/drafts/sections.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import type { Person } from './person.ts';
import type { OwnTown } from './town.ts';
import { zomerdijk } from './zomerdijk.ts';

/** A new draft, at its first page; gives the address of the draft. */
export async function begin(person: Person): Promise<string> {
  await person.open('/werk');
  await person.send();
  return new URL(person.page.url).pathname.replace(/\/vraag$/, '');
}

/** The whole form filled in with a plan, as its pages follow one another. */
export async function fillIn(person: Person, plan = zomerdijk()): Promise<string> {
  const draft = await begin(person);
  const fields = Object.entries(fieldsOfPlan(plan));
  for (const step of stepsFor(plan.asks.length)) {
    const own = fields.filter(([path]) => stepOfPath(path) === step.key);
    const isMore = step.ask !== undefined && step.ask + 1 < plan.asks.length;
    await person.send({ ...Object.fromEntries(own), step: isMore ? 'another' : 'next' });
  }
  return draft;
}

/** The case whose page somebody has before them. */
export async function planOf(
  town: OwnTown,
  person: Person,
): Promise<{ caseId: CaseId; plan: Request; entries: readonly Envelope[] }> {
  const caseId = caseIdSchema.parse(new URL(person.page.url).pathname.split('/').at(-1));
  const found = await loadCase(town.runtime.system.books, caseId);
  if (found === undefined) throw new Error('no case');
  return { caseId, plan: await readPlan(town.runtime.system.books, found.state), entries: found.entries };
}
