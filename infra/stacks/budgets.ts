import type { FunctionName } from './grants.ts';

/**
 * What the code of each bundle may weigh, in kilobytes of a thousand bytes; the municipality's file and the assets of
 * `start` do not count. Somebody waits while it is read. A line that must go up is a decision, taken in review.
 */
export const budgets: Readonly<Record<FunctionName, number>> = {
  start: 510,
  'open-link': 565,
  family: 580,
  conversation: 640,
  casework: 660,
  'request-form': 590,
  overview: 575,
  'requests-api': 545,
  'registers-api': 510,
  'moves-api': 540,
  'take-stock': 370,
  'hold-conversation': 455,
  react: 460,
  sweep: 460,
  mailer: 630,
  bounces: 430,
  doorkeeper: 400,
};
