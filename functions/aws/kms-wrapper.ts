import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod';
import type { KeyWrapper } from '../../shared/ledger/case-keys.ts';
import type { Variables } from './variables.ts';

const variablesSchema = z.object({ WRAPPING_KEY: z.string().min(1) });

/** Data keys wrapped by KMS. The case id is the encryption context: a wrapped key opens for its own case alone. */
export class KmsWrapper implements KeyWrapper {
  readonly #client: KMSClient;
  readonly #keyId: string;

  constructor(from: { client: KMSClient; keyId: string }) {
    this.#client = from.client;
    this.#keyId = from.keyId;
  }

  async create(context: string): Promise<{ plain: Uint8Array; wrapped: Uint8Array }> {
    const { Plaintext: plain, CiphertextBlob: wrapped } = await this.#client.send(
      new GenerateDataKeyCommand({
        KeyId: this.#keyId,
        NumberOfBytes: 32,
        EncryptionContext: { caseId: context },
      }),
    );
    if (plain === undefined || wrapped === undefined) throw new Error('KMS gave no data key');
    return { plain, wrapped };
  }

  async unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array> {
    const { Plaintext: plain } = await this.#client.send(
      new DecryptCommand({
        KeyId: this.#keyId,
        CiphertextBlob: wrapped,
        EncryptionContext: { caseId: context },
      }),
    );
    if (plain === undefined) throw new Error('KMS opened no data key');
    return plain;
  }
}

export function kmsWrapper(variables: Variables): KmsWrapper {
  return new KmsWrapper({
    client: new KMSClient({}),
    keyId: variablesSchema.parse(variables).WRAPPING_KEY,
  });
}
