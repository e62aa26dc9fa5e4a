import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { KeyWrapper } from '../../shared/ledger/case-keys.ts';
import { writeWhole } from './data-dir.ts';
import type { LinkKeys, LinkSigner } from '../../shared/links/tokens.ts';

const fileSchema = z.object({ wrapping: z.string(), link: z.string(), codes: z.string() });

export type LocalKeys = {
  readonly wrapper: KeyWrapper;
  readonly signer: LinkSigner;
  readonly linkKeys: LinkKeys;
  readonly codeSecret: Uint8Array;
};

const keyId = 'local-1';

/** The keys of a laptop, made once and kept in a file only its owner can read; without a file they live in memory. */
export function localKeys(file: string | undefined): LocalKeys {
  const kept = readOrMake(file);
  const wrapping = Buffer.from(kept.wrapping, 'base64');
  const linkKey = createPrivateKey(kept.link);
  return {
    wrapper: fileWrapper(wrapping),
    signer: { keyId, sign: (message) => Promise.resolve(sign(null, message, linkKey)) },
    linkKeys: new Map([[keyId, createPublicKey(linkKey)]]),
    codeSecret: Buffer.from(kept.codes, 'base64'),
  };
}

function readOrMake(file: string | undefined): z.infer<typeof fileSchema> {
  if (file !== undefined && existsSync(file)) return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const made = {
    wrapping: randomBytes(32).toString('base64'),
    link: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    codes: randomBytes(32).toString('base64'),
  };
  if (file !== undefined) writeWhole(file, JSON.stringify(made));
  return made;
}

/** What KMS does in the cloud: AES-256-GCM around a data key, with the case id as associated data. */
function fileWrapper(wrapping: Buffer): KeyWrapper {
  return {
    create: (context) => {
      const plain = randomBytes(32);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Promise.resolve({ plain, wrapped: Buffer.concat([nonce, cipher.getAuthTag(), sealed]) });
    },
    unwrap: (wrapped, context) => {
      const bytes = Buffer.from(wrapped);
      const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(0, 12)).setAAD(
        Buffer.from(context),
      );
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Promise.resolve(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]));
    },
  };
}
