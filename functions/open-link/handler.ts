import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { readCodeSecret } from '../aws/code-secret.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { linkPublicKeys } from '../aws/link-public-keys.ts';
import { openLinkRoutes } from './open-link.ts';

/**
 * Where every link in every mail opens: checks it by public key and code, then starts a session. It may not sign.
 * Were it to, whoever got hold of this page could write links for anybody, and no log would tell them from ours.
 */
const system = compose(process.env, {
  wrapper: kmsWrapper(process.env),
  frameOf,
  linkKeys: linkPublicKeys(process.env),
  codeSecret: await readCodeSecret(process.env),
});
export const handler = httpLambda(openLinkRoutes(system), system.edge);
