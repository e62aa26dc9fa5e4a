import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

export type FirewallLimits = { readonly requestsPerAddress: number; readonly signInsPerAddress: number };

type Rule = Pick<CfnWebACL.RuleProperty, 'statement' | 'action' | 'overrideAction'> & {
  readonly name: string;
};

/** Under which name the firewall counts, all together or one rule of it. */
export function countedAs(environment: string, rule?: string): string {
  return ['speelruimte', environment, rule].filter((part) => part !== undefined).join('-');
}

/** Seconds over which requests of one address are counted. */
const window = 300;

/**
 * Rules of AWS, most of which read a body. They are counted and stop nobody: a plan is up to 250,000 characters, where
 * `SizeRestrictions_BODY` stops at 8 KB, and people may write what they like, also what looks like a program or an address.
 * What they write is never run or fetched: pages show it as text, and the domain reads it as words. And one that reads
 * a question: the code that a provider leads somebody back with may be longer than the 2 KB it allows.
 */
const countedOnly = [
  'SizeRestrictions_QUERYSTRING',
  'SizeRestrictions_BODY',
  'EC2MetaDataSSRF_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'CrossSiteScripting_BODY',
];

/** In the order they are asked. What none of them stops is let through. */
export function firewallRules(limits: FirewallLimits): Rule[] {
  return [
    {
      name: 'sign-ins',
      action: tooOften,
      statement: {
        rateBasedStatement: {
          limit: limits.signInsPerAddress,
          aggregateKeyType: 'IP',
          evaluationWindowSec: window,
          scopeDownStatement: { orStatement: { statements: [postedToALink, beginning] } },
        },
      },
    },
    {
      name: 'requests',
      action: tooOften,
      statement: {
        rateBasedStatement: {
          limit: limits.requestsPerAddress,
          aggregateKeyType: 'IP',
          evaluationWindowSec: window,
        },
      },
    },
    managed('reputation', 'AWSManagedRulesAmazonIpReputationList'),
    managed('common', 'AWSManagedRulesCommonRuleSet', countedOnly),
  ];
}

/** As the pages themselves say it when somebody asks too often: 429, and come back later. */
const tooOften = {
  block: {
    customResponse: {
      responseCode: 429,
      responseHeaders: [{ name: 'retry-after', value: String(window) }],
    },
  },
};

const decoded = [{ priority: 0, type: 'URL_DECODE' }];

function at(path: string, positionalConstraint: 'EXACTLY' | 'STARTS_WITH'): CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      searchString: path,
      positionalConstraint,
      fieldToMatch: { uriPath: {} },
      textTransformations: decoded,
    },
  };
}

/** Asking for a link, asking for another, and trying the four digits beside one. */
const postedToALink: CfnWebACL.StatementProperty = {
  andStatement: {
    statements: [
      {
        byteMatchStatement: {
          searchString: 'POST',
          positionalConstraint: 'EXACTLY',
          fieldToMatch: { method: {} },
          textTransformations: [{ priority: 0, type: 'NONE' }],
        },
      },
      {
        orStatement: {
          statements: [at('/link', 'EXACTLY'), at('/nieuwe-link', 'EXACTLY'), at('/l/', 'STARTS_WITH')],
        },
      },
    ],
  },
};

/** Beginning to sign in with the municipality: whoever asks for it need be nobody, and each attempt is kept for a while. */
const beginning = at('/inloggen', 'EXACTLY');

function managed(name: string, group: string, counted: readonly string[] = []): Rule {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: group,
        ...(counted.length === 0
          ? {}
          : { ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })) }),
      },
    },
  };
}
