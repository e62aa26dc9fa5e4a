import { Validations, type App, type IPolicyValidationPlugin } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks, type NagPack } from 'cdk-nag';
import type { Deployment } from './deployment.ts';

/** A finding that stands, on the resources whose path matches, and why. */
export type Accepted = {
  readonly rules: readonly (string | RegExp)[];
  readonly at: RegExp;
  readonly reason: string;
};

const functions = /-App\/[A-Za-z]+\/Resource$/;

/** Every rule that is not kept, once, with its reason. */
const always: readonly Accepted[] = [
  {
    rules: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'],
    at: /-Data\/CodeSecret\/Resource$/,
    reason: 'Another secret makes another code: the four digits in every mail under way would open nothing.',
  },
  {
    rules: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'],
    at: /-App\/DoorKey-[a-z0-9-]+\/Resource$/,
    reason:
      'CloudFront takes a new key by a deployment alone: a second one in doorKeys, and later without the first.',
  },
  {
    rules: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'],
    at: /-Data\/ProviderSecret\/Resource$/,
    reason: 'The provider has the other half: a new one is entered there and here by hand.',
  },
  {
    rules: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    at: /-App\/(Feed|Bounces)Failures\/Resource$/,
    reason: 'It is where failures end: the queue behind a feed or an event, which nothing reads by itself.',
  },
  {
    rules: [
      /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:states:[a-z0-9-]+:\d+:execution:[a-z0-9-]+:\*\]$/,
    ],
    at: /-App\/(React|Sweep)Role\/Resource$/,
    reason: 'The name of an execution holds its case; which cases there will be, no policy can know.',
  },
  {
    rules: [
      /^AwsSolutions-IAM5\[Resource::\S+(Ledger|Desk)Table\S+\/stream\/\*\]$/,
      // A table that was set back is known by its name.
      /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:dynamodb:[a-z0-9-]+:\d+:table\/speelruimte-[a-z0-9-]+-(ledger|desk)-[a-z0-9-]+\/stream\/\*\]$/,
    ],
    at: /-App\/(React|Mailer)Role\/Resource$/,
    reason: 'Lambda lists the feeds of a table before it reads one; AWS knows that right on all feeds of it.',
  },
  {
    rules: ['AwsSolutions-IAM5[Resource::*]'],
    at: /-App\/ClockworkRole\/DefaultPolicy\/Resource$/,
    reason: 'AWS knows the delivery of logs and traces on everything alone.',
  },
  {
    rules: ['AwsSolutions-CFR1'],
    at: /-App\/Front\/Resource$/,
    reason: 'A family may be anywhere when it is asked something about its own plan.',
  },
  {
    rules: ['AwsSolutions-CFR3'],
    at: /-App\/Front\/Resource$/,
    reason:
      'An access log holds paths, and a path opens a case. The door logs the route of each request instead.',
  },
  {
    rules: ['NIST.800.53.R5-WAFv2LoggingEnabled'],
    at: /-Edge\/Firewall$/,
    reason:
      'Its log holds paths, and a path opens a case: they are redacted for rules alone that look at one. It counts by rule.',
  },
  {
    rules: ['Serverless-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ'],
    at: functions,
    reason:
      'For events alone. Pages, steps and feeds have their own way to fail; bounces has a destination; the clocks come again.',
  },
  {
    rules: ['Serverless-LambdaAsyncFailureDestination'],
    at: /-App\/(Sweep|Mailer)\/EventInvokeConfig\/Resource$/,
    reason: 'The next round, five minutes later, does what this one left undone.',
  },
  {
    rules: ['Serverless-EventBusDLQ'],
    at: /-App\/(Sweep|Mailer)Clock\/Resource$/,
    reason: 'The next round, five minutes later, does what this one left undone.',
  },
  {
    rules: ['AwsSolutions-IAM5[Resource::*]', 'Serverless-LambdaStarPermissions'],
    at: /-App\/[A-Za-z]+Role\/Resource$/,
    reason: 'To hand in a trace and nothing else: a trace is no resource that a policy could name.',
  },
  {
    rules: ['NIST.800.53.R5-DynamoDBInBackupPlan'],
    at: /-Data\/[A-Za-z]+Table\/Resource$/,
    reason:
      'Set back in time instead (35 days; keys 7). A backup beside it would keep the keys of cases that were erased.',
  },
  {
    rules: ['NIST.800.53.R5-IAMNoInlinePolicy'],
    at: /-App\/[A-Za-z]+Role(\/DefaultPolicy)?\/Resource$/,
    reason: 'A role is of one function alone, and its rights are there before anything calls it.',
  },
  {
    rules: ['NIST.800.53.R5-LambdaConcurrency'],
    at: functions,
    reason:
      'The door lets in fifty requests a second over all; what is reserved for one, the others of the account lack.',
  },
  {
    rules: ['NIST.800.53.R5-LambdaInsideVPC'],
    at: functions,
    reason:
      'They reach services of AWS by its API and nothing else; there is no network of ours to be inside of.',
  },
  {
    rules: ['Serverless-EventBusDLQ'],
    at: /-Watch\/KeyInDanger\/Resource$/,
    reason: 'It is tried for a day. A queue of warnings that nobody got would need a warning of its own.',
  },
  {
    rules: ['Serverless-SNSRedrivePolicy'],
    at: /-Watch\/Operator\d+\/Resource$/,
    reason: 'A mail that does not arrive leaves its alarm in CloudWatch, where the dashboard is.',
  },
];

