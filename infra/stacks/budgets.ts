import type { FunctionName } from './grants.ts';

/**
 * What the code of each bundle may weigh, in kilobytes of a thousand bytes; the municipality's file and the assets of
 * `start` do not count. Somebody waits while it is read. A line that must go up is a decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 530,
  'open-link': 585,
  family: 600,
  conversation: 655,
  casework: 680,
  'request-form': 610,
  overview: 630,
  'requests-api': 565,
  'registers-api': 530,
  'moves-api': 565,
  'take-stock': 375,
  'hold-conversation': 462,
  react: 470,
  sweep: 475,
  mailer: 645,
  bounces: 435,
  doorkeeper: 320,
};
