import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { synth, synthTimeout } from './synth.ts';

const name = 'speelruimte-waterrijk-test';
let data: Template;
let app: Template;

beforeAll(() => {
  ({ data, app } = synth());
}, synthTimeout);

describe('mail', () => {
  test('comes from the domain of the municipality, signed, and outlives every release', () => {
    data.hasResource('AWS::SES::EmailIdentity', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        EmailIdentity: 'waterrijk.example',
        DkimAttributes: { SigningEnabled: true },
        DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
        MailFromAttributes: {
          MailFromDomain: 'terug.waterrijk.example',
          BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
        },
        FeedbackAttributes: { EmailForwardingEnabled: false },
      },
    });
  });

  test('needs five records in DNS, and all five are told', () => {
    const records = Object.entries(data.findOutputs('*')).filter(([id]) => /^(Dkim|MailFrom)/.test(id));
    expect(records.map(([id]) => id).sort()).toEqual([
      'Dkim1',
      'Dkim2',
      'Dkim3',
      'MailFromMx',
      'MailFromSpf',
    ]);
    const told = z.object({ Value: z.string() }).parse(Object.fromEntries(records)['MailFromMx']);
    expect(told.Value).toBe('terug.waterrijk.example MX 10 feedback-smtp.eu-central-1.amazonses.com');
  });

  test('is brought behind a lock or not at all, and follows nobody', () => {
    app.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: name,
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: false },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      VdmOptions: { DashboardOptions: { EngagementMetrics: 'DISABLED' } },
      TrackingOptions: Match.absent(),
    });
    app.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Speelruimte: mailer',
      Environment: { Variables: Match.objectLike({ CONFIGURATION_SET: name }) },
    });
  });

  test('that comes back or is called junk is told by SES, and recorded', () => {
    app.resourceCountIs('AWS::SES::ConfigurationSetEventDestination', 1);
    app.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint'],
        EventBridgeDestination: { EventBusArn: Match.anyValue() },
      },
    });
    app.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [name] } },
          eventType: ['Bounce', 'Complaint'],
        },
      },
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bounces[0-9A-F]{8}$'), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BouncesFailures'), 'Arn'] } },
        }),
      ],
    });
  });

  test('that could not be recorded as come back is kept', () => {
    app.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: Match.stringLikeRegexp('^Bounces') },
      MaximumRetryAttempts: 2,
      DestinationConfig: {
        OnFailure: {
          Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BouncesFailures'), 'Arn'] },
        },
      },
    });
  });
});
