import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { liveAlias } from '../../functions/aws/step-functions.ts';
import { casePrefix, registerLedger } from '../../shared/ledger/ledger.ts';
import type { TableName } from '../tables.ts';
import type { DataStack } from './data-stack.ts';
import type { Deployment } from './deployment.ts';
import type { Grant } from './grants.ts';

/** What the functions are given. The state machine by its name, since it names the functions itself. */
export type Resources = {
  readonly data: DataStack;
  readonly deployment: Deployment;
  readonly stateMachineArn: string;
  /** Of every execution of it. */
  readonly executionArn: string;
  /** Every mail is sent under it; it tells of those that come back. */
  readonly configurationSet: { readonly name: string; readonly arn: string };
  /** Where the places in a feed go that could not be handled, and what SES told that could not be recorded. */
  readonly failures: Readonly<Record<'feeds' | 'bounces', Queue>>;
  /** What the edge shows to be let in; each of them opens. */
  readonly doorKeys: readonly Secret[];
};

/** The tables that are granted as a whole; the desk is granted row by row. */
const wholeTables = ['ledger', 'seen', 'keys', 'views', 'precedents'] as const;
const tableNames: readonly TableName[] = [...wholeTables, 'desk'];

/** The grant of one function as statements of IAM: each action spelled out, each resource named. */
export function statementsFor(grant: Grant, resources: Resources): PolicyStatement[] {
  const { data, deployment } = resources;
  const statements = [
    ...tableStatements(grant, data),
    ...registerStatements(grant, data),
    ...deskStatements(grant, data),
    ...indexStatements(grant, data),
    ...executionStatements(grant, resources),
    ...feedStatements(grant, resources),
    ...(grant.failures === undefined
      ? []
      : [allow(['sqs:SendMessage'], [resources.failures[grant.failures].queueArn])]),
  ];
  if (grant.wrapping !== undefined) {
    statements.push(
      new PolicyStatement({
        actions: grant.wrapping.map((action) => `kms:${action}`),
        resources: [data.wrappingKey.keyArn],
        // A data key that is bound to no case is none of ours.
        conditions: { Null: { 'kms:EncryptionContext:caseId': 'false' } },
      }),
    );
  }
  if (grant.codeSecret === true) {
    statements.push(...secretStatements([data.codeSecret], data));
  }
  if (grant.openIdConnect === 'used' && data.providerSecret !== undefined) {
    statements.push(...secretStatements([data.providerSecret], data));
  }
  if (grant.doorKeys === true) {
    statements.push(...secretStatements(resources.doorKeys, data));
  }
  if (grant.links === 'sign') {
    statements.push(
      new PolicyStatement({
        actions: ['kms:Sign'],
        resources: [deployment.linkKey],
        conditions: { StringEquals: { 'kms:SigningAlgorithm': 'ED25519_SHA_512' } },
      }),
    );
  }
  if (grant.mail === true) {
    statements.push(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [data.mailIdentity.emailIdentityArn, resources.configurationSet.arn],
        conditions: { StringEquals: { 'ses:FromAddress': deployment.municipality.sender.email } },
      }),
    );
  }
  return statements;
}

/** The environment variables of one function: every table's name, and the rest as far as it is granted. */
export function variablesFor(grant: Grant, resources: Resources): Record<string, string> {
  const { data, deployment } = resources;
  return {
    ...(grant.doorKeys === true
      ? { DOOR_KEYS: JSON.stringify(resources.doorKeys.map((key) => key.secretArn)) }
      : {}),
    ENVIRONMENT: deployment.environment,
    ORIGIN: deployment.origin,
    ...Object.fromEntries(
      tableNames.map((name) => [`${name.toUpperCase()}_TABLE`, data.tables[name].tableName]),
    ),
    ...(grant.wrapping === undefined && grant.registers === undefined
      ? {}
      : { WRAPPING_KEY: data.wrappingKey.keyArn }),
    ...(grant.executions === undefined ? {} : { STATE_MACHINE: resources.stateMachineArn }),
    ...(grant.mail === true ? { CONFIGURATION_SET: resources.configurationSet.name } : {}),
    ...(grant.codeSecret === true ? { CODE_SECRET: data.codeSecret.secretArn } : {}),
    ...providerVariables(grant, resources),
    ...(grant.links === 'check' ? { LINK_PUBLIC_KEYS: JSON.stringify(deployment.linkPublicKeys) } : {}),
    ...(grant.links === 'sign' ? { LINK_KEY: deployment.linkKey, LINK_KEY_ID: deployment.linkKeyId } : {}),
  };
}

