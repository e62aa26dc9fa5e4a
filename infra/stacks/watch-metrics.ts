import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNamespace, type MetricName } from '../../functions/metrics.ts';
import type { TableName } from '../tables.ts';
import { tableNameOf, type Deployment } from './deployment.ts';
import { edgeRegion } from './edge-stack.ts';
import { countedAs } from './firewall.ts';

/** Minutes over which a figure is taken together, where nothing else is said. */
const usual = Duration.minutes(5);

type Taken = { readonly statistic?: string; readonly period?: Duration };

/** A figure that the functions write in their log. */
export function ownMetric(environment: string, metricName: MetricName, taken: Taken = {}): Metric {
  const { statistic = Stats.SUM, period = usual } = taken;
  return new Metric({ namespace: metricNamespace(environment), metricName, statistic, period });
}

/** One line for each stage that was ever answered at, also of a chain that is registered later. */
export function byStage(environment: string, metricName: MetricName, taken: Required<Taken>): IMetric {
  const { statistic, period } = taken;
  const where = `{${metricNamespace(environment)},stage} MetricName="${metricName}"`;
  return new MathExpression({
    expression: `SEARCH('${where}', '${statistic}', ${period.toSeconds()})`,
    usingMetrics: {},
    label: '',
    period,
  });
}

/** Together. An alarm is billed for each of them. */
export function sumOf(metrics: readonly IMetric[], label: string, period = usual): MathExpression {
  const named = metrics.map((metric, at): [string, IMetric] => [`m${at}`, metric]);
  // Where one has nothing to say, the others still count.
  const expression = named.map(([name]) => `FILL(${name}, 0)`).join(' + ');
  return new MathExpression({ expression, usingMetrics: Object.fromEntries(named), label, period });
}

const dynamo = (metricName: string, dimensionsMap: Record<string, string>): Metric =>
  new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: Stats.SUM, period: usual });

/** Of every function in this account and region together: one figure where an alarm would be billed for each of them. */
export function ofAllFunctions(metricName: 'Errors' | 'Throttles'): Metric {
  return new Metric({ namespace: 'AWS/Lambda', metricName, statistic: Stats.SUM, period: usual });
}

/** Write units that a table used. */
export function writesTo(deployment: Pick<Deployment, 'environment' | 'restored'>, table: TableName): Metric {
  const used = dynamo('ConsumedWriteCapacityUnits', { TableName: tableNameOf(deployment, table) });
  return used.with({ label: table, period: Duration.hours(1) });
}

/** What one rule of the firewall stopped. It stands before CloudFront, and is counted where that is. */
export function stoppedBy(environment: string, rule: string): Metric {
  return new Metric({
    namespace: 'AWS/WAFV2',
    metricName: 'BlockedRequests',
    dimensionsMap: { WebACL: countedAs(environment), Rule: countedAs(environment, rule) },
    region: edgeRegion,
    statistic: Stats.SUM,
    period: usual,
    label: rule,
  });
}

/** A share of the mails that the account sends, which AWS judges it by. */
export function shareOfMails(metricName: 'BounceRate' | 'ComplaintRate'): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${metricName}`,
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
  });
}
