import { isContact } from './arrange.ts';
import type { CaseState, GivenWord } from './case-state.ts';
import type { Command } from './commands.ts';
import type { Envelope } from './entries.ts';
import type { ConditionPlace } from './follow-through-entries.ts';
import type { CaseId, PersonId } from './identifiers.ts';
import { outcomeOf, validWords } from './turn.ts';
import { accept, next, refuse, refuseField, type Occasion, type Verdict } from './verdict.ts';
import { dateIn, later, plusDays, type CalendarDate } from './working-days.ts';

/** Days after a decision, or after the day on which it should begin: what has not begun by then is said to the managers. */
const daysToBegin = 14;

export const followUpKinds = ['condition', 'carrying-out', 'end'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/**
 * Something that is still to come after an agreement: a condition to be met, an agreed part to begin, an exception to end.
 * `n` is the entry as of which this holds.
 */
export type FollowUp = {
  readonly caseId: CaseId;
  /** Names it within its case. */
  readonly key: string;
  readonly n: number;
  readonly kind: FollowUpKind;
  /** The day by which it should be, or on which it ends. */
  readonly dueOn: CalendarDate;
  /** It is no longer when it was done, or when what was agreed does not hold any more. */
  readonly isWaitedFor: boolean;
  readonly contactPerson: PersonId;
  /** Left out for a condition on the plan as a whole. */
  readonly domain?: string;
  readonly ruleId?: string;
  /** The day on which it was done. */
  readonly doneOn?: CalendarDate;
  /** The word it comes from. */
  readonly word: number;
};

/** What was decided of a rule itself has happened with the decision; everything else must begin in somebody's house. */
export function mustBegin({ domain }: { readonly domain?: string | undefined }): boolean {
  return domain !== 'policy';
}

type Agreed = {
  readonly word: GivenWord;
  readonly answer: GivenWord['answers'][number];
  readonly place: number;
};

/**
 * All that ever was to come after what was agreed in a case, as of its last entry. Pure: rebuilding the view from the ledger
 * gives rows that tell the same.
 */
export function followUpsOf(state: CaseState): FollowUp[] {
  const counting = validWords(state);
  const agreed = state.words.flatMap((word): Agreed[] =>
    word.answers.flatMap((answer, place) => (answer.outcome === 'not-agree' ? [] : { word, answer, place })),
  );
  const ups = agreed.flatMap(({ word, answer, place }) => {
    const holds = counting.includes(word) && isSettled(state, word);
    const { domain, ruleId } = answer;
    const about = {
      caseId: state.caseId,
      n: state.n,
      word: word.n,
      contactPerson: state.contactPerson,
      ...(domain === undefined ? {} : { domain }),
      ...(ruleId === undefined ? {} : { ruleId }),
    };
    return [
      ...conditionsOf(state, { word, answer, place }).map((one) => ({ ...about, ...one })),
      ...(word.word === 'decision' ? partsOf(state, { word, answer, place }) : []).map((one) => ({
        ...about,
        ...one,
      })),
    ].map((one) => ({ ...one, isWaitedFor: holds && one.isWaitedFor }));
  });
  // Of what was decided twice the last decision counts.
  return [...new Map(ups.map((one) => [one.key, one])).values()];
}

/** A decision stands by itself; what support and advice were given on comes to be only with the plan. */
export function isSettled(state: CaseState, { word }: GivenWord): boolean {
  return word === 'decision' || ['approved', 'partly'].includes(outcomeOf(state));
}

type Part = Pick<FollowUp, 'key' | 'kind' | 'dueOn' | 'isWaitedFor' | 'doneOn'>;

function conditionsOf(state: CaseState, { word, answer, place }: Agreed): Part[] {
  return answer.conditions.map(({ dueOn }, condition) => {
    const at = { word: word.n, answer: place, condition };
    const doneOn = metAt(state, at)?.on;
    return {
      key: conditionKey(at),
      kind: 'condition',
      dueOn,
      isWaitedFor: doneOn === undefined,
      ...(doneOn === undefined ? {} : { doneOn }),
    };
  });
}

function partsOf(state: CaseState, { word, answer }: Agreed): Part[] {
  const { askId, from, until } = answer;
  if (askId === undefined || !mustBegin(answer)) return [];
  const decidedOn = dateIn(word.at);
  const doneOn = begunAt(state, askId)?.on;
  return [
    {
      key: carryingOutKey(askId),
      kind: 'carrying-out',
      dueOn: plusDays(later(decidedOn, from ?? decidedOn), daysToBegin),
      isWaitedFor: doneOn === undefined,
      ...(doneOn === undefined ? {} : { doneOn }),
    },
    ...(until === undefined
      ? []
      : [{ key: `end/${askId}`, kind: 'end' as const, dueOn: until, isWaitedFor: true }]),
  ];
}

export function conditionKey({ word, answer, condition }: ConditionPlace): string {
  return `condition/${word}/${answer}/${condition}`;
}

export function carryingOutKey(askId: string): string {
  return `carrying-out/${askId}`;
}

/** That a condition was met, as far as is known. */
export function metAt(
  state: CaseState,
  place: ConditionPlace,
): CaseState['conditionsMet'][number] | undefined {
  return state.conditionsMet.find(({ condition }) => conditionKey(condition) === conditionKey(place));
}

/** That what was agreed on an ask began. */
export function begunAt(state: CaseState, ask: string): CaseState['carriedOut'][number] | undefined {
  return state.carriedOut.find(({ askId }) => askId === ask);
}

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function recordConditionMet(
  state: CaseState,
  command: Of<'record-condition-met'>,
  occasion: Occasion,
): Verdict {
  const { condition, on, note } = command;
  const word = validWords(state).find(({ n }) => n === condition.word);
  const answer = word?.answers[condition.answer];
  if (!isContact(state, occasion)) return refuse('not-yours');
  const isThere = answer?.conditions[condition.condition] !== undefined && answer.outcome !== 'not-agree';
  if (word === undefined || !isThere) return refuse('not-agreed');
  return (
    refuseDone({ on, before: metAt(state, condition)?.on, decidedOn: dateIn(word.at) }, occasion) ??
    accept({
      envelope: {
        ...next(state, occasion),
        type: 'condition-met',
        condition,
        ...(on === undefined ? {} : { on }),
      },
      ...(note === undefined ? {} : { sealed: { note } }),
    })
  );
}

export function recordCarriedOut(
  state: CaseState,
  command: Of<'record-carried-out'>,
  occasion: Occasion,
): Verdict {
  const { askId, on, note } = command;
  if (!isContact(state, occasion)) return refuse('not-yours');
  const word = validWords(state).find(
    (one) =>
      one.word === 'decision' &&
      one.answers.some(
        (answer) => answer.askId === askId && answer.outcome !== 'not-agree' && mustBegin(answer),
      ),
  );
  if (word === undefined) return refuse('not-agreed');
  return (
    refuseDone({ on, before: begunAt(state, askId)?.on, decidedOn: dateIn(word.at) }, occasion) ??
    accept({
      envelope: {
        ...next(state, occasion),
        type: 'carried-out',
        askId,
        ...(on === undefined ? {} : { on }),
      },
      ...(note === undefined ? {} : { sealed: { note } }),
    })
  );
}

/** Not before it was agreed, and not before it was; without a day only what was recorded is taken back. */
function refuseDone(
  done: { on: CalendarDate | undefined; before: CalendarDate | undefined; decidedOn: CalendarDate },
  { now }: Occasion,
): Verdict | undefined {
  const { on, before, decidedOn } = done;
  if (on === undefined) return before === undefined ? refuse('nothing-due') : undefined;
  if (on > dateIn(now)) return refuseField('on', 'date-in-future');
  return on < decidedOn ? refuseField('on', 'before-decision') : undefined;
}

type Entry<T extends Envelope['type']> = Extract<Envelope, { type: T }>;

export function conditionMet(state: CaseState, entry: Entry<'condition-met'>): CaseState {
  const { n, at, condition, on } = entry;
  const others = state.conditionsMet.filter((one) => conditionKey(one.condition) !== conditionKey(condition));
  return { ...state, conditionsMet: [...others, ...(on === undefined ? [] : [{ n, at, condition, on }])] };
}

export function carriedOut(state: CaseState, entry: Entry<'carried-out'>): CaseState {
  const { n, at, askId, on } = entry;
  const others = state.carriedOut.filter((one) => one.askId !== askId);
  return { ...state, carriedOut: [...others, ...(on === undefined ? [] : [{ n, at, askId, on }])] };
}
