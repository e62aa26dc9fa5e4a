import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { Variables } from './variables.ts';

const variablesSchema = z.object({ OPENID_CONNECT_SECRET: z.string().min(1) });
const secretSchema = z.string().min(16);

/** What we show the provider, read when somebody signs in: an operator puts another in its place without a release. */
export async function readProviderSecret(variables: Variables): Promise<string> {
  const { OPENID_CONNECT_SECRET } = variablesSchema.parse(variables);
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: OPENID_CONNECT_SECRET }),
  );
  const secret = secretSchema.safeParse(SecretString);
  // Not zod's own error: it would be logged, and says what it was given.
  if (!secret.success) throw new Error('the secret of the provider is missing or too short');
  return secret.data;
}
