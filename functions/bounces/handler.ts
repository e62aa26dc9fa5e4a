import process from 'node:process';
import { compose } from '../aws/compose.ts';
import { eventLambda } from '../aws/event-lambda.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { recordBounce } from './bounces.ts';
import { returnedMailIn } from './ses-event.ts';

/**
 * Told by SES of every mail that came back or was put away as junk. Without it a question that was sent to an address
 * that does not work waits until the due day, and nobody knows why.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env) });
export const handler = eventLambda(async (event) => {
  const returned = returnedMailIn(event);
  if (returned !== undefined) await recordBounce(system, returned);
});
