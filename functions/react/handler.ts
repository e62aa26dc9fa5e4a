import process from 'node:process';
import { compose } from '../aws/compose.ts';
import { eventLambda } from '../aws/event-lambda.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { stepFunctions } from '../aws/step-functions.ts';
import { followLedger } from './ledger-feed.ts';

/**
 * Behind the change feed of the ledger, which it takes as a doorbell: which case, up to which entry, no more. Without it everything is
 * recorded and nothing follows, until the sweeper comes by.
 */
const system = compose(process.env, {
  wrapper: kmsWrapper(process.env),
  executions: stepFunctions(process.env),
});
export const handler = eventLambda((event) => followLedger(system, event));
