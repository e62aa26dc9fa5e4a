import process from 'node:process';
import { compose } from '../aws/compose.ts';
import { eventLambda } from '../aws/event-lambda.ts';
import { takeStock } from './take-stock.ts';

/**
 * The state `Take stock`, first of every execution. Reads envelopes and nothing else: it holds no key, so no word of a
 * plan can end up in the history of an execution.
 */
const system = compose(process.env, {});
export const handler = eventLambda((event) => takeStock(system, event));
