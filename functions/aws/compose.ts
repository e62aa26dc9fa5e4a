import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { slugSchema } from '../../shared/domain/identifiers.ts';
import type { KeyWrapper } from '../../shared/ledger/case-keys.ts';
import type { frameOf } from '../../shared/pages/layout.ts';
import type { LinkKeys } from '../../shared/links/tokens.ts';
import { municipalityOf } from '../../shared/registers/municipality.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { buildSystem, type Executions, type System } from '../system.ts';
import { metricLine, type Measure } from '../metrics.ts';
import { logLine } from './log-line.ts';
import { openIdConnectIn } from './open-id-connect.ts';
import { withRefusalsTold } from './refused-keys.ts';
import { withTroubleTold } from './table-trouble.ts';
import type { Variables } from './variables.ts';

const settingsSchema = z.object({
  ENVIRONMENT: slugSchema,
  ORIGIN: z.url({ protocol: /^https$/ }),
  LEDGER_TABLE: z.string().min(1),
  SEEN_TABLE: z.string().min(1),
  KEYS_TABLE: z.string().min(1),
  VIEWS_TABLE: z.string().min(1),
  PRECEDENTS_TABLE: z.string().min(1),
  DESK_TABLE: z.string().min(1),
});

/** What only some functions are given. One that reaches for another stops at once, before IAM would stop it. */
export type Ports = {
  readonly wrapper?: KeyWrapper;
  readonly executions?: Executions;
  readonly frameOf?: typeof frameOf;
  readonly linkKeys?: LinkKeys;
  readonly codeSecret?: Uint8Array;
};

/** Longer than a mailer can run: a lease that has run out is that of a mailer that died. */
const leaseMs = 120_000;

/** The system on AWS. The bundle of every function has the file of its municipality beside it. */
export function compose(variables: Variables, ports: Ports): System {
  const settings = settingsSchema.parse(variables);
  const measure: Measure = (name, measured = {}) => {
    logLine(metricLine(name, measured, { environment: settings.ENVIRONMENT, now: Date.now() }));
  };
  const client = withTroubleTold(new DynamoDBClient({}), (trouble, table) => {
    measure(trouble, { table });
  });
  return buildSystem({
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: {
      ledger: settings.LEDGER_TABLE,
      seen: settings.SEEN_TABLE,
      keys: settings.KEYS_TABLE,
      views: settings.VIEWS_TABLE,
      precedents: settings.PRECEDENTS_TABLE,
      desk: settings.DESK_TABLE,
    },
    wrapper:
      ports.wrapper === undefined
        ? { create: () => missing('wrapper'), unwrap: () => missing('wrapper') }
        : withRefusalsTold(ports.wrapper, () => {
            measure('key-refused');
          }),
    municipality: municipalityOf(
      JSON.parse(readFileSync(new URL('municipality.json', import.meta.url), 'utf8')),
      defaultChain,
    ),
    executions: ports.executions ?? {
      start: () => missing('executions'),
      stop: () => missing('executions'),
      ring: () => missing('executions'),
    },
    frameOf: ports.frameOf ?? (() => missing('frameOf')),
    links: {
      environment: settings.ENVIRONMENT,
      // Read when used: an empty secret or key ring in their place would let nobody in, or anybody.
      get keys() {
        return ports.linkKeys ?? missing('linkKeys');
      },
      get codeSecret() {
        return ports.codeSecret ?? missing('codeSecret');
      },
    },
    openIdConnect: openIdConnectIn(variables),
    origin: settings.ORIGIN,
    leaseMs,
    now: Date.now,
    domainNow: () => new Date().toISOString(),
    randomBytes,
    pause,
    log: logLine,
  });
}

function missing(port: keyof Ports): never {
  throw new Error(`this function was composed without ${port}`);
}
