import { createPublicKey } from 'node:crypto';
import * as z from 'zod';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import type { LinkKeys } from '../../shared/links/tokens.ts';
import type { Variables } from './variables.ts';

const keysSchema = z.record(slugSchema, z.base64());
const variablesSchema = z.object({ LINK_PUBLIC_KEYS: z.string() });

/** The keys that links are checked with, from configuration: pages need no permission on the signing key. */
export function linkPublicKeys(variables: Variables): LinkKeys {
  const { LINK_PUBLIC_KEYS } = variablesSchema.parse(variables);
  const keys = Object.entries(keysSchema.parse(JSON.parse(LINK_PUBLIC_KEYS)));
  return new Map(
    keys.map(([keyId, spki]) => {
      const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
      if (key.asymmetricKeyType !== 'ed25519') throw new Error(`the link key ${keyId} is no Ed25519 key`);
      return [keyId, key];
    }),
  );
}
