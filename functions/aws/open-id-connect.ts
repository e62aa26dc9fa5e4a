import * as z from 'zod';
import { providerSchema, type ProviderSettings } from '../../shared/sign-in/provider-settings.ts';
import type { Variables } from './variables.ts';

const variablesSchema = z.object({ OPENID_CONNECT: z.string().optional() });

/** The provider that staff sign in with; `undefined` where there is none, or it is no concern of this function. */
export function openIdConnectIn(variables: Variables): ProviderSettings | undefined {
  const { OPENID_CONNECT } = variablesSchema.parse(variables);
  return OPENID_CONNECT === undefined ? undefined : providerSchema.parse(JSON.parse(OPENID_CONNECT));
}
