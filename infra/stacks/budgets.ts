import type { FunctionName } from './grants.ts';

/**
 * What the code of each bundle may weigh, in kilobytes of a thousand bytes; the municipality's file and the assets of
 * `start` do not count. Somebody waits while it is read. A line that must go up is a decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 517,
  'open-link': 576,
  'sign-in': 571,
  family: 593,
  conversation: 645,
  casework: 678,
  'request-form': 617,
  overview: 638,
  'requests-api': 556,
  'registers-api': 515,
  'moves-api': 555,
  'take-stock': 380,
  'hold-conversation': 466,
  react: 475,
  sweep: 478,
  mailer: 643,
  bounces: 440,
  doorkeeper: 319,
};
