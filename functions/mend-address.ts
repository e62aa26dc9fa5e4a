import type { Command } from '../../shared/domain/commands.ts';
import { membersOf } from '../../shared/domain/family-members.ts';
import { emailSchema, type Issue } from '../../shared/domain/issues.ts';
import { isStaffAddress } from '../../shared/domain/request.ts';
import type { Form } from '../../shared/http/http.ts';
import { readPlan } from '../../shared/ledger/perform.ts';
import { staffAddresses } from '../../shared/registers/municipality.ts';
import type { Found, Needs } from './needs.ts';

/** Changes of somebody's address, in a day: whoever is told wrongly is told again, and no more. */
const mendsPerDay = 3;
const day = 86_400;

/**
 * Whose address of the family is to become what. That of an official stands in the directory, where one person keeps it;
 * that of somebody else of the family would give them two votes.
 */
export async function readMend(
  system: Needs,
  { state }: Found,
  values: Form,
): Promise<{ readonly command: Command } | { readonly issues: readonly Issue[] } | 'too-often'> {
  const members = membersOf(await readPlan(system.books, state));
  const whose = values.text('person');
  const member = members.length === 1 ? members[0] : members.find(({ person }) => person === whose);
  const wrong = wrongIn(
    values.text('email'),
    staffAddresses(system.registers.current),
    members.filter((one) => one !== member),
  );
  const issues: Issue[] = [
    ...(member === undefined ? [{ path: 'person', code: 'answer-required' as const }] : []),
    ...(wrong === undefined ? [] : [{ path: 'email', code: wrong }]),
  ];
  if (issues.length > 0 || member === undefined) return { issues };
  const name = `mend#${state.caseId}#${member.person}`;
  if ((await system.limits.count(name, day)) > mendsPerDay) return 'too-often';
  return { command: { type: 'mend-address', email: values.text('email'), person: member.person } };
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
