import type { FunctionName } from './grants.ts';

/**
 * What each function may read when it starts (`index.mjs`), in kilobytes of a thousand bytes, because somebody waits for it. What
 * is read when it is needed does not count, nor do the municipality's file and the assets of `start`. A line that must go up is a
 * decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 444,
  'open-link': 509,
  'sign-in': 461,
  family: 525,
  conversation: 540,
  casework: 575,
  'request-form': 549,
  overview: 615,
  'requests-api': 486,
  'registers-api': 442,
  'moves-api': 485,
  'take-stock': 364,
  'hold-conversation': 439,
  react: 450,
  sweep: 453,
  mailer: 629,
  bounces: 413,
  doorkeeper: 231,
};
