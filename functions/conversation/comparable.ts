import { departsFromPrecedents, type Precedent } from '../../shared/domain/precedents.ts';
import type { Command } from '../../shared/domain/commands.ts';
import type { Issue } from '../../shared/domain/issues.ts';
import type { Ask } from '../../shared/domain/request.ts';
import type { Talk } from '../../shared/pages/conversation-pages.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'precedents'>;
type About = Pick<Talk, 'state' | 'slice'>;

/** What was decided in other cases on the rules these asks depart from; asks no store when none names a rule. */
export async function comparableTo(
  system: Needs,
  { state }: About,
  asks: readonly Ask[],
): Promise<ReadonlyMap<string, readonly Precedent[]>> {
  const rules = asks.flatMap(({ departsFrom }) => departsFrom.ruleId ?? []);
  return system.precedents.comparable(rules, state.caseId);
}

/**
 * A plain yes without a reason, where every comparable case was refused, has to say what is different here. It is a rule
 * of this page and not of `decide`, whose world is one case. What departs the other way, a refusal, and a yes with
 * conditions are in want of a reason whatever came before (Awb 3:46), so that no store is asked about them.
 */
export async function differenceIssues(
  system: Needs,
  about: About,
  command: Command,
): Promise<readonly Issue[]> {
  if (command.type !== 'answer') return [];
  const bare = command.answers.flatMap(({ askId, outcome, reason }, index) => {
    const ask = about.slice.asks.find((one) => one.id === askId);
    return ask === undefined || outcome !== 'agree' || reason !== undefined ? [] : [{ ask, outcome, index }];
  });
  if (bare.length === 0) return [];
  const comparable = await comparableTo(
    system,
    about,
    bare.map(({ ask }) => ask),
  );
  return bare
    .filter(({ ask, outcome }) =>
      departsFromPrecedents(outcome, comparable.get(ask.departsFrom.ruleId ?? '') ?? []),
    )
    .map(({ index }) => ({ path: `answers.${index}.reason`, code: 'reason-required' }));
}
