import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import { municipalityOf, type Municipality } from '../../shared/registers/municipality.ts';
import { defaultChain } from '../../workflows/chain.ts';
import type { TableName } from '../tables.ts';

const arnOf = (service: string) => z.string().regex(new RegExp(`^arn:aws[a-z-]*:${service}:[^*]+$`));

const settingsSchema = z
  .strictObject({
    /** Stands in every link, so that one of the test environment opens nothing in production. */
    environment: slugSchema,
    /** A file in `infra/municipalities`. */
    municipality: z.string().regex(/^[a-z0-9-]+\.json$/),
    /** Where the pages are, without a slash at the end. */
    origin: z.string().regex(/^https:\/\/[a-z0-9.-]+$/),
    /** Of the host in `origin`. Left out, the pages are at the address that API Gateway gives. */
    certificate: arnOf('acm').optional(),
    /** The identity, verified at SES, that the municipality's sender address belongs to. */
    senderIdentity: arnOf('ses'),
    /** The keys that sign links, at KMS, by what links call them: `npm run rotate-link-key` makes them and lists them here. */
    linkKeys: z.record(slugSchema, arnOf('kms')),
    /** What links call the key they are signed with now. */
    linkKeyId: slugSchema,
    /** Base64 of the SPKI (DER) of every key whose links still open; KMS tells the public half of its own. */
    linkPublicKeys: z.record(
      slugSchema,
      z.base64().refine(isEd25519, 'not the SPKI of an Ed25519 public key'),
    ),
    /** The tables that were set back to an earlier moment, in place of those they were made from. */
    restored: z
      .strictObject({
        /** After the name of each: `speelruimte-<environment>-ledger-<suffix>`. */
        suffix: slugSchema,
        feeds: z.strictObject({ ledger: arnOf('dynamodb'), desk: arnOf('dynamodb') }),
      })
      .optional(),
  })
  .refine((settings) => settings.linkKeyId in settings.linkPublicKeys, {
    path: ['linkKeyId'],
    message: 'links signed with this key would open nowhere: its public key is not listed',
  })
  .refine((settings) => settings.linkKeyId in settings.linkKeys, {
    path: ['linkKeyId'],
    message: 'no key at KMS is listed under this name',
  });

/** One deployment: `infra/environments/<name>.json`, with the municipality it serves. */
export type Deployment = Omit<z.infer<typeof settingsSchema>, 'municipality'> & {
  readonly municipality: Municipality;
  readonly municipalityFile: URL;
  /** The key that signs links now. */
  readonly linkKey: string;
};

/** Throws, naming every fault, when the file cannot make a system that works. */
export function readDeployment(name: string): Deployment {
  const file = new URL(`../environments/${slugSchema.parse(name)}.json`, import.meta.url);
  const settings = settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const municipalityFile = new URL(`../municipalities/${settings.municipality}`, import.meta.url);
  const municipality = municipalityOf(JSON.parse(readFileSync(municipalityFile, 'utf8')), defaultChain);
  const linkKey = settings.linkKeys[settings.linkKeyId] ?? '';
  return { ...settings, municipality, municipalityFile, linkKey };
}

/** What a table of a deployment is called. */
export function tableNameOf(
  { environment, restored }: Pick<Deployment, 'environment' | 'restored'>,
  table: TableName,
): string {
  const name = `speelruimte-${environment}-${table}`;
  return restored === undefined ? name : `${name}-${restored.suffix}`;
}

/** By which an operator finds the key that wraps the data keys of cases. */
export function wrappingAlias(environment: string): string {
  return `alias/speelruimte-${environment}-wrapping`;
}

/** The region a deployment is in: that of the identity it sends mail as. */
export function regionOf({ senderIdentity }: Pick<Deployment, 'senderIdentity'>): string {
  return senderIdentity.split(':')[3] ?? '';
}

function isEd25519(spki: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
