import { ArnFormat, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
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
import { allFunctions, deployFunction, keptLogs, pascal } from './functions.ts';
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
  readonly functions: Readonly<Record<FunctionName, Function>>;
  readonly stateMachine: StateMachine;
  /** Where the places in a feed go that could not be handled. */
  readonly failures: Readonly<Record<'ledger' | 'desk', Queue>>;
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { deployment, data } = props;
    const name = `speelruimte-${deployment.environment}`;
    this.failures = { ledger: this.#failures('ledger'), desk: this.#failures('desk') };
    const resources: Resources = {
      data,
      deployment,
      stateMachineArn: this.#statesArn('stateMachine', name),
      executionArn: this.#statesArn('execution', `${name}:*`),
      configurationSet: { name, arn: this.#configurationSetArn(name) },
      failures: this.failures,
    };
    const deploy = (one: FunctionName): Function =>
      deployFunction(this, one, { bundles: props.bundles, resources });
    this.functions = allFunctions(deploy);
    this.api = openDoor(this, this.functions, deployment);
    this.stateMachine = this.#clockwork(deployment, name);
    this.#feeds(resources);
    tellOfBounces(this, { configurationSet: name, target: this.functions.bounces });
    this.#everyFiveMinutes('sweep');
    this.#everyFiveMinutes('mailer');
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

  #feeds(resources: Resources): void {
    const entries = this.#feed('ledger', {
      resources,
      target: this.functions.react,
      filter: { eventName: FilterRule.isEqual('INSERT') },
    });
    this.#tellOfChangedEntries(entries);
    this.#feed('desk', {
      resources,
      target: this.functions.mailer,
      filter: {
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('mail#') } } },
      },
    });
  }

  #clockwork(deployment: Deployment, name: string): StateMachine {
    const functions = {
      takeStock: this.functions['take-stock'].functionArn,
      holdConversation: this.functions['hold-conversation'].functionArn,
    };
    const role = new Role(this, 'ClockworkRole', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: 'Speelruimte: the state machine',
      inlinePolicies: {
        steps: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(functions) }),
          ],
        }),
      },
    });
    const definition = stateMachine(deployment.municipality.chain, {
      ...functions,
      daySeconds,
    });
    return new StateMachine(this, 'Clockwork', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(this.toJsonString(definition)),
      role,
      tracingEnabled: true,
      logs: {
        // The prefix keeps the account's policy for log delivery from growing until it is full.
        destination: new LogGroup(this, 'ClockworkLog', {
          logGroupName: `/aws/vendedlogs/states/${name}`,
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

  #everyFiveMinutes(name: FunctionName): void {
    new Rule(this, `${pascal(name)}Clock`, {
      description: `Speelruimte: runs ${name}`,
      schedule: Schedule.rate(Duration.minutes(5)),
      // Not tried again: the next round does the same.
      targets: [new RunFunction(this.functions[name], { retryAttempts: 0 })],
    });
  }
}
