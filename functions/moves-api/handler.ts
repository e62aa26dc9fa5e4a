import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { movesApiRoutes } from './moves-api.ts';

/**
 * Cases that go along an earlier chain, and moving one to the present chain. Has no sign-in of its own: the API lets callers
 * in by IAM, and on a route without that authorizer anybody could have others decide on a plan.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(movesApiRoutes(system), system.edge);
