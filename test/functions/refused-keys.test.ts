import { expect, it } from 'vitest';
import { withRefusalsTold } from '../../functions/aws/refused-keys.ts';

const context = 'abcdefghijklmnopqrstuvwxyz';

it('a key that KMS refuses is told, and refused all the same', async () => {
  let told = 0;
  const off = (): Promise<never> => Promise.reject(new Error('KMSInvalidStateException'));
  const keys = withRefusalsTold({ create: off, unwrap: off }, () => {
    told += 1;
  });
  await expect(keys.create(context)).rejects.toThrow('KMSInvalidStateException');
  await expect(keys.unwrap(new Uint8Array(1), context)).rejects.toThrow('KMSInvalidStateException');
  expect(told).toBe(2);
});

it('a key that KMS gives is given on, and nothing is told', async () => {
  const given = { plain: Uint8Array.of(1), wrapped: Uint8Array.of(2) };
  let told = 0;
  const keys = withRefusalsTold(
    { create: () => Promise.resolve(given), unwrap: () => Promise.resolve(given.plain) },
    () => {
      told += 1;
    },
  );
  expect(await keys.create(context)).toBe(given);
  expect(await keys.unwrap(given.wrapped, context)).toBe(given.plain);
  expect(told).toBe(0);
});
