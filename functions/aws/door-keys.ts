import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { Variables } from './variables.ts';

const variablesSchema = z.object({ DOOR_KEYS: z.string() });
const arnsSchema = z.array(z.string().min(1)).min(1);
const keySchema = z.string().min(32);

/** What the edge may show to be let in: more than one while a key is being exchanged. Throws when one is short or not there. */
export async function readDoorKeys(variables: Variables): Promise<readonly string[]> {
  const arns = arnsSchema.parse(JSON.parse(variablesSchema.parse(variables).DOOR_KEYS));
  const client = new SecretsManagerClient({});
  const secrets = await Promise.all(
    arns.map((SecretId) => client.send(new GetSecretValueCommand({ SecretId }))),
  );
  return secrets.map(({ SecretString }) => {
    const key = keySchema.safeParse(SecretString);
    // Not zod's own error: it would be logged, and says what it was given.
    if (!key.success) throw new Error('a key of the door is missing or too short');
    return key.data;
  });
}
