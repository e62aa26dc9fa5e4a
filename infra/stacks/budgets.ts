import type { FunctionName } from './grants.ts';

/**
 * What each function may read when it starts (`index.mjs`), in kilobytes of a thousand bytes, because somebody waits for it. What
 * is read when it is needed does not count, nor do the municipality's file and the assets of `start`. A line that must go up is a
 * decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 440,
  'open-link': 502,
  'sign-in': 457,
  family: 519,
  conversation: 535,
  casework: 568,
  'request-form': 543,
  overview: 595,
  'requests-api': 482,
  'registers-api': 438,
  'moves-api': 481,
  'take-stock': 363,
  'hold-conversation': 438,
  react: 448,
  sweep: 451,
  mailer: 622,
  bounces: 412,
  doorkeeper: 232,
};
