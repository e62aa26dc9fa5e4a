import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { synth, synthTimeout } from './synth.ts';

let data: Template;
let app: Template;

beforeAll(() => {
  ({ data, app } = synth());
}, synthTimeout);

describe('what is kept', () => {
  test('every table can be set back, cannot be deleted, and outlives its stack', () => {
    const safe = {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: Match.objectLike({ PointInTimeRecoveryEnabled: true }),
        SSESpecification: {
          SSEEnabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TablesKey'), 'Arn'] },
        },
      }),
    };
    data.resourceCountIs('AWS::DynamoDB::Table', 6);
    data.allResources('AWS::DynamoDB::Table', safe);
  });

  test('what has a name and is kept is not left behind by a first deployment that failed', () => {
    const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    app.allResources('AWS::Logs::LogGroup', kept);
    app.allResources('AWS::StepFunctions::StateMachineVersion', kept);
    data.allResources('AWS::SES::EmailIdentity', kept);
    data.allResources('AWS::SecretsManager::Secret', kept);
    const keys = Object.entries(data.findResources('AWS::KMS::Key', kept)).map(([id]) => id.slice(0, -8));
    // The tables are protected, so they stay, and their key with them.
    expect(keys).toEqual(['WrappingKey', 'LogsKey']);
  });

  test('the key of an erased case cannot be brought back for longer than a week', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'speelruimte-waterrijk-test-keys',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
    });
  });

  test('the feeds of the ledger and the desk tell which row changed and not what stands in it', () => {
    for (const name of ['ledger', 'desk']) {
      data.hasResourceProperties('AWS::DynamoDB::Table', {
        TableName: `speelruimte-waterrijk-test-${name}`,
        StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      });
    }
  });

  test('what expires on the desk is cleared away', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'speelruimte-waterrijk-test-desk',
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  test('the keys of tables and cases are renewed each year, and an operator finds that of the cases', () => {
    data.resourceCountIs('AWS::KMS::Key', 3);
    data.resourcePropertiesCountIs('AWS::KMS::Key', { EnableKeyRotation: true }, 3);
    data.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/speelruimte-waterrijk-test-wrapping' });
  });
});

describe('the clockwork', () => {
  const stateSchema = z.object({
    Type: z.string(),
    Resource: z.string().optional(),
    TimeoutSeconds: z.number().optional(),
  });

  function states(): [string, z.infer<typeof stateSchema>][] {
    const machines = Object.values(app.findResources('AWS::StepFunctions::StateMachine'));
    const { Properties } = z
      .object({
        Properties: z.object({
          DefinitionString: z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
        }),
      })
      .parse(machines[0]);
    const parts = Properties.DefinitionString['Fn::Join'][1];
    const text = parts.map((part) => (typeof part === 'string' ? part : 'a-function')).join('');
    return Object.entries(
      z.object({ States: z.record(z.string(), stateSchema) }).parse(JSON.parse(text)).States,
    );
  }

  test('every conversation that waits for somebody is looked at again after a day', () => {
    const waiting = states().filter(([, state]) => state.Resource?.endsWith('.waitForTaskToken') === true);
    expect(Object.fromEntries(waiting.map(([name, state]) => [name, state.TimeoutSeconds]))).toEqual({
      'Family confirms': 86_400,
      Paused: 86_400,
      'Stage of an earlier chain': 86_400,
      Alderman: 86_400,
      'Behavioural scientist': 86_400,
      'Policy officer': 86_400,
      Wmo: 86_400,
      Participatiewet: 86_400,
      CJG: 86_400,
    });
  });

  test('no step waits for ever', () => {
    const tasks = states().filter(([, state]) => state.Type === 'Task');
    expect(tasks.filter(([, state]) => state.TimeoutSeconds === undefined)).toEqual([]);
  });

  test('its log tells which state and never what was passed on', () => {
    app.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: Match.objectLike({ Level: 'ALL', IncludeExecutionData: false }),
      EncryptionConfiguration: { Type: 'AWS_OWNED_KEY' },
    });
  });
});

