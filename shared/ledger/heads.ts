import { createHash, verify } from 'node:crypto';
import * as z from 'zod';
import type { LinkKeys, LinkSigner } from '../links/tokens.ts';

const headsSchema = z.strictObject({
  at: z.iso.datetime(),
  heads: z.record(z.string(), z.strictObject({ n: z.number().int(), hash: z.string() })),
});
/** The last entry of every ledger at a moment: what a later check holds a missing tail against. */
export type Heads = z.infer<typeof headsSchema>;

const signedSchema = z.strictObject({ keyId: z.string(), signature: z.string(), heads: z.string() });

/** The heads as a signed file: kept elsewhere than the ledger, it proves what was there on that day. */
export async function signHeads(signer: LinkSigner, heads: Heads): Promise<string> {
  const text = JSON.stringify(heads);
  const signature = Buffer.from(await signer.sign(messageOf(text))).toString('base64url');
  return JSON.stringify({ keyId: signer.keyId, signature, heads: text });
}

/** Throws when the file is not one that was signed with a key we know. */
export function readHeads(keys: LinkKeys, file: string): Heads {
  const signed = signedSchema.parse(JSON.parse(file));
  const key = keys.get(signed.keyId);
  const signature = Buffer.from(signed.signature, 'base64url');
  const isOurs =
    key !== undefined &&
    [messageOf(signed.heads), firstMessageOf(signed.heads)].some((one) => verify(null, one, key, signature));
  if (!isOurs) throw new Error('the heads are not signed with a key of ours');
  return headsSchema.parse(JSON.parse(signed.heads));
}

/**
 * What is signed names its use: no signature over a link passes for one over heads. Of the text its digest, since KMS signs
 * 4096 bytes at most, and that is some thirty-five cases.
 */
function messageOf(text: string): Buffer {
  return Buffer.from(`speelruimte/heads/2:${createHash('sha256').update(text).digest('hex')}`);
}

/** As heads were signed before, whole: their files are kept for as long as what they prove. */
function firstMessageOf(text: string): Buffer {
  return Buffer.from(`speelruimte/heads/1:${text}`);
}
