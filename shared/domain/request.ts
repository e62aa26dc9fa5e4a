import * as z from 'zod';
import type { Stage } from './chain.ts';
import { slugSchema } from './identifiers.ts';
import {
  amountSchema,
  dateSchema,
  emailSchema,
  issuesOf,
  lineSchema,
  textSchema,
  type Issue,
} from './issues.ts';
import { isInForce, layerSchema, type Rule } from './rules.ts';
import { plusDays } from './working-days.ts';

/** Over this many characters, counted over all texts of a plan together, a plan is refused. */
const planCharacters = 250_000;
/** Days from today: a report dated further ahead is a slip of the pen, and no term runs from it. */
const furthestReport = 366;
/** Everybody reads the intro; it must fit on a telephone. */
const introWords = 80;

/** How strict the fields of a plan are: admission has rules that may change, and what was admitted stays readable. */
type Fields = {
  readonly text: z.ZodType<string, string>;
  readonly intro: z.ZodType<string, string>;
  readonly line: z.ZodType<string, string>;
  readonly email: z.ZodType<string, string>;
  readonly date: z.ZodType<string, string>;
  readonly slug: z.ZodType<string, string>;
  readonly amount: z.ZodType<number, number>;
};

/** One thing the family asks for; each ask gets its own decision. Amounts in euro. */
function askOf({ text, date, slug, amount }: Fields) {
  return z.strictObject({
    id: slug,
    domain: slug,
    what: text,
    amountOnce: amount.optional(),
    amountPerYear: amount.optional(),
    from: date.optional(),
    until: date.optional(),
    departsFrom: z.strictObject({ layer: layerSchema, ruleId: slug.optional(), rule: text, purpose: text }),
    circumstances: text.optional(),
    consequences: text.optional(),
  });
}

function planOf(fields: Fields) {
  const { text, intro, line, email, date, slug, amount } = fields;
  return z.strictObject({
    reference: line,
    municipality: line,
    reportedOn: date,
    contactPerson: z.strictObject({ name: line, email, organisation: line }),
    family: z.strictObject({
      alias: line,
      representative: z.strictObject({
        name: line,
        email,
        role: line,
        /** Where it is kept that the family authorised this person, a supporter, in writing to act for them (Awb 2:1). */
        authorisation: line.optional(),
      }),
      /** Who else must confirm before anybody is asked. */
      others: z
        .array(
          z.strictObject({
            name: line,
            email,
            /** A second parent with authority, a child of twelve or older, somebody authorised in writing. */
            role: z.enum(['parent', 'child', 'authorised']),
            /** Where the written authorisation is kept. */
            authorisation: line.optional(),
          }),
        )
        .max(5)
        .optional(),
    }),
    /** A day in the real world that the family is bound to, and why. */
    urgency: z.strictObject({ on: date, why: text }).optional(),
    question: text,
    intro,
    story: text,
    voices: z
      .array(z.strictObject({ who: line, concerns: z.array(text).min(1).max(3) }))
      .max(50)
      .default([]),
    goals: z.array(text).max(50).default([]),
    circle: z
      .array(z.strictObject({ who: line, does: text, when: text }))
      .max(100)
      .default([]),
    stops: z
      .array(z.strictObject({ what: text, provider: line, from: date, restart: text }))
      .max(50)
      .default([]),
    enough: text,
    safety: text,
    advisers: z.array(slug).max(10).default([]),
    costs: z.strictObject({ planOnce: amount, planPerYear: amount, currentPerYear: amount }),
    asks: z.array(askOf(fields)).min(1).max(20),
  });
}

/** A plan as the ledger gives it back: its shape, and none of the rules under which it was once admitted. */
export const storedPlanSchema = planOf({
  text: z.string(),
  intro: z.string(),
  line: z.string(),
  email: z.string(),
  date: z.string(),
  slug: z.string(),
  amount: z.number(),
});
export type Request = z.infer<typeof storedPlanSchema>;
export type Ask = Request['asks'][number];

/** The family's plan as the contact person brings it in: one version of the request. */
export const requestSchema = planOf({
  text: textSchema,
  intro: textSchema.refine((text) => text.split(/\s+/u).length <= introWords, { error: 'too-many-words' }),
  line: lineSchema,
  email: emailSchema,
  date: dateSchema,
  slug: slugSchema,
  amount: amountSchema,
}).superRefine((request, context) => {
  const complain = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  const ids = new Set<string>();
  for (const [index, ask] of request.asks.entries()) {
    if (ids.has(ask.id)) complain(['asks', index, 'id'], 'duplicate');
    ids.add(ask.id);
    if (ask.from !== undefined && ask.until !== undefined && ask.until < ask.from) {
      complain(['asks', index, 'until'], 'until-before-from');
    }
    for (const name of unsaidOf(ask, ask.departsFrom.layer)) complain(['asks', index, name], 'required');
  }
  const addresses = [request.family.representative.email.toLowerCase()];
  for (const [index, other] of (request.family.others ?? []).entries()) {
    if (other.role === 'authorised' && other.authorisation === undefined)
      complain(['family', 'others', index, 'authorisation'], 'required');
    // Two who must confirm are two people: one mailbox could answer for both.
    if (addresses.includes(other.email.toLowerCase()))
      complain(['family', 'others', index, 'email'], 'duplicate');
    addresses.push(other.email.toLowerCase());
  }
});
/**
 * What an ask still has to say for the layer it departs from. Setting a policy rule aside asks for all three: the
 * purpose, which every ask names, the circumstances and the consequences (Awb 4:84).
 */
