import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { conversationRoutes } from './conversation.ts';

/**
 * The official's page, behind a session that `open-link` started. It writes the ledger and rings nobody: `react` does,
 * so that an answer counts even when everything behind it is down.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(conversationRoutes(system), system.edge);
