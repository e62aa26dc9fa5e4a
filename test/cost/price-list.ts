/**
 * What AWS asks in eu-central-1 (Frankfurt), in US dollars before tax. Everything about money stands in this file alone.
 *
 * `source` says how a line is known. `memory`: the public price page, from memory, not looked up on the day of the list;
 * `ratio`: the price of us-east-1 as public pages state it, times what Frankfurt asked above it. Hold the list against
 * https://aws.amazon.com/pricing before a budget rests on it. No free tier is taken off.
 */
export type Price = {
  readonly service: string;
  readonly usd: number;
  /** So many of the unit cost that. */
  readonly per: number;
  readonly unit: string;
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
  transitions: { service: 'Step Functions', usd: 0.025, per: 1_000, unit: 'state transition', ...memory },
  lambdaRequests: { service: 'Lambda', usd: 0.2, per: million, unit: 'request', ...memory },
  lambdaGbSeconds: { service: 'Lambda', usd: 0.0000133334, per: 1, unit: 'GB-second, arm64', ...memory },
  writeUnits: { service: 'DynamoDB', usd: 0.7625, per: million, unit: 'write request unit', ...ratio },
  readUnits: { service: 'DynamoDB', usd: 0.1525, per: million, unit: 'read request unit', ...ratio },
  storedGbMonths: { service: 'DynamoDB', usd: 0.306, per: 1, unit: 'GB-month', ...memory },
  recoverableGbMonths: {
    service: 'DynamoDB',
    usd: 0.245,
    per: 1,
    unit: 'GB-month, point in time',
    ...memory,
  },
  kmsKeys: { service: 'KMS', usd: 1, per: 1, unit: 'key-month', ...memory },
  kmsRequests: { service: 'KMS', usd: 0.03, per: 10_000, unit: 'symmetric request', ...memory },
  kmsSignatures: { service: 'KMS', usd: 0.15, per: 10_000, unit: 'ECC signature', ...memory },
  secrets: { service: 'Secrets Manager', usd: 0.4, per: 1, unit: 'secret-month', ...memory },
  secretReads: { service: 'Secrets Manager', usd: 0.05, per: 10_000, unit: 'request', ...memory },
  mails: { service: 'SES', usd: 0.1, per: 1_000, unit: 'mail', ...memory },
  httpRequests: { service: 'HTTP API', usd: 1.2, per: million, unit: 'request', ...memory },
  cdnRequests: { service: 'CloudFront', usd: 0.012, per: 10_000, unit: 'HTTPS request, Europe', ...memory },
  transferredGb: { service: 'Data transfer', usd: 0.09, per: 1, unit: 'GB to the internet', ...memory },
  loggedGb: { service: 'CloudWatch', usd: 0.63, per: 1, unit: 'GB of logs taken in', ...memory },
  keptLogGbMonths: { service: 'CloudWatch', usd: 0.0324, per: 1, unit: 'GB-month of logs', ...memory },
  metrics: { service: 'CloudWatch', usd: 0.3, per: 1, unit: 'metric of our own-month', ...memory },
  alarms: { service: 'CloudWatch', usd: 0.1, per: 1, unit: 'alarm-month', ...memory },
  dashboards: { service: 'CloudWatch', usd: 3, per: 1, unit: 'dashboard-month', ...memory },
  traces: { service: 'X-Ray', usd: 5, per: million, unit: 'trace', ...memory },
  firewalls: { service: 'WAF', usd: 5, per: 1, unit: 'web ACL-month', ...memory },
  firewallRules: { service: 'WAF', usd: 1, per: 1, unit: 'rule-month', ...memory },
  firewallRequests: { service: 'WAF', usd: 0.6, per: million, unit: 'request', ...memory },
} as const satisfies Readonly<Record<string, Price>>;

export type Billed = keyof typeof priceList;
