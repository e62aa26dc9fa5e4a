import { ArnFormat, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as RunFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  FilterCriteria,
  FilterRule,
  MetricType,
  StartingPosition,
  type EventSourceMapping,
  type Function,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { stateMachine } from '../../workflows/state-machine.ts';
import type { DataStack } from './data-stack.ts';
import type { Deployment } from './deployment.ts';
import { deployFunction, keptLogs, pascal } from './functions.ts';
import type { FunctionName } from './grants.ts';
import { tellOfBounces } from './returned-mail.ts';
import { openDoor } from './page-api.ts';
import type { Resources } from './policies.ts';

const daySeconds = 86_400;

export type AppStackProps = StackProps & {
  readonly deployment: Deployment;
  readonly data: DataStack;
  /** The folder that holds the bundle of every function. */
  readonly bundles: string;
};

/** What a release replaces: functions, door, clockwork, feeds and schedules. Nothing in it is worth keeping. */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { deployment, data } = props;
    const name = `speelruimte-${deployment.environment}`;
    const resources: Resources = {
      data,
      deployment,
      stateMachineArn: this.#statesArn('stateMachine', name),
      executionArn: this.#statesArn('execution', `${name}:*`),
      configurationSet: { name, arn: this.#configurationSetArn(name) },
      failures: { ledger: this.#failures('ledger'), desk: this.#failures('desk') },
    };
    const deploy = (one: FunctionName): Function =>
      deployFunction(this, one, { bundles: props.bundles, resources });
    openDoor(
      this,
      {
        start: deploy('start'),
        'open-link': deploy('open-link'),
        family: deploy('family'),
        conversation: deploy('conversation'),
        casework: deploy('casework'),
        'request-form': deploy('request-form'),
        overview: deploy('overview'),
        'requests-api': deploy('requests-api'),
        'registers-api': deploy('registers-api'),
        'moves-api': deploy('moves-api'),
      },
      deployment,
    );
    this.#clockwork(deployment, {
      name,
      takeStock: deploy('take-stock'),
      holdConversation: deploy('hold-conversation'),
    });
    const react = deploy('react');
    const mailer = deploy('mailer');
    const entries = this.#feed('ledger', {
      resources,
      target: react,
      filter: { eventName: FilterRule.isEqual('INSERT') },
    });
    this.#tellOfChangedEntries(entries);
    this.#feed('desk', {
      resources,
      target: mailer,
      filter: {
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('mail#') } } },
      },
    });
    tellOfBounces(this, { configurationSet: name, target: deploy('bounces') });
    this.#everyFiveMinutes('sweep', deploy('sweep'));
    this.#everyFiveMinutes('mailer', mailer);
  }

  /** By name: the state machine names its functions, so these cannot wait for its ARN. */
  #statesArn(resource: string, resourceName: string): string {
    return this.formatArn({
      service: 'states',
      resource,
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  #configurationSetArn(resourceName: string): string {
    return this.formatArn({ service: 'ses', resource: 'configuration-set', resourceName });
  }

  #clockwork(
    deployment: Deployment,
    from: { name: string; takeStock: Function; holdConversation: Function },
  ): void {
    const functionArns = [from.takeStock.functionArn, from.holdConversation.functionArn];
    const role = new Role(this, 'ClockworkRole', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: 'Speelruimte: the state machine',
      inlinePolicies: {
        steps: new PolicyDocument({
          statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns })],
        }),
      },
    });
    const definition = stateMachine(deployment.municipality.chain, {
      takeStock: from.takeStock.functionArn,
      holdConversation: from.holdConversation.functionArn,
      daySeconds,
    });
    new StateMachine(this, 'Clockwork', {
      stateMachineName: from.name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(this.toJsonString(definition)),
      role,
      tracingEnabled: true,
      logs: {
        // The prefix keeps the account's policy for log delivery from growing until it is full.
        destination: new LogGroup(this, 'ClockworkLog', {
          logGroupName: `/aws/vendedlogs/states/${from.name}`,
          retention: keptLogs,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }

  /** Holds places in a feed, not what was written there; what they stand for, sweeper and mailer find by the clock. */
  #failures(table: 'ledger' | 'desk'): Queue {
    return new Queue(this, `${pascal(table)}FeedFailures`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }

  /** A doorbell: each case or mail is tried by itself, and one that keeps failing stops being in the way of the rest. */
  #feed(
    table: 'ledger' | 'desk',
    to: { resources: Resources; target: Function; filter: Record<string, unknown> },
  ): EventSourceMapping {
    const { data, failures } = to.resources;
    return to.target.addEventSourceMapping(`${pascal(table)}Feed`, {
      eventSourceArn: data.feedArn(table),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      bisectBatchOnError: true,
      retryAttempts: 5,
      reportBatchItemFailures: true,
      filters: [FilterCriteria.filter(to.filter)],
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
      onFailure: { bind: () => ({ destination: failures[table].queueArn }) },
    });
  }

  /**
   * Entries are put once, so what the filter of this feed holds back is an entry that was replaced or removed. No policy
   * refuses a put that lacks its condition; without this, nobody would know until the ledger is next held against its heads.
   */
  #tellOfChangedEntries(feed: EventSourceMapping): void {
    new Alarm(this, 'LedgerChanged', {
      alarmDescription: 'Speelruimte: an entry of the ledger was replaced or removed; prove the ledger',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'FilteredOutEventCount',
        dimensionsMap: { EventSourceMappingUUID: feed.eventSourceMappingId },
        statistic: 'Sum',
        // It goes on for a day, so that what happened at night can be seen in the morning.
        period: Duration.days(1),
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  #everyFiveMinutes(name: FunctionName, target: Function): void {
    new Rule(this, `${pascal(name)}Clock`, {
      description: `Speelruimte: runs ${name}`,
      schedule: Schedule.rate(Duration.minutes(5)),
      // Not tried again: the next round does the same.
      targets: [new RunFunction(target, { retryAttempts: 0 })],
    });
  }
}
