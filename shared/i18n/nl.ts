import { formatsOf } from './format.ts';
import type { Language } from './language.ts';
import { afterDecision } from './nl/after-decision.ts';
import { casework } from './nl/casework.ts';
import { conversation } from './nl/conversation.ts';
import { course } from './nl/course.ts';
import { decisions } from './nl/decisions.ts';
import { differences } from './nl/differences.ts';
import { family } from './nl/family.ts';
import { fields } from './nl/fields.ts';
import { followThrough } from './nl/follow-through.ts';
import { general } from './nl/general.ts';
import { handOver } from './nl/hand-over.ts';
import { issues } from './nl/issues.ts';
import { legalTerm } from './nl/legal-term.ts';
import { link } from './nl/link.ts';
import { managing } from './nl/managing.ts';
import { moves } from './nl/moves.ts';
import { mandates } from './nl/mandates.ts';
import { overview } from './nl/overview.ts';
import { timeSpent } from './nl/time-spent.ts';
import { phone } from './nl/phone.ts';
import { problems } from './nl/problems.ts';
import { question } from './nl/question.ts';
import { refusals } from './nl/refusals.ts';
import { registers } from './nl/registers.ts';
import { said } from './nl/said.ts';
import { session } from './nl/session.ts';
import { signIn } from './nl/sign-in.ts';
import { start } from './nl/start.ts';
import { talk } from './nl/talk.ts';
import { timeline } from './nl/timeline.ts';
import { together } from './nl/together.ts';
import { tracker } from './nl/tracker.ts';

/** Typed apart, so that every catalogue is of a language and not each of Dutch. */
const spoken: { readonly language: Language } = { language: 'nl' };

/** Every text people read, in Dutch at level B1. */
export const nl = {
  ...spoken,
  format: formatsOf('nl-NL'),
  ...general,
  start,
  link,
  session,
  signIn,
  fields,
  conversation,
  question,
  talk,
  said,
  phone,
  family,
  course,
  decisions,
  followThrough,
  legalTerm,
  differences,
  together,
  tracker,
  casework,
  timeline,
  overview,
  managing,
  timeSpent,
  afterDecision,
  problems,
  refusals,
  registers,
  moves,
  issues,
  mandates,
  handOver,
};

/** One language, whole: a key that one has and another lacks does not compile. */
export type Texts = typeof nl;
