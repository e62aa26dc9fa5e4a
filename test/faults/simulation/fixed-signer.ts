import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** An Ed25519 key out of 32 bytes, so that the same run has the same links. */
export function signerOf(seed: Uint8Array) {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const keyId = 'simulated-1';
  return {
    keyId,
    keys: new Map([[keyId, createPublicKey(key)]]),
    sign: (message: Uint8Array): Uint8Array => sign(null, message, key),
  };
}
