import { formatsOf } from './format.ts';
import { afterDecision } from './en/after-decision.ts';
import { casework } from './en/casework.ts';
import { conversation } from './en/conversation.ts';
import { course } from './en/course.ts';
import { decisions } from './en/decisions.ts';
import { differences } from './en/differences.ts';
import { family } from './en/family.ts';
import { fields } from './en/fields.ts';
import { followThrough } from './en/follow-through.ts';
import { general } from './en/general.ts';
import { handOver } from './en/hand-over.ts';
import { issues } from './en/issues.ts';
import { legalTerm } from './en/legal-term.ts';
import { link } from './en/link.ts';
import { managing } from './en/managing.ts';
import { moves } from './en/moves.ts';
import { mandates } from './en/mandates.ts';
import { overview } from './en/overview.ts';
import { timeSpent } from './en/time-spent.ts';
import { phone } from './en/phone.ts';
import { problems } from './en/problems.ts';
import { question } from './en/question.ts';
import { refusals } from './en/refusals.ts';
import { registers } from './en/registers.ts';
import { said } from './en/said.ts';
import { session } from './en/session.ts';
import { signIn } from './en/sign-in.ts';
import { start } from './en/start.ts';
import { talk } from './en/talk.ts';
import { timeline } from './en/timeline.ts';
import { together } from './en/together.ts';
import { tracker } from './en/tracker.ts';
import type { Texts } from './nl.ts';

/** Every text people read, in plain British English. */
export const en: Texts = {
  language: 'en',
  format: formatsOf('en-GB'),
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
