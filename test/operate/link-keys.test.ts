import { KMSClient } from '@aws-sdk/client-kms';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { KmsSigner } from '../../functions/aws/kms-signer.ts';
import { localKeyRing, localKeys } from '../../infra/local/keys.ts';
import { onAws } from '../../infra/operate/link-keys.ts';
import { caseIdSchema, familyId } from '../../shared/domain/identifiers.ts';
import { mintLink, readLink, type Claims } from '../../shared/links/tokens.ts';
import { fakeAws } from '../support/fake-aws.ts';

const folder = mkdtempSync(join(tmpdir(), 'speelruimte-keys-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const claims: Claims = {
  purpose: 'family',
  environment: 'test',
  caseId: caseIdSchema.parse('a'.repeat(26)),
  person: familyId,
  epoch: 1,
  expires: 2_000_000_000,
};

test('on a laptop an old link opens until its key is dropped, and a new one by the new key', async () => {
  const file = join(folder, 'keys.json');
  const opens = (token: string): boolean =>
    readLink(token, { keys: localKeys(file).linkKeys, environment: 'test' }) !== undefined;
  const ring = localKeyRing(folder);
  const old = await mintLink(localKeys(file).signer, claims);
  ring.add('local-2');
  expect(ring.read()).toEqual({ signsWith: 'local-1', keys: ['local-1', 'local-2'] });
  ring.use('local-2');
  const young = await mintLink(localKeys(file).signer, claims);
  expect([opens(old), opens(young), old === young]).toEqual([true, true, false]);
  ring.drop('local-1');
  expect([opens(old), opens(young)]).toEqual([false, true]);
});

test('a key file from before there could be more is read as it was', async () => {
  const file = join(folder, 'before.json');
  const made = localKeys(file);
  const kept = z
    .object({ links: z.record(z.string(), z.string()), wrapping: z.string(), codes: z.string() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const { links, ...rest } = kept;
  writeFileSync(file, JSON.stringify({ ...rest, link: links['local-1'] }));
  const token = await mintLink(localKeys(file).signer, claims);
  expect(readLink(token, { keys: made.linkKeys, environment: 'test' })).toEqual(claims);
});

const fileSchema = z.object({
  linkKeys: z.record(z.string(), z.string()),
  linkPublicKeys: z.record(z.string(), z.string()),
  linkKeyId: z.string(),
});

test('at AWS the keys are made by KMS, and the file of the environment says which sign and which open', async () => {
  const aws = await fakeAws();
  Object.assign(process.env, aws.variables);
  const path = join(folder, 'new.json');
  writeFileSync(path, JSON.stringify({ environment: 'new', region: 'eu-central-1' }));
  const ring = onAws(path);
  await ring.add('link-1');
  expect(ring.read()).toEqual({ signsWith: 'link-1', keys: ['link-1'] });
  await ring.add('link-2');
  expect(ring.read()).toEqual({ signsWith: 'link-1', keys: ['link-1', 'link-2'] });
  ring.use('link-2');
  const file = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const client = new KMSClient({ region: 'eu-central-1' });
  const signer = new KmsSigner({ client, kmsKey: file.linkKeys['link-2'] ?? '', keyId: file.linkKeyId });
  const keys = new Map(
    Object.entries(file.linkPublicKeys).map(([id, spki]) => [
      id,
      createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' }),
    ]),
  );
  expect(readLink(await mintLink(signer, claims), { keys, environment: 'test' })).toEqual(claims);
  await ring.drop('link-1');
  expect(fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))).toMatchObject({ linkKeyId: 'link-2' });
  expect(ring.read().keys).toEqual(['link-2']);
  expect(aws.scheduled).toEqual([file.linkKeys['link-1']]);
  await ring.close();
  client.destroy();
  for (const name of Object.keys(aws.variables)) Reflect.deleteProperty(process.env, name);
  await aws.close();
});
