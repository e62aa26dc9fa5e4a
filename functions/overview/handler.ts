import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { overviewRoutes } from './overview.ts';

/** The managers' page. It has somebody else asked, and changes nothing else of a case; without it nobody sees where plans wait. */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(overviewRoutes(system), system.edge);
