import type { Stage } from './chain.ts';
import { familyMemberId } from './identifiers.ts';
import { amountOf } from './mandates.ts';
import type { Registers } from './registers.ts';
import type { Ask, Request } from './request.ts';
import { sliceText } from './slices.ts';
import type { Occasion } from './verdict.ts';

/** What the envelope tells of a plan along a chain: amounts, kinds and keyed hashes, and no word of it. */
export function planSummary(plan: Request, chain: readonly Stage[], occasion: Occasion) {
  const others = plan.family.others ?? [];
  return {
    receivedOn: plan.reportedOn,
    advisers: plan.advisers,
    ...(plan.urgency === undefined ? {} : { urgentOn: plan.urgency.on }),
    ...(others.length === 0
      ? {}
      : { confirmers: [plan.family.representative, ...others].map((_, index) => familyMemberId(index)) }),
    costs: plan.costs,
    ...alongChain(plan, chain, occasion),
  };
}

/** The part of it that another chain changes. */
export function alongChain(plan: Request, chain: readonly Stage[], occasion: Occasion) {
  return {
    asks: plan.asks.map((ask) => ({
      id: occasion.hmac(ask.id),
      domain: ask.domain,
      layer: ask.departsFrom.layer,
      ...(ask.departsFrom.ruleId === undefined ? {} : { ruleId: ask.departsFrom.ruleId }),
      ...(ask.amountOnce === undefined ? {} : { amountOnce: ask.amountOnce }),
      ...(ask.amountPerYear === undefined ? {} : { amountPerYear: ask.amountPerYear }),
      ...(ask.from === undefined ? {} : { from: ask.from }),
      ...(ask.until === undefined ? {} : { until: ask.until }),
      ...(isDiscretionary(ask, plan, { chain, registers: occasion.registers })
        ? { discretionary: true as const }
        : {}),
    })),
    slices: Object.fromEntries(chain.map((stage) => [stage.id, occasion.hmac(sliceText(stage, plan))])),
  };
}

/**
 * Within what the function that decides on it may spend without asking anybody else, all that the plan asks of that function
 * together: a large ask does not become small by being cut in pieces. An ask without an amount is not small.
 */
function isDiscretionary(ask: Ask, { asks }: Request, along: Along): boolean {
  const decider = deciderOf(ask, along);
  const amounts = asks.filter((one) => deciderOf(one, along) === decider).map(amountOf);
  const upTo = along.registers.discretion.find((one) => one.function === decider)?.upTo ?? 0;
  return amounts.every((amount) => amount > 0) && amounts.reduce((sum, amount) => sum + amount, 0) <= upTo;
}

type Along = { readonly chain: readonly Stage[]; readonly registers: Registers };

function deciderOf({ domain }: Ask, { chain }: Along): string | undefined {
  return chain.find((stage) => stage.domains.includes(domain))?.function;
}
