import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  SingleValueWidget,
  Stats,
  type GraphWidgetProps,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { StateTransitionMetric } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { tables } from '../tables.ts';
import type { Deployment } from './deployment.ts';
import { firewallRules, type FirewallLimits } from './firewall.ts';
import { byStage, ownMetric, stoppedBy, sumOf, writesTo } from './watch-metrics.ts';
import { kinds, type Watched } from './watched.ts';

const day = Duration.days(1);

/** What whoever is called looks at first: from the door inwards, and last what it costs. */
export function addDashboard(
  scope: Construct,
  deployment: Pick<Deployment, 'environment' | 'restored' | 'firewall'>,
  watched: Watched,
): Dashboard {
  const { environment, firewall } = deployment;
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: `speelruimte-${environment}`,
    defaultInterval: Duration.days(1),
    widgets: [
      doorOf(watched),
      ...(firewall === undefined ? [] : [firewallOf(environment, firewall)]),
      functionsOf(watched),
      chainOf(environment),
      feedsOf(environment, watched),
      mailsOf(environment),
      clockworkOf(environment, watched),
      costsOf(deployment),
    ],
  });
}

/** A third of the width. */
function graph(title: string, left: IMetric[], more: GraphWidgetProps = {}): IWidget {
  return new GraphWidget({ title, width: 8, height: 6, left, leftYAxis: { min: 0 }, ...more });
}

function doorOf({ api }: Watched): IWidget[] {
  return [
    graph('Door: requests', [api.metricCount({ label: 'requests' })]),
    graph('Door: refused and failed', [
      api.metricClientError({ label: '4xx' }),
      api.metricServerError({ label: '5xx' }),
    ]),
    graph('Door: how long 95 in 100 wait (ms)', [
      api.metricLatency({ statistic: Stats.percentile(95), label: 'p95' }),
      api.metricLatency({ statistic: Stats.percentile(50), label: 'p50' }),
    ]),
  ];
}

function firewallOf(environment: string, limits: FirewallLimits): IWidget[] {
  const rules = firewallRules(limits).map(({ name }) => stoppedBy(environment, name));
  return [graph('Firewall: stopped, by rule', rules)];
}

function functionsOf({ functions }: Watched): IWidget[] {
  return Object.entries(kinds).map(([kind, names]) =>
    graph(
      `Functions failing: ${kind}`,
      names.map((name) => functions[name].metricErrors({ label: name })),
    ),
  );
}

function chainOf(environment: string): IWidget[] {
  return [
    graph('Chain: words given, by stage', [
      byStage(environment, 'decision', { statistic: Stats.SUM, period: day }),
    ]),
    graph('Chain: of these, not agreed to', [
      byStage(environment, 'refusal', { statistic: Stats.SUM, period: day }),
    ]),
    graph('Chain: from question to answer, by stage (ms)', [
      byStage(environment, 'wait', { statistic: Stats.AVERAGE, period: day }),
    ]),
  ];
}

function feedsOf(environment: string, { functions, failures }: Watched): IWidget[] {
  const age = { statistic: Stats.MAXIMUM };
  const own = (name: 'feed-lag', statistic: string): IMetric => ownMetric(environment, name, { statistic });
  return [
    graph('Feed: from entry to what follows (ms)', [
      own('feed-lag', Stats.MAXIMUM),
      own('feed-lag', Stats.percentile(50)),
    ]),
    graph('Feed: oldest change not taken up (ms)', [
      functions.react.metric('IteratorAge', { ...age, label: 'ledger' }),
      functions.mailer.metric('IteratorAge', { ...age, label: 'desk' }),
    ]),
    graph(
      'Feed: put aside',
      Object.entries(failures).map(([source, queue]) =>
        queue.metricApproximateNumberOfMessagesVisible({ ...age, label: source }),
      ),
    ),
  ];
}

function mailsOf(environment: string): IWidget[] {
  const lost = ['mail-given-up', 'mail-without-address', 'mail-bounced'] as const;
  return [
    graph('Mail: sent', [ownMetric(environment, 'mail-sent')]),
    graph(
      'Mail: undelivered',
      lost.map((name) => ownMetric(environment, name)),
    ),
    graph('Mail: how long the oldest waits (ms)', [
      ownMetric(environment, 'oldest-mail', { statistic: Stats.MAXIMUM }),
    ]),
  ];
}

function clockworkOf(environment: string, { stateMachine }: Watched): IWidget[] {
  return [
    new SingleValueWidget({
      title: 'Clockwork: plans under way',
      width: 8,
      height: 6,
      metrics: [
        sumOf([ownMetric(environment, 'open-plans', { statistic: Stats.MAXIMUM })], 'plans under way'),
      ],
      sparkline: true,
    }),
    graph('Clockwork: executions', [
      stateMachine.metricStarted(),
      stateMachine.metricSucceeded(),
      stateMachine.metricFailed(),
      stateMachine.metricTimedOut(),
      stateMachine.metricAborted(),
    ]),
    graph('Clockwork: repaired by the sweeper', [ownMetric(environment, 'sweeper-repair')]),
  ];
}

function costsOf(deployment: Pick<Deployment, 'environment' | 'restored'>): IWidget[] {
  const hour = { period: Duration.hours(1), statistic: Stats.SUM };
  const writes = tables.map(({ name }) => writesTo(deployment, name));
  return [
    graph('Cost: state transitions in an hour, of the whole account', [
      StateTransitionMetric.metricConsumedCapacity(hour),
    ]),
    graph('Cost: write units in an hour, by table', writes),
    graph('Cost: write units in an hour', [sumOf(writes, 'all tables', Duration.hours(1))]),
  ];
}
