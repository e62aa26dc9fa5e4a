import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import * as z from 'zod';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import type { LinkSigner } from '../../shared/links/tokens.ts';
import type { Variables } from './variables.ts';

const variablesSchema = z.object({ LINK_KEY: z.string().min(1), LINK_KEY_ID: slugSchema });

/** Ed25519 by KMS: the private key cannot leave it. `keyId` is what links call the key, `kmsKey` what KMS calls it. */
export class KmsSigner implements LinkSigner {
  readonly keyId: string;
  readonly #client: KMSClient;
  readonly #kmsKey: string;

  constructor(from: { client: KMSClient; kmsKey: string; keyId: string }) {
    this.#client = from.client;
    this.#kmsKey = from.kmsKey;
    this.keyId = from.keyId;
  }

  async sign(message: Uint8Array): Promise<Uint8Array> {
    const { Signature } = await this.#client.send(
      new SignCommand({
        KeyId: this.#kmsKey,
        Message: message,
        // The algorithm signs the message itself; KMS refuses a digest for it.
        MessageType: 'RAW',
        SigningAlgorithm: 'ED25519_SHA_512',
      }),
    );
    if (Signature?.length !== 64) throw new Error('KMS gave no Ed25519 signature');
    return Signature;
  }
}

export function kmsSigner(variables: Variables): KmsSigner {
  const { LINK_KEY, LINK_KEY_ID } = variablesSchema.parse(variables);
  return new KmsSigner({ client: new KMSClient({}), kmsKey: LINK_KEY, keyId: LINK_KEY_ID });
}
