import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { codeFor, mintLink, readLink, type Claims, type LinkSigner } from '../../shared/links/tokens.ts';

function keyPair(keyId: string) {
  const key = createPrivateKey(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  const signer: LinkSigner = { keyId, sign: (message) => Promise.resolve(sign(null, message, key)) };
  return { signer, publicKey: createPublicKey(key) };
}

const old = keyPair('2026');
const current = keyPair('2027');
const known = {
  keys: new Map([
    ['2026', old.publicKey],
    ['2027', current.publicKey],
  ]),
  environment: 'test',
};
const claims: Claims = {
  purpose: 'work',
  environment: 'test',
  person: personIdSchema.parse('contact-1'),
  epoch: 3,
  expires: 1_800_000_000,
};

describe('a signed link', () => {
  it('says what was signed, with either of the two keys that are live', async () => {
    expect(readLink(await mintLink(old.signer, claims), known)).toEqual(claims);
    expect(readLink(await mintLink(current.signer, claims), known)).toEqual(claims);
  });

  it('is the same each time it is made', async () => {
    expect(await mintLink(current.signer, claims)).toBe(await mintLink(current.signer, claims));
  });

  it('is nothing once its key is gone, under another key’s name, or in another environment', async () => {
    const token = await mintLink(old.signer, claims);
    expect(readLink(token, { ...known, keys: new Map([['2027', current.publicKey]]) })).toBeUndefined();
    expect(readLink(token, { ...known, keys: new Map([['2026', current.publicKey]]) })).toBeUndefined();
    expect(readLink(token, { ...known, environment: 'production' })).toBeUndefined();
  });

  it('has one spelling', async () => {
    const token = await mintLink(current.signer, claims);
    const [head = '', tail = ''] = token.split('.');
    const otherSpellings = [
      `${head}=.${tail}`,
      `${head}.${tail}=`,
      `${head}.${tail}.`,
      `.${tail}`,
      `${head}.`,
      ` ${token}`,
      `${token}\n`,
      token.replaceAll('-', '+').replaceAll('_', '/') === token
        ? `${token}+`
        : token.replaceAll('-', '+').replaceAll('_', '/'),
    ];
    for (const spelling of otherSpellings) expect(readLink(spelling, known), spelling).toBeUndefined();
  });

  it('cannot be signed for another use: the bytes under a link name that it is one', async () => {
    const [head = ''] = (await mintLink(current.signer, claims)).split('.');
    const text = Buffer.from(head, 'base64url');
    const signature = Buffer.from(await current.signer.sign(text)).toString('base64url');
    expect(readLink(`${head}.${signature}`, known)).toBeUndefined();
  });

  it('numbers are spelled one way, so that no two links say the same', async () => {
    for (const number of ['03', '3.0', '+3', '3e0', ' 3', '']) {
      const text = `2027~work~test~~~contact-1~${number}~1800000000`;
      const signature = await current.signer.sign(Buffer.from(`speelruimte/link/1:${text}`));
      const token = `${Buffer.from(text).toString('base64url')}.${Buffer.from(signature).toString('base64url')}`;
      expect(readLink(token, known), number).toBeUndefined();
    }
  });
});

describe('the code beside a link', () => {
  it('is four digits that follow from the link and the secret', () => {
    const secret = Buffer.from('geheim');
    expect(codeFor(secret, 'a.b')).toMatch(/^[0-9]{4}$/);
    expect(codeFor(secret, 'a.b')).toBe(codeFor(secret, 'a.b'));
    const others = new Set(Array.from({ length: 200 }, (_, index) => codeFor(secret, `a.${index}`)));
    expect(others.size).toBeGreaterThan(150);
    expect(
      codeFor(Buffer.from('anders'), 'a.b') === codeFor(secret, 'a.b') &&
        codeFor(Buffer.from('anders'), 'a.c') === codeFor(secret, 'a.c'),
    ).toBe(false);
  });
});
