import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createPublicKey, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { KmsSigner } from '../../functions/aws/kms-signer.ts';
import { frameOf } from '../../shared/pages/layout.ts';
import { KmsWrapper } from '../../functions/aws/kms-wrapper.ts';
import { buildSystem, type Executions, type System } from '../../functions/system.ts';
import type { LinkSigner } from '../../shared/links/tokens.ts';
import { openGround, readMunicipality, systemFor } from '../local/runtime.ts';
import { readSettings } from '../local/settings.ts';
import { readDeployment, tableNameOf, wrappingAlias, type Deployment } from '../stacks/deployment.ts';
import { namesOfTables } from '../tables.ts';
import { complain, NothingThere } from './misasked.ts';

/** Where a command works: the data of a deployment on AWS, or those of a laptop. */
export type Place = {
  readonly name: string;
  readonly system: System;
  readonly signer: LinkSigner;
  readonly close: () => Promise<void>;
};

/**
 * With the name of an environment its tables and keys on AWS, by whatever credentials the operator has; without one the
 * folder of the local runtime, which must not be running: its database belongs to one process at a time.
 */
async function openPlace(environment: string | undefined): Promise<Place> {
  const place = environment === undefined ? await onLaptop() : onAws(readDeployment(environment));
  await place.system.registers.fresh();
  return place;
}

/** The same, closed again whatever became of `work`. */
export async function atPlace<T>(
  environment: string | undefined,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const place = await openPlace(environment);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
}

async function onLaptop(): Promise<Place> {
  const { municipalityFile, ...settings } = readSettings(process.env);
  const { dataDir, dynamoEndpoint, port } = settings;
  const isKeptHere = dataDir !== undefined && existsSync(join(dataDir, 'dynamodb'));
  if (dataDir === undefined || (dynamoEndpoint === undefined && !isKeptHere))
    throw new NothingThere('There is no ledger: DATA_DIR holds nothing yet.');
  const options = {
    ...settings,
    municipality: readMunicipality(municipalityFile),
    log: (line: object) => {
      complain(JSON.stringify(line));
    },
  };
  const ground = await openGround(options);
  const origin = `http://127.0.0.1:${port}`;
  const system = systemFor(options, ground, { executions: none, origin });
  return { name: 'local', system, signer: ground.keys.signer, close: ground.release };
}

function onAws(deployment: Deployment): Place {
  const { environment, municipality, origin, region } = deployment;
  const dynamo = new DynamoDBClient({ region });
  const kms = new KMSClient({ region });
  const system = buildSystem({
    client: DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } }),
    tables: namesOfTables((table) => tableNameOf(deployment, table)),
    wrapper: new KmsWrapper({ client: kms, keyId: wrappingAlias(environment) }),
    municipality,
    frameOf,
    executions: none,
    links: { environment, keys: publicKeysOf(deployment), codeSecret: new Uint8Array() },
    origin,
    leaseMs: 0,
    now: Date.now,
    domainNow: () => new Date().toISOString(),
    randomBytes,
    pause,
    log: (line) => {
      complain(JSON.stringify(line));
    },
  });
  return {
    name: environment,
    system,
    signer: new KmsSigner({ client: kms, kmsKey: deployment.linkKey, keyId: deployment.linkKeyId }),
    close: () => {
      dynamo.destroy();
      kms.destroy();
      return Promise.resolve();
    },
  };
}

function publicKeysOf({ linkPublicKeys }: Deployment) {
  return new Map(
    Object.entries(linkPublicKeys).map(([id, spki]) => [
      id,
      createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' }),
    ]),
  );
}

/** What follows from what a command records is done where the product runs. */
const none: Executions = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  ring: () => Promise.resolve('gone'),
};
