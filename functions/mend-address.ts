import type { CaseState } from '../shared/domain/case-state.ts';
import type { Command } from '../shared/domain/commands.ts';
import { membersOf } from '../shared/domain/family-members.ts';
import type { PersonId } from '../shared/domain/identifiers.ts';
import { emailSchema, type Issue } from '../shared/domain/issues.ts';
import { isStaffAddress } from '../shared/domain/request.ts';
import type { Form } from '../shared/http/http.ts';
import { readPlan } from '../shared/ledger/perform.ts';
import { staffAddresses } from '../shared/registers/municipality.ts';
import type { System } from './system.ts';

/**
 * Whose address of the family is to become what. That of an official stands in the directory, where one person keeps it;
 * that of somebody else of the family would give them two votes. `among`: those whose address may be mended; of one alone
 * nobody is asked whose it is.
 */
export async function readMend(
  system: Pick<System, 'books' | 'registers'>,
  state: CaseState,
  { values, among }: { readonly values: Form; readonly among?: readonly PersonId[] },
): Promise<
  | { readonly command: Extract<Command, { type: 'mend-address' }>; readonly person: PersonId }
  | { readonly issues: readonly Issue[] }
> {
  const family = membersOf(await readPlan(system.books, state));
  const members = among === undefined ? family : family.filter(({ person }) => among.includes(person));
  const whose = values.text('person');
  const member = members.length === 1 ? members[0] : members.find(({ person }) => person === whose);
  const wrong = wrongIn(
    values.text('email'),
    staffAddresses(system.registers.current),
    family.filter((one) => one !== member),
  );
  const issues: Issue[] = [
    ...(member === undefined ? [{ path: 'person', code: 'answer-required' as const }] : []),
    ...(wrong === undefined ? [] : [{ path: 'email', code: wrong }]),
  ];
  if (issues.length > 0 || member === undefined) return { issues };
  const { person } = member;
  return { command: { type: 'mend-address', email: values.text('email'), person }, person };
}

function wrongIn(
  email: string,
  staff: readonly string[],
  others: readonly { readonly email: string }[],
): Issue['code'] | undefined {
  if (email === '') return 'required';
  if (!emailSchema.safeParse(email).success) return 'not-an-email';
  if (isStaffAddress(staff, email)) return 'address-of-staff';
  return others.some((one) => one.email.toLowerCase() === email.toLowerCase()) ? 'duplicate' : undefined;
}
