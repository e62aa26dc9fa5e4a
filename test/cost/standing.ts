import { App } from 'aws-cdk-lib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { addStacks } from '../../infra/stacks/add-stacks.ts';
import { readDeployment } from '../../infra/stacks/deployment.ts';
import { tables } from '../../infra/tables.ts';
import { nameFunctions } from '../infra/synth.ts';
import { assumptions } from './assumptions.ts';
import { plus, times, type Usage } from './bill.ts';

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })),
});
type Resource = z.infer<typeof templateSchema>['Resources'][string];

const rulesSchema = z.object({ Rules: z.array(z.unknown()) });
const alarmSchema = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })) });
const keySchema = z.object({ EnableKeyRotation: z.literal(true) });
export type Deployed = {
  /** The resources of each stack, as a release makes them. */
  readonly stacks: readonly (readonly Resource[])[];
  /** Keys that were made before the stacks. */
  readonly linkKeys: number;
};

export function deployed(): Deployed {
  const outdir = mkdtempSync(join(tmpdir(), 'speelruimte-cost-'));
  try {
    const app = new App({ outdir });
    const deployment = readDeployment('waterrijk-test');
    addStacks(app, deployment, nameFunctions);
    return {
      stacks: app
        .synth()
        .stacks.map((stack) => Object.values(templateSchema.parse(stack.template).Resources)),
      linkKeys: Object.keys(deployment.linkKeys).length,
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

export function has({ stacks }: Deployed, type: string): boolean {
  return stacks.flat().some(({ Type }) => Type === type);
}

/** An alarm on an expression looks at several figures. */
function figuresOf({ Properties }: Resource): number {
  const read = alarmSchema.safeParse(Properties);
  if (!read.success) return 1;
  return read.data.Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length;
}

/** What is billed because it is there, by the month, until keys have been renewed. */
export function standing({ stacks, linkKeys }: Deployed): Usage {
  const of = (type: string): Resource[] => stacks.flat().filter(({ Type }) => Type === type);
  const firewallRules = of('AWS::WAFv2::WebACL').map(({ Properties }) => rulesSchema.parse(Properties).Rules);
  return {
    kmsKeys: of('AWS::KMS::Key').length + linkKeys,
    secrets: of('AWS::SecretsManager::Secret').length,
    alarms: of('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + figuresOf(alarm), 0),
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    firewalls: of('AWS::WAFv2::WebACL').length,
    firewallRules: firewallRules.flat().length,
  };
}

/** From the third year on: what the renewals of keys add. */
export function renewals({ stacks }: Deployed): Usage {
  const keys = stacks
    .flat()
    .filter(({ Type, Properties }) => Type === 'AWS::KMS::Key' && keySchema.safeParse(Properties).success);
  return { renewedKeys: 2 * keys.length };
}

/** A month in which nobody does anything: what stands, and the rounds of sweeper and mailer every five minutes. */
export function idleMonth(from: Deployed, round: Usage): Usage {
  const { roundsPerDay, daysPerMonth, keyAsksPerTableMonth } = assumptions;
  return plus(standing(from), times(round, roundsPerDay * daysPerMonth), {
    kmsRequests: tables.length * keyAsksPerTableMonth,
  });
}
