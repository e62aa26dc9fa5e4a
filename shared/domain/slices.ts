import type { Stage } from './chain.ts';
import type { Ask, Request } from './request.ts';

/**
 * What one reader may see of a plan. Each field that is missing here is not for them: purpose limitation between the
 * domains (domain of the Wmo: no income; Participatiewet: no diagnosis and no care history; the story: youth only).
 */
export type Slice = {
  readonly reference: string;
  readonly alias: string;
  readonly contactPerson: Request['contactPerson'];
  readonly question: string;
  readonly intro: string;
  readonly safety: string;
  readonly urgency?: Request['urgency'];
  readonly costs: Request['costs'];
  readonly domains: readonly string[];
  readonly asks: readonly Ask[];
} & Partial<Pick<Request, 'enough' | 'goals' | 'circle' | 'stops' | 'voices' | 'story'>>;

const youthDomain = 'youth';

/**
 * The slice of the plan for one stage. Support and advice are asked about the plan as a whole and see no single ask;
 * an adviser sees how the circle means to do it; the CJG (the stage that covers youth) sees all but who represents the family.
 */
export function sliceFor(stage: Pick<Stage, 'word' | 'domains'>, plan: Request): Slice {
  const everyone = {
    reference: plan.reference,
    alias: plan.family.alias,
    contactPerson: plan.contactPerson,
    question: plan.question,
    intro: plan.intro,
    safety: plan.safety,
    ...(plan.urgency === undefined ? {} : { urgency: plan.urgency }),
    costs: plan.costs,
    domains: [...new Set(plan.asks.map((ask) => ask.domain))],
    asks: plan.asks.filter((ask) => stage.domains.includes(ask.domain)),
  };
  if (stage.domains.includes(youthDomain)) {
    const { enough, goals, circle, stops, voices, story } = plan;
    return { ...everyone, enough, goals, circle, stops, voices, story };
  }
  if (stage.word === 'advice') {
    return { ...everyone, enough: plan.enough, goals: plan.goals, circle: plan.circle, stops: plan.stops };
  }
  return everyone;
}

/** A decision stays valid while the text of its slice stays the same, to the letter. */
export function sliceText(stage: Stage, plan: Request): string {
  return JSON.stringify(canonical(sliceFor(stage, plan)));
}

/** The same value with the keys of every object in order, so that equal plans give equal texts. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  );
}
