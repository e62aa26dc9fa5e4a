import type { FunctionName } from './grants.ts';

/**
 * What the code of each bundle may weigh, in kilobytes of a thousand bytes; the municipality's file and the assets of
 * `start` do not count. Somebody waits while it is read. A line that must go up is a decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 545,
  'open-link': 605,
  'sign-in': 600,
  family: 622,
  conversation: 675,
  casework: 707,
  'request-form': 628,
  overview: 668,
  'requests-api': 586,
  'registers-api': 545,
  'moves-api': 586,
  'take-stock': 378,
  'hold-conversation': 462,
  react: 473,
  sweep: 475,
  mailer: 660,
  bounces: 438,
  doorkeeper: 320,
};