export function unsaidOf(ask: Readonly<Record<string, unknown>>, layer: unknown): readonly string[] {
  if (layer !== 'policy-rule') return [];
  return ['circumstances', 'consequences'].filter((name) => ask[name] === undefined);
}

/** What the plan is held against, from the municipality's configuration; `today` is a calendar date in Amsterdam. */
export type Ground = {
  readonly municipality: string;
  readonly chain: readonly Stage[];
  readonly rules: readonly Rule[];
  readonly today: string;
  /** Who may bring this plan in, by address; and the addresses of everybody who works here. */
  readonly contactPersons: readonly string[];
  readonly staff: readonly string[];
};

export type Admission =
  | { readonly kind: 'plan'; readonly plan: Request }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] };

/** A plan as it came in, held against its shape and the ground; everything that is wrong at once. */
export function admit(value: unknown, ground: Ground): Admission {
  const parsed = requestSchema.safeParse(value);
  if (!parsed.success) return { kind: 'issues', issues: issuesOf(parsed.error) };
  const issues = objectionsTo(parsed.data, ground);
  return issues.length > 0 ? { kind: 'issues', issues } : { kind: 'plan', plan: parsed.data };
}

/** What keeps a well-formed plan from being brought in: all of it together, empty when nothing does. */
export function objectionsTo(request: Request, ground: Ground): Issue[] {
  const issues: Issue[] = [];
  const characters = charactersOf(request);
  if (characters > planCharacters) {
    issues.push({ path: '', code: 'plan-too-long', detail: `${characters} > ${planCharacters}` });
  }
  if (request.municipality !== ground.municipality) {
    issues.push({ path: 'municipality', code: 'other-municipality', detail: ground.municipality });
  }
  if (!holdsAddress(ground.contactPersons, request.contactPerson.email)) {
    issues.push({ path: 'contactPerson.email', code: 'unknown-contact-person' });
  }
  // Whoever brings a plan in must not be able to confirm it in the family's name.
  if (isStaffAddress(ground.staff, request.family.representative.email)) {
    issues.push({ path: 'family.representative.email', code: 'address-of-staff' });
  }
  for (const [index, { email }] of (request.family.others ?? []).entries()) {
    if (isStaffAddress(ground.staff, email))
      issues.push({ path: `family.others.${index}.email`, code: 'address-of-staff' });
  }
  if (request.reportedOn > plusDays(ground.today, furthestReport))
    issues.push({ path: 'reportedOn', code: 'date-too-far' });
  const advisers = new Set(ground.chain.filter((stage) => stage.optional).map((stage) => stage.function));
  for (const [index, adviser] of request.advisers.entries()) {
    if (!advisers.has(adviser)) {
      issues.push({ path: `advisers.${index}`, code: 'unknown-adviser', detail: [...advisers].join(', ') });
    }
  }
  for (const [index, ask] of request.asks.entries())
    issues.push(...objectionsToAsk(ask, `asks.${index}`, ground));
  return issues;
}

function holdsAddress(addresses: readonly string[], email: string): boolean {
  return addresses.some((one) => one.toLowerCase() === email.toLowerCase());
}

/**
 * Whether mail to an address reaches somebody who works here. Capitals and what follows a plus sign lead to the same
 * mailbox: without that, whoever brings a plan in could confirm it themselves under a second spelling of their address.
 */
export function isStaffAddress(staff: readonly string[], email: string): boolean {
  const mailboxOf = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');
  return staff.some((one) => mailboxOf(one) === mailboxOf(email));
}

function objectionsToAsk(ask: Ask, path: string, ground: Ground): Issue[] {
  const issues: Issue[] = [];
  const domains = ground.chain.flatMap((stage) => stage.domains);
  if (!domains.includes(ask.domain)) {
    issues.push({ path: `${path}.domain`, code: 'domain-without-official', detail: domains.join(', ') });
  }
  // No body of the municipality may set a statute aside; the ask has to be put differently.
  if (ask.departsFrom.layer === 'statute')
    issues.push({ path: `${path}.departsFrom.layer`, code: 'statute' });
  const { ruleId } = ask.departsFrom;
  if (ruleId === undefined) return issues;
  const rule = ground.rules.find((known) => known.id === ruleId);
  if (rule === undefined) return [...issues, { path: `${path}.departsFrom.ruleId`, code: 'unknown-rule' }];
  if (rule.layer !== ask.departsFrom.layer) {
    issues.push({ path: `${path}.departsFrom.layer`, code: 'rule-of-other-layer', detail: rule.layer });
  }
  if (!isInForce(rule, ground.today)) {
    issues.push({ path: `${path}.departsFrom.ruleId`, code: 'rule-not-in-force' });
  }
  return issues;
}

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((total, part) => total + charactersOf(part), 0);
}
