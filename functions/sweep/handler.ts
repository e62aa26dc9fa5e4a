import process from 'node:process';
import { compose } from '../aws/compose.ts';
import { eventLambda } from '../aws/event-lambda.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { stepFunctions } from '../aws/step-functions.ts';
import { lookUpRegisters } from '../system.ts';
import { cloudReach, sweep } from './sweep.ts';

/**
 * By the clock, every five minutes. Finds what a lost doorbell or a crash left undone; without it a case that lost
 * its execution waits for ever and looks exactly like one whose official is slow.
 */
const system = compose(process.env, {
  wrapper: kmsWrapper(process.env),
  executions: stepFunctions(process.env),
});
export const handler = eventLambda(async () => {
  await lookUpRegisters(system);
  await sweep(system, cloudReach);
});
