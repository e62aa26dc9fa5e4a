import { isLate } from '../domain/due-dates.ts';
import { familyStage } from '../domain/chain.ts';
import type { CaseSummary } from './case-summaries.ts';

export const planOrders = ['due', 'urgent', 'since', 'opened'] as const;
export type PlanOrder = (typeof planOrders)[number];

/** What a manager chose to see of the open plans; `stage` is a stage of the chain or the family's. */
export type PlanChoice = {
  readonly stage: string | undefined;
  readonly onlyLate: boolean;
  readonly order: PlanOrder;
};

/**
 * The open plans that were chosen, in the order that was: what is late first, unless another is wanted. What was brought
 * before the managers stands on top in every order.
 */
export function chosenPlans(plans: readonly CaseSummary[], choice: PlanChoice, today: string): CaseSummary[] {
  const key = (plan: CaseSummary): string => {
    if (choice.order === 'since') return plan.since;
    if (choice.order === 'opened') return plan.openedAt;
    return choice.order === 'urgent' ? (plan.urgentOn ?? '9999') : (plan.dueOn ?? '9999');
  };
  // Of what is due on the same day, what cannot wait comes first.
  const next = (plan: CaseSummary): string =>
    (choice.order === 'urgent' ? plan.dueOn : plan.urgentOn) ?? '9999';
  return plans
    .filter((plan) => choice.stage === undefined || plan.turn === choice.stage)
    .filter((plan) => !choice.onlyLate || isLate(plan, today))
    .sort(
      (a, b) =>
        Number(b.escalation !== undefined) - Number(a.escalation !== undefined) ||
        key(a).localeCompare(key(b)) ||
        next(a).localeCompare(next(b)) ||
        a.caseId.localeCompare(b.caseId),
    );
}

export type StageCount = { readonly stage: string; readonly count: number; readonly late: number };

/** How many plans wait at each stage, the family first and then in the order of the chain; others behind. */
export function countsByStage(
  plans: readonly CaseSummary[],
  stages: readonly string[],
  today: string,
): StageCount[] {
  const known = [familyStage, ...stages];
  const others = [...new Set(plans.map(({ turn }) => turn))].filter((turn) => !known.includes(turn)).sort();
  return [...known, ...others].map((stage) => {
    const here = plans.filter(({ turn }) => turn === stage);
    return { stage, count: here.length, late: here.filter((plan) => isLate(plan, today)).length };
  });
}
