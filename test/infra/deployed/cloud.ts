import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { LocalStepFunctions } from '../../../infra/local/step-functions.ts';
import { readDeployment } from '../../../infra/stacks/deployment.ts';
import { functionNames, type FunctionName } from '../../../infra/stacks/grants.ts';
import { ChangeFeed } from './change-feed.ts';
import { account, release, tableArn, type Release } from './deployment.ts';
import { dynamoDb, type Engine } from './dynamodb.ts';
import { Lambda } from './lambda.ts';
import { isAllowed, type Permit } from './permissions.ts';
import { Refusal } from './service.ts';
import { region } from './signature.ts';
import { kms, secretsManager, ses, stepFunctions, type SentMail } from './services.ts';

/** The deployed system: every function from its bundle, in a process of its own, and the services of AWS it calls. */
export type Cloud = {
  readonly origin: string;
  readonly invoke: (name: FunctionName, event: unknown) => Promise<unknown>;
  /** Oldest first. */
  readonly mails: readonly SentMail[];
  /** What went wrong anywhere: signatures, requests nobody knows or may make, feeds and executions that failed. */
  readonly faults: () => readonly string[];
  readonly started: (name: FunctionName) => boolean;
  readonly logOf: (name: FunctionName) => string;
  readonly close: () => Promise<void>;
};

const codeSecret = 'the-secret-behind-every-code-of-the-loopback';
/** What the edge shows the door. */
export const doorKey = 'a-key-of-the-door-of-the-loopback-and-no-other';

/** The example deployment, released with a key of its own to sign links with; KMS tells nobody the one in its settings. */
export type ExampleRelease = Release & {
  readonly origin: string;
  readonly linkKey: KeyObject;
  readonly remove: () => void;
};

export function releaseExample(): ExampleRelease {
  const outdir = mkdtempSync(join(tmpdir(), 'speelruimte-deployed-'));
  const { publicKey, privateKey: linkKey } = generateKeyPairSync('ed25519');
  const example = readDeployment('waterrijk-test');
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const deployment = { ...example, linkPublicKeys: { [example.linkKeyId]: spki } };
  return {
    ...release(deployment, outdir),
    origin: deployment.origin,
    linkKey,
    remove: () => {
      rmSync(outdir, { recursive: true, force: true });
    },
  };
}

export async function openCloud(engine: Engine, released: ExampleRelease): Promise<Cloud> {
  const { functions, stateMachineArn, definition, arnOf, permissions, origin, linkKey } = released;
  const faults: string[] = [];
  const mails: SentMail[] = [];
  const fault = (error: unknown): void => {
    faults.push(String(error));
  };
  const permit: Permit = (caller, asked) => {
    const name = functionNames.find((one) => one === caller);
    if (name !== undefined && isAllowed(permissions[name], asked)) return;
    fault(`${caller} may not ${asked.action} on ${asked.resource} with ${JSON.stringify(asked.context)}`);
    throw new Refusal('AccessDeniedException');
  };
  const invoke = (name: FunctionName, event: unknown): Promise<unknown> => lambdas[name].invoke(event);
  const executions = new LocalStepFunctions({
    definition,
    functions: {
      [arnOf('take-stock')]: (payload) => invoke('take-stock', payload),
      [arnOf('hold-conversation')]: (payload) => invoke('hold-conversation', payload),
    },
    onError: fault,
    now: Date.now,
  });
  const { LEDGER_TABLE = '', DESK_TABLE = '' } = functions.react.variables;
  const { WRAPPING_KEY = '', LINK_KEY = '', CODE_SECRET = '' } = functions.mailer.variables;
  const doorKeys = z.array(z.string()).parse(JSON.parse(functions.doorkeeper.variables['DOOR_KEYS'] ?? '[]'));
  const feeds = new Map([
    [LEDGER_TABLE, new ChangeFeed(['ledger', 'n'], (event) => invoke('react', event), fault)],
    [DESK_TABLE, new ChangeFeed(['pk', 'sk'], (event) => invoke('mailer', event), fault)],
  ]);
  const prefix = LEDGER_TABLE.slice(0, -'ledger'.length);
  const services = {
    DYNAMODB: await dynamoDb(engine, {
      prefix,
      tableArn,
      permit,
      putIn: (table, item) => feeds.get(table)?.tell(item),
    }),
    KMS: await kms({ wrapping: WRAPPING_KEY, link: LINK_KEY, linkKey }, permit),
    SECRETS_MANAGER: await secretsManager(
      new Map([[CODE_SECRET, codeSecret], ...doorKeys.map((arn) => [arn, doorKey] as const)]),
      permit,
    ),
    SFN: await stepFunctions(stateMachineArn, executions, permit),
    SESV2: await ses(
      {
        origin,
        arnOf: (resource) => `arn:aws:ses:${region}:${account}:${resource}`,
        keep: (mail) => mails.push(mail),
      },
      permit,
    ),
  };
  const endpoints = Object.fromEntries(
    Object.entries(services).map(([service, { endpoint }]) => [`AWS_ENDPOINT_URL_${service}`, endpoint]),
  );
  const lambdas = z
    .record(z.enum(functionNames), z.instanceof(Lambda))
    .parse(Object.fromEntries(functionNames.map((name) => [name, new Lambda(functions[name], endpoints)])));
  return {
    origin,
    invoke,
    mails,
    faults: () => [...faults, ...Object.values(services).flatMap((service) => service.faults)],
    started: (name) => lambdas[name].isStarted,
    logOf: (name) => lambdas[name].log,
    close: async () => {
      for (const feed of feeds.values()) await feed.close();
      await executions.close();
      for (const lambda of Object.values(lambdas)) await lambda.close();
      for (const service of Object.values(services)) await service.close();
    },
  };
}
