import process from 'node:process';
import { frameOf } from '../../shared/pages/layout.ts';
import { httpLambda } from '../http-lambda.ts';
import { compose } from '../aws/compose.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { readProviderSecret } from '../aws/provider-secret.ts';
import { signInRoutes } from './sign-in.ts';

/**
 * Where staff sign in with the municipality's provider, and sign out. The only function that knows what we show the provider;
 * were others to, each of their faults could let somebody in as anybody.
 */
const system = compose(process.env, { wrapper: kmsWrapper(process.env), frameOf });
const provider =
  system.openIdConnect === undefined
    ? undefined
    : // With its library, which is not read where there is no provider.
      (await import('./open-id-provider.ts')).openIdProvider({
        settings: system.openIdConnect,
        origin: system.edge.origin,
        readSecret: () => readProviderSecret(process.env),
        now: system.now,
      });
export const handler = httpLambda(signInRoutes(system, provider), system.edge);
