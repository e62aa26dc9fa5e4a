import type { CaseState } from './case-state.ts';
import type { Actor, Draft } from './entries.ts';
import type { CaseId } from './identifiers.ts';
import type { Issue } from './issues.ts';
import type { Lack } from './mandates.ts';
import type { Registers } from './registers.ts';
import { plusDays, type CalendarDate } from './working-days.ts';

/** An expected "no". `code` chooses the page that explains it; none of them loses what a person typed. */
export type Refusal =
  | { readonly kind: 'refused'; readonly code: Exclude<RefusalCode, 'no-mandate'> }
  | { readonly kind: 'refused'; readonly code: 'invalid'; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'refused';
      readonly code: 'no-mandate';
      readonly lack: Lack;
      readonly mandateId?: string;
    }
  | { readonly kind: 'refused'; readonly code: 'already-decided'; readonly by: Actor; readonly at: string };

export type RefusalCode =
  | 'no-such-case'
  | 'already-open'
  | 'not-yours'
  | 'not-your-turn'
  | 'plan-changed'
  | 'overtaken-generation'
  | 'nothing-due'
  | 'closed'
  | 'command-reused'
  | 'no-mandate'
  | 'no-such-person'
  | 'no-question'
  | 'question-open'
  | 'no-talk'
  | 'talk-not-recorded'
  | 'paused'
  | 'not-paused'
  | 'withdrawn'
  | 'too-large'
  | 'on-this-chain'
  | 'erased'
  | 'not-agreed'
  | 'reminded-already'
  | 'not-due';

/** What a decision needs from outside: who asks, when (ISO 8601, UTC), and the case's own keyed hash. */
export type Occasion = {
  readonly caseId: CaseId;
  readonly actor: Actor;
  readonly now: string;
  readonly hmac: (text: string) => string;
  /** Who works here and who may decide what, as it stands at this moment. */
  readonly registers: Registers;
};

export type Verdict = { readonly kind: 'accepted'; readonly draft: Draft } | Refusal;

export function refuse(code: Exclude<RefusalCode, 'no-mandate'>): Refusal {
  return { kind: 'refused', code };
}

/** One field of what was sent is wrong. */
export function refuseField(path: string, code: Issue['code']): Refusal {
  return { kind: 'refused', code: 'invalid', issues: [{ path, code }] };
}

/** Days from today: what is planned further ahead is a slip of the pen, or a plan that was left. */
export const furthestAhead = 366;

/** A day that must lie ahead, and not too far; `undefined` for one that does. */
export function refuseDay(path: string, day: CalendarDate, today: CalendarDate): Refusal | undefined {
  if (day <= today) return refuseField(path, 'date-in-past');
  return day > plusDays(today, furthestAhead) ? refuseField(path, 'date-too-far') : undefined;
}

export function accept(draft: Draft): Verdict {
  return { kind: 'accepted', draft };
}

/** The part of every envelope that follows from the state and the occasion. */
export function next(state: CaseState, occasion: Occasion) {
  return { caseId: state.caseId, n: state.n + 1, at: occasion.now, actor: occasion.actor };
}
