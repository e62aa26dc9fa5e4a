import type { FunctionName } from './grants.ts';

/**
 * What the code of each bundle may weigh, in kilobytes of a thousand bytes; the municipality's file and the assets of
 * `start` do not count. Somebody waits while it is read. A line that must go up is a decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 523,
  'open-link': 583,
  'sign-in': 577,
  family: 600,
  conversation: 653,
  casework: 687,
  'request-form': 624,
  overview: 676,
  'requests-api': 564,
  'registers-api': 521,
  'moves-api': 563,
  'take-stock': 380,
  'hold-conversation': 466,
  react: 475,
  sweep: 478,
  mailer: 649,
  bounces: 440,
  doorkeeper: 319,
};
