import type { CaseState } from './case-state.ts';
import { familyMemberId, type PersonId } from './identifiers.ts';
import type { Request } from './request.ts';

export type FamilyRole = 'representative' | 'parent' | 'child' | 'authorised';
export type FamilyMember = {
  readonly person: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: FamilyRole;
};

/** Everybody of the family who must confirm this plan, the representative first. */
export function membersOf({ family }: Pick<Request, 'family'>): readonly FamilyMember[] {
  const { name, email } = family.representative;
  const others = family.others ?? [];
  const role = isAuthorised(family) ? ('authorised' as const) : ('representative' as const);
  return [{ name, email, role }, ...others].map((one, index) => ({
    person: familyMemberId(index),
    name: one.name,
    email: one.email,
    role: one.role,
  }));
}

/** Whether whoever speaks for the family is no member of it, but somebody it authorised in writing. */
export function isAuthorised({ representative }: Request['family']): boolean {
  return representative.authorisation !== undefined;
}

/** A plan in which somebody of the family is reached elsewhere. */
export function withAddress(plan: Request, person: PersonId, email: string): Request {
  const { family } = plan;
  const { representative, others } = family;
  if (person === familyMemberId(0))
    return { ...plan, family: { ...family, representative: { ...representative, email } } };
  const mended = others?.map((one, index) =>
    familyMemberId(index + 1) === person ? { ...one, email } : one,
  );
  return mended === undefined ? plan : { ...plan, family: { ...family, others: mended } };
}

/** When the address of somebody of the family was last mended, in the plan as it stands. */
export function lastMended(
  state: Pick<CaseState, 'addressesMended' | 'plans'>,
  person: PersonId,
): CaseState['addressesMended'][number] | undefined {
  return mendedIn(state).findLast((one) => one.person === person);
}

/** What was mended in one version of the plan; the current one when none is named. */
export function mendedIn(
  { addressesMended, plans }: Pick<CaseState, 'addressesMended' | 'plans'>,
  version = plans.length,
): CaseState['addressesMended'] {
  const [from = 0, until = Infinity] = plans.slice(version - 1);
  return addressesMended.filter(({ n }) => n > from && n < until);
}

/** Where somebody of the family is reached; a later version of the plan may leave them out. */
export function memberAddress(plan: Pick<Request, 'family'>, person: PersonId): string | undefined {
  return membersOf(plan).find((one) => one.person === person)?.email;
}
