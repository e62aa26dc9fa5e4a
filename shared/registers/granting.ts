import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../domain/entries.ts';
import { contactFunction } from '../domain/identifiers.ts';
import type { Mandate } from '../domain/mandates.ts';
import { functionOf, type Registers } from '../domain/registers.ts';

type Step = { readonly before: Registers; readonly after: Registers };

/**
 * What may not happen between two versions of the registers, however it was asked for: a mandate that is edited, one
 * that reaches further than it may, or somebody who gives themselves power.
 */
export function faultsOfStep({ before, after }: Step, actor: Actor): string[] {
  const known = new Set(before.mandates.map(({ id }) => id));
  const granted = after.mandates.filter(({ id }) => !known.has(id));
  return [
    ...before.mandates.flatMap((mandate) => faultsOfKept(mandate, after)),
    ...granted.flatMap((mandate) => faultsOfGrant(after, mandate)),
    ...faultsOfOneself({ before, after }, { actor, granted }),
  ];
}

/** A granted mandate stays as it is; it can be revoked, once. */
function faultsOfKept(mandate: Mandate, after: Registers): string[] {
  const kept = after.mandates.find(({ id }) => id === mandate.id);
  if (kept === undefined) return [`the mandate ${mandate.id} is left out: it is revoked, never removed`];
  const { revokedFrom, ...granted } = mandate;
  const { revokedFrom: revokedNow, ...grantedNow } = kept;
  if (!isDeepStrictEqual(granted, grantedNow))
    return [`the mandate ${mandate.id} was granted and stays as it is: revoke it and grant another`];
  if (revokedFrom !== undefined && revokedNow !== revokedFrom)
    return [`the mandate ${mandate.id} is revoked already, from ${revokedFrom}`];
  return [];
}

function faultsOfGrant(registers: Registers, mandate: Mandate): string[] {
  const { id, from, until, function: functionId } = mandate;
  const faults: string[] = [];
  if (until !== undefined && until < from) faults.push(`the mandate ${id} ends before it begins`);
  const holders = registers.officials.filter(
    (one) => one.id === mandate.person || one.function === functionId,
  );
  if (functionId !== undefined && functionId !== contactFunction && holders.length === 0)
    faults.push(`nobody fulfils the function ${functionId} of the mandate ${id}`);
  // Awb 10:4: whoever works for another body needs the consent of that body.
  const elsewhere = holders.find(({ employer }) => employer !== undefined);
  if (elsewhere !== undefined && mandate.consent === undefined)
    faults.push(`the mandate ${id} needs the consent of the employer of ${elsewhere.id}`);
  return [...faults, ...faultsOfPassingOn(registers, mandate)];
}

/** Awb 10:9: only where it is allowed, and never further than the mandate above. */
function faultsOfPassingOn(registers: Registers, mandate: Mandate): string[] {
  const { id, under } = mandate;
  if (under === undefined) return [];
  const above = registers.mandates.find((one) => one.id === under);
  // That none is called so, every check of the whole says.
  if (above === undefined) return [];
  const faults: string[] = [];
  if (!above.subMandate) faults.push(`the mandate ${above.id} may not be passed on`);
  const further = (what: string): void => {
    faults.push(`the mandate ${id} reaches further than ${above.id}: ${what}`);
  };
  for (const domain of mandate.domains) if (!above.domains.includes(domain)) further(`the domain ${domain}`);
  if ((mandate.upTo ?? Infinity) > (above.upTo ?? Infinity)) further(`its limit is above ${above.upTo} euro`);
  if (mandate.from < above.from) further(`it begins before ${above.from}`);
  const end = above.until;
  if (end !== undefined && (mandate.until ?? '9999-12-31') > end) further(`it goes on after ${end}`);
  if (above.caseId !== undefined && mandate.caseId !== above.caseId) further('it holds for other cases');
  if (above.revokedFrom !== undefined) faults.push(`the mandate ${above.id} is revoked`);
  return faults;
}

/** Nobody gives themselves power: no mandate, no function, no other employer, no amount to decide alone. */
function faultsOfOneself(
  { before, after }: Step,
  { actor, granted }: { actor: Actor; granted: readonly Mandate[] },
): string[] {
  const held = functionOf(before, actor.id);
  if (held === undefined) return [];
  const faults = granted
    .filter((one) => one.person === actor.id || one.function === held)
    .map(({ id }) => `nobody registers a mandate for themselves or their own function: ${id}`);
  const now = functionOf(after, actor.id);
  if (now !== undefined && now !== held) faults.push(`nobody gives themselves a function: ${actor.id}`);
  if (now !== undefined && employerOf(before, actor) !== employerOf(after, actor))
    faults.push(`nobody changes their own employer: ${actor.id}`);
  if (discretionOf(before, held) !== discretionOf(after, held))
    faults.push(`nobody sets what their own function decides alone: ${held}`);
  return faults;
}

function employerOf(registers: Registers, { id }: Actor): string | undefined {
  return registers.officials.find((one) => one.id === id)?.employer;
}

function discretionOf(registers: Registers, functionId: string): number | undefined {
  return registers.discretion.find((one) => one.function === functionId)?.upTo;
}
