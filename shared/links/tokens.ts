import { createHash, createHmac, verify, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { caseIdSchema, conversationIdSchema, personIdSchema, slugSchema } from '../domain/identifiers.ts';

/**
 * `conversation`: an official's one talk; `family`: the family's own page; `work`: a contact person's desk; `overview` that
 * of a manager, and `administration` that of an administrator.
 */
export const purposeSchema = z.enum(['conversation', 'family', 'work', 'overview', 'administration']);
export type Purpose = z.infer<typeof purposeSchema>;

/** What a link says. `expires` in seconds since 1970, on the real clock. No name, no case number of the municipality. */
const claimsSchema = z.strictObject({
  purpose: purposeSchema,
  environment: slugSchema,
  caseId: caseIdSchema.optional(),
  conversation: conversationIdSchema.optional(),
  person: personIdSchema,
  epoch: z.number().int().min(0),
  expires: z.number().int().positive(),
});
export type Claims = z.infer<typeof claimsSchema>;

/** Signs links: KMS in the cloud, a key file on a laptop. Only the mailer has one. Ed25519, 64 bytes. */
export type LinkSigner = { readonly keyId: string; sign(message: Uint8Array): Promise<Uint8Array> };
/** The public keys by id: two may be live while keys are rotated. */
export type LinkKeys = ReadonlyMap<string, KeyObject>;

const separator = '~';
const number = /^(0|[1-9][0-9]{0,15})$/;

function textOf(keyId: string, claims: Claims): string {
  const { purpose, environment, caseId, conversation, person, epoch, expires } = claims;
  return [keyId, purpose, environment, caseId ?? '', conversation ?? '', person, epoch, expires].join(
    separator,
  );
}

/** What is signed names its own use, so that no signature made for another purpose can pass for a link. */
function messageOf(text: string): Buffer {
  return Buffer.from(`speelruimte/link/1:${text}`);
}

/** The same claims give the same token: a mail that is tried again carries the link it carried before. */
export async function mintLink(signer: LinkSigner, claims: Claims): Promise<string> {
  const text = textOf(signer.keyId, claims);
  const signature = await signer.sign(messageOf(text));
  return `${Buffer.from(text).toString('base64url')}.${Buffer.from(signature).toString('base64url')}`;
}

/**
 * The claims of a link we signed for this environment; `undefined` for everything else. Strict: one spelling per
 * token, no algorithm to choose. Says nothing about expiry or epoch: those have pages of their own.
 */
export function readLink(token: string, known: { keys: LinkKeys; environment: string }): Claims | undefined {
  if (token.length > 600) return undefined;
  const [head, tail, ...rest] = token.split('.');
  if (head === undefined || tail === undefined || rest.length > 0) return undefined;
  const text = canonicalBytes(head)?.toString('latin1');
  const signature = canonicalBytes(tail);
  if (text === undefined || signature?.length !== 64) return undefined;
  const [keyId, purpose, environment, caseId, conversation, person, epoch, expires, ...more] =
    text.split(separator);
  const key = known.keys.get(keyId ?? '');
  if (key === undefined || more.length > 0) return undefined;
  if (!verify(null, messageOf(text), key, signature)) return undefined;
  if (!number.test(epoch ?? '') || !number.test(expires ?? '')) return undefined;
  const claims = claimsSchema.safeParse({
    purpose,
    environment,
    ...(caseId === '' ? {} : { caseId }),
    ...(conversation === '' ? {} : { conversation }),
    person,
    epoch: Number(epoch),
    expires: Number(expires),
  });
  return claims.success && claims.data.environment === known.environment ? claims.data : undefined;
}

/** The bytes of base64url text in its one canonical spelling; anything else is not ours. */
function canonicalBytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length > 0 && bytes.toString('base64url') === text ? bytes : undefined;
}

/** The four digits printed beside the link. Nothing is stored: they follow from the link and a secret. */
export function codeFor(secret: Uint8Array, token: string): string {
  const digest = createHmac('sha256', secret).update(`speelruimte/code/1:${token}`).digest();
  return String(digest.readUIntBE(0, 6) % 10_000).padStart(4, '0');
}

/** What stands for a token where it must not be written down itself. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
