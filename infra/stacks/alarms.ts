import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ofAllFunctions, ownMetric, shareOfMails, sumOf } from './watch-metrics.ts';
import type { AlarmAt, Watched } from './watched.ts';

const minute = 60_000;

/** Everything that somebody must be told of, and from which figure on. AWS bills an alarm for each figure it looks at. */
export function alarmsOf(environment: string, watched: Watched): readonly AlarmAt[] {
  return [
    ...aboutTheDoor(watched),
    ...aboutFunctions(),
    ...aboutFeeds(environment, watched),
    ...aboutTheClockwork(environment, watched),
    ...aboutMail(environment, watched),
    ...aboutWhatIsKept(environment),
  ];
}

function aboutTheDoor({ api }: Watched): AlarmAt[] {
  const period = Duration.minutes(5);
  return [
    {
      name: 'page-failed',
      says: 'Somebody saw a page that says that something went wrong',
      paragraph: 'a-page-failed',
      metric: api.metricServerError({ period, statistic: Stats.SUM }),
      from: 1,
    },
    {
      name: 'pages-slow',
      says: 'One page in twenty takes longer than five seconds',
      paragraph: 'pages-are-slow',
      metric: api.metricLatency({ period, statistic: Stats.percentile(95) }),
      from: 5_000,
      periods: 3,
    },
  ];
}

function aboutFunctions(): AlarmAt[] {
  return [
    {
      name: 'functions-failing',
      says: 'A function failed or ran out of time',
      paragraph: 'a-function-failed',
      metric: ofAllFunctions('Errors'),
      from: 1,
    },
    {
      name: 'functions-throttled',
      says: 'A function could not start, because too many were running',
      paragraph: 'a-function-was-throttled',
      metric: ofAllFunctions('Throttles'),
      from: 1,
    },
  ];
}

function aboutFeeds(environment: string, { functions, failures }: Watched): AlarmAt[] {
  const feeds = { ledger: functions.react, desk: functions.mailer };
  return [
    ...(['ledger', 'desk'] as const).map((table): AlarmAt => ({
      name: `${table}-feed-late`,
      says: `What was put in the ${table} waits longer than five minutes for what follows from it`,
      paragraph: 'a-feed-is-late',
      metric: feeds[table].metric('IteratorAge', { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      from: 5 * minute,
    })),
    ...Object.entries(failures).map(([source, queue]): AlarmAt => ({
      name: `${source}-failures`,
      says: `Something could not be handled and was put aside (${source})`,
      paragraph: 'a-failure-queue-is-not-empty',
      metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      from: 1,
    })),
    {
      name: 'ledger-changed',
      says: 'An entry of the ledger was replaced or removed',
      paragraph: 'the-ledger-was-changed',
      // It goes on for a day, so that what happened at night can be seen in the morning.
      metric: ownMetric(environment, 'ledger-changed', { period: Duration.days(1) }),
      from: 1,
    },
  ];
}

function aboutTheClockwork(environment: string, { stateMachine, functions }: Watched): AlarmAt[] {
  const hour = { period: Duration.hours(1) };
  return [
    {
      name: 'execution-failed',
      says: 'An execution of the state machine failed',
      paragraph: 'an-execution-failed',
      metric: stateMachine.metricFailed(),
      from: 1,
    },
    {
      name: 'executions-stopped',
      says: 'Five executions were stopped in an hour; the product stops one only to put another in its place',
      paragraph: 'executions-were-stopped',
      metric: stateMachine.metricAborted(hour),
      from: 5,
    },
    {
      name: 'sweeper-busy',
      says: 'The sweeper found ten things undone in an hour',
      paragraph: 'the-sweeper-repairs-too-much',
      metric: ownMetric(environment, 'sweeper-repair', hour),
      from: 10,
    },
    {
      name: 'sweeper-still',
      says: 'The sweeper has not come by for a quarter of an hour',
      paragraph: 'the-sweeper-stands-still',
      metric: functions.sweep.metricInvocations({ period: Duration.minutes(15) }),
      below: 1,
      silence: 'bad',
    },
    {
      name: 'nobody-to-ask',
      says: 'A case waits for a function that nobody fulfils',
      paragraph: 'a-case-waits-for-a-function-that-nobody-fulfils',
      metric: ownMetric(environment, 'nobody-to-ask', hour),
      from: 1,
    },
  ];
}

function aboutMail(environment: string, { functions }: Watched): AlarmAt[] {
  const lost = (['mail-given-up', 'mail-without-address'] as const).map((name) =>
    ownMetric(environment, name),
  );
  return [
    {
      name: 'mail-waits',
      says: 'A mail has waited for half an hour',
      paragraph: 'mail-waits',
      metric: ownMetric(environment, 'oldest-mail', { statistic: Stats.MAXIMUM }),
      from: 30 * minute,
      periods: 3,
    },
    {
      name: 'mailer-still',
      says: 'The mailer has not come by for a quarter of an hour',
      paragraph: 'mail-waits',
      metric: functions.mailer.metricInvocations({ period: Duration.minutes(15) }),
      below: 1,
      silence: 'bad',
    },
    {
      name: 'mail-undelivered',
      says: 'A mail was given up, or had nowhere to go',
      paragraph: 'a-mail-was-not-delivered',
      metric: sumOf(lost, 'undelivered'),
      from: 1,
    },
    {
      name: 'mail-bounces',
      says: 'More than one mail in twenty comes back',
      paragraph: 'too-much-mail-comes-back',
      metric: shareOfMails('BounceRate'),
      from: 0.05,
    },
    {
      name: 'mail-complaints',
      says: 'More than one mail in a thousand is called spam',
      paragraph: 'mail-is-called-spam',
      metric: shareOfMails('ComplaintRate'),
      from: 0.001,
    },
  ];
}

function aboutWhatIsKept(environment: string): AlarmAt[] {
  return [
    {
      name: 'tables-throttled',
      says: 'A table, or an index of one, turns requests away',
      paragraph: 'a-table-turns-requests-away',
      metric: ownMetric(environment, 'table-throttled'),
      from: 1,
    },
    {
      name: 'tables-failing',
      says: 'Requests to a table fail at DynamoDB itself',
      paragraph: 'dynamodb-fails',
      metric: ownMetric(environment, 'table-failed'),
      from: 5,
    },
    {
      name: 'key-refused',
      says: 'The key of a case could not be made or opened',
      paragraph: 'a-key-is-refused',
      metric: ownMetric(environment, 'key-refused'),
      from: 1,
    },
  ];
}
