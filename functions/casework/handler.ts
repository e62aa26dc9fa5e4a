import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { caseworkRoutes } from './casework.ts';

/**
 * The contact person's desk. With `request-form` and `requests-api` it opens cases, so only these
 * three may make a data key. Without it nobody sees what became of a plan.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(caseworkRoutes(system), system.edge);
