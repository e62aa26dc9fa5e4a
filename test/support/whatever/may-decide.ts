import type { Mandate } from '../../../shared/domain/mandates.ts';
import type { Registers } from '../../../shared/domain/registers.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import type { Told } from '../../faults/simulation/told.ts';

type Deciding = { readonly stage: string; readonly at: string };
type About = {
  readonly told: Told;
  readonly registers: Registers;
  /** Only this one counts; any where it is left out. */
  readonly mandateId?: string | undefined;
};

/** Whether somebody may decide, read from the register as a clerk would. */
export function mayDecide(person: string, { stage, at }: Deciding, about: About): boolean {
  const { told, registers, mandateId } = about;
  const today = dateIn(at);
  const official = registers.officials.find(({ id }) => id === person);
  const isContact = registers.contactPersons.some(({ id }) => id === person);
  const fulfils = isContact ? 'contact-person' : official?.function;
  const isOwn = told.authors.has(person) || actsAsContact(person, { told, registers, today });
  return registers.mandates.some((one) => {
    if (mandateId !== undefined && one.id !== mandateId) return false;
    if (fulfils === undefined || (one.person !== person && one.function !== fulfils)) return false;
    // Nobody approves a plan of their own, unless the college says so by name and for this case.
    if (isOwn && (one.person !== person || one.caseId !== told.caseId)) return false;
    if (official?.employer !== undefined && one.consent === undefined) return false;
    return (
      holds(one, { told, registers, stage, today }) && isAboveHolding(one, { told, registers, stage, today })
    );
  });
}

type When = {
  readonly told: Told;
  readonly registers: Registers;
  readonly stage: string;
  readonly today: string;
};

/** For this case, on this day, for all that is asked, and up to enough. */
function holds(one: Mandate, { told, stage, today }: When): boolean {
  if (one.caseId !== undefined && one.caseId !== told.caseId) return false;
  if (today < one.from || today > (one.until ?? '9999') || today >= (one.revokedFrom ?? '9999')) return false;
  return told
    .asksOf(stage)
    .every(
      ({ domain, amountOnce = 0, amountPerYear = 0 }) =>
        one.domains.includes(domain) && amountOnce + amountPerYear <= (one.upTo ?? Infinity),
    );
}

/** What was passed on holds as long as each above it does, and may be passed on (Awb 10:9). */
function isAboveHolding(one: Mandate, when: When): boolean {
  if (one.under === undefined) return true;
  const above = when.registers.mandates.find(({ id }) => id === one.under);
  return above?.subMandate === true && holds(above, when) && isAboveHolding(above, when);
}

/** The contact person of the case, or the one of them who is there in their place. */
export function actsAsContact(
  person: string,
  { told, registers, today }: { told: Told; registers: Registers; today: string },
): boolean {
  if (person === told.contactPerson) return true;
  const isContact = registers.contactPersons.some(({ id }) => id === person);
  return isContact && presentFor(told.contactPerson, registers, today) === person;
}

/** The last in the row of those who stand in for one another. */
function presentFor(person: string, registers: Registers, today: string): string {
  const people = [...registers.officials, ...registers.contactPersons, ...registers.managers];
  const row = [person];
  for (;;) {
    const present = row.at(-1) ?? person;
    const absences = people.find(({ id }) => id === present)?.absences ?? [];
    const next = absences.find(({ from, until = '9999' }) => from <= today && today <= until)?.substitute;
    if (next === undefined || row.includes(next)) return present;
    row.push(next);
  }
}
