import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { requestsApiRoutes } from './requests-api.ts';

/**
 * Plans from other systems. Has no sign-in of its own: the API lets callers in by IAM, and on a route without that
 * authorizer anybody could open cases.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(requestsApiRoutes(system), system.edge);
