import { Match, type Template } from 'aws-cdk-lib/assertions';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { kinds } from '../../infra/stacks/watched.ts';
import { functionNames } from '../../infra/stacks/grants.ts';
import { synth, synthTimeout } from './synth.ts';

let watch: Template;
let app: Template;
let data: Template;
let edge: Template;

beforeAll(() => {
  ({ watch, app, data, edge } = synth());
}, synthTimeout);

const statSchema = z.object({ Metric: z.object({ Namespace: z.string(), MetricName: z.string() }) });
const alarmSchema = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.object({ Ref: z.string() })),
  OKActions: z.array(z.object({ Ref: z.string() })),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.enum(['notBreaching', 'breaching']),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Metrics: z.array(z.object({ MetricStat: statSchema.optional() })).default([]),
});
type Alarm = z.infer<typeof alarmSchema>;

const countedSchema = z.object({ MetricName: z.string() });
const firewallSchema = z.object({
  Properties: z.object({
    Rules: z.array(z.object({ Name: z.string(), VisibilityConfig: countedSchema })),
    VisibilityConfig: countedSchema,
  }),
});

const resourceSchema = z.object({ Properties: z.unknown() });
const propertiesOf = (type: string): unknown[] =>
  Object.values(watch.findResources(type)).map((one) => resourceSchema.parse(one).Properties);

const alarms = (): Alarm[] => z.array(alarmSchema).parse(propertiesOf('AWS::CloudWatch::Alarm'));
const rules = (): { Description: string }[] =>
  z.array(z.object({ Description: z.string() })).parse(propertiesOf('AWS::Events::Rule'));

/** What an alarm looks at, as `AWS/Lambda Errors`, once each. */
function looksAt(alarm: Alarm): string[] {
  const own = alarm.MetricName === undefined ? [] : [`${alarm.Namespace ?? ''} ${alarm.MetricName}`];
  const summed = alarm.Metrics.flatMap(({ MetricStat: stat }) =>
    stat === undefined ? [] : [`${stat.Metric.Namespace} ${stat.Metric.MetricName}`],
  );
  return [...new Set([...own, ...summed])];
}

describe('the runbook', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const part = page.split(/^## /m).find((one) => one.startsWith('When an alarm goes off')) ?? '';
  const paragraphs = part.split(/^### /m).slice(1);
  /** As GitHub makes an address of a heading. */
  const addressOf = (heading: string): string =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-');
  const written = paragraphs.map((one) => addressOf(one.split('\n')[0] ?? ''));
  const named = (): string[] =>
    [...alarms().map((one) => one.AlarmDescription), ...rules().map((one) => one.Description)].map(
      (text) => /^.+\. What to do: docs\/operations\.md#([a-z0-9-]+)$/.exec(text)?.[1] ?? text,
    );

  test('has a paragraph for every alarm, and none that no alarm names', () => {
    expect([...new Set(named())].sort()).toEqual(written.toSorted());
  });

  test('says in each paragraph what to do, and refers to no paragraph that is not there', () => {
    for (const one of paragraphs)
      expect(one.split('\n').slice(1).join(' ').trim().length).toBeGreaterThan(200);
    const links = [...part.matchAll(/\]\(#([a-z0-9-]+)\)/g)].map(([, address]) => address);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((address) => !written.includes(address ?? ''))).toEqual([]);
  });
});

describe('the alarms', () => {
  test('look at everything that can go wrong unseen', () => {
    const seen = Object.fromEntries(
      alarms().map((alarm) => [
        alarm.AlarmName.replace('speelruimte-waterrijk-test-', ''),
        `${looksAt(alarm).join(' + ')} ${alarm.Threshold}`,
      ]),
    );
    expect(seen).toEqual({
      'page-failed': 'AWS/ApiGateway 5xx 1',
      'pages-slow': 'AWS/ApiGateway Latency 5000',
      'functions-failing': 'AWS/Lambda Errors 1',
      'functions-throttled': 'AWS/Lambda Throttles 1',
      'ledger-feed-late': 'AWS/Lambda IteratorAge 300000',
      'desk-feed-late': 'AWS/Lambda IteratorAge 300000',
      'feeds-failures': 'AWS/SQS ApproximateNumberOfMessagesVisible 1',
      'bounces-failures': 'AWS/SQS ApproximateNumberOfMessagesVisible 1',
      'ledger-changed': 'Speelruimte/waterrijk-test ledger-changed 1',
      'execution-failed': 'AWS/States ExecutionsFailed 1',
      'executions-stopped': 'AWS/States ExecutionsAborted 5',
      'sweeper-busy': 'Speelruimte/waterrijk-test sweeper-repair 10',
      'sweeper-still': 'AWS/Lambda Invocations 1',
      'nobody-to-ask': 'Speelruimte/waterrijk-test nobody-to-ask 1',
      'mail-waits': 'Speelruimte/waterrijk-test oldest-mail 1800000',
      'mailer-still': 'AWS/Lambda Invocations 1',
      'mail-undelivered':
        'Speelruimte/waterrijk-test mail-given-up + Speelruimte/waterrijk-test mail-without-address 1',
      'mail-bounces': 'AWS/SES Reputation.BounceRate 0.05',
      'mail-complaints': 'AWS/SES Reputation.ComplaintRate 0.001',
      'key-refused': 'Speelruimte/waterrijk-test key-refused 1',
      'tables-throttled': 'Speelruimte/waterrijk-test table-throttled 1',
      'tables-failing': 'Speelruimte/waterrijk-test table-failed 5',
    });
  });

  test('tell the operators when they go off and when it is over', () => {
    const [topic] = Object.keys(watch.findResources('AWS::SNS::Topic'));
    for (const { AlarmActions, OKActions } of alarms()) {
      expect(AlarmActions).toEqual([{ Ref: topic }]);
      expect(OKActions).toEqual([{ Ref: topic }]);
    }
  });

  test('take silence for bad news only where something should be heard all the time', () => {
    const silent = alarms().filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(silent.map(({ AlarmName }) => AlarmName).sort()).toEqual([
      'speelruimte-waterrijk-test-mailer-still',
      'speelruimte-waterrijk-test-sweeper-still',
    ]);
  });

  test('look at every function of the account as one, since each figure in an alarm is billed', () => {
    for (const MetricName of ['Errors', 'Throttles'])
      watch.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/Lambda',
        MetricName,
        Dimensions: Match.absent(),
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      });
    const figures = alarms().map(({ Metrics }) =>
      Math.max(1, Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length),
    );
    expect(figures.reduce((sum, one) => sum + one, 0)).toBe(23);
  });

  test('an entry that is replaced or removed raises one for a day, of which the feed keeps nothing back', () => {
    app.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: Match.stringLikeRegexp('^React') },
      FilterCriteria: Match.absent(),
    });
    watch.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Speelruimte/waterrijk-test',
      MetricName: 'ledger-changed',
      Dimensions: Match.absent(),
      Statistic: 'Sum',
      Period: 86_400,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  test('no feed publishes figures that are billed', () => {
    app.allResourcesProperties('AWS::Lambda::EventSourceMapping', { MetricsConfig: Match.absent() });
  });

  test('somebody who wants a key of the product deleted is noticed at once', () => {
    watch.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.kms'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventName: ['ScheduleKeyDeletion', 'DisableKey'],
          resources: {
            ARN: Match.arrayWith(
              ['TablesKey', 'WrappingKey'].map((key) => ({
                'Fn::GetStackOutput': Match.objectLike({ OutputName: Match.stringLikeRegexp(key) }),
              })),
            ),
          },
        },
      },
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^Alarms') } })],
    });
  });
});

