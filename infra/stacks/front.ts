import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { DomainName } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type AddBehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { doorHeader } from '../../functions/doorkeeper/doorkeeper.ts';
import { securityHeaders } from '../../shared/http/security-headers.ts';
import { cachedPaths } from '../routes.ts';
import type { Deployment } from './deployment.ts';

/** Every failure that CloudFront would keep for ten seconds if nothing were said: what one person met is nobody else's. */
const failures = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/**
 * What visitors reach: CloudFront, before the door in the region. It keeps what is the same for everybody and nothing else,
 * and writes down nothing: the first thing it would write is the path, and in a path stands a link that opens a case.
 */
export function buildFront(
  scope: Construct,
  from: { deployment: Deployment; domain: DomainName; doorKey: Secret; firewallArn: string | undefined },
): Distribution {
  const { deployment } = from;
  const host = new URL(deployment.origin).hostname;
  const origin = new HttpOrigin(from.domain.regionalDomainName, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    customHeaders: { [doorHeader]: from.doorKey.secretValue.unsafeUnwrap() },
  });
  const headers = headersPolicy(scope, deployment);
  const asset = assetBehavior(scope, deployment);
  const distribution = new Distribution(scope, 'Front', {
    comment: `Speelruimte: ${deployment.environment}`,
    domainNames: [host],
    certificate: Certificate.fromCertificateArn(scope, 'EdgeCertificate', deployment.certificates.edge),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_100,
    enableLogging: false,
    ...(from.firewallArn === undefined ? {} : { webAclId: from.firewallArn }),
    defaultBehavior: { origin, responseHeadersPolicy: headers, ...pageBehavior() },
    additionalBehaviors: Object.fromEntries(
      cachedPaths.map((path) => [path, { origin, responseHeadersPolicy: headers, ...asset }]),
    ),
    errorResponses: failures.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
  });
  new CfnOutput(scope, 'FrontTarget', {
    value: distribution.distributionDomainName,
    description: 'Where the DNS record of the origin must point',
  });
  return distribution;
}

/** Pages are made for their reader: everything goes to the door, the public name included, and nothing is kept. */
function pageBehavior(): Omit<AddBehaviorOptions, 'responseHeadersPolicy'> {
  return {
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // With the name and the signature of a system: what it signed is what API Gateway checks.
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER,
    compress: false,
  };
}

/** The same for everybody: asked for once, with no cookie and no question, and kept as long as its own header says. */
function assetBehavior(scope: Construct, { environment }: Deployment): AddBehaviorOptions {
  return {
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    cachePolicy: new CachePolicy(scope, 'AssetCache', {
      cachePolicyName: `speelruimte-${environment}-assets`,
      comment: 'What pages load besides themselves',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      cookieBehavior: CacheCookieBehavior.none(),
      headerBehavior: CacheHeaderBehavior.none(),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    }),
    originRequestPolicy: new OriginRequestPolicy(scope, 'AssetRequest', {
      originRequestPolicyName: `speelruimte-${environment}-assets`,
      comment: 'The public name, which the door answers to',
      headerBehavior: OriginRequestHeaderBehavior.allowList('Host'),
    }),
    compress: true,
  };
}

/**
 * The headers of the pages, for what has none: an answer of CloudFront itself. A page keeps its own, so that none is sent
 * twice and none says something else.
 */
function headersPolicy(scope: Construct, { environment }: Deployment): ResponseHeadersPolicy {
  const override = false;
  const [maxAge, ...also] = securityHeaders['strict-transport-security'].split('; ');
  return new ResponseHeadersPolicy(scope, 'FrontHeaders', {
    responseHeadersPolicyName: `speelruimte-${environment}`,
    comment: 'As strict as the pages themselves',
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: securityHeaders['content-security-policy'],
        override,
      },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(Number(maxAge?.replace('max-age=', ''))),
        includeSubdomains: also.includes('includeSubDomains'),
        override,
      },
      contentTypeOptions: { override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN, override },
      // For browsers that do not know `frame-ancestors`.
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
    },
  });
}
