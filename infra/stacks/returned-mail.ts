import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as RunFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/**
 * How mail is sent, and what SES knows of a mail afterwards, told to the function that records it. SES tells it on the
 * account's own event bus; the rule takes what was sent under this configuration set and reached nobody.
 */
export function tellOfBounces(
  scope: Construct,
  to: { configurationSet: string; target: Function; failures: IQueue },
): void {
  const set = new ConfigurationSet(scope, 'Mail', {
    configurationSetName: to.configurationSet,
    // AWS judges the account, and keeps those figures anyway.
    reputationMetrics: false,
    // A mail that can only be brought in the open is not brought.
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    // An address that does not work, or does not want mail, is written to no more; each mail to it comes back as a bounce.
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    // Nobody is followed: no hidden picture, no link that goes past somebody else first. Not in the events below either.
    vdmOptions: { engagementMetrics: false },
  });
  set.addEventDestination('Bounces', {
    destination: EventDestination.eventBus(EventBus.fromEventBusName(scope, 'DefaultBus', 'default')),
    events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
  });
  // Invoked by an event, a function is tried again by Lambda; what keeps failing is kept beside what never arrived.
  new Rule(scope, 'BouncesRule', {
    description: 'Speelruimte: a mail came back, or was called junk',
    eventPattern: {
      source: ['aws.ses'],
      detail: {
        mail: { tags: { 'ses:configuration-set': [to.configurationSet] } },
        // Which of them reached nobody, the function knows.
        eventType: ['Bounce', 'Complaint'],
      },
    },
    // Told twice it is recorded once.
    targets: [
      new RunFunction(to.target, {
        retryAttempts: 20,
        maxEventAge: Duration.hours(6),
        deadLetterQueue: to.failures,
      }),
    ],
  });
}
