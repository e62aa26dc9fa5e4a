import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpIamAuthorizer,
  HttpLambdaAuthorizer,
  HttpLambdaResponseType,
} from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { doorHeader } from '../../functions/doorkeeper/doorkeeper.ts';
import { fallback, forSystems, pageFunctions, routes } from '../routes.ts';
import type { Deployment } from './deployment.ts';
import { logGroup, pascal } from './functions.ts';
import type { FunctionName } from './grants.ts';

/** The route and never the path: in a path stands a link that opens a case. */
const logFormat = JSON.stringify({
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  failure: '$context.error.responseType',
});

/** Per second, over all visitors together: far above a municipality's busiest hour, far below what hurts. */
const throttle = { rateLimit: 50, burstLimit: 100 };

/**
 * The door to the pages: every route by any method, since a page answers a wrong method with a page of its own. It stands in
 * the region, answers to the public name alone, and lets in who came by the edge, or a system that says who it is.
 */
export function openDoor(
  scope: Construct,
  from: {
    functions: Readonly<Record<FunctionName, IFunction>>;
    deployment: Deployment;
    logsKey: IKey;
  },
): { api: HttpApi; domain: DomainName } {
  const { deployment, functions } = from;
  const api = new HttpApi(scope, 'PageApi', {
    apiName: `speelruimte-${deployment.environment}`,
    createDefaultStage: false,
    // With a name of its own, a second door would be one without the cookies and the origin of the first.
    disableExecuteApiEndpoint: true,
  });
  addRoutes(scope, api, functions);
  const domain = new DomainName(scope, 'PageDomain', {
    domainName: new URL(deployment.origin).hostname,
    certificate: Certificate.fromCertificateArn(scope, 'PageCertificate', deployment.certificates.region),
  });
  new HttpStage(scope, 'PageStage', {
    httpApi: api,
    autoDeploy: true,
    throttle,
    accessLogSettings: {
      destination: new LogGroupLogDestination(logGroup(scope, 'PageLog', { key: from.logsKey })),
      format: AccessLogFormat.custom(logFormat),
    },
    domainMapping: { domainName: domain },
  });
  return { api, domain };
}

function addRoutes(
  scope: Construct,
  api: HttpApi,
  functions: Readonly<Record<FunctionName, IFunction>>,
): void {
  const byTheEdge = new HttpLambdaAuthorizer('Doorkeeper', functions.doorkeeper, {
    responseTypes: [HttpLambdaResponseType.SIMPLE],
    // Whoever shows nothing is turned away before anything runs; what was shown is remembered for a while.
    identitySource: [`$request.header.${doorHeader}`],
    resultsCacheTtl: Duration.minutes(5),
  });
  const bySignature = new HttpIamAuthorizer();
  for (const name of pageFunctions) {
    const integration = new HttpLambdaIntegration(pascal(name), functions[name], {
      timeout: Duration.seconds(29),
    });
    const authorizer = forSystems.has(name) ? bySignature : byTheEdge;
    for (const path of routes[name]) {
      api.addRoutes({ path, methods: [HttpMethod.ANY], integration, authorizer });
    }
    if (name === fallback) {
      new HttpRoute(scope, 'PageFallback', {
        httpApi: api,
        routeKey: HttpRouteKey.DEFAULT,
        integration,
        authorizer,
      });
    }
  }
}
