import { isLate } from '../domain/due-dates.ts';
import { familyStage } from '../domain/chain.ts';
import { dateIn, workingDaysBetween } from '../domain/working-days.ts';
import type { CaseSummary } from './case-summaries.ts';

export const planOrders = ['due', 'urgent', 'since', 'opened'] as const;
export type PlanOrder = (typeof planOrders)[number];

/** What can be seen apart: what is late, what is due soon, and what cannot go on by itself. */
export const planGroups = ['late', 'due', 'stuck'] as const;
export type PlanGroup = (typeof planGroups)[number];

/** Which plans all figures are about: those brought in between two days, with something to ask in one domain. */
export type PlanScope = {
  readonly domain: string | undefined;
  /** Calendar dates, both included. */
  readonly from: string | undefined;
  readonly until: string | undefined;
};

/** What a manager chose to see of the open plans; `stage` is a stage of the chain or the family's. */
export type PlanChoice = PlanScope & {
  readonly stage: string | undefined;
  readonly group: PlanGroup | undefined;
  readonly order: PlanOrder;
};

/** When one looks (ISO 8601, UTC), and how many working days ahead is soon. */
export type Moment = { readonly now: string; readonly dueWithin: number };

export function plansWithin(plans: readonly CaseSummary[], scope: PlanScope): CaseSummary[] {
  const { domain, from, until } = scope;
  return plans.filter((plan) => {
    const on = dateIn(plan.openedAt);
    return (
      (domain === undefined || plan.domains?.includes(domain) === true) &&
      (from === undefined || on >= from) &&
      (until === undefined || on <= until)
    );
  });
}

export type Stuck = 'undelivered' | 'link-expired';

/** Why nobody can answer, whoever waits for them: the mail came back, or the link in it opens no more. */
export function stuckBy(
  { bouncedAt, linkUntil }: Pick<CaseSummary, 'bouncedAt' | 'linkUntil'>,
  { now }: Pick<Moment, 'now'>,
): Stuck | undefined {
  if (bouncedAt !== undefined) return 'undelivered';
  return linkUntil !== undefined && linkUntil <= now ? 'link-expired' : undefined;
}

export function isInGroup(plan: CaseSummary, group: PlanGroup, { now, dueWithin }: Moment): boolean {
  const today = dateIn(now);
  switch (group) {
    case 'late':
      return isLate(plan, today);
    case 'due':
      return (
        plan.dueOn !== undefined && plan.dueOn >= today && workingDaysBetween(today, plan.dueOn) <= dueWithin
      );
    case 'stuck':
      return stuckBy(plan, { now }) !== undefined;
  }
}

/**
 * The open plans that were chosen, in the order that was: what is late first, unless another is wanted. What was brought
 * before the managers stands on top in every order, and then what is stuck.
 */
export function chosenPlans(plans: readonly CaseSummary[], choice: PlanChoice, at: Moment): CaseSummary[] {
  const { group } = choice;
  const key = (plan: CaseSummary): string => {
    if (choice.order === 'since') return plan.since;
    if (choice.order === 'opened') return plan.openedAt;
    return choice.order === 'urgent' ? (plan.urgentOn ?? '9999') : (plan.dueOn ?? '9999');
  };
  // Of what is due on the same day, what cannot wait comes first.
  const next = (plan: CaseSummary): string =>
    (choice.order === 'urgent' ? plan.dueOn : plan.urgentOn) ?? '9999';
  const press = (plan: CaseSummary): number =>
    plan.escalation !== undefined ? 2 : stuckBy(plan, at) === undefined ? 0 : 1;
  return plansWithin(plans, choice)
    .filter((plan) => choice.stage === undefined || plan.turn === choice.stage)
    .filter((plan) => group === undefined || isInGroup(plan, group, at))
    .sort(
      (a, b) =>
        press(b) - press(a) ||
        key(a).localeCompare(key(b)) ||
        next(a).localeCompare(next(b)) ||
        a.caseId.localeCompare(b.caseId),
    );
}

export type StageCount = {
  readonly stage: string;
  /** Whether it is a step of the way that plans go now; a pause is none. */
  readonly isStep: boolean;
  readonly count: number;
  readonly late: number;
  readonly stuck: number;
  /** Working days since the stage began, of the plans there now: half of them wait no longer. None where no plan is. */
  readonly median: number | undefined;
};

/** How many plans wait at each stage and how long, the family first and then in the order of the chain; others behind. */
export function countsByStage(
  plans: readonly CaseSummary[],
  stages: readonly string[],
  at: Moment,
): StageCount[] {
  const known = [familyStage, ...stages];
  const others = [...new Set(plans.map(({ turn }) => turn))].filter((turn) => !known.includes(turn)).sort();
  const today = dateIn(at.now);
  return [...known, ...others].map((stage) => {
    const here = plans.filter(({ turn }) => turn === stage);
    const waits = here
      .map((plan) => workingDaysBetween(dateIn(plan.stageSince ?? plan.since), today))
      .sort((a, b) => a - b);
    return {
      stage,
      isStep: known.includes(stage),
      count: here.length,
      late: here.filter((plan) => isInGroup(plan, 'late', at)).length,
      stuck: here.filter((plan) => isInGroup(plan, 'stuck', at)).length,
      median: waits[Math.ceil(waits.length / 2) - 1],
    };
  });
}
