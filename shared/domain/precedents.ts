import type { CaseState, GivenWord } from './case-state.ts';
import {
  conditionKindSchema,
  outcomeSchema,
  type AnswerSummary,
  type ConditionKind,
  type Outcome,
} from './entries.ts';
import type { CaseId } from './identifiers.ts';
import { validWords } from './turn.ts';

/**
 * What an official may know of a decision in another case: what came of it, the kinds of its conditions, and about how
 * much was asked, in euro. No day, no person, no case, and no word anybody wrote.
 */
export type Precedent = {
  readonly outcome: Outcome;
  readonly kinds: readonly ConditionKind[];
  readonly amountOnce?: number | undefined;
  readonly amountPerYear?: number | undefined;
};

/**
 * A decision on one ask as the view by rule keeps it; `n` is the entry as of which this holds. Without `precedent` the
 * decision does not count: its part of the plan has changed since.
 */
export type PrecedentRow = {
  readonly ruleId: string;
  readonly caseId: CaseId;
  readonly stage: string;
  readonly askId: string;
  readonly n: number;
  readonly precedent?: Precedent | undefined;
};

/** From here amounts are told by the 500 euro, below it by the 100. */
const coarseFrom = 1000;

/** An amount that points to no family: to the nearest 500 euro, under 1,000 to the nearest 100, and never to nothing. */
export function roundedAmount(euro: number): number {
  if (euro === 0) return 0;
  const step = euro < coarseFrom ? 100 : 500;
  return Math.max(step, Math.round(euro / step) * step);
}

/**
 * Every decision this case ever took on an ask that departs from a rule of the catalogue, as of its last entry. Pure:
 * rebuilding the view from the ledger gives rows that tell the same.
 */
export function precedentsOf(state: CaseState): PrecedentRow[] {
  const counting = validWords(state);
  const rows = new Map<string, PrecedentRow>();
  for (const word of state.words) {
    for (const { ruleId, askId } of word.word === 'decision' ? word.answers : []) {
      if (ruleId === undefined || askId === undefined) continue;
      const row = { ruleId, caseId: state.caseId, stage: word.stage, askId, n: state.n };
      const answer = answerOf(counting, row);
      const precedent = answer === undefined ? {} : { precedent: precedentIn(answer) };
      rows.set(`${ruleId}/${word.stage}/${askId}`, { ...row, ...precedent });
    }
  }
  return [...rows.values()];
}

type Place = Pick<PrecedentRow, 'ruleId' | 'stage' | 'askId'>;

function answerOf(words: readonly GivenWord[], { ruleId, stage, askId }: Place): AnswerSummary | undefined {
  return words
    .find((word) => word.stage === stage)
    ?.answers.find((one) => one.askId === askId && one.ruleId === ruleId);
}

function precedentIn({ outcome, conditions, amountOnce, amountPerYear }: AnswerSummary): Precedent {
  const kinds = new Set(conditions.map(({ kind }) => kind ?? 'other'));
  return {
    outcome,
    kinds: conditionKindSchema.options.filter((kind) => kinds.has(kind)),
    ...(amountOnce === undefined ? {} : { amountOnce: roundedAmount(amountOnce) }),
    ...(amountPerYear === undefined ? {} : { amountPerYear: roundedAmount(amountPerYear) }),
  };
}

/** By outcome and amount: the order in which they were taken would tell when. */
export function inOrder(precedents: readonly Precedent[]): Precedent[] {
  const rank = ({ outcome, amountOnce = 0, amountPerYear = 0 }: Precedent): number[] => [
    outcomeSchema.options.indexOf(outcome),
    amountOnce,
    amountPerYear,
  ];
  return [...precedents].sort((a, b) => {
    const [of, to] = [rank(a), rank(b)];
    return of.map((one, index) => one - (to[index] ?? 0)).find((gap) => gap !== 0) ?? 0;
  });
}

/** What every comparable case came to, where all came to the same. */
export function unanimous(precedents: readonly Precedent[]): 'agreed' | 'refused' | undefined {
  if (precedents.length === 0) return undefined;
  const refused = precedents.filter(({ outcome }) => outcome === 'not-agree').length;
  if (refused === 0) return 'agreed';
  return refused === precedents.length ? 'refused' : undefined;
}

/**
 * Whether an answer comes to something else than every comparable case did, which asks for the difference: made to
 * measure is not at random ("de dunne lijn tussen maatwerk en willekeur").
 */
export function departsFromPrecedents(outcome: Outcome, precedents: readonly Precedent[]): boolean {
  const all = unanimous(precedents);
  return all !== undefined && all !== (outcome === 'not-agree' ? 'refused' : 'agreed');
}
