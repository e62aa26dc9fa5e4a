import { createHash, createHmac } from 'node:crypto';
import { functionNames } from '../../../infra/stacks/grants.ts';

/** What a test signs with itself. Lambda gives every function the same, with an access key of its own: its name. */
export const credentials = {
  // DynamoDB Local keeps the tables of each access key apart; this is the one they are made with.
  accessKeyId: 'local',
  secretAccessKey: 'a-secret-of-the-loopback',
  sessionToken: 'a-session-of-the-loopback',
} as const;
export const region = 'eu-central-1';

const accessKeys: ReadonlySet<string> = new Set([credentials.accessKeyId, ...functionNames]);

/** A request as it came in, the names of its headers in small letters. */
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

const credential = /Credential=([^/,]+)\//;

/** Whose access key a request was signed with. */
export function callerOf({ headers }: Pick<Received, 'headers'>): string {
  return credential.exec(headers['authorization'] ?? '')?.[1] ?? '';
}

/** The header of a signature, as if it was made with the access key that a test signs with. */
export function asOurs(authorization: string): string {
  return authorization.replace(credential, `Credential=${credentials.accessKeyId}/`);
}

/** Why AWS would refuse the signature (Signature Version 4), or `undefined` when it would take it. */
export function signatureFault(service: string, request: Received): string | undefined {
  const { headers } = request;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
      headers['authorization'] ?? '',
    );
  if (parts === null) return 'not signed';
  const [, key = '', day = '', where = '', what = '', names = '', signature = ''] = parts;
  if (!accessKeys.has(key)) return `signed with the key ${key}`;
  if (where !== region || what !== service) return `signed for ${what} in ${where}`;
  if (headers['x-amz-security-token'] !== credentials.sessionToken) return 'no session token';
  const signed = names.split(';');
  const missing = ['host', 'x-amz-date', 'x-amz-security-token'].filter((name) => !signed.includes(name));
  if (missing.length > 0) return `${missing.join(', ')} not signed`;
  const at = headers['x-amz-date'] ?? '';
  if (!at.startsWith(day)) return 'dated otherwise than signed';
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(canonical(request, signed))}`;
  const signingKey = [day, region, service, 'aws4_request'].reduce<Buffer | string>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  return hmac(signingKey, toSign).toString('hex') === signature
    ? undefined
    : 'the signature is of something else';
}

function canonical({ method, path, headers, body }: Received, signed: readonly string[]): string {
  const lines = signed.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`);
  return [method, path, '', lines.join(''), signed.join(';'), sha256(body)].join('\n');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: Buffer | string): string {
  return createHash('sha256').update(text).digest('hex');
}
