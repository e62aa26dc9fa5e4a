import process from 'node:process';
import { readDoorKeys } from '../aws/door-keys.ts';
import { eventLambda } from '../aws/event-lambda.ts';
import { doorkeeper } from './doorkeeper.ts';

/**
 * Asked by API Gateway before a page is. Without it the pages would stand open beside CloudFront, with no limits and no
 * rules in front of them.
 */
export const handler = eventLambda(doorkeeper(() => readDoorKeys(process.env)));
