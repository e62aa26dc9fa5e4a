import * as z from 'zod';
import type { Chain } from './chain.ts';
import { slugSchema } from './identifiers.ts';
import { amountSchema, dateSchema, emailSchema, lineSchema, textSchema, type Issue } from './issues.ts';
import { layerSchema, type Rule } from './rules.ts';

/** Over this many characters, counted over all texts of a plan together, a plan is refused. */
const planCharacters = 250_000;
/** Everybody reads the intro; it must fit on a telephone. */
const introWords = 80;

/** One thing the family asks for; each ask gets its own decision. Amounts in euro. */
const askSchema = z.strictObject({
  id: slugSchema,
  domain: slugSchema,
  what: textSchema,
  amountOnce: amountSchema.optional(),
  amountPerYear: amountSchema.optional(),
  from: dateSchema.optional(),
  until: dateSchema.optional(),
  departsFrom: z.strictObject({
    layer: layerSchema,
    ruleId: slugSchema.optional(),
    rule: textSchema,
    purpose: textSchema,
  }),
  circumstances: textSchema.optional(),
  consequences: textSchema.optional(),
});
export type Ask = z.infer<typeof askSchema>;

/** The family's plan as the contact person brings it in: one version of the request. */
export const requestSchema = z
  .strictObject({
    reference: lineSchema,
    municipality: lineSchema,
    reportedOn: dateSchema,
    contactPerson: z.strictObject({ name: lineSchema, email: emailSchema, organisation: lineSchema }),
    family: z.strictObject({
      alias: lineSchema,
      representative: z.strictObject({ name: lineSchema, email: emailSchema, role: lineSchema }),
    }),
    question: textSchema,
    intro: textSchema.refine((text) => text.split(/\s+/u).length <= introWords, { error: 'too-many-words' }),
    story: textSchema,
    voices: z
      .array(z.strictObject({ who: lineSchema, concerns: z.array(textSchema).min(1).max(3) }))
      .max(50)
      .default([]),
    goals: z.array(textSchema).max(50).default([]),
    circle: z
      .array(z.strictObject({ who: lineSchema, does: textSchema, when: textSchema }))
      .max(100)
      .default([]),
    stops: z
      .array(
        z.strictObject({ what: textSchema, provider: lineSchema, from: dateSchema, restart: textSchema }),
      )
      .max(50)
      .default([]),
    enough: textSchema,
    safety: textSchema,
    advisers: z.array(slugSchema).max(10).default([]),
    costs: z.strictObject({
      planOnce: amountSchema,
      planPerYear: amountSchema,
      currentPerYear: amountSchema,
    }),
    asks: z.array(askSchema).min(1).max(20),
  })
  .superRefine((request, context) => {
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
      // Setting a policy rule aside asks for all three: the purpose, the circumstances, the consequences (Awb 4:84).
      if (ask.departsFrom.layer !== 'policy-rule') continue;
      if (ask.circumstances === undefined) complain(['asks', index, 'circumstances'], 'required');
      if (ask.consequences === undefined) complain(['asks', index, 'consequences'], 'required');
    }
  });
export type Request = z.infer<typeof requestSchema>;

/** What the plan is held against, from the municipality's configuration; `today` is a calendar date in Amsterdam. */
export type Ground = {
  readonly municipality: string;
  readonly chain: Chain;
  readonly rules: readonly Rule[];
  readonly today: string;
};

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
  if ((rule.from ?? ground.today) > ground.today || (rule.until ?? ground.today) < ground.today) {
    issues.push({ path: `${path}.departsFrom.ruleId`, code: 'rule-not-in-force' });
  }
  return issues;
}

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((total, part) => total + charactersOf(part), 0);
}
