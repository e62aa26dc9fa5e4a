import { rollUpMonth } from '../../functions/sweep/roll-up-months.ts';
import type { System } from '../../functions/system.ts';
import { caseIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import type { TimeSpent } from '../../shared/domain/time-spent.ts';
import type { CaseSummary } from '../../shared/views/case-summaries.ts';

/** A case that ended in a month, as its row in the view tells it. `id` is no more than 26 small letters. */
export function closedCase(
  id: string,
  about: { month: string; time: readonly TimeSpent[]; domain: string },
): CaseSummary {
  const { month, time, domain } = about;
  return {
    caseId: caseIdSchema.parse(id.padEnd(26, 'a')),
    n: 9,
    contactPerson: personIdSchema.parse('contact-2'),
    openedAt: `${month}-01T09:00:00.000Z`,
    turn: 'ended',
    since: `${month}-20T09:00:00.000Z`,
    outcome: 'approved',
    closedIn: month,
    closing: {
      time: [...time],
      asks: [{ domain, layer: 'policy-rule', ruleId: 'recreation', outcome: 'agree' }],
      costs: { planOnce: 14_500, planPerYear: 2_850, currentPerYear: 38_400 },
    },
  };
}

/** Puts them where a municipality that has worked for a while has them, and counts them. */
export async function addClosedCases(
  system: Pick<System, 'summaries' | 'rollups'>,
  cases: readonly CaseSummary[],
): Promise<void> {
  for (const one of cases) await system.summaries.put(one);
  for (const month of new Set(cases.flatMap(({ closedIn }) => closedIn ?? [])))
    await rollUpMonth(system, month);
}
