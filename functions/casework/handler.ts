import process from 'node:process';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { caseworkRoutes } from './casework.ts';

/**
 * The contact person's desk. With `requests-api` the only function that opens cases, so the only ones that may make a
 * data key. Without it plans stay in somebody's drawer.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env) });
export const handler = httpLambda(caseworkRoutes(system), system.edge);
