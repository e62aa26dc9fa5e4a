import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Deployment } from './deployment.ts';
import { countedAs, firewallRules, type FirewallLimits } from './firewall.ts';

/** Where AWS keeps what stands before CloudFront, wherever the rest is. */
export const edgeRegion = 'us-east-1';

const unseen = { sampledRequestsEnabled: false, cloudWatchMetricsEnabled: true };

/**
 * The firewall before CloudFront. It counts what each rule stopped, and writes down nothing: in the path stands a link that opens
 * a case, and AWS takes a path out of the log for the rules alone that look at one.
 */
export class EdgeStack extends Stack {
  readonly firewall: CfnWebACL;

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { deployment: Deployment; limits: FirewallLimits },
  ) {
    super(scope, id, props);
    const { environment } = props.deployment;
    const name = countedAs(environment);
    this.firewall = new CfnWebACL(this, 'Firewall', {
      name,
      description: 'Speelruimte: before the pages',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: { ...unseen, metricName: name },
      rules: firewallRules(props.limits).map((rule, priority) => ({
        ...rule,
        priority,
        // No samples: the console shows them with path and headers.
        visibilityConfig: { ...unseen, metricName: countedAs(environment, rule.name) },
      })),
      // For whatever of AWS looks along: of a path it can say nothing.
      dataProtectionConfig: {
        dataProtections: [
          { field: { fieldType: 'BODY' }, action: 'SUBSTITUTION' },
          { field: { fieldType: 'QUERY_STRING' }, action: 'SUBSTITUTION' },
          {
            field: { fieldType: 'SINGLE_HEADER', fieldKeys: ['authorization', 'cookie', 'referer'] },
            action: 'SUBSTITUTION',
          },
        ],
      },
    });
  }
}
