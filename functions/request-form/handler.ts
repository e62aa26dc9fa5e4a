import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { requestFormRoutes } from './request-form.ts';

/**
 * Where a plan is written down. Makes a key for each draft, and one for the case when the draft is sent. Without it only
 * other systems could bring plans in.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(requestFormRoutes(system), system.edge);
