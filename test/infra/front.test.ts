import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { securityHeaders } from '../../shared/http/security-headers.ts';
import { synth, synthTimeout } from './synth.ts';

let app: Template;
let edge: Template;

beforeAll(() => {
  ({ app, edge } = synth());
}, synthTimeout);

const behaviorSchema = z.object({
  CachePolicyId: z.unknown(),
  OriginRequestPolicyId: z.unknown(),
  AllowedMethods: z.array(z.string()),
  ViewerProtocolPolicy: z.string(),
  ResponseHeadersPolicyId: z.unknown(),
});
const distributionSchema = z.object({
  Properties: z.object({
    DistributionConfig: z.object({
      Aliases: z.array(z.string()),
      DefaultCacheBehavior: behaviorSchema,
      CacheBehaviors: z.array(behaviorSchema.extend({ PathPattern: z.string() })),
      CustomErrorResponses: z.array(
        z.strictObject({ ErrorCode: z.number(), ErrorCachingMinTTL: z.literal(0) }),
      ),
      Origins: z.array(
        z.object({
          DomainName: z.unknown(),
          OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.unknown() })),
          CustomOriginConfig: z.object({ OriginProtocolPolicy: z.string() }),
        }),
      ),
      ViewerCertificate: z.object({ AcmCertificateArn: z.string(), MinimumProtocolVersion: z.string() }),
      WebACLId: z.unknown(),
    }),
  }),
});

/** The one distribution there is. Also asked for what it must not have: `raw`. */
function front() {
  const [raw] = Object.values(app.findResources('AWS::CloudFront::Distribution'));
  return { raw: JSON.stringify(raw), ...distributionSchema.parse(raw).Properties.DistributionConfig };
}

describe('the front', () => {
  test('has the name of the municipality, and its origin is the door to that same name', () => {
    const { Aliases, Origins, ViewerCertificate } = front();
    expect(Aliases).toEqual(['speelruimte-test.waterrijk.example']);
    expect(ViewerCertificate).toEqual({
      AcmCertificateArn:
        'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
    expect(Origins.map((one) => [one.DomainName, one.CustomOriginConfig.OriginProtocolPolicy])).toEqual([
      [{ 'Fn::GetAtt': [expect.stringMatching(/^PageDomain/), 'RegionalDomainName'] }, 'https-only'],
    ]);
    app.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'speelruimte-test.waterrijk.example',
    });
  });

  test('keeps no page, and passes everything on to it: cookies, the public name, the signature of a system', () => {
    const page = front().DefaultCacheBehavior;
    // As AWS calls them everywhere: CachingDisabled and AllViewer.
    expect(page.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(page.OriginRequestPolicyId).toBe('216adef6-5c7f-47e4-b989-5492eafa07d3');
    expect(page.AllowedMethods).toContain('POST');
    expect(page.ViewerProtocolPolicy).toBe('redirect-to-https');
  });

  test('keeps what is the same for everybody, as long as it says itself, and asks for it without a cookie', () => {
    expect(front().CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/stijl.css',
      '/bewaren.js',
      '/verversen.js',
      '/icoon.svg',
      '/logo.svg',
    ]);
    expect(new Set(front().CacheBehaviors.flatMap(({ AllowedMethods }) => AllowedMethods))).toEqual(
      new Set(['GET', 'HEAD']),
    );
    app.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        DefaultTTL: 0,
        MinTTL: 0,
        MaxTTL: 86_400,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'none' },
        },
      },
    });
    app.hasResourceProperties('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Host'] },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      },
    });
  });

  test('shows nobody the failure that somebody else met', () => {
    expect(front().CustomErrorResponses.map(({ ErrorCode }) => ErrorCode)).toEqual([
      400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504,
    ]);
  });

  test('adds to an answer without headers those that every page has, and replaces none', () => {
    const override = { Override: false };
    app.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: Match.absent(),
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: securityHeaders['content-security-policy'],
            ...override,
          },
          ContentTypeOptions: override,
          FrameOptions: { FrameOption: 'DENY', ...override },
          ReferrerPolicy: { ReferrerPolicy: 'strict-origin', ...override },
          StrictTransportSecurity: {
            AccessControlMaxAgeSec: 31_536_000,
            IncludeSubdomains: true,
            ...override,
          },
        },
      },
    });
    const { DefaultCacheBehavior, CacheBehaviors } = front();
    app.resourceCountIs('AWS::CloudFront::ResponseHeadersPolicy', 1);
    const policies = [DefaultCacheBehavior, ...CacheBehaviors].map((one) => one.ResponseHeadersPolicyId);
    expect(policies).toEqual(Array.from({ length: 6 }, () => policies[0]));
    expect(securityHeaders['content-security-policy']).not.toContain('unsafe');
  });
});

describe('beside the front', () => {
  test('no page opens: the door asks for a key that the edge alone shows', () => {
    app.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    app.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.x-speelruimte-door'],
      AuthorizerResultTtlInSeconds: 300,
    });
    app.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    const [origin] = front().Origins;
    expect(origin?.OriginCustomHeaders.map(({ HeaderName }) => HeaderName)).toEqual(['x-speelruimte-door']);
    // Looked up when it is deployed: the key stands in no template.
    expect(JSON.stringify(origin?.OriginCustomHeaders)).toMatch(/\{\{resolve:secretsmanager:/);
  });

  test('a system says who it is by its signature, with or without the front', () => {
    const routes = Object.values(app.findResources('AWS::ApiGatewayV2::Route')).map(
      (route) =>
        z
          .object({ Properties: z.object({ RouteKey: z.string(), AuthorizationType: z.string() }) })
          .parse(route).Properties,
    );
    expect(routes.filter(({ AuthorizationType }) => AuthorizationType !== 'CUSTOM')).toEqual([
      { RouteKey: 'ANY /v1/requests', AuthorizationType: 'AWS_IAM' },
      { RouteKey: 'ANY /v1/registers', AuthorizationType: 'AWS_IAM' },
      { RouteKey: 'ANY /v1/chain-moves', AuthorizationType: 'AWS_IAM' },
    ]);
  });
});

