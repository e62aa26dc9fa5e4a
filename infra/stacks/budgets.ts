import type { FunctionName } from './grants.ts';

/**
 * What the code of each bundle may weigh, in kilobytes of a thousand bytes; the municipality's file and the assets of
 * `start` do not count. Somebody waits while it is read. A line that must go up is a decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 535,
  'open-link': 595,
  'sign-in': 690,
  family: 612,
  conversation: 665,
  casework: 697,
  'request-form': 618,
  overview: 658,
  'requests-api': 576,
  'registers-api': 530,
  'moves-api': 576,
  'take-stock': 375,
  'hold-conversation': 462,
  react: 470,
  sweep: 475,
  mailer: 652,
  bounces: 435,
  doorkeeper: 320,
};
