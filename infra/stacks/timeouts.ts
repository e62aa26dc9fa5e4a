import type { FunctionName } from './grants.ts';

/** Seconds. A step must answer before its state gives up (60), the mailer before its lease runs out (120). */
export const timeouts: Readonly<Record<FunctionName, number>> = {
  start: 15,
  'open-link': 15,
  // The provider has five seconds for each of three answers.
  'sign-in': 25,
  family: 15,
  conversation: 15,
  casework: 25,
  'request-form': 25,
  overview: 25,
  'requests-api': 25,
  'registers-api': 25,
  'moves-api': 25,
  'take-stock': 30,
  'hold-conversation': 30,
  react: 60,
  sweep: 240,
  mailer: 60,
  bounces: 30,
  doorkeeper: 10,
};
