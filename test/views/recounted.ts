import type { Envelope } from '../../shared/domain/entries.ts';
import { dateIn } from '../../shared/domain/working-days.ts';
import { Told } from '../faults/simulation/told.ts';
import { workdays } from './recounted-board.ts';

/**
 * What the managers' figures must be, counted from the entries alone: without a view, a roll-up or a state. Slow and plain
 * on purpose.
 */

export type RecountedCase = {
  /** Whose turn it is: `ended` when it is over. */
  readonly turn: string;
  /** The day by which whoever is asked should answer. */
  readonly dueOn: string | undefined;
  readonly endedOn: string | undefined;
  readonly outcome: 'approved' | 'partly' | 'refused' | 'withdrawn' | undefined;
  readonly asks: readonly {
    domain: string;
    layer: string;
    ruleId: string | undefined;
    outcome: string;
    amountOnce: number | undefined;
    amountPerYear: number | undefined;
  }[];
  /** In euro, of the plan as it stands. */
  readonly costs: Plan['costs'];
  /** Working days by stage and cause; a stage that took none is there with what it first waited for. */
  readonly days: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

type Waiting = {
  readonly stage: string;
  dueOn: string;
  question?: Extract<Envelope, { type: 'question-asked' }>;
};

/** What was being waited for, as the last entries left it. */
class Waits {
  readonly told: Told;
  #asked: Waiting | undefined;
  #wantsChanges = false;
  #pause: Extract<Envelope, { type: 'paused' }> | undefined;

  constructor(opening: Extract<Envelope, { type: 'request-opened' }>) {
    this.told = new Told(opening);
  }

  hear(entry: Envelope): void {
    this.told.hear(entry);
    const asked = this.#asked;
    if (entry.type === 'conversation-opened') this.#asked = { stage: entry.stage, dueOn: entry.dueOn };
    if (['plan-confirmed', 'answered', 'plan-amended'].includes(entry.type)) this.#asked = undefined;
    if (entry.type === 'changes-asked') this.#wantsChanges = true;
    if (entry.type === 'plan-amended') this.#wantsChanges = false;
    if (entry.type === 'question-asked' && asked !== undefined) asked.question = entry;
    if (entry.type === 'question-answered' && asked !== undefined) {
      delete asked.question;
      asked.dueOn = entry.dueOn ?? asked.dueOn;
    }
    if (entry.type === 'paused') this.#pause = entry;
    if (entry.type !== 'resumed') return;
    this.#pause = undefined;
    if (asked !== undefined) asked.dueOn = entry.due?.on ?? asked.dueOn;
  }

  get dueOn(): string | undefined {
    return this.told.isPaused || this.told.next === 'ended' ? undefined : this.#asked?.dueOn;
  }

  /** Whom a day is put down to. */
  causeOn(day: string): string {
    if (this.#pause !== undefined) {
      if (this.#pause.suspends && day <= (this.#pause.until ?? '9999-12-31')) return 'suspension';
      return this.#pause.actor.id.startsWith('family') ? 'family' : 'contact-person';
    }
    const question = this.#asked?.question;
    if (question !== undefined) return day <= (question.answerBy ?? '') ? 'suspension' : 'contact-person';
    if (this.#wantsChanges) return 'contact-person';
    return this.stage === 'family' ? 'family' : 'official';
  }

  /** Where the plan is, also while it is paused. */
  get stage(): string {
    const { told } = this;
    const isPaused = told.isPaused;
    told.isPaused = false;
    const stage = told.next;
    told.isPaused = isPaused;
    return stage;
  }
}

export function recount(entries: readonly Envelope[]): RecountedCase {
  const [opening] = entries;
  if (opening?.type !== 'request-opened') throw new Error('a case begins with its opening');
  const waits = new Waits(opening);
  const days = new Map<string, Map<string, number>>();
  const firstCauses = new Map<string, string>();
  let endedOn: string | undefined;
  for (const [index, entry] of entries.entries()) {
    waits.hear(entry);
    const { next } = waits.told;
    if (next !== 'ended') endedOn = undefined;
    else endedOn ??= dateIn(entry.at);
    const after = entries[index + 1];
    if (after === undefined || waits.stage === 'ended') continue;
    const at = days.get(waits.stage) ?? new Map<string, number>();
    for (const day of workdays(dateIn(entry.at), dateIn(after.at)))
      at.set(waits.causeOn(day), (at.get(waits.causeOn(day)) ?? 0) + 1);
    days.set(waits.stage, at);
    firstCauses.set(waits.stage, firstCauses.get(waits.stage) ?? waits.causeOn(dateIn(entry.at)));
  }
  for (const [stage, at] of days) if (at.size === 0) at.set(firstCauses.get(stage) ?? '', 0);
  const asks = asksOf(entries, waits.told);
  const { told } = waits;
  return {
    turn: told.next,
    dueOn: waits.dueOn,
    endedOn,
    outcome: endedOn === undefined ? undefined : outcomeOf(told, asks),
    asks,
    costs: planOf(entries)?.costs,
    days,
  };
}

type Plan = Extract<Envelope, { type: 'request-opened' | 'plan-amended' }>;

function planOf(entries: readonly Envelope[]): Plan | undefined {
  const isPlan = (entry: Envelope): entry is Plan =>
    entry.type === 'request-opened' || entry.type === 'plan-amended';
  return entries.findLast(isPlan);
}

function asksOf(entries: readonly Envelope[], told: Told): RecountedCase['asks'] {
  const answers = told.mustSpeak.flatMap((stage) => told.answerOf(stage)?.answers ?? []);
  return (planOf(entries)?.asks ?? []).map(({ id, domain, layer, ruleId, amountOnce, amountPerYear }) => ({
    amountOnce,
    amountPerYear,
    domain,
    layer,
    ruleId,
    outcome: answers.find(({ askId }) => askId === id)?.outcome ?? 'undecided',
  }));
}

function outcomeOf(told: Told, asks: RecountedCase['asks']): RecountedCase['outcome'] {
  if (told.isWithdrawn) return 'withdrawn';
  const agreed = asks.filter(({ outcome }) => ['agree', 'agree-with-conditions'].includes(outcome)).length;
  if (agreed === 0) return 'refused';
  return agreed === asks.length ? 'approved' : 'partly';
}

/** All days of a case, or those at one of its stages. */
export function daysOf({ days }: RecountedCase, stage?: string): number {
  const at = stage === undefined ? [...days.values()] : [days.get(stage) ?? new Map<string, number>()];
  return at.flatMap((causes) => [...causes.values()]).reduce((sum, count) => sum + count, 0);
}
