import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { join } from 'node:path';
import { grants, type FunctionName } from './grants.ts';
import { statementsFor, variablesFor, type Resources } from './policies.ts';
import { timeouts } from './timeouts.ts';

/** Kept for three months, and read by nobody who may not use the key too. One of a deployment that failed at once is not kept. */
export function logGroup(scope: Construct, id: string, of: { key: IKey; logGroupName?: string }): LogGroup {
  const { key: encryptionKey, ...name } = of;
  return new LogGroup(scope, id, {
    retention: RetentionDays.THREE_MONTHS,
    encryptionKey,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...name,
  });
}

/**
 * One function with a role of its own. Its rights are part of the role, so that they are there before anything calls
 * it, and they are exactly its row in the table of grants plus writing its own log.
 */
export function deployFunction(
  scope: Construct,
  name: FunctionName,
  from: { bundles: string; resources: Resources },
): LambdaFunction {
  const grant = grants[name];
  const id = pascal(name);
  const ownLogs = logGroup(scope, `${id}Log`, { key: from.resources.data.logsKey });
  const ownLog = new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [ownLogs.logGroupArn],
  });
  // What Lambda itself knows of a call. The functions hold no tracing of their own, which would note addresses and keys.
  const ownTraces = new PolicyStatement({
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    // X-Ray knows no resource to name.
    resources: ['*'],
  });
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `Speelruimte: the function ${name}`,
    inlinePolicies: {
      grants: new PolicyDocument({
        statements: [ownLog, ownTraces, ...statementsFor(grant, from.resources)],
      }),
    },
  });
  return new LambdaFunction(scope, id, {
    description: `Speelruimte: ${name}`,
    code: Code.fromAsset(join(from.bundles, name)),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: 1024,
    timeout: Duration.seconds(timeouts[name]),
    // All it may do stands above; nothing adds to it.
    role: role.withoutPolicyUpdates(),
    tracing: Tracing.ACTIVE,
    logGroup: ownLogs,
    loggingFormat: LoggingFormat.JSON,
    systemLogLevelV2: SystemLogLevel.WARN,
    environment: variablesFor(grant, from.resources),
  });
}

/** Every function, once. Spelled out, so that the compiler sees that none is missing. */
export function allFunctions<One>(deploy: (name: FunctionName) => One): Readonly<Record<FunctionName, One>> {
  return {
    start: deploy('start'),
    'open-link': deploy('open-link'),
    'sign-in': deploy('sign-in'),
    family: deploy('family'),
    conversation: deploy('conversation'),
    casework: deploy('casework'),
    'request-form': deploy('request-form'),
    overview: deploy('overview'),
    'requests-api': deploy('requests-api'),
    'registers-api': deploy('registers-api'),
    'moves-api': deploy('moves-api'),
    'take-stock': deploy('take-stock'),
    'hold-conversation': deploy('hold-conversation'),
    react: deploy('react'),
    sweep: deploy('sweep'),
    mailer: deploy('mailer'),
    bounces: deploy('bounces'),
    doorkeeper: deploy('doorkeeper'),
  };
}

/** `open-link` as CloudFormation writes it: `OpenLink`. */
export function pascal(name: string): string {
  return name
    .split('-')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('');
}
