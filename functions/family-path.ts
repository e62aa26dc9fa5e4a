import {
  caseIdSchema,
  familyId,
  isFamily,
  personIdSchema,
  type CaseId,
  type PersonId,
} from '../shared/domain/identifiers.ts';

/**
 * Where somebody of the family has their page: the representative at the case, the others at a number behind it. Each
 * has an address of their own, so that the cookies of two people in one browser never mix.
 */
export function familyPath(caseId: CaseId, person: PersonId): string {
  return `/gezin/${caseId}${person.slice(familyId.length)}`;
}

/** The other way: whose page the last part of such an address is. */
export function familyAt(text: string | undefined): { caseId: CaseId; person: PersonId } | undefined {
  const [, id, number = ''] = /^([a-z2-7]{26})(-[2-9])?$/.exec(text ?? '') ?? [];
  const caseId = caseIdSchema.safeParse(id);
  const person = personIdSchema.safeParse(`${familyId}${number}`);
  return caseId.success && person.success && isFamily(person.data)
    ? { caseId: caseId.data, person: person.data }
    : undefined;
}
