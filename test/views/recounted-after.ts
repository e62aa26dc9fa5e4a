import type { Envelope } from '../../shared/domain/entries.ts';
import type { FollowUpKind } from '../../shared/domain/follow-through.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import { toldBy } from '../faults/simulation/told.ts';

/** What is waited for after the decisions of a case, told from its entries alone: kind, day, domain and rule. */
export type RecountedWait = readonly [
  kind: FollowUpKind,
  dueOn: string,
  domain: string | undefined,
  ruleId: string | undefined,
];

type Answered = Extract<Envelope, { type: 'answered' }>;

export function recountWaits(
  entries: readonly Envelope[],
  outcome: 'approved' | 'partly' | 'refused' | 'withdrawn' | undefined,
): RecountedWait[] {
  const told = toldBy(entries);
  const counting = entries.filter(
    (entry): entry is Answered =>
      entry.type === 'answered' &&
      told.mustSpeak.includes(entry.stage) &&
      told.answerOf(entry.stage)?.n === entry.n,
  );
  return counting.flatMap((word) => {
    const isDecision = wordOf(entries, word) === 'decision';
    if (!isDecision && outcome !== 'approved' && outcome !== 'partly') return [];
    return word.answers.flatMap((answer, place) =>
      answer.outcome === 'not-agree' ? [] : waitsOf(entries, { word, answer, place, isDecision }),
    );
  });
}

/** By the chain that the case went along at the time. */
function wordOf(entries: readonly Envelope[], word: Answered): string | undefined {
  const chain = entries.findLast(
    (entry) => entry.n < word.n && (entry.type === 'request-opened' || entry.type === 'moved-to-chain'),
  );
  return chain !== undefined && 'chain' in chain
    ? chain.chain.find(({ id }) => id === word.stage)?.word
    : undefined;
}

function waitsOf(
  entries: readonly Envelope[],
  given: { word: Answered; answer: Answered['answers'][number]; place: number; isDecision: boolean },
): RecountedWait[] {
  const { word, answer, place, isDecision } = given;
  const { askId, domain, ruleId, from = '', until } = answer;
  const conditions = answer.conditions.flatMap(({ dueOn }, index): RecountedWait[] => {
    const met = entries.findLast(
      (entry) =>
        entry.type === 'condition-met' &&
        entry.condition.word === word.n &&
        entry.condition.answer === place &&
        entry.condition.condition === index,
    );
    return isDone(met) ? [] : [['condition', dueOn, domain, ruleId]];
  });
  if (!isDecision || askId === undefined || domain === 'policy') return conditions;
  const begun = entries.findLast((entry) => entry.type === 'carried-out' && entry.askId === askId);
  const decidedOn = dateIn(word.at);
  const dueOn = plusDays(from > decidedOn ? from : decidedOn, 14);
  return [
    ...conditions,
    ...(isDone(begun) ? [] : [['carrying-out', dueOn, domain, ruleId] as const]),
    ...(until === undefined ? [] : [['end', until, domain, ruleId] as const]),
  ];
}

/** One without a day takes back what was said before. */
function isDone(entry: Envelope | undefined): boolean {
  return entry !== undefined && 'on' in entry && entry.on !== undefined;
}
