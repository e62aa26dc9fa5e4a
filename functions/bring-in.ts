import { stagesOf } from '../shared/domain/chain.ts';
import type { Command } from '../shared/domain/commands.ts';
import type { Actor } from '../shared/domain/entries.ts';
import type { CaseId, PersonId } from '../shared/domain/identifiers.ts';
import { memberAddress, membersOf, withAddress } from '../shared/domain/family-members.ts';
import { admit, type Admission, type Ground, type Request } from '../shared/domain/request.ts';
import type { Refusal } from '../shared/domain/verdict.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import type { CaseState } from '../shared/domain/case-state.ts';
import { perform, readPlan, readPlanAsWritten, type Recorded } from '../shared/ledger/perform.ts';
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

/**
 * A new version that says of somebody's address what the last one said keeps the one that was mended since; whose it is,
 * the address says, as people may stand in another order now.
 */
export async function keepingMendedAddresses(
  system: Needs,
  state: CaseState,
  plan: Request,
): Promise<Request> {
  if (state.addressesMended.length === 0) return plan;
  const written = membersOf(await readPlanAsWritten(system.books, state));
  const current = await readPlan(system.books, state);
  const own = membersOf(plan);
  return own.reduce((so, { person, email }) => {
    const before = written.find((one) => one.email === email);
    const now = before === undefined ? undefined : memberAddress(current, before.person);
    const isTaken = own.some((one) => one.email.toLowerCase() === now?.toLowerCase());
    return now === undefined || isTaken ? so : withAddress(so, person, now);
  }, plan);
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
