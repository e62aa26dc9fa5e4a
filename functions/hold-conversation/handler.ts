import process from 'node:process';
import { compose } from '../aws/compose.ts';
import { eventLambda } from '../aws/event-lambda.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { stepFunctions } from '../aws/step-functions.ts';
import { lookUpRegisters } from '../system.ts';
import { holdConversation } from './hold-conversation.ts';

/**
 * Every state that waits for a person, entered with a task token and again each day. Without it an execution would
 * wait for an answer to a question that was never asked.
 */
const system = compose(process.env, {
  wrapper: kmsWrapper(process.env),
  executions: stepFunctions(process.env),
});
export const handler = eventLambda(async (event) => {
  await lookUpRegisters(system);
  await holdConversation(system, event);
});
