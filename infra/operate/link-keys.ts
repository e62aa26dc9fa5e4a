import {
  CreateKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import { claimDataDir, writeWhole } from '../local/data-dir.ts';
import { localKeyRing, without } from '../local/keys.ts';
import { Misasked, NothingThere } from './misasked.ts';

/** Which keys links are checked with, and the one they are signed with now. */
export type KeyRing = { readonly signsWith: string | undefined; readonly keys: readonly string[] };

/** The keys of one place. Each of these changes what is written down there, and nothing before it is whole. */
export type RingKeeper = {
  read(): KeyRing;
  add(id: string): Promise<void> | void;
  use(id: string): void;
  drop(id: string): Promise<void> | void;
  close(): Promise<void>;
};

export async function ringKeeper(
  environment: string | undefined,
  dataDir: string | undefined,
): Promise<RingKeeper> {
  if (environment === undefined) return onLaptop(dataDir);
  const path = fileURLToPath(
    new URL(`../environments/${slugSchema.parse(environment)}.json`, import.meta.url),
  );
  if (!existsSync(path)) throw new Misasked(`there is no environment ${environment}`);
  return onAws(path);
}

async function onLaptop(dataDir: string | undefined): Promise<RingKeeper> {
  if (dataDir === undefined || !existsSync(dataDir)) throw new NothingThere('DATA_DIR holds nothing yet.');
  const claim = await claimDataDir(dataDir);
  return { ...localKeyRing(dataDir), close: () => claim.release() };
}

/** As far as it concerns keys: a file without any is one of a deployment that is yet to be made. */
const fileSchema = z.looseObject({
  environment: slugSchema,
  region: z.string(),
  linkKeys: z.record(slugSchema, z.string()).default({}),
  linkKeyId: slugSchema.optional(),
  linkPublicKeys: z.record(slugSchema, z.string()).default({}),
});
type EnvironmentFile = z.infer<typeof fileSchema>;

/** The keys are made at KMS, which keeps their private halves; the file of the environment lists them. */
export function onAws(path: string): RingKeeper {
  const read = (): EnvironmentFile => fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const write = (file: EnvironmentFile): void => {
    writeWhole(path, `${JSON.stringify(file, undefined, 2)}\n`, 0o644);
  };
  const kms = new KMSClient({ region: read().region });
  const { environment } = read();
  return {
    read: () => {
      const { linkKeyId: signsWith, linkPublicKeys } = read();
      return { signsWith, keys: Object.keys(linkPublicKeys) };
    },
    add: async (id) => {
      const { arn, publicKey } = await makeKey(kms, `Speelruimte: signs links of ${environment}, ${id}`);
      const { linkKeys, linkKeyId = id, linkPublicKeys, ...file } = read();
      const keys = { linkKeys: { ...linkKeys, [id]: arn }, linkKeyId };
      write({ ...file, ...keys, linkPublicKeys: { ...linkPublicKeys, [id]: publicKey } });
    },
    use: (id) => {
      write({ ...read(), linkKeyId: id });
    },
    drop: async (id) => {
      const file = read();
      const arn = file.linkKeys[id];
      write({
        ...file,
        linkKeys: without(file.linkKeys, id),
        linkPublicKeys: without(file.linkPublicKeys, id),
      });
      if (arn !== undefined)
        await kms.send(new ScheduleKeyDeletionCommand({ KeyId: arn, PendingWindowInDays: 30 }));
    },
    close: () => {
      kms.destroy();
      return Promise.resolve();
    },
  };
}

async function makeKey(kms: KMSClient, description: string): Promise<{ arn: string; publicKey: string }> {
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({
      Description: description,
      KeySpec: 'ECC_NIST_EDWARDS25519',
      KeyUsage: 'SIGN_VERIFY',
      Tags: [{ TagKey: 'product', TagValue: 'speelruimte' }],
    }),
  );
  const arn = KeyMetadata?.Arn;
  if (arn === undefined) throw new Error('KMS made no key');
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: arn }));
  if (PublicKey === undefined) throw new Error('KMS told no public key');
  return { arn, publicKey: Buffer.from(PublicKey).toString('base64') };
}
