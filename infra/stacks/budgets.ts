import type { FunctionName } from './grants.ts';

/**
 * What the code of each bundle may weigh, in kilobytes of a thousand bytes; the municipality's file and the assets of
 * `start` do not count. Somebody waits while it is read. A line that must go up is a decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 538,
  'open-link': 600,
  'sign-in': 600,
  family: 617,
  conversation: 670,
  casework: 706,
  'request-form': 622,
  overview: 665,
  'requests-api': 581,
  'registers-api': 533,
  'moves-api': 581,
  'take-stock': 375,
  'hold-conversation': 462,
  react: 470,
  sweep: 475,
  mailer: 652,
  bounces: 435,
  doorkeeper: 320,
};
