import { createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import { municipalityOf, type Municipality } from '../../shared/registers/municipality.ts';
import { providerSchema } from '../../shared/sign-in/provider-settings.ts';
import { defaultChain } from '../../workflows/chain.ts';
import type { TableName } from '../tables.ts';

const hostSchema = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/, 'not a host name in small letters');

const arnOf = (service: string) =>
  z.string().regex(new RegExp(`^arn:aws[a-z-]*:${service}:[^*]+$`), `not an ARN of ${service}`);

const certificateSchema = z
  .string()
  .regex(/^arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate\/[a-z0-9-]+$/, 'not the ARN of a certificate of ACM');

/** Requests of one address in five minutes. A town hall is one address: everybody in it counts together. */
const limitSchema = z
  .int()
  .min(10, 'WAF counts from 10')
  .max(2_000_000_000, 'WAF counts to two thousand million');

const settingsSchema = z
  .strictObject({
    /** Stands in every link, so that one of the test environment opens nothing in production; and in every name on AWS. */
    environment: slugSchema.max(32, 'at most 32 letters, since names on AWS are made from it'),
    /** A deployment goes to this account and region, or nowhere. */
    account: z.string().regex(/^[0-9]{12}$/, 'not an account of AWS: twelve digits'),
    region: z
      .string()
      .regex(/^eu-[a-z]+-[0-9]$/, 'not a region in Europe, where what people wrote has to stay'),
    /** A file in `infra/municipalities`. */
    municipality: z.string().regex(/^[a-z0-9-]+\.json$/, 'not the name of a file in infra/municipalities'),
    /** Where the pages are, without a slash at the end. */
    origin: z
      .string()
      .regex(/^https:\/\/[a-z0-9.-]+$/, 'not https:// and a host name, with nothing behind it'),
    /** Of the host in `origin`: one that CloudFront shows to visitors, one that the door in `region` shows to CloudFront. */
    certificates: z.strictObject({ edge: certificateSchema, region: certificateSchema }),
    /** Left out, no firewall stands in front: it has a price of its own. */
    firewall: z
      .strictObject({ requestsPerAddress: limitSchema, signInsPerAddress: limitSchema })
      .refine((limits) => limits.signInsPerAddress <= limits.requestsPerAddress, {
        path: ['signInsPerAddress'],
        message: 'would never be reached: requestsPerAddress is reached before it',
      })
      .optional(),
    mail: z.strictObject({
      /** Of the municipality's sender address; an identity at SES is made for it. */
      domain: hostSchema,
      /** A subdomain of it, with no mail of its own, for mail that comes back. */
      returnsTo: hostSchema,
    }),
    /** Names of the keys that the edge opens the door with. It shows the first; each of them opens. */
    doorKeys: z.tuple([slugSchema], slugSchema),
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
    /** Left out, staff come in by a link in a mail alone. */
    openIdConnect: providerSchema
      .refine(({ issuer }) => issuer.startsWith('https://'), { path: ['issuer'], message: 'not https://' })
      .optional(),
    /** Where alarms are mailed to: a mailbox of the team rather than of a person. Each must confirm once to SNS. */
    operators: z.array(z.email()).min(1),
  })
  .superRefine((settings, context) => {
    for (const [fault, message, path] of faultsOf(settings))
      if (fault) context.addIssue({ code: 'custom', message, path: [...path] });
  });

type Settings = {
  readonly account: string;
  readonly region: string;
  readonly certificates: { readonly edge: string; readonly region: string };
  readonly mail: { readonly domain: string; readonly returnsTo: string };
  readonly doorKeys: readonly string[];
  readonly linkKeyId: string;
  readonly linkKeys: Readonly<Record<string, string>>;
  readonly linkPublicKeys: Readonly<Record<string, string>>;
};

/** What each setting by itself does not show. */
function faultsOf(settings: Settings): [boolean, string, string[]][] {
  const { account, region, certificates, mail, doorKeys } = settings;
  const isIn = (arn: string, place: string): boolean => arn.startsWith(`arn:aws:acm:${place}:${account}:`);
  return [
    [
      !isIn(certificates.edge, 'us-east-1'),
      'CloudFront takes certificates of this account in us-east-1 alone',
      ['certificates', 'edge'],
    ],
    [
      !isIn(certificates.region, region),
      `API Gateway takes certificates of this account in ${region} alone`,
      ['certificates', 'region'],
    ],
    [
      !mail.returnsTo.endsWith(`.${mail.domain}`),
      `SES takes a subdomain of ${mail.domain} alone`,
      ['mail', 'returnsTo'],
    ],
    [new Set(doorKeys).size < doorKeys.length, 'the same key twice', ['doorKeys']],
    [
      !(settings.linkKeyId in settings.linkPublicKeys),
      'links signed with this key would open nowhere: its public key is not listed',
      ['linkKeyId'],
    ],
    [!(settings.linkKeyId in settings.linkKeys), 'no key at KMS is listed under this name', ['linkKeyId']],
  ];
}

/** One deployment: `infra/environments/<name>.json`, with the municipality it serves. */
export type Deployment = Omit<z.infer<typeof settingsSchema>, 'municipality'> & {
  readonly municipality: Municipality;
  readonly municipalityFile: URL;
  /** The key that signs links now. */
  readonly linkKey: string;
};

const environments = new URL('../environments/', import.meta.url);

/** Throws, naming every fault, when the file cannot make a system that works. */
export function readDeployment(name: string): Deployment {
  const known = readdirSync(environments).map((file) => basename(file, '.json'));
  if (!known.includes(name))
    throw new Error(`no infra/environments/${name}.json; there are: ${known.join(', ')}`);
  const file = new URL(`${name}.json`, environments);
  return deploymentOf(JSON.parse(readFileSync(file, 'utf8')), `infra/environments/${name}.json`);
}

/** `where` is what the file is called in the message of a failure. */
export function deploymentOf(json: unknown, where: string): Deployment {
  const read = settingsSchema.safeParse(json);
  if (!read.success) throw new Error(`${where} cannot be deployed:\n${z.prettifyError(read.error)}`);
  const settings = read.data;
  const municipalityFile = new URL(`../municipalities/${settings.municipality}`, import.meta.url);
  if (!existsSync(municipalityFile))
    throw new Error(`${where} cannot be deployed: no infra/municipalities/${settings.municipality}`);
  const municipality = municipalityOf(JSON.parse(readFileSync(municipalityFile, 'utf8')), defaultChain);
  const sender = municipality.sender.email;
  const { domain } = settings.mail;
  if (!sender.endsWith(`@${domain}`) && !sender.endsWith(`.${domain}`))
    throw new Error(
      `${where} cannot be deployed: ${settings.municipality} sends as ${sender}, which is not in mail.domain, ${domain}`,
    );
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

function isEd25519(spki: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
