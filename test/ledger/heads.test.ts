import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { localKeys } from '../../infra/local/keys.ts';
import { readHeads, signHeads } from '../../shared/ledger/heads.ts';

const heads = { at: '2027-03-24T17:00:00.000Z', heads: { 'case#a': { n: 16, hash: 'h' } } };

it('signed heads are read back, and refused once a number in them was changed or another key signed them', async () => {
  const keys = localKeys(undefined);
  const file = await signHeads(keys.signer, heads);
  expect(readHeads(keys.linkKeys, file)).toEqual(heads);
  expect(() => readHeads(keys.linkKeys, file.replace('16', '15'))).toThrow('not signed with a key of ours');
  expect(() => readHeads(localKeys(undefined).linkKeys, file)).toThrow('not signed with a key of ours');
});

it('what is signed fits what KMS signs, however many cases there are', async () => {
  const { signer } = localKeys(undefined);
  const signed: string[] = [];
  const many = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, n) => [`case#${n}`, { n: 16, hash: 'h'.repeat(43) }]),
  );
  const file = await signHeads(
    {
      keyId: signer.keyId,
      sign: (message) => {
        signed.push(Buffer.from(message).toString('utf8'));
        return signer.sign(message);
      },
    },
    { at: heads.at, heads: many },
  );
  const digest = createHash('sha256')
    .update(JSON.stringify({ at: heads.at, heads: many }))
    .digest('hex');
  expect(signed).toEqual([`speelruimte/heads/2:${digest}`]);
  expect(file.length).toBeGreaterThan(4_096);
});

it('heads that were signed whole, as it was done before, are read still', async () => {
  const { signer, linkKeys } = localKeys(undefined);
  const text = JSON.stringify(heads);
  const signature = await signer.sign(Buffer.from(`speelruimte/heads/1:${text}`));
  const file = JSON.stringify({
    keyId: signer.keyId,
    signature: Buffer.from(signature).toString('base64url'),
    heads: text,
  });
  expect(readHeads(linkKeys, file)).toEqual(heads);
  expect(() => readHeads(linkKeys, file.replace('16', '15'))).toThrow('not signed with a key of ours');
});
