import type { CaseId } from '../shared/domain/identifiers.ts';

/** What is measured, each in its unit of CloudWatch. */
const units = {
  /** An official gave their word on a plan: support, advice or a decision. */
  decision: 'Count',
  /** The same, where something was not agreed to. */
  refusal: 'Count',
  /** From the moment somebody was asked until they answered. */
  wait: 'Milliseconds',
  /** From an entry until what follows from it was done; of the oldest entry, where several were done at once. */
  'feed-lag': 'Milliseconds',
  'effect-overtaken': 'Count',
  'sweeper-repair': 'Count',
  /** Nobody in the directory fulfils the function whose turn it is in a case. */
  'nobody-to-ask': 'Count',
  /** Plans under way, at each round of the sweeper. */
  'open-plans': 'Count',
  'mail-sent': 'Count',
  'mail-without-address': 'Count',
  'mail-given-up': 'Count',
  'mail-bounced': 'Count',
  /** How long the oldest mail that could have left has waited, at each round of the mailer. */
  'oldest-mail': 'Milliseconds',
  /** A data key could not be made or opened. */
  'key-refused': 'Count',
  /** An entry was replaced or removed, which no code of ours does. */
  'ledger-changed': 'Count',
  /** A request that a table, or an index of it, turned away because there were too many; each try counts. */
  'table-throttled': 'Count',
  /** A request that failed at DynamoDB itself; each try counts. */
  'table-failed': 'Count',
} as const;
export type MetricName = keyof typeof units;

/** A figure, with no word about anybody; one where no value is given. `caseId` and `table` find the line, and are no dimension. */
export type Measured = {
  readonly value?: number;
  readonly stage?: string;
  readonly caseId?: CaseId | undefined;
  readonly table?: string | undefined;
};
export type Measure = (name: MetricName, measured?: Measured) => void;

/** Deployments may share an account; their figures are apart. */
export function metricNamespace(environment: string): string {
  return `Speelruimte/${environment}`;
}

/**
 * A line of the log that CloudWatch reads a metric from (embedded metric format): as a whole, and by stage where there is
 * one. `now` in milliseconds since 1970. Each pair of a name and a stage is billed, by the hour in which it was written, so
 * nothing else may be a dimension.
 */
export function metricLine(
  name: MetricName,
  { value = 1, stage, caseId, table }: Measured,
  at: { environment: string; now: number },
): Readonly<Record<string, unknown>> {
  return {
    level: 'info',
    metric: name,
    ...(caseId === undefined ? {} : { caseId }),
    ...(table === undefined ? {} : { table }),
    ...(stage === undefined ? {} : { stage }),
    [name]: value,
    _aws: {
      Timestamp: at.now,
      CloudWatchMetrics: [
        {
          Namespace: metricNamespace(at.environment),
          Dimensions: stage === undefined ? [[]] : [[], ['stage']],
          Metrics: [{ Name: name, Unit: units[name] }],
        },
      ],
    },
  };
}
