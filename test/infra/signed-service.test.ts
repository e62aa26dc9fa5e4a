import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { jsonService, Refusal, type Service } from './deployed/service.ts';
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
