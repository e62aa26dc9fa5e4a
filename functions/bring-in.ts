import { stagesOf } from '../shared/domain/chain.ts';
import type { Command } from '../shared/domain/commands.ts';
import type { Actor } from '../shared/domain/entries.ts';
import type { CaseId, PersonId } from '../shared/domain/identifiers.ts';
import { issuesOf, type Issue } from '../shared/domain/issues.ts';
import { objectionsTo, requestSchema, type Ground, type Request } from '../shared/domain/request.ts';
import type { Refusal } from '../shared/domain/decide.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import { perform, type Recorded } from '../shared/ledger/perform.ts';
import { staffAddresses } from '../shared/registers/municipality.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books' | 'municipality'>;

export type ReadPlan =
  | { readonly kind: 'plan'; readonly plan: Request }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] };

/** Who may bring it in, by address, and the chain it will go along: a case keeps the one it was opened with. */
export type Against = Pick<Ground, 'contactPersons' | 'chain'>;

/** A plan out of JSON text, held against the chain and the municipality's rules; everything that is wrong at once. */
export function readPlanText(system: Needs, text: string, against: Against): ReadPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'issues', issues: [{ path: '', code: 'not-json' }] };
  }
  const parsed = requestSchema.safeParse(value);
  if (!parsed.success) return { kind: 'issues', issues: issuesOf(parsed.error) };
  const { name, rules } = system.municipality;
  const today = dateIn(system.books.now());
  const staff = staffAddresses(system.municipality);
  const issues = objectionsTo(parsed.data, { municipality: name, rules, today, staff, ...against });
  return issues.length > 0 ? { kind: 'issues', issues } : { kind: 'plan', plan: parsed.data };
}

/** Opens a case with a plan. The case id is chosen by the caller, so that a second click opens no second case. */
export async function openRequest(
  system: Needs,
  order: { caseId: CaseId; plan: Request; contactPerson: PersonId; actor: Actor },
): Promise<Recorded | Refusal> {
  const command: Command = {
    type: 'open-request',
    plan: order.plan,
    chain: stagesOf(system.municipality.chain),
    contactPerson: order.contactPerson,
  };
  return perform(system.books, { caseId: order.caseId, command, actor: order.actor, commandId: 'open' });
}
