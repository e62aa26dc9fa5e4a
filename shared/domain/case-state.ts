import type { Stage, Word } from './chain.ts';
import type { Actor, AnswerSummary, AskSummary, Channel } from './entries.ts';
import type { Costs } from './entry-parts.ts';
import type { ErasureGround } from './course-entries.ts';
import type { ConditionPlace } from './follow-through-entries.ts';
import type { CaseId, ConversationId, PersonId } from './identifiers.ts';
import type { Lack } from './mandates.ts';
import type { HandOverCause, Instead } from './talk-entries.ts';

/** `overtaken`: the plan was amended while the conversation was still open. */
type ConversationStatus = 'open' | 'done' | 'overtaken';

/** `at` is when they talk, `plannedAt` when that was agreed; `n` the entry with what they wrote about it. */
export type PlannedTalk = {
  readonly at: string;
  readonly channel: Channel;
  readonly plannedAt: string;
  readonly n: number;
  /** The day on which they talked, and the entry that says what was agreed. */
  readonly held?: { readonly on: string; readonly n: number };
};

/** A talk that will not be: when it would have been, when that was said, and the entry that says so. */
export type CalledOffTalk = Pick<PlannedTalk, 'at' | 'channel' | 'n'> & { readonly calledOffAt: string };

/** A conversation that went to somebody else; `n` is the entry with the note, if there is one. */
export type HandOver = {
  readonly n: number;
  readonly at: string;
  readonly by: Actor;
  readonly from: Actor;
  readonly cause: HandOverCause;
  /** What the one before lacked, where that was a mandate. */
  readonly lack?: Lack;
};

/** A question back to the contact person; `n` asked it, `answer` is the entry that answered. */
export type Question = {
  readonly n: number;
  readonly at: string;
  readonly by: Actor;
  readonly conversation: ConversationId;
  /** Asked of the applicant, who was given until this day: the legal term stands still meanwhile. */
  readonly answerBy?: string;
  /** What its stage decided on when it was asked; empty for a word on the plan as a whole. */
  readonly domains: readonly string[];
  readonly answer?: { readonly n: number; readonly at: string };
  /** When its conversation ended without an answer to it: nobody waits for one from then on. */
  readonly idleSince?: string;
};

/** A time in which the case stood still. */
export type Pause = {
  readonly n: number;
  readonly at: string;
  readonly by: Actor;
  readonly until?: string;
  readonly suspends: boolean;
  readonly resumedAt?: string;
};

/** One person asked for one word about one version of the plan. `linkEpoch`: only links minted with it still open. */
export type Conversation = {
  readonly id: ConversationId;
  readonly stage: string;
  readonly with: Actor;
  readonly planVersion: number;
  readonly openedAt: string;
  /** Since when its holder has been the one who is waited for: asked, asked instead, told what they wanted to know, resumed. */
  readonly askedAt: string;
  readonly dueOn: string;
  readonly linkEpoch: number;
  readonly status: ConversationStatus;
  readonly reminders: number;
  /** The talk its official wants first. */
  readonly talk?: PlannedTalk;
  /** The last one that was called off; another may have been planned since. */
  readonly calledOff?: CalledOffTalk;
  /** Talks that were held, by the entries that tell of them. */
  readonly talksHeld: readonly number[];
  readonly handOvers: readonly HandOver[];
  /** The managers heard that nobody may take the decision, while its holder had it. */
  readonly nobodyMandated: boolean;
  /** Why it was asked of somebody in another function than that of its stage. */
  readonly instead?: Instead;
  /** What the contact person wrote down that its official said. */
  readonly noted?: { readonly n: number; readonly at: string };
};

/** What an official answered. It counts for as long as `slice` equals the slice of the current plan. */
export type GivenWord = {
  readonly n: number;
  readonly at: string;
  readonly by: Actor;
  readonly conversation: ConversationId;
  readonly stage: string;
  readonly word: Word;
  readonly slice: string;
  /** Under which mandate it was signed, where it is a decision. */
  readonly mandateId?: string;
  readonly answers: readonly AnswerSummary[];
};

/** A case, as its envelopes tell it: no word anybody wrote. */
export type CaseState = {
  readonly caseId: CaseId;
  readonly n: number;
  readonly head: { readonly at: string };
  readonly openedAt: string;
  readonly receivedOn: string;
  readonly contactPerson: PersonId;
  /** Whoever wrote a version of the plan: the contact person, and those who stood in for them. */
  readonly authors: readonly PersonId[];
  readonly chain: readonly Stage[];
  /** Those of the chains it went along before, the last ones first. */
  readonly earlierStages: readonly Stage[];
  readonly generation: number;
  /** When the current generation was started. */
  readonly generationAt: string;
  readonly planVersion: number;
  /** The sequence number of the entry that holds each version of the plan, the first version first. */
  readonly plans: readonly number[];
  readonly asks: readonly AskSummary[];
  readonly advisers: readonly string[];
  /** Of plans that were brought in before it was noted there is none. */
  readonly costs: Costs | undefined;
  readonly slices: Readonly<Record<string, string>>;
  /** The entries that hold better addresses of people of the family than the version of the plan before them, oldest first. */
  readonly addressesMended: readonly {
    readonly person: PersonId;
    readonly n: number;
    readonly at: string;
  }[];
  /** A day in the real world that the family is bound to. */
  readonly urgentOn: string | undefined;
  /** Who must confirm the plan, and who did which version. */
  readonly confirmers: readonly PersonId[];
  readonly confirmations: readonly {
    readonly planVersion: number;
    readonly by: PersonId;
    readonly at: string;
  }[];
  /** When the last of them confirmed a version. */
  readonly confirmed: { readonly planVersion: number; readonly at: string } | undefined;
  readonly changesAsked:
    { readonly planVersion: number; readonly at: string; readonly n: number } | undefined;
  readonly conversations: readonly Conversation[];
  readonly words: readonly GivenWord[];
  readonly questions: readonly Question[];
  readonly pauses: readonly Pause[];
  readonly withdrawn: { readonly n: number; readonly at: string; readonly by: Actor } | undefined;
  readonly erased: { readonly n: number; readonly at: string; readonly ground: ErasureGround } | undefined;
  /** What was announced to the applicant: the decision comes later, with the date (Awb 4:14). */
  readonly extensions: readonly { readonly announcedOn: string; readonly until: string }[];
  /** The warnings before the last day of the legal term that were given: 10, 5 or 1 working days. */
  readonly termWarnings: readonly {
    readonly workingDaysLeft: number;
    /** The last day that was warned of; of warnings from before it was noted there is none. */
    readonly lastDay?: string;
  }[];
  /** The last time that a manager had somebody reminded. */
  readonly nudged: { readonly n: number; readonly at: string; readonly whom: readonly Actor[] } | undefined;
  /** Mails that came back, by whom they were for, and in which conversation if in one. */
  readonly bounces: readonly {
    readonly n: number;
    readonly at: string;
    readonly recipient: PersonId;
    readonly conversation?: ConversationId;
  }[];
  /** The conditions that were met, and the agreed asks that have begun: the day, and the entry that says so. */
  readonly conditionsMet: readonly {
    readonly n: number;
    readonly at: string;
    readonly condition: ConditionPlace;
    readonly on: string;
  }[];
  readonly carriedOut: readonly {
    readonly n: number;
    readonly at: string;
    readonly askId: string;
    readonly on: string;
  }[];
};