describe('the operators', () => {
  test('are mailed by an encrypted topic that lets alarms in and nobody without TLS', () => {
    watch.hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: {
        'Fn::GetStackOutput': Match.objectLike({ OutputName: Match.stringLikeRegexp('LogsKey') }),
      },
    });
    watch.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'speelruimte-beheer@waterrijk.example',
    });
    watch.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } }),
        ]),
      },
    });
    data.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:sns:topicArn': {
                  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sns:eu-central-1:111122223333:*']],
                },
              },
            },
          }),
        ]),
      },
    });
  });

  test('see no address of theirs in the name of anything', () => {
    const names = Object.keys(z.object({ Resources: z.looseObject({}) }).parse(watch.toJSON()).Resources);
    expect(names.filter((name) => /waterrijk|beheer/i.test(name))).toEqual([]);
  });

  test('see every function on it', () => {
    expect(Object.values(kinds).flat().sort()).toEqual([...functionNames].sort());
  });

  test('find one dashboard, with the door first and what it costs last', () => {
    const text = JSON.stringify(watch.findResources('AWS::CloudWatch::Dashboard'));
    const titles = [...text.matchAll(/\\"title\\":\\"([A-Za-z]+)[ :]/g)].map(([, title]) => title);
    const parts = ['Door', 'Firewall', 'Functions', 'Chain', 'Feed', 'Mail', 'Clockwork', 'Cost'];
    expect([...new Set(titles)]).toEqual(parts);
  });

  test('see there what each rule of the firewall stopped, by the name it is counted under and where it is', () => {
    const text = JSON.stringify(watch.findResources('AWS::CloudWatch::Dashboard')).replaceAll('\\"', '"');
    const [firewall] = Object.values(edge.findResources('AWS::WAFv2::WebACL'));
    const { Rules, VisibilityConfig } = firewallSchema.parse(firewall).Properties;
    expect(Rules).toHaveLength(4);
    for (const { Name, VisibilityConfig: own } of Rules)
      expect(text).toContain(
        `["AWS/WAFV2","BlockedRequests","Rule","${own.MetricName}","WebACL","${VisibilityConfig.MetricName}",{"label":"${Name}","region":"us-east-1"`,
      );
  });
});

describe('what is kept of it', () => {
  test('no log is kept for ever, or for shorter than it takes to look back at a quarter', () => {
    for (const group of Object.values(app.findResources('AWS::Logs::LogGroup')))
      expect(group).toMatchObject({ Properties: { RetentionInDays: 90 } });
  });

  test('the stack holds on to nothing that a release may replace', () => {
    expect(JSON.stringify(watch.toJSON())).not.toContain('Fn::ImportValue');
  });
});

describe('traces', () => {
  test('are made of every function and of the state machine', () => {
    app.allResourcesProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } });
    app.allResourcesProperties('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: true },
    });
  });
});