/** Where the file of the environment names no firewall, and nowhere else. */
const withoutFirewall: readonly Accepted[] = [
  {
    rules: ['AwsSolutions-CFR2'],
    at: /-App\/Front\/Resource$/,
    reason:
      'The municipality chose so: it costs some tens of euros a month. The door counts requests by itself.',
  },
];

/** What is not kept in one deployment. What is not listed here stops `cdk synth`. */
export function acceptedIn({ firewall }: Pick<Deployment, 'firewall'>): readonly Accepted[] {
  return firewall === undefined ? [...always, ...withoutFirewall] : always;
}

/** The packs of rules that every template is held against. */
function packs(app: App): readonly NagPack[] {
  return [new AwsSolutionsChecks(app), new ServerlessChecks(app), new NIST80053R5Checks(app)];
}

export type Finding = { readonly rule: string; readonly path: string };

export function isAbout({ rules, at }: Accepted, finding: Finding): boolean {
  const isOne = (rule: string | RegExp): boolean =>
    typeof rule === 'string' ? rule === finding.rule : rule.test(finding.rule);
  return at.test(finding.path) && rules.some(isOne);
}

/** What the rules find in a tree of constructs, one for each rule and resource. */
export function findingsIn(app: App): Finding[] {
  return packs(app).flatMap((pack) =>
    pack
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
      ),
  );
}

/** Holds the app against the rules whenever it is synthesized: what nobody accepted stops it. */
export function holdAgainstRules(app: App, deployment: Pick<Deployment, 'firewall'>): void {
  const accepted = acceptedIn(deployment);
  Validations.of(app).addPlugins(...packs(app).map((pack) => withoutAccepted(pack, accepted)));
}

/** Not by the acknowledgements of the CDK: those name a finding to the letter, and the letters change as a tree is resolved. */
function withoutAccepted(pack: NagPack, accepted: readonly Accepted[]): IPolicyValidationPlugin {
  return {
    name: pack.name,
    validate: (context) => {
      const violations = pack.validate(context).violations.flatMap((violation) => {
        const left = violation.violatingResources.filter(({ constructPath = '' }) => {
          const finding = { rule: violation.ruleName, path: constructPath };
          return !accepted.some((one) => isAbout(one, finding));
        });
        return left.length === 0 ? [] : [{ ...violation, violatingResources: left }];
      });
      return { success: violations.length === 0, violations };
    },
  };
}
