import { familyMemberId, type PersonId } from '../../shared/domain/identifiers.ts';
import type { Request } from '../../shared/domain/request.ts';

/** The address of whoever of the family must confirm its plan: the representative, and the others in the plan's order. */
export function familyAddress({ family }: Pick<Request, 'family'>, person: PersonId): string | undefined {
  const people = [family.representative, ...(family.others ?? [])];
  return people.find((_, index) => familyMemberId(index) === person)?.email;
}
