import { App } from 'aws-cdk-lib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { addStacks } from '../../infra/stacks/add-stacks.ts';
import { readDeployment } from '../../infra/stacks/deployment.ts';
import { tables } from '../../infra/tables.ts';
import { assumptions } from './assumptions.ts';
import { plus, times, type Usage } from './bill.ts';

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })),
});
type Resource = z.infer<typeof templateSchema>['Resources'][string];

const rulesSchema = z.object({ Rules: z.array(z.unknown()) });
const mappingSchema = z.object({ MetricsConfig: z.object({ Metrics: z.array(z.unknown()).min(1) }) });
/** What Lambda publishes of a feed that was asked to count its events. */
const metricsPerFeed = 7;

/** Every resource of every stack, as a release makes them. */
export function deployedResources(): Resource[] {
  const outdir = mkdtempSync(join(tmpdir(), 'speelruimte-cost-'));
  try {
    const app = new App({ outdir });
    addStacks(app, readDeployment('waterrijk-test'));
    return app
      .synth()
      .stacks.flatMap((stack) => Object.values(templateSchema.parse(stack.template).Resources));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** What is billed because it is there, by the month. */
export function standing(resources: readonly Resource[]): Usage {
  const count = (type: string): number => resources.filter(({ Type }) => Type === type).length;
  const of = (type: string): Resource[] => resources.filter(({ Type }) => Type === type);
  const counting = of('AWS::Lambda::EventSourceMapping').filter(
    ({ Properties }) => mappingSchema.safeParse(Properties).success,
  );
  const firewallRules = of('AWS::WAFv2::WebACL').map(({ Properties }) => rulesSchema.parse(Properties).Rules);
  return {
    kmsKeys: count('AWS::KMS::Key'),
    secrets: count('AWS::SecretsManager::Secret'),
    alarms: count('AWS::CloudWatch::Alarm') + count('AWS::CloudWatch::CompositeAlarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    metrics: count('AWS::Logs::MetricFilter') + counting.length * metricsPerFeed,
    firewalls: count('AWS::WAFv2::WebACL'),
    firewallRules: firewallRules.flat().length,
  };
}

/** A month in which nobody does anything: what stands, and the rounds of sweeper and mailer every five minutes. */
export function idleMonth(resources: readonly Resource[], round: Usage): Usage {
  const { roundsPerDay, daysPerMonth, keyAsksPerTableMonth } = assumptions;
  return plus(standing(resources), times(round, roundsPerDay * daysPerMonth), {
    kmsRequests: tables.length * keyAsksPerTableMonth,
  });
}