function providerVariables(
  { openIdConnect }: Grant,
  { data, deployment }: Resources,
): Record<string, string> {
  if (openIdConnect === undefined || deployment.openIdConnect === undefined) return {};
  return {
    OPENID_CONNECT: JSON.stringify(deployment.openIdConnect),
    ...(openIdConnect === 'used' && data.providerSecret !== undefined
      ? { OPENID_CONNECT_SECRET: data.providerSecret.secretArn }
      : {}),
  };
}

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}

function tableStatements(grant: Grant, data: DataStack): PolicyStatement[] {
  return wholeTables.flatMap((name) => {
    const granted: readonly string[] = grant[name] ?? [];
    const resources = [data.tables[name].tableArn];
    // Whoever may put an entry to any ledger could give themselves a mandate.
    const isApart = (action: string): boolean => name === 'ledger' && action === 'PutItem';
    const whole = granted.filter((action) => !isApart(action)).map((action) => `dynamodb:${action}`);
    const toCases = granted.some(isApart)
      ? [
          new PolicyStatement({
            actions: ['dynamodb:PutItem'],
            resources,
            conditions: onlyUnder(`${casePrefix}*`),
          }),
        ]
      : [];
    return [...(whole.length === 0 ? [] : [allow(whole, resources)]), ...toCases];
  });
}

/** The one ledger of the registers and its key, and no case. */
function registerStatements({ registers }: Grant, data: DataStack): PolicyStatement[] {
  if (registers === undefined) return [];
  const also = (action: string): string[] => (registers === 'change' ? [action] : []);
  const conditions = onlyUnder(registerLedger);
  return [
    new PolicyStatement({
      actions: ['dynamodb:Query', ...also('dynamodb:PutItem')],
      resources: [data.tables.ledger.tableArn],
      conditions,
    }),
    new PolicyStatement({
      actions: ['dynamodb:GetItem', ...also('dynamodb:PutItem')],
      resources: [data.tables.keys.tableArn],
      conditions,
    }),
    new PolicyStatement({
      actions: ['kms:Decrypt', ...also('kms:GenerateDataKey')],
      resources: [data.wrappingKey.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:caseId': registerLedger } },
    }),
  ];
}

function deskStatements(grant: Grant, data: DataStack): PolicyStatement[] {
  return Object.entries(grant.desk ?? {}).map(
    ([row, actions]) =>
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [data.tables.desk.tableArn],
        conditions: onlyUnder(`${row}#*`),
      }),
  );
}

function indexStatements(grant: Grant, data: DataStack): PolicyStatement[] {
  return tableNames.flatMap((name) =>
    (grant.indexes ?? [])
      .filter((index) => index.startsWith(`${name}/`))
      .map(
        (index) =>
          new PolicyStatement({
            actions: ['dynamodb:Query'],
            resources: [`${data.tables[name].tableArn}/index/${index.slice(name.length + 1)}`],
            // Of an index the leading key is its own: what waits there waits under this word.
            ...(index === 'desk/pending' ? { conditions: onlyUnder('outbox') } : {}),
          }),
      ),
  );
}

/** A secret, and the key it lies under: for that secret, and through Secrets Manager alone. */
function secretStatements(secrets: readonly Secret[], { atRestKey, region }: DataStack): PolicyStatement[] {
  const arns = secrets.map(({ secretArn }) => secretArn);
  return [
    allow(['secretsmanager:GetSecretValue'], arns),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [atRestKey.keyArn],
      conditions: {
        StringEquals: {
          'kms:EncryptionContext:SecretARN': arns,
          'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
        },
      },
    }),
  ];
}

/** Every partition key that is asked for is one of these, and one is asked for: `ForAllValues` alone holds for none too. */
function onlyUnder(keys: string) {
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [keys] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}

function executionStatements(grant: Grant, resources: Resources): PolicyStatement[] {
  const words = {
    // The right is on the state machine, also when an alias is named; the key holds that name.
    start: new PolicyStatement({
      actions: ['states:StartExecution'],
      resources: [resources.stateMachineArn],
      conditions: { 'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': [liveAlias] } },
    }),
    stop: allow(['states:StopExecution'], [resources.executionArn]),
    ring: allow(['states:SendTaskSuccess'], [resources.stateMachineArn]),
  };
  return (grant.executions ?? []).map((word) => words[word]);
}

function feedStatements(grant: Grant, { data, failures }: Resources): PolicyStatement[] {
  if (grant.feed === undefined) return [];
  return [
    allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [data.feedArn(grant.feed)],
    ),
    allow(['dynamodb:ListStreams'], [`${data.tables[grant.feed].tableArn}/stream/*`]),
    allow(['sqs:SendMessage'], [failures.feeds.queueArn]),
  ];
}
