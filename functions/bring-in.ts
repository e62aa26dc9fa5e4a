import { stagesOf } from '../shared/domain/chain.ts';
import type { Command } from '../shared/domain/commands.ts';
import type { Actor } from '../shared/domain/entries.ts';
import type { CaseId, PersonId } from '../shared/domain/identifiers.ts';
import { admit, type Admission, type Ground, type Request } from '../shared/domain/request.ts';
import type { Refusal } from '../shared/domain/verdict.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import type { CaseState } from '../shared/domain/case-state.ts';
import {
  perform,
  readPlan,
  readPlanAsWritten,
  withFamilyAddress,
  type Recorded,
} from '../shared/ledger/perform.ts';
import { staffAddresses } from '../shared/registers/municipality.ts';
import type { System } from './system.ts';

type Needs = Pick<System, 'books' | 'registers'>;

/** Who may bring it in, by address, and the chain it will go along: a case keeps the one it was opened with. */
export type Against = Pick<Ground, 'contactPersons' | 'chain'>;

/** What a plan is held against today. */
export function groundOf(system: Needs, against: Against): Ground {
  const { name, rules } = system.registers.current;
  const today = dateIn(system.books.now());
  return { municipality: name, rules, today, staff: staffAddresses(system.registers.current), ...against };
}

/** A plan out of JSON text; everything that is wrong at once. */
export function readPlanText(system: Needs, text: string, against: Against): Admission {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'issues', issues: [{ path: '', code: 'not-json' }] };
  }
  return admit(value, groundOf(system, against));
}

/** A new version that says of the family's address what the last one said keeps the one that was mended since. */
export async function keepingMendedAddress(system: Needs, state: CaseState, plan: Request): Promise<Request> {
  if (state.addressMended === undefined) return plan;
  const written = await readPlanAsWritten(system.books, state);
  if (plan.family.representative.email !== written.family.representative.email) return plan;
  const current = await readPlan(system.books, state);
  return withFamilyAddress(plan, current.family.representative.email);
}

/** Opens a case with a plan. The case id is chosen by the caller, so that a second click opens no second case. */
export async function openRequest(
  system: Needs,
  order: { caseId: CaseId; plan: Request; contactPerson: PersonId; actor: Actor },
): Promise<Recorded | Refusal> {
  const command: Command = {
    type: 'open-request',
    plan: order.plan,
    chain: stagesOf(system.registers.current.chain),
    contactPerson: order.contactPerson,
  };
  return perform(system.books, { caseId: order.caseId, command, actor: order.actor, commandId: 'open' });
}
