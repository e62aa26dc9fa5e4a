import { stagesOf } from '../shared/domain/chain.ts';
import type { Command } from '../shared/domain/commands.ts';
import type { Actor } from '../shared/domain/entries.ts';
import type { CaseId, PersonId } from '../shared/domain/identifiers.ts';
import { memberAddress, membersOf, mendedIn, withAddress } from '../shared/domain/family-members.ts';
import { admit, type Admission, type Ground, type Request } from '../shared/domain/request.ts';
import type { Refusal } from '../shared/domain/verdict.ts';
import { dateIn } from '../shared/domain/working-days.ts';
import type { CaseState } from '../shared/domain/case-state.ts';
import { perform, readPlan, readPlanAsWritten, readWords, type Recorded } from '../shared/ledger/perform.ts';
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
 * An address that was mended does not come back with an older file: where a new version of the plan names it, it gets
 * the one that took its place, if that is used still. The address says so and not the person, as people may stand in
 * another order now.
 */
export async function keepingMendedAddresses(
  system: Needs,
  state: CaseState,
  plan: Request,
): Promise<Request> {
  const replaced = await replacedAddresses(system, state);
  if (replaced.size === 0) return plan;
  const own = membersOf(plan);
  const current = membersOf(await readPlan(system.books, state));
  return own.reduce((so, { person, email }) => {
    const now = current.find((one) => one.email === replaced.get(email.toLowerCase()))?.email;
    const isTaken = own.some((one) => one.email.toLowerCase() === now?.toLowerCase());
    return now === undefined || isTaken ? so : withAddress(so, person, now);
  }, plan);
}

/** For each address that was ever mended, in small letters, what is used instead today. */
async function replacedAddresses(system: Needs, state: CaseState): Promise<ReadonlyMap<string, string>> {
  const replaced = new Map<string, string>();
  const { caseId, addressesMended, plans } = state;
  if (addressesMended.length === 0) return replaced;
  for (const version of plans.keys()) {
    let plan = await readPlanAsWritten(system.books, state, version + 1);
    for (const { person, n } of mendedIn(state, version + 1)) {
      const { email } = await readWords(system.books, { caseId, n, type: 'address-mended' });
      const before = memberAddress(plan, person)?.toLowerCase() ?? '';
      for (const [older, now] of replaced) if (now.toLowerCase() === before) replaced.set(older, email);
      replaced.set(before, email);
      replaced.delete(email.toLowerCase());
      plan = withAddress(plan, person, email);
    }
  }
  return replaced;
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
