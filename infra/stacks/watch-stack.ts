import { CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarmsOf } from './alarms.ts';
import { addDashboard } from './dashboard.ts';
import type { Deployment } from './deployment.ts';
import { pascal } from './functions.ts';
import type { AlarmAt, Watched } from './watched.ts';

export type WatchStackProps = StackProps & {
  readonly deployment: Deployment;
  readonly watched: Watched;
  /** What alarms are encrypted with on their way. */
  readonly logsKey: IKey;
  /** Without one of these something can be read no more: of each, its ARN. */
  readonly keyArns: readonly string[];
};

/**
 * What tells the operators that something is wrong, and shows them where. Holds on to nothing that it watches: a release
 * may replace what an alarm looks at, and the next deployment of this stack looks at what came in its place. That one has to
 * be forced: in the template nothing changes, and the CDK passes over a stack whose template is the same.
 */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    const { deployment, watched, logsKey, keyArns } = props;
    const { environment } = deployment;
    const topic = this.#topic(deployment, logsKey);
    const action = new SnsAction(topic);
    for (const alarm of alarmsOf(environment, watched)) {
      const made = this.#alarm(environment, alarm);
      made.addAlarmAction(action);
      made.addOkAction(action);
    }
    this.#tellOfEndangered(keyArns, topic);
    addDashboard(this, deployment, watched);
  }

  #topic({ environment, operators }: Deployment, masterKey: IKey): Topic {
    const topic = new Topic(this, 'Alarms', {
      displayName: `Speelruimte ${environment}`,
      masterKey,
      enforceSSL: true,
    });
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    // EventBridge publishes to no topic whose policy has a condition on who asks: AWS says so, and a warning would be lost.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
      }),
    );
    for (const [at, endpoint] of operators.entries()) {
      // By its place: the name of a construct ends up in events and logs, where no address belongs.
      new Subscription(this, `Operator${at + 1}`, { topic, endpoint, protocol: SubscriptionProtocol.EMAIL });
    }
    return topic;
  }

  /** KMS has no figure for this, and once a key is gone it is too late. Needs a trail of CloudTrail in the account. */
  #tellOfEndangered(keyArns: readonly string[], topic: Topic): void {
    const says = `Somebody switched off a key, or wants it deleted. ${whatToDo('a-key-is-in-danger')}`;
    new Rule(this, 'KeyInDanger', {
      description: says,
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventName: ['ScheduleKeyDeletion', 'DisableKey'],
          resources: { ARN: keyArns },
        },
      },
      // What it may do stands with the topic and its key: the target of the CDK gives more, and without a condition.
      targets: [{ bind: () => ({ arn: topic.topicArn, input: RuleTargetInput.fromText(says) }) }],
    });
  }

  #alarm(environment: string, alarm: AlarmAt): Alarm {
    const { name, says, paragraph, metric, periods = 1, silence } = alarm;
    const { LESS_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = ComparisonOperator;
    return new Alarm(this, pascal(name), {
      alarmName: `speelruimte-${environment}-${name}`,
      alarmDescription: `${says}. ${whatToDo(paragraph)}`,
      metric,
      evaluationPeriods: periods,
      ...('below' in alarm
        ? { threshold: alarm.below, comparisonOperator: LESS_THAN_THRESHOLD }
        : { threshold: alarm.from, comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD }),
      treatMissingData: silence === 'bad' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
  }
}

function whatToDo(paragraph: string): string {
  return `What to do: docs/operations.md#${paragraph}`;
}
