/**
 * What AWS asks in eu-central-1 (Frankfurt), in US dollars before tax. Everything about money stands in this file alone.
 *
 * `source` says how a line is known. `memory`: the public price page, from memory, not looked up on the day of the list;
 * `ratio`: the price of us-east-1 as public pages state it, times what Frankfurt asked above it. Hold the list against
 * https://aws.amazon.com/pricing before a budget rests on it.
 *
 * `free` is what AWS leaves out of the bill of every account, every month, also after the first year. It is of the account: who
 * keeps something else in it has used it already, so it is told apart and no sum rests on it.
 */
export type Price = {
  readonly service: string;
  readonly usd: number;
  /** So many of the unit cost that. */
  readonly per: number;
  readonly unit: string;
  readonly free?: number;
  readonly source: 'memory' | 'ratio';
  readonly asOf: string;
};

/** Assumed, not looked up; the bill is proportional to it. */
export const eurPerUsd = { rate: 0.92, asOf: '2025-11-01' } as const;

const million = 1_000_000;
const asOf = '2025-11-01';
const memory = { source: 'memory', asOf } as const;
const ratio = { source: 'ratio', asOf } as const;

export const priceList = {
  transitions: {
    service: 'Step Functions',
    usd: 0.025,
    per: 1_000,
    unit: 'state transition',
    free: 4_000,
    ...memory,
  },
  lambdaRequests: { service: 'Lambda', usd: 0.2, per: million, unit: 'request', free: million, ...memory },
  lambdaGbSeconds: {
    service: 'Lambda',
    usd: 0.0000133334,
    per: 1,
    unit: 'GB-second, arm64',
    free: 400_000,
    ...memory,
  },
  writeUnits: { service: 'DynamoDB', usd: 0.7625, per: million, unit: 'write request unit', ...ratio },
  readUnits: { service: 'DynamoDB', usd: 0.1525, per: million, unit: 'read request unit', ...ratio },
  storedGbMonths: { service: 'DynamoDB', usd: 0.306, per: 1, unit: 'GB-month', free: 25, ...memory },
  recoverableGbMonths: {
    service: 'DynamoDB',
    usd: 0.245,
    per: 1,
    unit: 'GB-month, point in time',
    ...memory,
  },
  kmsKeys: { service: 'KMS', usd: 1, per: 1, unit: 'key-month', ...memory },
  // Each yearly renewal of a key adds the price of a key, twice at most.
  renewedKeys: { service: 'KMS', usd: 1, per: 1, unit: 'renewal-month', ...memory },
  kmsRequests: { service: 'KMS', usd: 0.03, per: 10_000, unit: 'symmetric request', free: 20_000, ...memory },
  kmsSignatures: { service: 'KMS', usd: 0.15, per: 10_000, unit: 'ECC signature', ...memory },
  secrets: { service: 'Secrets Manager', usd: 0.4, per: 1, unit: 'secret-month', ...memory },
  secretReads: { service: 'Secrets Manager', usd: 0.05, per: 10_000, unit: 'request', ...memory },
  mails: { service: 'SES', usd: 0.1, per: 1_000, unit: 'mail', ...memory },
  httpRequests: { service: 'HTTP API', usd: 1.2, per: million, unit: 'request', ...memory },
  cdnRequests: {
    service: 'CloudFront',
    usd: 0.012,
    per: 10_000,
    unit: 'HTTPS request, Europe',
    free: 10 * million,
    ...memory,
  },
  transferredGb: { service: 'Data transfer', usd: 0.09, per: 1, unit: 'GB to the internet', ...memory },
  loggedGb: { service: 'CloudWatch', usd: 0.63, per: 1, unit: 'GB of logs taken in', free: 5, ...memory },
  keptLogGbMonths: { service: 'CloudWatch', usd: 0.0324, per: 1, unit: 'GB-month of logs', ...memory },
  // Billed by the hour in which anything is sent under a name and its dimensions, a month being 730.
  metricHours: {
    service: 'CloudWatch',
    usd: 0.3,
    per: 730,
    unit: 'hour of a metric of our own',
    free: 7_300,
    ...memory,
  },
  // An expression over several figures is billed for each of them.
  alarms: {
    service: 'CloudWatch',
    usd: 0.1,
    per: 1,
    unit: 'month of a figure in an alarm',
    free: 10,
    ...memory,
  },
  // Free up to three in an account, of fifty figures each; ours has more.
  dashboards: { service: 'CloudWatch', usd: 3, per: 1, unit: 'dashboard-month', ...memory },
  traces: { service: 'X-Ray', usd: 5, per: million, unit: 'trace', free: 100_000, ...memory },
  firewalls: { service: 'WAF', usd: 5, per: 1, unit: 'web ACL-month', ...memory },
  firewallRules: { service: 'WAF', usd: 1, per: 1, unit: 'rule-month', ...memory },
  firewallRequests: { service: 'WAF', usd: 0.6, per: million, unit: 'request', ...memory },
} as const satisfies Readonly<Record<string, Price>>;

export type Billed = keyof typeof priceList;
