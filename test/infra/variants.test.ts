import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDeployment } from '../../infra/stacks/deployment.ts';
import { nameFunctions, synthTimeout, withStacks } from './synth.ts';
import { like, variants } from './variants.ts';

/** Everything that can be deployed: the example and what may be chosen otherwise in it, and the other file there is. */
const deployments = [
  ...Object.entries(variants).map(([name, changes]) => ({ name, deployment: like(changes) })),
  { name: 'in production', deployment: readDeployment('waterrijk-production') },
];

describe.each(deployments)('a deployment $name', ({ deployment }) => {
  const { environment, region, firewall, openIdConnect, doorKeys } = deployment;
  let data: Template;
  let app: Template;
  let watch: Template;
  let edge: Template | undefined;

  beforeAll(() => {
    withStacks(
      ({ stacks }) => {
        data = Template.fromStack(stacks.data);
        app = Template.fromStack(stacks.app);
        watch = Template.fromStack(stacks.watch);
        edge = stacks.edge === undefined ? undefined : Template.fromStack(stacks.edge);
      },
      deployment,
      nameFunctions,
    );
  }, synthTimeout);

  test('keeps every table, under a key of its own, and can set it back', () => {
    data.resourceCountIs('AWS::DynamoDB::Table', 6);
    data.allResources('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        TableName: Match.stringLikeRegexp(`^speelruimte-${environment}-[a-z]+$`),
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: Match.objectLike({ PointInTimeRecoveryEnabled: true }),
        SSESpecification: Match.objectLike({
          KMSMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TablesKey'), 'Arn'] },
        }),
      }),
    });
    data.resourcePropertiesCountIs('AWS::KMS::Key', { EnableKeyRotation: true }, 3);
  });

  test('runs its functions and its steps as every other, and tells its logs no word', () => {
    app.resourceCountIs('AWS::Lambda::Function', 18);
    app.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Environment: { Variables: Match.objectLike({ ENVIRONMENT: environment, ORIGIN: deployment.origin }) },
    });
    app.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
    app.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineName: `speelruimte-${environment}`,
      LoggingConfiguration: Match.objectLike({ IncludeExecutionData: false }),
      EncryptionConfiguration: { Type: 'AWS_OWNED_KEY' },
    });
    app.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  test('has one door, at its own address, with as many keys as it names', () => {
    app.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    app.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: deployment.origin.slice('https://'.length),
      DomainNameConfigurations: [Match.objectLike({ CertificateArn: deployment.certificates.region })],
    });
    app.resourceCountIs('AWS::SecretsManager::Secret', doorKeys.length);
    data.resourceCountIs('AWS::SecretsManager::Secret', openIdConnect === undefined ? 1 : 2);
  });

  test('has a firewall where it names limits for one, and none where it does not', () => {
    expect(edge === undefined).toBe(firewall === undefined);
    edge?.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT' });
    app.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: firewall === undefined ? Match.absent() : Match.anyValue() },
    });
  });

  test('is watched, and nothing in it is of another region', () => {
    watch.resourceCountIs('AWS::CloudWatch::Alarm', 22);
    watch.resourceCountIs('AWS::SNS::Subscription', deployment.operators.length);
    const text = [data, app, watch].map((one) => JSON.stringify(one.toJSON())).join('');
    const regions = new Set([...text.matchAll(/\beu-[a-z]+-[0-9]\b/g)].map(([one]) => one));
    // The key that links are signed with was made before, where the file says.
    const signing = deployment.linkKey.split(':')[3];
    expect([...regions].filter((one) => one !== region && one !== signing)).toEqual([]);
  });
});
