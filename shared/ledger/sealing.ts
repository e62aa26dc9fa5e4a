import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const nonceBytes = 12;
const tagBytes = 16;

/** One case's data key of 32 bytes, split by purpose, so that no key ever does two jobs. */
export type CaseKey = {
  readonly sealing: KeyObject;
  readonly slices: KeyObject;
  readonly commands: KeyObject;
};

export function caseKeyOf(dataKey: Uint8Array): CaseKey {
  const derive = (purpose: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `speelruimte/${purpose}`, 32)));
  return { sealing: derive('sealing'), slices: derive('slices'), commands: derive('commands') };
}

/**
 * AES-256-GCM over the brotli-compressed JSON, with `bound` as associated data: sealed words cannot be moved to another
 * envelope. Returns nonce, tag and ciphertext in one piece. The nonce is drawn here and is no argument: one drawn twice
 * with one key would give the words away.
 */
export function seal(key: CaseKey, value: unknown, bound: string): Uint8Array {
  const packed = brotliCompressSync(JSON.stringify(value), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
  });
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce);
  cipher.setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(packed), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The value that was sealed, as parsed JSON. Throws when key, words or envelope are not those it was sealed with. */
export function unseal(key: CaseKey, sealed: Uint8Array, bound: string): unknown {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const packed = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  const value: unknown = JSON.parse(brotliDecompressSync(packed).toString());
  return value;
}

/** HMAC-SHA-256, base64url. */
export function keyedHash(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** SHA-256 over the envelope's own bytes and the sealed part, base64url; the length keeps the two apart. */
export function entryHash(envelopeText: string, sealed: Uint8Array | undefined): string {
  const envelope = Buffer.from(envelopeText);
  return createHash('sha256')
    .update(`${envelope.length}:`)
    .update(envelope)
    .update(sealed ?? new Uint8Array())
    .digest('base64url');
}
