import type { Stack } from 'aws-cdk-lib';
import { ArnFormat, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import {
  AwsOwnedEncryptionConfiguration,
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { createHash } from 'node:crypto';
import type { Chain } from '../../shared/domain/chain.ts';
import { liveAlias } from '../../functions/aws/step-functions.ts';
import { stateMachine } from '../../workflows/state-machine.ts';
import { logGroup } from './functions.ts';

const daySeconds = 86_400;

/** The state machine by its name: it names its functions, so these cannot wait for its ARN. */
export function clockworkArns(stack: Stack, name: string): { stateMachineArn: string; executionArn: string } {
  const arn = (resource: string, resourceName: string): string =>
    stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return { stateMachineArn: arn('stateMachine', name), executionArn: arn('execution', `${name}:*`) };
}

/**
 * The state machine, a published version of it, and the alias that executions are started by. A case that is under way stays
 * with the version it began with; the next one begins with the newest.
 */
export function buildClockwork(
  stack: Stack,
  from: {
    name: string;
    chain: Chain;
    functions: { takeStock: Function; holdConversation: Function };
    logsKey: IKey;
  },
): StateMachine {
  const functions = {
    takeStock: from.functions.takeStock.functionArn,
    holdConversation: from.functions.holdConversation.functionArn,
  };
  const definition = stateMachine(from.chain, { ...functions, daySeconds });
  const machine = new StateMachine(stack, 'Clockwork', {
    stateMachineName: from.name,
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromString(stack.toJsonString(definition)),
    role: new Role(stack, 'ClockworkRole', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: 'Speelruimte: the state machine',
      inlinePolicies: {
        steps: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(functions) }),
          ],
        }),
      },
    }),
    tracingEnabled: true,
    // By a key of AWS: what it keeps of an execution are identifiers, and words are sealed before it sees anything.
    encryptionConfiguration: new AwsOwnedEncryptionConfiguration(),
    logs: {
      destination: logGroup(stack, 'ClockworkLog', {
        key: from.logsKey,
        // The prefix keeps the account's policy for log delivery from growing until it is full.
        logGroupName: `/aws/vendedlogs/states/${from.name}`,
      }),
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
  });
  publish(stack, machine, fingerprintOf(stack, definition));
  return machine;
}

/** Of the definition as it stands in the template: the same as long as nothing in it changes. */
function fingerprintOf(stack: Stack, definition: object): string {
  return createHash('sha256')
    .update(JSON.stringify(stack.resolve(definition)))
    .digest('hex')
    .slice(0, 12);
}

/** Another definition is another resource: a new version. The old ones stay, for the executions that still run on them. */
function publish(stack: Stack, machine: StateMachine, fingerprint: string): void {
  const version = new CfnStateMachineVersion(stack, `ClockworkVersion${fingerprint}`, {
    stateMachineArn: machine.stateMachineArn,
    description: `Definition ${fingerprint}`,
  });
  version.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  new CfnStateMachineAlias(stack, 'ClockworkAlias', {
    name: liveAlias,
    description: 'Speelruimte: the version that new executions run on',
    routingConfiguration: [{ stateMachineVersionArn: version.attrArn, weight: 100 }],
  });
}