describe('the door', () => {
  const routeSchema = z.object({
    Properties: z.object({ RouteKey: z.string(), AuthorizationType: z.string() }),
  });
  const routes = (): Record<string, string> =>
    Object.fromEntries(
      Object.values(app.findResources('AWS::ApiGatewayV2::Route')).map((route) => {
        const { RouteKey, AuthorizationType } = routeSchema.parse(route).Properties;
        return [RouteKey, AuthorizationType];
      }),
    );

  test('every page has its route, and every other path gets an answer too', () => {
    expect(routes()).toEqual({
      'ANY /': 'CUSTOM',
      'ANY /bewaren.js': 'CUSTOM',
      'ANY /logo.svg': 'CUSTOM',
      'ANY /gesprek/{conversation}/afspraak': 'CUSTOM',
      'ANY /gesprek/{conversation}/afspraak.ics': 'CUSTOM',
      'ANY /gesprek/{conversation}/overdragen': 'CUSTOM',
      'ANY /gesprek/{conversation}/overgedragen': 'CUSTOM',
      'ANY /gesprek/{conversation}/vraag': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/vraag/{question}': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/telefoon': 'CUSTOM',
      'ANY /inloggen': 'CUSTOM',
      'ANY /inloggen/binnen': 'CUSTOM',
      'ANY /inloggen/mislukt': 'CUSTOM',
      'ANY /inloggen/terug': 'CUSTOM',
      'ANY /uitgelogd': 'CUSTOM',
      'ANY /uitgelogd/gemeente': 'CUSTOM',
      'ANY /werk/uitloggen': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/uitloggen': 'CUSTOM',
      'ANY /werk/concept/{draft}/uitloggen': 'CUSTOM',
      'ANY /overzicht/uitloggen': 'CUSTOM',
      'ANY /beheer': 'CUSTOM',
      'ANY /beheer/uitloggen': 'CUSTOM',
      'ANY /overzicht': 'CUSTOM',
      'ANY /overzicht/daarna': 'CUSTOM',
      'ANY /overzicht/daarna.csv': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}/daarna': 'CUSTOM',
      'ANY /overzicht/tijd.jsonl': 'CUSTOM',
      'ANY /overzicht/onderzoek.jsonl': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/uitvoering': 'CUSTOM',
      'ANY /overzicht/plannen.csv': 'CUSTOM',
      'ANY /overzicht/tijd': 'CUSTOM',
      'ANY /overzicht/tijd.csv': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}/herinneren': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}/adres': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}/iemand-anders': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}/plan': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}/route': 'CUSTOM',
      'ANY /overzicht/zaak/{caseId}/verlengen': 'CUSTOM',
      'ANY /werk/concept': 'CUSTOM',
      'ANY /werk/concept/{draft}': 'CUSTOM',
      'ANY /werk/concept/{draft}/voorbeeld/{stage}': 'CUSTOM',
      'ANY /werk/concept/{draft}/{step}': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/afspraak.ics': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/besluiten': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/iemand-anders': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/pauze': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/stoppen': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/verlengen': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/wijzigingen': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/plan': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/plan/voorbeeld/{stage}': 'CUSTOM',
      'ANY /werk/zaak/{caseId}/plan/{step}': 'CUSTOM',
      'ANY /link': 'CUSTOM',
      'ANY /stijl.css': 'CUSTOM',
      'ANY /icoon.svg': 'CUSTOM',
      'ANY /l/{token}': 'CUSTOM',
      'ANY /nieuwe-link': 'CUSTOM',
      'ANY /gezin/{caseId}': 'CUSTOM',
      'ANY /gezin/{caseId}/besluiten': 'CUSTOM',
      'ANY /gezin/{caseId}/pauze': 'CUSTOM',
      'ANY /gezin/{caseId}/stoppen': 'CUSTOM',
      'ANY /gesprek/{conversation}': 'CUSTOM',
      'ANY /gesprek/{conversation}/ontvangst': 'CUSTOM',
      'ANY /werk': 'CUSTOM',
      'ANY /werk/nieuw': 'CUSTOM',
      'ANY /werk/zaak/{caseId}': 'CUSTOM',
      'ANY /v1/requests': 'AWS_IAM',
      'ANY /verversen.js': 'CUSTOM',
      'ANY /v1/registers': 'AWS_IAM',
      'ANY /v1/chain-moves': 'AWS_IAM',
      $default: 'CUSTOM',
    });
  });

  test('no link that somebody opened ends up in the log', () => {
    const stageSchema = z.object({
      Properties: z.object({ AccessLogSettings: z.object({ Format: z.string() }) }),
    });
    const stages = Object.values(app.findResources('AWS::ApiGatewayV2::Stage'));
    expect(stages.map((stage) => stageSchema.parse(stage).Properties.AccessLogSettings.Format)).toEqual([
      '{"at":"$context.requestTime","requestId":"$context.requestId","route":"$context.routeKey",' +
        '"status":"$context.status","milliseconds":"$context.responseLatency",' +
        '"failure":"$context.error.responseType"}',
    ]);
  });

  test('there is no second door beside the address of the municipality', () => {
    app.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    app.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'speelruimte-test.waterrijk.example',
    });
  });
});

describe('the logs', () => {
  test('are unreadable without a key, and forgotten after three months', () => {
    const safe = { RetentionInDays: 90, KmsKeyId: Match.anyValue() };
    app.allResourcesProperties('AWS::Logs::LogGroup', safe);
    app.resourceCountIs('AWS::Logs::LogGroup', 20);
  });

  test('may be encrypted by CloudWatch Logs alone, for groups of this account', () => {
    data.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:logs:arn': {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-central-1:111122223333:log-group:*'],
                  ],
                },
              },
            },
          }),
        ]),
      },
    });
  });
});

describe('the functions', () => {
  test('all eighteen run on Node 24 on arm64, and none is without a log of its own', () => {
    app.resourceCountIs('AWS::Lambda::Function', 18);
    app.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: Match.objectLike({ LogGroup: Match.anyValue() }),
    });
  });

  test('a change that keeps failing leaves the feed, is kept, and lets the others through', () => {
    app.resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
    app.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 21_600,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      StartingPosition: 'TRIM_HORIZON',
    });
  });

  test('the mailer hears of ordered mails and of nothing else on the desk', () => {
    app.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: {
        Filters: [
          {
            Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"mail#"}]}}}}',
          },
        ],
      },
    });
  });

  test('sweeper and mailer come by every five minutes', () => {
    for (const [description, runs] of [
      ['Speelruimte: runs sweep', '^Sweep'],
      ['Speelruimte: runs mailer', '^Mailer'],
    ] as const)
      app.hasResourceProperties('AWS::Events::Rule', {
        Description: description,
        ScheduleExpression: 'rate(5 minutes)',
        Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp(runs), 'Arn'] } })],
      });
    app.resourcePropertiesCountIs('AWS::Events::Rule', { ScheduleExpression: Match.anyValue() }, 2);
  });
});
