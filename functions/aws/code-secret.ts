import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { Variables } from './variables.ts';

const variablesSchema = z.object({ CODE_SECRET: z.string().min(1) });
const secretSchema = z.string().min(32);

/** The secret behind the four digits, read once at the start of a function. Throws when it is short or not there. */
export async function readCodeSecret(variables: Variables): Promise<Uint8Array> {
  const { CODE_SECRET } = variablesSchema.parse(variables);
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: CODE_SECRET }),
  );
  const secret = secretSchema.safeParse(SecretString);
  // Not zod's own error: it would be logged, and says what it was given.
  if (!secret.success) throw new Error('the code secret is missing or too short');
  return Buffer.from(secret.data);
}
