import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as RunFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition, type Function } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { buildClockwork, clockworkArns } from './clockwork.ts';
import type { DataStack } from './data-stack.ts';
import type { Deployment } from './deployment.ts';
import { buildFront } from './front.ts';
import { allFunctions, deployFunction, pascal } from './functions.ts';
import type { FunctionName } from './grants.ts';
import { tellOfBounces } from './returned-mail.ts';
import { openDoor } from './page-api.ts';
import type { Resources } from './policies.ts';

const everyRound = Duration.minutes(5);

export type AppStackProps = StackProps & {
  readonly deployment: Deployment;
  readonly data: DataStack;
  /** The folder that holds the bundle of every function. */
  readonly bundles: string;
  /** Without it nothing stands before the front. */
  readonly firewallArn?: string;
};

/** What a release replaces: functions, door, clockwork, feeds and schedules. Nothing in it is worth keeping. */
export class AppStack extends Stack {
  readonly functions: Readonly<Record<FunctionName, Function>>;
  readonly stateMachine: StateMachine;
  readonly failures: Resources['failures'];
  readonly api: HttpApi;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { deployment, data, firewallArn } = props;
    const { logsKey } = data;
    const name = `speelruimte-${deployment.environment}`;
    this.failures = {
      feeds: this.#failures('FeedFailures'),
      bounces: this.#failures('BouncesFailures'),
    };
    const [shown, ...others] = deployment.doorKeys;
    const doorKeyOf = (one: string): Secret => this.#doorKey(one, data);
    const doorKey = doorKeyOf(shown);
    const resources: Resources = {
      data,
      deployment,
      ...clockworkArns(this, name),
      configurationSet: { name, arn: this.#configurationSetArn(name) },
      failures: this.failures,
      doorKeys: [doorKey, ...others.map(doorKeyOf)],
    };
    this.functions = allFunctions((one) => deployFunction(this, one, { bundles: props.bundles, resources }));
    const door = openDoor(this, { functions: this.functions, deployment, logsKey });
    this.api = door.api;
    this.distribution = buildFront(this, {
      deployment,
      domain: door.domain,
      doorKey,
      firewallArn,
    });
    // In one deployment it knows a new key before the edge shows that: whoever was turned away stays so for five minutes.
    this.distribution.node.addDependency(this.functions.doorkeeper);
    this.stateMachine = buildClockwork(this, {
      name,
      chain: deployment.municipality.chain,
      functions: {
        takeStock: this.functions['take-stock'],
        holdConversation: this.functions['hold-conversation'],
      },
      logsKey,
    });
    this.#feeds(resources);
    tellOfBounces(this, {
      configurationSet: name,
      target: this.functions.bounces,
      failures: this.failures.bounces,
    });
    this.functions.bounces.configureAsyncInvoke({
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: this.failures.bounces.queueArn }) },
    });
    this.#everyFiveMinutes('sweep');
    this.#everyFiveMinutes('mailer');
  }

  #configurationSetArn(resourceName: string): string {
    return this.formatArn({ service: 'ses', resource: 'configuration-set', resourceName });
  }

  #feeds(resources: Resources): void {
    // All of it: that an entry was replaced or removed is news too.
    this.#feed('ledger', { resources, target: this.functions.react });
    this.#feed('desk', {
      resources,
      target: this.functions.mailer,
      filter: {
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('mail#') } } },
      },
    });
  }

  /**
   * Of a feed it holds places, not what was written there; what they stand for, sweeper and mailer find by the clock. Of mail
   * that came back it holds what SES told, an address too.
   */
  #failures(id: string): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }

  /** A doorbell: each case or mail is tried by itself, and one that keeps failing stops being in the way of the rest. */
  #feed(
    table: 'ledger' | 'desk',
    to: { resources: Resources; target: Function; filter?: Record<string, unknown> },
  ): void {
    const { data, failures } = to.resources;
    to.target.addEventSourceMapping(`${pascal(table)}Feed`, {
      eventSourceArn: data.feedArn(table),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      bisectBatchOnError: true,
      retryAttempts: 5,
      // Long before the feed forgets it (a day): what is older than this, the sweeper has found.
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      ...(to.filter === undefined ? {} : { filters: [FilterCriteria.filter(to.filter)] }),
      onFailure: { bind: () => ({ destination: failures.feeds.queueArn }) },
    });
  }

  /** Made by AWS and read by nobody: shown by the edge, known to the doorkeeper. */
  #doorKey(name: string, { atRestKey: encryptionKey }: DataStack): Secret {
    return new Secret(this, `DoorKey-${name}`, {
      description: 'Speelruimte: what the edge shows to be let in',
      encryptionKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
  }

  #everyFiveMinutes(name: FunctionName): void {
    new Rule(this, `${pascal(name)}Clock`, {
      description: `Speelruimte: runs ${name}`,
      schedule: Schedule.rate(everyRound),
      // Not tried again: the next round does the same.
      targets: [new RunFunction(this.functions[name], { retryAttempts: 0 })],
    });
    this.functions[name].configureAsyncInvoke({ retryAttempts: 0, maxEventAge: everyRound });
  }
}
