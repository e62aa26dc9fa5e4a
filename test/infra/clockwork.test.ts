import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { buildClockwork } from '../../infra/stacks/clockwork.ts';
import type { Chain } from '../../shared/domain/chain.ts';
import { defaultChain } from '../../workflows/chain.ts';

function clockworkOf(chain: Chain): Template {
  const stack = new Stack(new App(), 'Stack');
  const deploy = (id: string): LambdaFunction =>
    new LambdaFunction(stack, id, {
      code: Code.fromInline('exports.handler = () => undefined;'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
    });
  buildClockwork(stack, {
    name: 'speelruimte-test',
    chain,
    functions: { takeStock: deploy('TakeStock'), holdConversation: deploy('HoldConversation') },
    logsKey: new Key(stack, 'Key'),
  });
  return Template.fromStack(stack);
}

const versionSchema = z.object({
  Type: z.string(),
  DeletionPolicy: z.string(),
  UpdateReplacePolicy: z.string(),
});

function versionOf(template: Template): string {
  const versions = Object.entries(template.findResources('AWS::StepFunctions::StateMachineVersion'));
  const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
  expect(versions.map(([, version]) => versionSchema.parse(version))).toEqual([
    { Type: 'AWS::StepFunctions::StateMachineVersion', ...kept },
  ]);
  return versions.map(([id]) => id).join();
}

describe('a release of the clockwork', () => {
  test('publishes a version, kept for the cases that began on it, and new cases begin on that one', () => {
    const template = clockworkOf(defaultChain);
    const version = versionOf(template);
    template.hasResourceProperties('AWS::StepFunctions::StateMachineAlias', {
      Name: 'live',
      RoutingConfiguration: [{ StateMachineVersionArn: { 'Fn::GetAtt': [version, 'Arn'] }, Weight: 100 }],
    });
    template.hasResourceProperties('AWS::StepFunctions::StateMachineVersion', {
      StateMachineArn: { Ref: Match.stringLikeRegexp('^Clockwork') },
    });
  });

  test('publishes another one only when the definition is another', () => {
    const version = versionOf(clockworkOf(defaultChain));
    expect(versionOf(clockworkOf(defaultChain))).toBe(version);
    expect(versionOf(clockworkOf(defaultChain.slice(1)))).not.toBe(version);
  });
});
