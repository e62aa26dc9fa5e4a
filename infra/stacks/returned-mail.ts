import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as RunFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';

/**
 * What SES knows of a mail after it was sent, told to the function that records it. SES tells it on the account's own event
 * bus; the rule takes what was sent under this configuration set and came back for good.
 */
export function tellOfBounces(scope: Construct, to: { configurationSet: string; target: Function }): void {
  const set = new ConfigurationSet(scope, 'Mail', {
    configurationSetName: to.configurationSet,
    // Somebody who is away for a while gets the next mail all the same; the contact person mends what is wrong.
    reputationMetrics: true,
  });
  set.addEventDestination('Bounces', {
    destination: EventDestination.eventBus(EventBus.fromEventBusName(scope, 'DefaultBus', 'default')),
    events: [EmailSendingEvent.BOUNCE],
  });
  new Rule(scope, 'BouncesRule', {
    description: 'Speelruimte: a mail came back for good',
    eventPattern: {
      source: ['aws.ses'],
      detail: {
        eventType: ['Bounce'],
        bounce: { bounceType: ['Permanent'] },
        mail: { tags: { 'ses:configuration-set': [to.configurationSet] } },
      },
    },
    // Told twice it is recorded once.
    targets: [new RunFunction(to.target, { retryAttempts: 20, maxEventAge: Duration.hours(6) })],
  });
}
