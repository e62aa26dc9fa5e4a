import { ArnFormat, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { forLogs } from './data-stack.ts';
import type { Deployment } from './deployment.ts';
import { firewallRules, type FirewallLimits } from './firewall.ts';
import { logGroup } from './functions.ts';

/** Where AWS keeps what stands before CloudFront, wherever the rest is. */
export const edgeRegion = 'us-east-1';

const unseen = { sampledRequestsEnabled: false, cloudWatchMetricsEnabled: true };

/**
 * The firewall before CloudFront, and its log. Nothing it writes down or shows says which page somebody asked for, or what
 * they wrote: in the path stands a link that opens a case.
 */
export class EdgeStack extends Stack {
  readonly firewall: CfnWebACL;

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { deployment: Deployment; limits: FirewallLimits },
  ) {
    super(scope, id, props);
    const name = `speelruimte-${props.deployment.environment}`;
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
        visibilityConfig: { ...unseen, metricName: `${name}-${rule.name}` },
      })),
      dataProtectionConfig: {
        dataProtections: [
          { field: { fieldType: 'BODY' }, action: 'SUBSTITUTION' },
          { field: { fieldType: 'QUERY_STRING' }, action: 'SUBSTITUTION' },
        ],
      },
    });
    this.#log(name);
  }

  /** Of what was stopped, and nothing of what was let through: visitors leave no trace here. */
  #log(name: string): void {
    const key = new Key(this, 'FirewallLogKey', {
      description: 'Speelruimte: the log of the firewall at rest',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
      pendingWindow: Duration.days(30),
    });
    key.addToResourcePolicy(forLogs(this));
    // WAF takes a log group whose name begins so, and no other.
    const group = logGroup(this, 'FirewallLog', { key, logGroupName: `aws-waf-logs-${name}` });
    const header = (Name: string) => ({ singleHeader: { Name } });
    new CfnLoggingConfiguration(this, 'FirewallLogging', {
      resourceArn: this.firewall.attrArn,
      logDestinationConfigs: [
        this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: `aws-waf-logs-${name}`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [
        { uriPath: {} },
        { queryString: {} },
        ...['cookie', 'authorization', 'referer'].map(header),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    }).node.addDependency(group);
  }
}
