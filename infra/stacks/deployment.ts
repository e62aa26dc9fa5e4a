import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import { municipalityOf, type Municipality } from '../../shared/registers/municipality.ts';
import { defaultChain } from '../../workflows/chain.ts';

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
    /** What links call the key they are signed with now. */
    linkKeyId: slugSchema,
    /** Base64 of the SPKI (DER) of every key whose links still open; KMS tells the public half of its own. */
    linkPublicKeys: z.record(
      slugSchema,
      z.base64().refine(isEd25519, 'not the SPKI of an Ed25519 public key'),
    ),
  })
  .refine((settings) => settings.linkKeyId in settings.linkPublicKeys, {
    path: ['linkKeyId'],
    message: 'links signed with this key would open nowhere: its public key is not listed',
  });

/** One deployment: `infra/environments/<name>.json`, with the municipality it serves. */
export type Deployment = Omit<z.infer<typeof settingsSchema>, 'municipality'> & {
  readonly municipality: Municipality;
  readonly municipalityFile: URL;
};

/** Throws, naming every fault, when the file cannot make a system that works. */
export function readDeployment(name: string): Deployment {
  const file = new URL(`../environments/${slugSchema.parse(name)}.json`, import.meta.url);
  const settings = settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const municipalityFile = new URL(`../municipalities/${settings.municipality}`, import.meta.url);
  const municipality = municipalityOf(JSON.parse(readFileSync(municipalityFile, 'utf8')), defaultChain);
  return { ...settings, municipality, municipalityFile };
}

function isEd25519(spki: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
