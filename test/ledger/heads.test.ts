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
