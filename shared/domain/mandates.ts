import * as z from 'zod';
import type { Actor } from './entry-parts.ts';
import {
  caseIdSchema,
  contactFunction,
  personIdSchema,
  slugSchema,
  type CaseId,
  type PersonId,
} from './identifiers.ts';
import { amountSchema, dateSchema, lineSchema } from './issues.ts';
import type { CalendarDate } from './working-days.ts';

/**
 * A mandate (Awb 10:1–10:12): who may decide in the name of the college, about what, up to which amount, and when.
 * It is given to a function or to one person; with a `caseId` it holds for that one case alone.
 */
export const mandateSchema = z
  .strictObject({
    id: slugSchema,
    /** Whose power it is: "het college van burgemeester en wethouders". */
    grantor: lineSchema,
    function: slugSchema.optional(),
    person: personIdSchema.optional(),
    caseId: caseIdSchema.optional(),
    /** The domains, each standing for its law. */
    domains: z.array(slugSchema).min(1),
    /** Euro for one ask, what is paid once and in the first year together; none is no limit. */
    upTo: amountSchema.optional(),
    /** Calendar dates, both inclusive. */
    from: dateSchema,
    until: dateSchema.optional(),
    /** From this day on it holds no more. */
    revokedFrom: dateSchema.optional(),
    /** Whether the mandatee may pass it on (Awb 10:9). */
    subMandate: z.boolean().default(false),
    /** The mandate that this one was passed on from. */
    under: slugSchema.optional(),
    /** Where it is written that the mandatee's own employer agrees (Awb 10:4). */
    consent: lineSchema.optional(),
  })
  .refine((one) => (one.function === undefined) !== (one.person === undefined), {
    error: 'a mandate is given to a function or to a person',
  });
export type Mandate = z.infer<typeof mandateSchema>;

/** Why somebody may not decide; the one that comes closest to a yes is named. */
export const lackSchema = z.enum([
  'none',
  'own-plan',
  'not-yet',
  'expired',
  'revoked',
  'over-limit',
  'no-consent',
  'not-passed-on',
]);
export type Lack = z.infer<typeof lackSchema>;

/** What of the registers a mandate is held against. */
type Mandating = {
  readonly mandates: readonly Mandate[];
  readonly officials: readonly { id: PersonId; function: string; employer?: string | undefined }[];
  readonly contactPersons: readonly { id: PersonId }[];
};

export type Mandated =
  | { readonly kind: 'mandated'; readonly mandate: Mandate }
  | { readonly kind: 'lacking'; readonly lack: Lack; readonly mandate?: Mandate };

/** What is to be decided: which asks of which case, and when. */
export type Matter = {
  readonly caseId: CaseId;
  /** Whose own plan it is in the house: whoever wrote a version of it, and who is its contact person or stands in for them. */
  readonly owners: readonly PersonId[];
  readonly asks: readonly {
    readonly domain: string;
    readonly amountOnce?: number | undefined;
    readonly amountPerYear?: number | undefined;
  }[];
  readonly today: CalendarDate;
};

/**
 * The mandate under which somebody may decide on all these asks, looked up at the moment of signing. Nobody approves a plan
 * of their own: for its owners only a mandate for this one case counts, given to them by name. A narrower mandate goes
 * before a wider one.
 */
export function mandateOf(registers: Mandating, who: Actor, matter: Matter): Mandated {
  const isOwn = matter.owners.includes(who.id);
  const fulfils = presentFunction(registers, who.id);
  const given = registers.mandates.filter(
    (one) =>
      fulfils !== undefined &&
      (one.person === who.id || one.function === fulfils) &&
      (one.caseId === undefined || one.caseId === matter.caseId) &&
      matter.asks.every(({ domain }) => one.domains.includes(domain)),
  );
  const own = given.filter((one) => one.person === who.id && one.caseId === matter.caseId);
  if (isOwn && own.length === 0) return { kind: 'lacking', lack: 'own-plan' };
  const candidates = [...(isOwn ? own : given)].sort((a, b) => narrowness(b) - narrowness(a));
  const lacks: { lack: Lack; mandate: Mandate }[] = [];
  for (const mandate of candidates) {
    const lack = lackOf(registers, mandate, { who, matter });
    if (lack === undefined) return { kind: 'mandated', mandate };
    lacks.push({ lack, mandate });
  }
  const [nearest] = lacks.sort(
    (a, b) => lackSchema.options.indexOf(b.lack) - lackSchema.options.indexOf(a.lack),
  );
  return nearest === undefined ? { kind: 'lacking', lack: 'none' } : { kind: 'lacking', ...nearest };
}

/** As the directory has it today: whoever went to other work, or left, decides no more under what their function may. */
function presentFunction(registers: Mandating, id: PersonId): string | undefined {
  if (registers.contactPersons.some((one) => one.id === id)) return contactFunction;
  return registers.officials.find((one) => one.id === id)?.function;
}

function narrowness(mandate: Mandate): number {
  return (mandate.caseId === undefined ? 0 : 2) + (mandate.person === undefined ? 0 : 1);
}

function lackOf(
  registers: Mandating,
  mandate: Mandate,
  { who, matter }: { who: Actor; matter: Matter },
): Lack | undefined {
  const { today } = matter;
  if (mandate.revokedFrom !== undefined && mandate.revokedFrom <= today) return 'revoked';
  if (today < mandate.from) return 'not-yet';
  if (mandate.until !== undefined && mandate.until < today) return 'expired';
  if (matter.asks.some((ask) => amountOf(ask) > (mandate.upTo ?? Infinity))) return 'over-limit';
  const employer = registers.officials.find((one) => one.id === who.id)?.employer;
  if (employer !== undefined && mandate.consent === undefined) return 'no-consent';
  if (mandate.under === undefined) return undefined;
  return isPassedOn(registers, mandate, matter) ? undefined : 'not-passed-on';
}

/** A sub-mandate lives and dies with the mandate above it, and reaches no further (Awb 10:9). */
function isPassedOn(registers: Mandating, mandate: Mandate, matter: Matter): boolean {
  const passed = new Set([mandate.id]);
  for (let below = mandate; below.under !== undefined;) {
    const above = registers.mandates.find((one) => one.id === below.under);
    if (above === undefined || passed.has(above.id) || !above.subMandate) return false;
    if (above.from > matter.today || (above.until ?? matter.today) < matter.today) return false;
    if (above.revokedFrom !== undefined && above.revokedFrom <= matter.today) return false;
    if (matter.asks.some((ask) => amountOf(ask) > (above.upTo ?? Infinity))) return false;
    if (!matter.asks.every(({ domain }) => above.domains.includes(domain))) return false;
    if (above.caseId !== undefined && above.caseId !== matter.caseId) return false;
    passed.add(above.id);
    below = above;
  }
  return true;
}

/** What an ask costs in its first year, in euro. */
export function amountOf(ask: Matter['asks'][number]): number {
  return (ask.amountOnce ?? 0) + (ask.amountPerYear ?? 0);
}

/** Everybody who may decide on these asks today, officials in the order of the directory before contact persons. */
export function whoMayDecide(registers: Mandating, matter: Matter): Actor[] {
  const people = [
    ...registers.officials.map(({ id, function: functionId }) => ({ id, function: functionId })),
    ...registers.contactPersons.map(({ id }) => ({ id, function: contactFunction })),
  ];
  return people.filter((who) => mandateOf(registers, who, matter).kind === 'mandated');
}
