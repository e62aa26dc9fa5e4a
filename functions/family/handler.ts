import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { familyRoutes } from './family.ts';

/**
 * The family's page, behind a session that `open-link` started. Without it no plan is ever confirmed, and nobody who
 * waits for one would know.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(familyRoutes(system), system.edge);
