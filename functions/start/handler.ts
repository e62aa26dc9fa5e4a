import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { readAssets, startRoutes } from './start.ts';

/**
 * The front door, and the page for every path that no other function has. Touches the desk, and of the ledger the
 * registers alone. Without it a contact person whose link has run out could ask nobody for a new one.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
export const handler = httpLambda(startRoutes(system, readAssets(new URL('.', import.meta.url))), {
  ...system.edge,
  // Nothing it shows stands in a register: only who asks for a link is looked up, by itself.
  arriving: () => Promise.resolve(),
});
