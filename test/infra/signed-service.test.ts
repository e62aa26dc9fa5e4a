import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KmsSigner } from '../../functions/aws/kms-signer.ts';
import { readHeads, signHeads } from '../../shared/ledger/heads.ts';
import { jsonService, Refusal, type Service } from './deployed/service.ts';
import { kms } from './deployed/services.ts';
import { credentials, region } from './deployed/signature.ts';

let service: Service;
beforeEach(async () => {
  service = await jsonService('kms', {
    Decrypt: () => {
      throw new Refusal('NotFoundException');
    },
  });
});
afterEach(() => service.close());

const refusalOf = async (
  change: { region?: string; credentials?: Readonly<Record<keyof typeof credentials, string>> } = {},
) => {
  const client = new KMSClient({ region, endpoint: service.endpoint, credentials, ...change });
  const command = new DecryptCommand({ CiphertextBlob: new Uint8Array([1]) });
  const error: unknown = await client.send(command).catch((reason: unknown) => reason);
  return error instanceof Error ? error.name : undefined;
};

it('whoever signs as AWS asks is heard', async () => {
  expect(await refusalOf()).toBe('NotFoundException');
  expect(service.faults).toEqual([]);
});

it('whoever signs with another secret, for another region or not at all is not', async () => {
  const other = { ...credentials, secretAccessKey: 'another' };
  expect(await refusalOf({ credentials: other })).toBe('InvalidSignatureException');
  expect(await refusalOf({ region: 'eu-west-1' })).toBe('InvalidSignatureException');
  expect((await fetch(service.endpoint, { method: 'POST', body: '{}' })).status).toBe(403);
  expect(service.faults).toEqual([
    'kms: the signature is of something else',
    'kms: signed for kms in eu-west-1',
    'kms: not signed',
  ]);
});

it('the heads of all cases of a municipality are signed, where KMS signs no long message', async () => {
  const { publicKey, privateKey: linkKey } = generateKeyPairSync('ed25519');
  const signing = await kms({ wrapping: 'wrapping', link: 'link', linkKey }, () => undefined);
  try {
    const client = new KMSClient({ region, endpoint: signing.endpoint, credentials });
    const signer = new KmsSigner({ client, kmsKey: 'link', keyId: 'link-1' });
    await expect(signer.sign(new Uint8Array(4_097))).rejects.toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    );
    const names = Array.from({ length: 1_000 }, (_, n) => `case#${n}`);
    const heads = {
      at: '2027-03-24T17:00:00.000Z',
      heads: Object.fromEntries(names.map((name) => [name, { n: 16, hash: 'h'.repeat(43) }])),
    };
    const file = await signHeads(signer, heads);
    expect(readHeads(new Map([['link-1', publicKey]]), file)).toEqual(heads);
  } finally {
    await signing.close();
  }
});