test('the door knows a new key before the edge shows it', () => {
  const [distribution] = Object.values(app.findResources('AWS::CloudFront::Distribution'));
  const { DependsOn } = z.object({ DependsOn: z.array(z.string()) }).parse(distribution);
  expect(DependsOn).toContainEqual(expect.stringMatching(/^Doorkeeper[0-9A-F]{8}$/));
});

describe('a path that somebody opened is written down', () => {
  test('by no log of CloudFront, old or new', () => {
    expect(front().raw).not.toMatch(/Logging|RealtimeLogConfig/);
    for (const stack of [app, edge])
      for (const type of [
        'AWS::CloudFront::RealtimeLogConfig',
        'AWS::Logs::DeliverySource',
        'AWS::Logs::Delivery',
      ])
        stack.resourceCountIs(type, 0);
  });

  test('by no log or sample of the firewall, and of what else it tells AWS nothing but the path can be read', () => {
    edge.resourceCountIs('AWS::WAFv2::LoggingConfiguration', 0);
    edge.resourceCountIs('AWS::Logs::LogGroup', 0);
    const firewalls = JSON.stringify(edge.findResources('AWS::WAFv2::WebACL'));
    expect(firewalls).toContain('"SampledRequestsEnabled":false');
    expect(firewalls).not.toContain('"SampledRequestsEnabled":true');
    edge.hasResourceProperties('AWS::WAFv2::WebACL', {
      DataProtectionConfig: {
        DataProtections: [
          { Field: { FieldType: 'BODY' }, Action: 'SUBSTITUTION' },
          { Field: { FieldType: 'QUERY_STRING' }, Action: 'SUBSTITUTION' },
          {
            Field: { FieldType: 'SINGLE_HEADER', FieldKeys: ['authorization', 'cookie', 'referer'] },
            Action: 'SUBSTITUTION',
          },
        ],
      },
    });
  });

  test('by no trace: the door begins none, and the clockwork knows no path', () => {
    const [stage] = Object.values(app.findResources('AWS::ApiGatewayV2::Stage'));
    expect(JSON.stringify(stage)).not.toMatch(/Tracing|DataTrace/);
    expect(JSON.stringify(app.findResources('AWS::Lambda::Function'))).not.toMatch(
      /AWS_LAMBDA_EXEC_WRAPPER|OTEL_/,
    );
  });
});

describe('the firewall', () => {
  const ruleSchema = z.object({
    Name: z.string(),
    Priority: z.number(),
    Statement: z.record(z.string(), z.unknown()),
    Action: z.unknown().optional(),
  });

  function rules(): Map<string, z.infer<typeof ruleSchema>> {
    const [acl] = Object.values(edge.findResources('AWS::WAFv2::WebACL'));
    const { Rules } = z
      .object({ Properties: z.object({ Rules: z.array(ruleSchema) }) })
      .parse(acl).Properties;
    return new Map(Rules.map((rule) => [rule.Name, rule]));
  }

  test('stands before the front, and lets through what no rule stops', () => {
    edge.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
    });
    expect(front().WebACLId).toMatchObject({
      'Fn::GetStackOutput': { StackName: 'Speelruimte-WaterrijkTest-Edge', Region: 'us-east-1' },
    });
    expect([...rules().keys()]).toEqual(['sign-ins', 'requests', 'reputation', 'common']);
  });

  test('counts the requests of an address, and apart those that ask for a link, try its code or begin to sign in', () => {
    const counted = (name: string) =>
      z.object({ RateBasedStatement: z.record(z.string(), z.unknown()) }).parse(rules().get(name)?.Statement)
        .RateBasedStatement;
    expect(counted('requests')).toEqual({ Limit: 5000, AggregateKeyType: 'IP', EvaluationWindowSec: 300 });
    expect(counted('sign-ins')).toMatchObject({ Limit: 200, AggregateKeyType: 'IP' });
    const searched = [...JSON.stringify(counted('sign-ins')).matchAll(/"SearchString":"([^"]+)"/g)];
    expect(searched.map(([, text]) => text)).toEqual(['POST', '/link', '/nieuwe-link', '/l/', '/inloggen']);
    expect(JSON.stringify(rules().get('requests')?.Action)).toContain('"ResponseCode":429');
  });

  test('stops no plan for its length or its words, and nobody who comes from the provider with a long code', () => {
    const { RuleActionOverrides } = z
      .object({
        ManagedRuleGroupStatement: z.object({
          Name: z.literal('AWSManagedRulesCommonRuleSet'),
          RuleActionOverrides: z.array(z.object({ Name: z.string(), ActionToUse: z.unknown() })),
        }),
      })
      .parse(rules().get('common')?.Statement).ManagedRuleGroupStatement;
    expect(RuleActionOverrides).toEqual(
      [
        'SizeRestrictions_QUERYSTRING',
        'SizeRestrictions_BODY',
        'EC2MetaDataSSRF_BODY',
        'GenericLFI_BODY',
        'GenericRFI_BODY',
        'CrossSiteScripting_BODY',
      ].map((Name) => ({ Name, ActionToUse: { Count: {} } })),
    );
  });
});
