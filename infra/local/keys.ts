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
import { join } from 'node:path';
import * as z from 'zod';
import type { KeyWrapper } from '../../shared/ledger/case-keys.ts';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import { writeWhole } from './data-dir.ts';
import type { LinkKeys, LinkSigner } from '../../shared/links/tokens.ts';

const fileSchema = z.object({
  wrapping: z.string(),
  /** The one key there was before there could be more. */
  link: z.string().optional(),
  links: z.record(slugSchema, z.string()).optional(),
  signsWith: slugSchema.optional(),
  codes: z.string(),
});
type KeyFile = z.infer<typeof fileSchema>;

export type LocalKeys = {
  readonly wrapper: KeyWrapper;
  readonly signer: LinkSigner;
  readonly linkKeys: LinkKeys;
  readonly codeSecret: Uint8Array;
};

const firstKeyId = 'local-1';

/** The keys of a laptop, made once and kept in a file only its owner can read; without a file they live in memory. */
export function localKeys(file: string | undefined): LocalKeys {
  const kept = readOrMake(file);
  const wrapping = Buffer.from(kept.wrapping, 'base64');
  const { links, signsWith: keyId } = ringOf(kept);
  const linkKeys = new Map(Object.entries(links).map(([id, pem]) => [id, createPrivateKey(pem)]));
  const signing = linkKeys.get(keyId);
  if (signing === undefined) throw new Error('no key signs links');
  return {
    wrapper: fileWrapper(wrapping),
    signer: { keyId, sign: (message) => Promise.resolve(sign(null, message, signing)) },
    linkKeys: new Map([...linkKeys].map(([id, key]) => [id, createPublicKey(key)])),
    codeSecret: Buffer.from(kept.codes, 'base64'),
  };
}

type Ring = { readonly links: Readonly<Record<string, string>>; readonly signsWith: string };

function ringOf({ link, links, signsWith = firstKeyId }: KeyFile): Ring {
  return { links: { ...(link === undefined ? {} : { [firstKeyId]: link }), ...links }, signsWith };
}

/** The keys that links are signed and checked with, in the file of a laptop. */
export function localKeyRing(dataDir: string) {
  const file = join(dataDir, 'keys.json');
  const change = (to: (ring: Ring) => Ring): void => {
    const { wrapping, codes, ...kept } = readOrMake(file);
    writeWhole(file, JSON.stringify({ wrapping, codes, ...to(ringOf({ wrapping, codes, ...kept })) }));
  };
  return {
    read: () => {
      const { links, signsWith } = ringOf(readOrMake(file));
      return { signsWith, keys: Object.keys(links) };
    },
    add: (id: string): void => {
      change(({ links, signsWith }) => ({ links: { ...links, [id]: newLinkKey() }, signsWith }));
    },
    use: (id: string): void => {
      change(({ links }) => ({ links, signsWith: id }));
    },
    drop: (id: string): void => {
      change(({ links, signsWith }) => ({ links: without(links, id), signsWith }));
    },
  };
}

/** The same keys but one. */
export function without(keys: Readonly<Record<string, string>>, id: string): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).filter(([name]) => name !== id));
}

function newLinkKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function readOrMake(file: string | undefined): KeyFile {
  if (file !== undefined && existsSync(file)) return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const made = {
    wrapping: randomBytes(32).toString('base64'),
    links: { [firstKeyId]: newLinkKey() },
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
